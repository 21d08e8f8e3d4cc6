"""Recognises rows whose cells stand in the wrong place: one pair swapped, shifted, or collapsed into one cell.

One swapped pair is put right and listed; everything more waits for a person (scoring.md, section 1, "Rows").
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.clean.cleaned import ScaleValue
from pipeline.clean.columns import Layout
from pipeline.clean.header_words import TEXT_OF
from pipeline.clean.lines import Line, Reader
from pipeline.clean.offices import SURE, Match
from pipeline.clean.scale_values import read_scale
from pipeline.clean.text import is_blank, matching
from pipeline.model import SCALES, Scale, Text

_BARE = frozenset({"", "trimmed", "unicode_digit", "keycap", "decimal_zero"})
_LEAST_PARTS = 4
_PROSE_LENGTH = 12
_WIDEST = 3  # columns that a row may have slipped
_NAME_LENGTH = 120
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LETTERS = re.compile(r"[^\W\d_]")
SHIFTED = Text(
    "Die Angaben dieser Zeile stehen in verschobenen Spalten. Bitte klären; bis dahin zählt sie nicht.",
    "The entries of this row stand in shifted columns. Please clarify; until then it does not count.",
)
COLLAPSED = Text(
    "Mehrere Angaben dieser Zeile stehen zusammen in einer Zelle. Bitte klären; bis dahin zählt sie nicht.",
    "Several entries of this row stand together in one cell. Please clarify; until then it does not count.",
)


@dataclass(frozen=True)
class Swap:
    """A number and its text that stood in each other's column."""

    scale: Scale
    line: Line


def rearrange(line: Line, cells: Sequence[str], layout: Layout, reader: Reader) -> Line:
    """Return the line as it may have been meant, waiting for a person, if its cells must be rearranged."""
    return _collapsed(line, cells, layout, reader) or _shifted(line, cells, layout, reader) or line


def swapped(line: Line, reader: Reader) -> Swap | None:
    """Return the one scale whose number stands in its own text column, put right; None if nothing is swapped."""
    pairs = _swapped_scales(line, reader)
    if line.rearranged or len(pairs) != 1:
        return None
    scale, key = pairs[0], TEXT_OF[pairs[0]]
    bare = read_scale(line.cells[key], reader.scales[scale])
    value = ScaleValue(line.cells[scale], bare.value, "normalised", "swapped_columns")
    cells = {**line.cells, scale: line.cells[key], key: line.cells[scale]}
    return Swap(scale, replace(line, cells=cells, values={**line.values, scale: value}))


def _swapped_scales(line: Line, reader: Reader) -> list[Scale]:
    return [s for s in SCALES if _is_prose(line, s, reader) and _is_bare(line.cells.get(TEXT_OF[s], ""), s, reader)]


def _prose(line: Line, reader: Reader) -> int:
    return sum(_is_prose(line, scale, reader) for scale in SCALES)


def _is_prose(line: Line, scale: Scale, reader: Reader) -> bool:
    """Several words, or one long word, where a number belongs; `sehr stark!` is an attempt at a value."""
    text = matching(line.values[scale].raw)
    if line.values[scale].code != "unknown" or not _LETTERS.search(text) or text[0].isdigit():
        return False
    attempt = read_scale(_BRACKETS.sub("", text).strip(" .!?,;~"), reader.scales[scale])
    return attempt.value is None and (len(text) >= _PROSE_LENGTH or " " in text)


def _is_bare(cell: str, scale: Scale, reader: Reader) -> bool:
    value = read_scale(cell, reader.scales[scale]) if len(cell) < _PROSE_LENGTH else None
    return value is not None and value.value is not None and value.code in _BARE


def _shifted(line: Line, cells: Sequence[str], layout: Layout, reader: Reader) -> Line | None:
    prose = _prose(line, reader)
    misplaced = sum(_is_bare(line.cells.get(key, ""), scale, reader) for scale, key in TEXT_OF.items())
    torn = (prose > 1 and misplaced > 0) or (prose > 0 and misplaced > 1) or _overflows(line, cells, layout, reader)
    homeless = line.match.office is None and line.match.how != "joint"
    if not torn and not homeless:
        return None
    for meant in _alternatives(line, cells, layout, reader):
        return _waiting(line, meant, SHIFTED, "shifted")
    return _waiting(line, None, SHIFTED, "shifted") if torn and line.match.office else None


def _overflows(line: Line, cells: Sequence[str], layout: Layout, reader: Reader) -> bool:
    """A row with more cells than headings slipped if a number stands beyond the last one or in place of a text.

    So do `4,0,3,0,2,0` and `viel; sehr viel;4;5;2` where the delimiter in a cell was not quoted.
    """
    end = max(column.position for column in layout.columns) + 1
    if len(cells) <= end or is_blank(cells[end]):
        return False
    texts = (cell for key, cell in line.texts.items() if key != "filled_by")
    return _prose(line, reader) > 0 or any(_is_bare(cell, "affected", reader) for cell in (cells[end], *texts))


