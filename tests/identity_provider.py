"""A real OIDC provider on loopback (nanoidp), with the accounts that a test names."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

CLIENT = "vorabfrage"
_PATIENCE = 60  # seconds to start, on a busy machine


@contextmanager
def identity_provider(folder: Path, port: int, accounts: Sequence[str], app: str) -> Iterator[dict[str, str]]:
    """Run the provider; yields the entries of Streamlit's [auth] section, and each account's password."""
    words = {name: secrets.token_urlsafe(12) for name in (*accounts, CLIENT)}
    issuer, callback = f"http://127.0.0.1:{port}", f"{app}/oauth2callback"
    client = {"client_id": CLIENT, "client_secret": words[CLIENT], "redirect_uris": [callback]}
    oauth = {"issuer": issuer, "audience": CLIENT, "token_expiry_minutes": 60, "clients": [client]}
    settings = {"config_version": 1, "server": {"host": "127.0.0.1", "port": port}, "oauth": oauth}
    users = {name: {"password": words[name], "email": f"{name}@auental.example"} for name in accounts}
    # JSON is YAML.
    (folder / "settings.yaml").write_text(json.dumps(settings), encoding="utf-8")
    (folder / "users.yaml").write_text(json.dumps({"config_version": 1, "users": users}), encoding="utf-8")
    command = [sys.executable, "-m", "nanoidp", "--config", str(folder), "--port", str(port)]
    with (folder / "provider.log").open("wb") as log:
        provider = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _wait(f"{issuer}/.well-known/openid-configuration", provider)
        yield {
            "redirect_uri": callback, "cookie_secret": secrets.token_urlsafe(32), "client_id": CLIENT,
            "client_secret": words[CLIENT], "server_metadata_url": f"{issuer}/.well-known/openid-configuration",
        } | {f"password {name}": words[name] for name in accounts}  # fmt: skip
    finally:
        provider.terminate()
        provider.wait(_PATIENCE)


def _wait(url: str, provider: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            urlopen(url, timeout=5).close()  # noqa: S310 - loopback
        except (URLError, OSError):
            assert provider.poll() is None, "the identity provider did not start"
            assert time.monotonic() < end
            time.sleep(0.1)
        else:
            return
