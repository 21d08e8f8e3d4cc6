"""A released version as the row that stands in the sheet, and cells of the sheet as text. Calls nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.collect.answers import to_row
from pipeline.collect.journal import Release
from pipeline.model import Office

LONGEST_CELL = 50_000


def sheet_row(release: Release, office: Office, offices: Iterable[Office], zone: ZoneInfo) -> tuple[str, ...]:
    """Return the row for the sheet, under `HEADER`, with the day of the release: its time is for order and receipt.

    What no request can carry (half a surrogate pair, a null byte) stands as U+FFFD; the journal keeps it as it was.
    """
    day = release.released_at.astimezone(zone).date().isoformat()
    row = to_row(
        release.answers, office, offices, response_id=release.id, submitted_at=day, language=release.language,
        form_version=release.form_version,
    )  # fmt: skip
    return tuple(_sendable(cell) for cell in row)


def too_long(row: Iterable[str]) -> bool:
    """Return whether a cell is longer than Google takes, which counts as JavaScript does."""
    return any(len(cell.encode("utf-16-le")) // 2 > LONGEST_CELL for cell in row)


def cell_text(value: Any) -> str:
    """Return what stands in a cell as the text that a German sheet would show: 4, 4,5, WAHR, or the text itself."""
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    return str(value)


def _sendable(cell: str) -> str:
    return "".join(
        "\ufffd" if "\ud800" <= sign <= "\udfff" or (sign < " " and sign not in "\t\n") else sign
        for sign in cell.replace("\r\n", "\n")
    )
