"""Through which mail server mails go out: `[mail]` in the secrets file; environment variables `VORABFRAGE_MAIL_…` win.

Opens nothing. Without `[mail] host` nothing is sent, and the coordination sends files of its own.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from pathlib import Path
from typing import Any, Literal, cast

from pipeline.collect.configuration import section
from pipeline.model import Office, UserError

Security = Literal["starttls", "tls", "none"]
_PORTS: Mapping[str, int] = {"starttls": 587, "tls": 465, "none": 25}
_KEYS = ("host", "port", "security", "user", "password", "sender", "reply_to", "ca_file")


@dataclass(frozen=True)
class MailSettings:
    """The way to the mail server, and who the mails come from."""

    host: str
    port: int
    security: Security
    user: str
    password: str
    sender: str
    reply_to: str
    ca_file: str  # of a certification authority of one's own; "": those that the computer knows


def uses_mail() -> bool:
    """Return whether the app sends mails itself."""
    return bool(_entries().get("host"))


def mail_settings() -> MailSettings:
    """Return the settings. Raises UserError that names the entry which is missing or cannot be."""
    entries = {key: str(value).strip() for key, value in _entries().items()}
    security = entries.get("security") or "starttls"
    if security not in _PORTS:
        raise _wrong("security", "starttls, tls, none", "starttls, tls, none")
    if not entries.get("host"):
        raise _wrong("host", "den Namen des Mailservers", "the name of the mail server")
    settings = MailSettings(
        entries["host"], _port(entries.get("port") or str(_PORTS[security])), cast("Security", security),
        *(entries.get(key, "") for key in _KEYS[3:]),
    )  # fmt: skip
    _check(settings)
    return settings


def address_of(office: Office) -> str:
    """Return where an office's mail goes: to its head, else to the front office, else what stands there unusable."""
    usable = (address for address in (office.email.strip(), office.front_office_email.strip()) if is_address(address))
    return next(usable, office.email.strip())


def is_address(address: str) -> bool:
    """Return whether a mail can be addressed to this at all: one address, no name beside it, no line break."""
    try:
        parsed = Address(addr_spec=address)
    except (ValueError, IndexError, AttributeError, MessageError):  # which of them depends on how it is wrong
        return False
    return bool(parsed.username) and bool(parsed.domain) and not any(char.isspace() for char in address)


def _check(settings: MailSettings) -> None:
    if not is_address(settings.sender):
        raise _wrong("sender", "die Adresse, von der die E-Mails kommen", "the address that the mails come from")
    if settings.reply_to and not is_address(settings.reply_to):
        raise _wrong("reply_to", "eine E-Mail-Adresse oder nichts", "a mail address or nothing")
    if settings.ca_file and not Path(settings.ca_file).is_file():
        raise _wrong("ca_file", "eine vorhandene Datei mit Zertifikaten", "an existing file with certificates")
    if settings.security == "none" and settings.user:
        raise _wrong(
            "security", "starttls oder tls, damit das Kennwort verschlüsselt übertragen wird",
            "starttls or tls, so that the password travels encrypted",
        )  # fmt: skip


def _entries() -> dict[str, Any]:
    """Return what is configured, each entry from the environment or else from the file."""
    configured = section("mail")
    both = ((key, os.environ.get(f"VORABFRAGE_MAIL_{key.upper()}") or configured.get(key)) for key in _KEYS)
    return {key: value for key, value in both if value is not None}


def _port(value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) <= 65535:  # noqa: PLR2004 - the last port there is
        raise _wrong("port", "eine Zahl, meist 587 oder 465", "a number, mostly 587 or 465")
    return int(value)


def _wrong(key: str, de: str, en: str) -> UserError:
    return UserError(
        f"E-Mail: Der Eintrag {key} im Abschnitt [mail] von .streamlit/secrets.toml braucht {de}.",
        f"Mail: the entry {key} in section [mail] of .streamlit/secrets.toml needs {en}.",
    )
