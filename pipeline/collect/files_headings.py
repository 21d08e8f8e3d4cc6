"""Words by which a sheet of a workbook is recognised as the one with answers, or with the roster.

Only chooses a sheet; which column means what is for `clean` (answers) and `roster_file` (roster) to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LONGEST_HEADING = 120  # characters; prose mentions the same words
_ROWS = 60  # a header further down would be none


@dataclass(frozen=True)
class Headings:
    """Groups of words; a sheet fits if one of its rows holds words of `least` necessary groups."""

    necessary: Sequence[Sequence[str]]
    further: Sequence[Sequence[str]]
    least: int


ANSWERS = Headings(
    necessary=(("betroffen", "affected"), ("druck", "pressure"), ("einfluss", "einfluß", "influence")),
    further=(
        ("amt", "stelle", "akteur", "behörde", "einrichtung", "actor", "office", "institution"),
        ("zeitstempel", "eingegangen", "datum", "timestamp", "received", "date"),
        ("warum", "grund", "begründung", "why", "reason"),
        ("handlungsfeld", "field"),
        ("schnittstelle", "interface"),
        ("gremien", "bodies"),
        ("erwartung", "expectation"),
        ("ausgefüllt", "filled"),
    ),
    least=2,
)
ROSTER = Headings(
    necessary=(("stelle", "amt", "behörde", "einrichtung", "name", "office"),),
    further=(
        ("stellen_id", "stellen-id", "schlüssel", "kennung", "key"),
        ("kurz",),
        ("mail",),
        ("leitung",),
        ("ebene",),
        ("dezernat",),
        ("eingeladen", "invited"),
        ("alias", "weitere namen"),
    ),
    least=1,
)


def likeness(rows: Iterable[Sequence[str]], headings: Headings) -> int:
    """Say how many of the headings one row of a sheet holds at best; 0 if the necessary ones are not among them."""
    best = 0
    for row, _ in zip(rows, range(_ROWS), strict=False):
        cells = [cell.casefold() for cell in row if 0 < len(cell) <= _LONGEST_HEADING]
        necessary = _found(cells, headings.necessary)
        if necessary >= headings.least:
            best = max(best, necessary + _found(cells, headings.further))
    return best


def _found(cells: Sequence[str], groups: Sequence[Sequence[str]]) -> int:
    return sum(any(word in cell for word in words for cell in cells) for words in groups)
