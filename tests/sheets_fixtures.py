"""A running Sheets server for a test, with a service account, a shared sheet and a real gspread client.

`from tests.sheets_fixtures import sheets` makes the fixture known in a test module.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Thread
from typing import Any

import gspread
import pytest
import requests
from google.auth.transport.requests import AuthorizedSession
from google.oauth2.service_account import Credentials

from tests.sheets_server import tokens
from tests.sheets_server.http_server import Server

ACCOUNT = "vorabfrage@throw-away.iam.gserviceaccount.com"
SCOPES = ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive")
HOSTS = ("https://sheets.googleapis.com", "https://www.googleapis.com")
_ROOT = Path(__file__).parents[1]


@lru_cache
def throw_away_key(address: str = ACCOUNT) -> tuple[str, dict[str, str]]:
    """Make one key pair a test run: the public key (PEM) and the content of a key file without its token address."""
    return tokens.new_account(address, "")


class LocalCredentials(Credentials):
    """Google's own credentials, which ask nobody outside in which regions they may be used."""

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


class LocalSession(AuthorizedSession):
    """Google's own session, except that Google's two hosts are the test server."""

    def __init__(self, credentials: Credentials, base_url: str) -> None:
        super().__init__(credentials)
        self.base_url = base_url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> requests.Response:
        for host in HOSTS:
            url = url.replace(host, self.base_url, 1) if url.startswith(host) else url
        return super().request(method, url, *args, **kwargs)


class Sheets:
    """What a test can do with a running server: make files, switch faults, edit as people do, look behind it."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self._control = requests.Session()

    def post(self, path: str, body: Any = None) -> Any:
        return self._answer(self._control.post(self.base_url + path, json={} if body is None else body, timeout=10))

    def get(self, path: str, **query: str) -> Any:
        return self._answer(self._control.get(self.base_url + path, params=query, timeout=10))

    def _answer(self, response: requests.Response) -> Any:
        assert response.ok, response.text
        return response.json()

    def key_file(self, address: str = ACCOUNT) -> dict[str, str]:
        """Make a service account known to the server; return its key file."""
        public_key, key_file = throw_away_key(address)
        self.post("/_accounts", {"client_email": address, "public_key": public_key})
        return {**key_file, "token_uri": f"{self.base_url}/token"}

    def file(self, **wanted: Any) -> str:
        """Make a spreadsheet that is shared with the service account; return its id."""
        return str(self.post("/_files", {"share": {ACCOUNT: "writer"}, **wanted})["id"])

    def client(self, address: str = ACCOUNT, scopes: tuple[str, ...] = SCOPES) -> gspread.Client:
        credentials = LocalCredentials.from_service_account_info(self.key_file(address), scopes=scopes)
        return gspread.Client(auth=None, session=LocalSession(credentials, self.base_url))

    def fault(self, name: str, **wanted: Any) -> None:
        """Switch a fault on: `on` (kind of call, default all), `nth`, `times` (0: until cleared), `args`."""
        self.post("/_faults", {"fault": name, **wanted})

    def clear_faults(self) -> None:
        self._answer(self._control.delete(self.base_url + "/_faults", timeout=10))

    def edit(self, do: str, **wanted: Any) -> None:
        """Do what a person does in the browser."""
        self.post("/_edit", {"do": do, **wanted})

    def calls(self) -> Any:
        return self.get("/_calls")

    def forget_calls(self) -> None:
        self._answer(self._control.delete(self.base_url + "/_calls", timeout=10))

    def values(self, tab: str = "", file_id: str = "", render: str = "FORMATTED_VALUE") -> list[list[Any]]:
        """Look at a tab's values past every quota, fault and count."""
        return list(self.get("/_sheet", tab=tab, id=file_id, render=render)["values"])


@lru_cache
def _shared() -> Sheets:
    """Start one server for all tests of this process; it ends with the process."""
    server = Server()
    Thread(target=server.serve_forever, daemon=True).start()
    return Sheets(server.world.base_url)


@contextmanager
def sheets_process(*options: str) -> Iterator[Sheets]:
    """Start the server as people do, as a program of its own, and end it afterwards."""
    command = [sys.executable, "-m", "tests.sheets_server", "--port", "0", *options]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Sheets(process.stdout.readline().removeprefix("ready ").strip())
        finally:
            process.terminate()


@pytest.fixture
def sheets() -> Sheets:
    """Return a server without files, faults, quotas and counts."""
    server = _shared()
    server.post("/_reset")
    return server
