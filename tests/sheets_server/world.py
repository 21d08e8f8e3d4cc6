"""Everything the server knows: files, accounts, tokens, its clock, switches, and the log of calls."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.sheets_server import access, errors, tokens
from tests.sheets_server.access import Caller
from tests.sheets_server.faults import Faults
from tests.sheets_server.grid import Spreadsheet, new_file_id, new_number
from tests.sheets_server.quotas import Quotas

OWNER = "koordination@example.org"
STRANGER = "somebody@example.org"
PRIVATE_FILE = "1jIKzPs8LsiZZdLdeMEP-5ZIHw6RkjiOmj1LrJN706Yc"  # gspread's own tests want it to exist and be private


@dataclass
class Clock:
    """The server's clock: it may stand elsewhere than the machine's, and run faster."""

    offset: float = 0.0
    speed: float = 1.0
    _since: float = field(default_factory=time.monotonic)
    _base: float = field(default_factory=time.time)

    def now(self) -> float:
        return self._base + self.offset + (time.monotonic() - self._since) * self.speed

    def run(self, speed: float) -> None:
        """Go on from here at another speed."""
        self._base, self._since, self.offset = self.now(), time.monotonic(), 0.0
        self.speed = speed


@dataclass
class World:
    """One server's state; `lock` is held while a request is served, so requests are atomic and in a row."""

    base_url: str = ""
    clock: Clock = field(default_factory=Clock)
    quotas: Quotas = field(default_factory=Quotas)
    faults: Faults = field(default_factory=Faults)
    files: dict[str, Spreadsheet] = field(default_factory=lambda: {PRIVATE_FILE: _private_file()})
    trash: dict[str, Spreadsheet] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, tokens.Token] = field(default_factory=dict)
    calls: list[dict[str, Any]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    may_create_files: bool = False
    any_token: bool = False
    cell_limit: int = access.CELL_LIMIT
    late: list[tuple[float, Callable[[], object]]] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def reset(self) -> None:
        """Forget everything but the accounts and their keys."""
        kept = {"base_url": self.base_url, "accounts": self.accounts, "lock": self.lock}
        self.__dict__.update(World().__dict__ | kept)

    def catch_up(self) -> None:
        """Do what is due by now of what was promised for later."""
        due = [work for when, work in self.late if when <= self.clock.now()]
        self.late = [(when, work) for when, work in self.late if when > self.clock.now()]
        for work in due:
            work()

    def new_file(self, title: str, owner: str, *, locale: str = "en_US") -> Spreadsheet:
        now = self.clock.now()
        file = Spreadsheet(new_file_id(), title, owner, now, now, locale=locale)
        file.permissions.append(permission("user", "owner", owner))
        self.files[file.id] = file
        return file

    def file(self, file_id: str, caller: Caller, *, write: bool) -> Spreadsheet:
        """Open a spreadsheet as the Sheets API does: 404 if there is none, 403 without the right to it."""
        file = self.files.get(file_id)
        if file is None:
            raise errors.not_found()
        role = file.role(caller.address)
        if role is None or (write and role not in ("owner", "writer")):
            raise errors.forbidden()
        if not file.is_spreadsheet:
            raise errors.not_a_spreadsheet()
        return file

    def audiences(self) -> set[str]:
        return {f"{self.base_url}/token", "https://oauth2.googleapis.com/token"}


def _private_file() -> Spreadsheet:
    """Somebody else's file, as Google has many."""
    return Spreadsheet(PRIVATE_FILE, "Private", STRANGER, 0, 0, permissions=[permission("user", "owner", STRANGER)])


def permission(kind: str, role: str, address: str = "", domain: str = "") -> dict[str, Any]:
    """Return a permission as Drive lists it."""
    known: dict[str, Any] = {"kind": "drive#permission"}
    if kind == "anyone":
        return known | {"id": "anyoneWithLink", "type": "anyone", "role": role, "allowFileDiscovery": False}
    known |= {"id": f"{new_number():020d}", "type": kind}
    if domain:
        return known | {"domain": domain, "role": role, "displayName": domain, "allowFileDiscovery": False}
    name = address.split("@", maxsplit=1)[0]
    return known | {
        "emailAddress": address,
        "role": role,
        "displayName": name,
        "deleted": False,
        "pendingOwner": False,
    }
