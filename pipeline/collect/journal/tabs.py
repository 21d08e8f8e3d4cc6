"""What each browser tab of an office showed last, so that an old tab brings no old answer back after a restart.

A tab is known by its name, a random text in its own address. Here stand only a digest of the name and, keyed by the
name, a mark of the answer: so this outlives the release, which deletes the drafts, and yet tells nobody what somebody
once typed.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from sqlalchemy import Connection

from pipeline.collect.journal import draft_statements as asked
from pipeline.collect.journal.roster import RosterEntry
from pipeline.collect.journal.schema import canonical


def last_shown(connection: Connection, office_id: str, tab: str, key: str) -> str | None:
    """Return the mark of what a tab showed of a question last, None if it never showed it."""
    mark: str | None = connection.scalar(asked.SHOWN, _here(office_id, tab, key))
    return mark


def note_shown(connection: Connection, entry: RosterEntry, tab: str, key: str, value: Any) -> None:
    """Note what a tab shows of a question now."""
    here, mark = _here(entry.id, tab, key), mark_of(value, tab)
    if connection.execute(asked.SHOW_ANOTHER, {**here, "mark": mark}).rowcount:
        return
    line = {"office_id": entry.id, "tab": here["window"], "key": key, "round_id": entry.round_id, "shown": mark}
    connection.execute(asked.SHOW, line)


def mark_of(value: Any, tab: str) -> str:
    """Return the mark of an answer in a tab: nobody who does not know the tab's name can find the answer by trying."""
    return hmac.new(_bytes(tab), canonical(value).encode("ascii"), hashlib.sha256).hexdigest()


def _here(office_id: str, tab: str, key: str) -> dict[str, str]:
    return {"office": office_id, "window": hashlib.sha256(_bytes(tab)).hexdigest(), "question": key}


def _bytes(tab: str) -> bytes:
    return tab.encode("utf-8", "surrogatepass")  # whatever somebody writes into an address