def _alternatives(line: Line, cells: Sequence[str], layout: Layout, reader: Reader) -> Iterator[Line]:
    """The row with a cell taken out or put in somewhere, where that makes office and values fit."""
    last = max((column.position for scale in SCALES for column in layout.by_key.get(scale, ())), default=-1)
    now = _fit(line, reader)
    if not _office_is_near(cells, layout, reader):
        return
    for start in range(last + 1):
        for width in range(1, _WIDEST + 1):
            taken_out = all(is_blank(cell) for cell in cells[start : start + width])
            moved = [[*cells[:start], *[""] * width, *cells[start:]]]
            moved += [[*cells[:start], *cells[start + width :]]] if taken_out else []
            for other in moved:
                meant = reader.line(line.row, other, layout)
                if meant.match.how in SURE and meant.match.office and _fit(meant, reader) > max(now, 1):
                    yield meant


def _office_is_near(cells: Sequence[str], layout: Layout, reader: Reader) -> bool:
    """A shifted row still names its office for sure, a few columns off at most."""
    places = {
        column.position + step for column in layout.by_key.get("actor", ()) for step in range(-_WIDEST, _WIDEST + 1)
    }
    found = [
        reader.directory.match(cells[place])
        for place in places
        if 0 <= place < len(cells) and len(cells[place]) < _NAME_LENGTH
    ]
    return any(match.office and match.how in SURE for match in found)


def _fit(line: Line, reader: Reader) -> int:
    """How well values and texts stand under their headings; 3 is a whole row."""
    values = sum(value.value is not None for value in line.values.values())
    wrong = _prose(line, reader)
    misplaced = sum(_is_bare(line.cells.get(key, ""), scale, reader) for scale, key in TEXT_OF.items())
    return values - wrong - misplaced


def _waiting(line: Line, meant: Line | None, why: Text, how: str) -> Line:
    """Flag all values: `raw` is what stands at that column, candidates are what was probably meant."""
    values = {scale: _flagged(line.values[scale].raw, meant.values[scale] if meant else None) for scale in SCALES}
    return replace(meant or line, values=values, review=why, rearranged=how)


def _flagged(raw: str, meant: ScaleValue | None) -> ScaleValue:
    if meant is None:
        return ScaleValue(raw, None, "flagged", "rearranged")
    return ScaleValue(raw, None, "flagged", "rearranged", meant.candidates if meant.value is None else (meant.value,))


def _collapsed(line: Line, cells: Sequence[str], layout: Layout, reader: Reader) -> Line | None:
    """A row pasted into one cell, or the rest of a row in its last filled cell."""
    if any(value.value is not None for value in line.values.values()):
        return None
    filled = [position for position, cell in enumerate(cells) if not is_blank(cell)]
    if not filled or len(filled) > 4:  # noqa: PLR2004 - more cells than time, office and name is no collapsed row
        return None
    position = max(filled, key=lambda index: len(cells[index]))
    for separator in "\t;|\n,":
        parts = _split(cells[position], separator)
        if len(parts) >= _LEAST_PARTS:
            meant = _apart(line, [*cells[:position], *parts], layout, reader)
            if meant:
                return _waiting(meant, meant, COLLAPSED, "collapsed")
    return None


def _apart(line: Line, cells: Sequence[str], layout: Layout, reader: Reader) -> Line | None:
    """Read the split parts under the headings; else by the only three bare numbers among them."""
    meant = reader.line(line.row, cells, layout)
    if meant.match.office and sum(value.value is not None for value in meant.values.values()) > 1:
        return meant
    offices = [m for cell in cells if (m := reader.directory.match(cell)).office and m.how in SURE]
    order = sorted((s for s in SCALES if s in layout.by_key), key=lambda s: layout.by_key[s][0].position)
    numbers = [cell for cell in cells if _is_bare(cell, "affected", reader)]
    if not offices or len(numbers) != len(order):
        return None
    return _from_parts(line, offices[0], dict(zip(order, numbers, strict=True)), reader)


def _from_parts(line: Line, match: Match, numbers: Mapping[Scale, str], reader: Reader) -> Line:
    values = {scale: read_scale(numbers.get(scale, ""), reader.scales[scale]) for scale in SCALES}
    return replace(line, match=match, values=values)


def _split(cell: str, separator: str) -> list[str]:
    """Split like a line of a CSV file, so that quoted texts stay whole."""
    if separator not in cell:
        return []
    if separator == "\n":
        return [part.strip() for part in cell.splitlines()]
    try:
        line = " ".join(cell.splitlines())
        return [part.strip() for part in next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])]
    except csv.Error:
        return [part.strip() for part in cell.split(separator)]
