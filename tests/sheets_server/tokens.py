"""The OAuth token endpoint: a signed JWT of a service account against an access token."""

from __future__ import annotations

import base64
import json
import secrets
import time
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.sheets_server.wire import JSON, Reply, Request

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
LIFETIME = 3599
_GOOGLE = "https://www.googleapis.com/auth/"
_NAMES = ("spreadsheets", "spreadsheets.readonly", "drive", "drive.readonly", "drive.file", "drive.metadata.readonly")
SCOPES = frozenset(_GOOGLE + name for name in _NAMES) | {"https://spreadsheets.google.com/feeds"}
_WRONG_TIMES = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)
_EARLY = 300


class TokenError(Exception):
    """A refusal in OAuth's flat form, where `error` is a string."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error, self.description = error, description


@dataclass(frozen=True)
class Token:
    """An access token's owner, scopes and end (on the server's clock)."""

    address: str
    scopes: frozenset[str]
    expires: float


def new_account(address: str, token_uri: str) -> tuple[str, dict[str, str]]:
    """Make a throw-away service account; return its public key (PEM) and the key file's content."""
    # Short, because reading a longer key takes a worker as long as the tests let it live before they kill it.
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - opens nothing but the tests' server
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    public = (
        key.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )
    return public, {
        "type": "service_account",
        "project_id": "throw-away",
        "private_key_id": secrets.token_hex(20),
        "private_key": private,
        "client_email": address,
        "client_id": str(secrets.randbelow(10**21)),
        "token_uri": token_uri,
    }


def reply(value: Mapping[str, Any], status: int = 200) -> Reply:
    """Write the endpoint's compact JSON."""
    return Reply(status, json.dumps(value, separators=(",", ":")).encode(), JSON)


def refusal(error: TokenError) -> Reply:
    return reply({"error": error.error, "error_description": error.description}, 400)


def issue(request: Request, accounts: Mapping[str, str], audiences: set[str], now: float) -> tuple[str, Token]:
    """Check the request and return a new token; `accounts` gives the public key of an address."""
    form = urllib.parse.parse_qs(request.body.decode())
    if form.get("grant_type") != [GRANT]:
        raise TokenError("unsupported_grant_type", "Invalid grant_type: " + form.get("grant_type", [""])[0])
    claims, signed, signature = _read(form.get("assertion", [""])[0])
    public_key = accounts.get(str(claims.get("iss")))
    if public_key is None:
        raise TokenError("invalid_grant", "Invalid grant: account not found")
    _verify(public_key, signed, signature)
    if claims.get("aud") not in audiences:
        raise TokenError("invalid_grant", "Invalid JWT: Failed audience check.")
    _check_times(claims)
    scopes = frozenset(str(claims.get("scope") or "").split())
    if not scopes:
        raise TokenError("invalid_scope", "Empty or missing scope not allowed.")
    if not scopes <= SCOPES:
        raise TokenError("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
    return "ya29.c." + secrets.token_urlsafe(90), Token(str(claims["iss"]), scopes, now + LIFETIME)


def granted(token: str) -> Reply:
    return reply({"access_token": token, "expires_in": LIFETIME, "token_type": "Bearer"})


def _read(assertion: str) -> tuple[dict[str, Any], bytes, bytes]:
    try:
        head, body, signature = assertion.split(".")
        header, claims = (json.loads(_decoded(part)) for part in (head, body))
    except ValueError:
        raise TokenError("invalid_grant", "Invalid JWT: Failed to parse the assertion.") from None
    if header.get("alg") != "RS256":
        raise TokenError("invalid_grant", "Invalid JWT: Unsupported algorithm.")
    return claims, f"{head}.{body}".encode(), _decoded(signature)


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _verify(public_key: str, signed: bytes, signature: bytes) -> None:
    key = serialization.load_pem_public_key(public_key.encode())
    try:
        key.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())  # type: ignore[union-attr,call-arg,arg-type]
    except InvalidSignature:
        raise TokenError("invalid_grant", "Invalid JWT Signature.") from None


def _check_times(claims: Mapping[str, Any]) -> None:
    """Compare with the machine's clock, not the server's: the client signs with the machine's."""
    issued, expires, now = claims.get("iat") or 0, claims.get("exp") or 0, time.time()
    if not (now - 3600 <= issued <= now + _EARLY and now <= expires <= issued + 3600):
        raise TokenError("invalid_grant", _WRONG_TIMES)
