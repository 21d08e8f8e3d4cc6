"""Where the team's sheet is and who may write to it: `[connections.gsheets]` of the secrets. Opens nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.collect.configuration import secrets, section
from pipeline.model import UserError

_ID = re.compile(r"(?:/d/)?([A-Za-z0-9_-]{25,})")
_ACCOUNT = ("client_email", "private_key", "token_uri")


@dataclass(frozen=True)
class SheetSettings:
    """What is needed to reach the sheet; `account` holds the fields of the service account's key."""

    spreadsheet: str  # its id
    worksheet: str
    account: Mapping[str, Any] = field(repr=False)
    api_base_url: str = ""  # of another server than Google's

    @property
    def address(self) -> str:
        """The address that the sheet has to be shared with."""
        return str(self.account["client_email"])


def uses_sheet() -> bool:
    """Return whether the team's sheet is switched on: `store = "sheet"`, or `VORABFRAGE_STORE`."""
    return (os.environ.get("VORABFRAGE_STORE") or secrets().get("store")) == "sheet"


def sheet_settings(found: Mapping[str, Any] | None = None) -> SheetSettings:
    """Return the settings of the sheet. Raises UserError that names the entry that is missing or wrong."""
    found = section("connections.gsheets") if found is None else found
    missing = [name for name in ("spreadsheet", *_ACCOUNT) if not found.get(name)]
    if missing:
        raise UserError(
            f"In [connections.gsheets] fehlt: {', '.join(missing)}. docs/google-sheet.md sagt, woher man es bekommt.",
            f"[connections.gsheets] lacks: {', '.join(missing)}. docs/google-sheet.md says where they come from.",
        )
    spreadsheet = _ID.search(str(found["spreadsheet"]))
    if spreadsheet is None:
        raise UserError(
            "„spreadsheet“ in [connections.gsheets] ist keine Adresse einer Google-Tabelle. Bitte kopieren Sie sie aus "
            "der Adresszeile des Browsers.",
            "“spreadsheet” in [connections.gsheets] is not the address of a Google sheet. Please copy it from the "
            "browser's address bar.",
        )
    place = ("spreadsheet", "worksheet", "api_base_url")
    account = {"type": "service_account"} | {key: value for key, value in found.items() if key not in place}
    base = str(found.get("api_base_url", "")).rstrip("/")
    return SheetSettings(spreadsheet[1], str(found.get("worksheet") or "Antworten"), account, base)
