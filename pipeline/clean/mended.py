"""Mends the cells of a table before anything is read: wrong decoding, and the protective signs of our own CSV.

Every mended row is listed. Does nothing else to a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.clean import messages
from pipeline.clean.header_words import HeaderWords
from pipeline.clean.log import Log, say
from pipeline.clean.mojibake import repaired
from pipeline.model import RawTable

# scoring.md, section 1: a text that starts with one of these got `'` in front when it was exported as CSV.
_PROTECTED = re.compile(r"'(?=[=+\-@\t\r]|'[=+\-@\t\r])")
_CSV = (".csv", ".tsv", ".txt")
_OUR_HEADINGS = 6


def mended(raw: RawTable, words: HeaderWords, log: Log) -> tuple[tuple[str, ...], ...]:
    """Return the rows with lossless repairs; in a CSV file of ours without the protective signs."""
    rows = tuple(tuple(map(repaired, row)) for row in raw.rows)
    _list_changes("repaired", raw.rows, rows, log)
    if not raw.name.lower().endswith(_CSV) or not any(_is_ours(row, words) for row in rows[:3]):
        return rows
    bare = tuple(
        tuple(_PROTECTED.sub("", cell, count=1) if _PROTECTED.match(cell) else cell for cell in row) for row in rows
    )
    _list_changes("prefix", rows, bare, log)
    return bare


def _is_ours(row: Iterable[str], words: HeaderWords) -> bool:
    """Our own export begins with the reference number and has our headings word for word."""
    cells = [cell for cell in row if cell]
    own = [cell for cell in cells if words.is_own(cell)]
    return len(own) >= _OUR_HEADINGS and len(own) == len(cells) and words.meaning(cells[0]).key == "response_id"


def _list_changes(code: str, before: Iterable[Iterable[str]], after: Iterable[Iterable[str]], log: Log) -> None:
    for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
        changed = sum(a != b for a, b in zip(old, new, strict=True))
        if changed:
            log.add("normalised", say(messages.CELLS[code], n=changed), row=number)
