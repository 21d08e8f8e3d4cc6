"""Knows a row of the table again when it is read the next time: by its response id, else by what stands in it.

Rows get other numbers when somebody sorts a sheet or adds a line; what was settled about a row stays with it. A row
without an id that was edited since is another row: what was settled about the old words is listed as not used.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.clean.text import is_blank, matching
from pipeline.model import Clarification


def row_key(cells: Iterable[str]) -> str:
    """Return the fingerprint of what stands in a row; empty cells and spaces do not matter."""
    written = [matching(cell) for cell in cells if not is_blank(cell)]
    return hashlib.sha256(json.dumps(written).encode("ascii")).hexdigest()[:24]


def row_keys(rows: Sequence[Sequence[str]], ids: Mapping[int, str]) -> dict[int, str]:
    """Return the key of every row that has an answer; an id that stands on two rows tells neither."""
    known = {row: matching(identity) for row, identity in ids.items()}
    times = Counter(known.values())
    return {
        row: identity if identity and times[identity] == 1 else row_key(rows[row - 1])
        for row, identity in known.items()
    }


def on_rows(clarifications: Iterable[Clarification], keys: Mapping[int, str]) -> tuple[Clarification, ...]:
    """Return the clarifications with the numbers that their rows have now, None for a row that is not there."""
    return tuple(found for one in clarifications for found in _on_rows(one, keys))


def _on_rows(one: Clarification, keys: Mapping[int, str]) -> Iterator[Clarification]:
    """Whose row it is settles all copies of it; of copies only the first counts, so a value concerns that one."""
    if not one.row_key:
        yield one
        return
    rows: list[int | None] = [row for row, key in keys.items() if key == one.row_key]
    for row in rows[: None if one.question == "actor" else 1] or [None]:
        yield replace(one, row=row)
