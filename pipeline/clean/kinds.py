"""Says what kind of row stands there: answers, or title, headings, example, test, total, section, comment.

What is no answer is listed with the reason by `log`; nothing is thrown away here (scoring.md, section 1, "Rows").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.cleaned import RowKind
from pipeline.clean.lines import Line
from pipeline.clean.marks import (
    is_example,
    is_example_person,
    is_instruction,
    is_outstanding,
    is_test_text,
    is_total,
)
from pipeline.clean.offices import SURE
from pipeline.clean.text import caseless, is_blank, matching
from pipeline.model import SCALES

_WHOLE_SCALE = re.compile(r"\D{0,20}\b0\b.*\b5\b", re.DOTALL)
_SEP = re.compile(r"sep=.?")
_NUMERIC = frozenset({"out_of_range", "not_integer", "range", "date_in_scale", "other_scale"})
_FREE_TEXTS = ("why_affected", "pressure_reason", "influence_basis")
_SHORT = 60
_LEAST_COLUMNS = 4


def is_sep(cells: Sequence[str]) -> bool:
    """Tell whether a row is the `sep=;` line of a spreadsheet program."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return len(filled) == 1 and bool(_SEP.fullmatch(caseless(filled[0])))


def kind_above(cells: Sequence[str], line: Line, *, directly: bool) -> RowKind:
    """Say what stands above the headings; a sorted sheet may hold answers there."""
    if line.match.office and sum(value.value is not None for value in line.values.values()) > 1:
        return "response"
    filled = sum(not is_blank(cell) for cell in cells)
    return "merged_header" if directly and filled > 1 else "title"


def kind_below(cells: Sequence[str], line: Line) -> RowKind:
    """Say what a row below the headings is."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if _is_numbering(filled) or _is_outstanding(line) or _is_legend(line):
        return "comment"
    if any(map(is_example, _labels(line, filled))) or is_example_person(line.cells.get("filled_by", "")):
        return "example"
    if _is_total(line, filled):
        return "summary"
    if _is_test(line):
        return "test"
    if line.match.office or line.match.how == "joint":
        return "response"
    return _without_office(line, filled)


def _labels(line: Line, filled: list[str]) -> list[str]:
    """Short cells at the beginning of the row; where an office stands for sure, none is a label."""
    if line.match.how in SURE:
        return []
    first = "" if filled[0] == line.cells.get("filled_by") else filled[0]
    return [cell for cell in (line.cells.get("actor", ""), first) if cell and len(cell) < _SHORT]


def _is_numbering(filled: list[str]) -> bool:
    """Forms of administrations number their columns: 1, 2, 3, 4."""
    numbers = [matching(cell).strip("()") for cell in filled]
    if len(numbers) < _LEAST_COLUMNS or not all(
        number.isdecimal() and len(number) < _LEAST_COLUMNS for number in numbers
    ):
        return False
    first = int(numbers[0])
    return [int(number) for number in numbers] == list(range(first, first + len(numbers)))


def _is_outstanding(line: Line) -> bool:
    """A list of offices prepared in advance says in place of answers that they are still to come."""
    said = [*line.texts.values(), *(value.raw for value in line.values.values() if value.status != "missing")]
    return bool(said) and all(map(is_outstanding, said))


def _is_legend(line: Line) -> bool:
    """Below the headings a row may explain the scale: `0 = gar nicht … 5 = sehr stark`, `0–5`."""
    said = [value for value in line.values.values() if not is_blank(value.raw)]
    explains = [value.value is None and _WHOLE_SCALE.match(matching(value.raw)) for value in said]
    return bool(said) and line.match.office is None and all(explains)


def _is_test(line: Line) -> bool:
    """Every text cell is a marker word or key mashing; numbers do not rescue it (scoring.md, section 1)."""
    sure = line.match.how == "joint" or (line.match.how in SURE and line.match.office is not None)
    texts = [*line.texts.values(), *([] if sure else [line.cells.get("actor", "")])]
    written = [text for text in texts if any(c.isalnum() for c in text) and not _is_no_answer(text)]
    enough = 2 if sure else 1
    return len(written) >= enough and all(is_test_text(text, strict=sure) for text in written)


def _is_no_answer(text: str) -> bool:
    return caseless(text).rstrip(".") in {"k.a", "k. a", "keine angabe", "n/a", "na"}


def _is_total(line: Line, filled: list[str]) -> bool:
    if any(map(is_total, _labels(line, filled))):
        return True
    if line.texts or not is_blank(line.cells.get("actor", "")) or line.moment.local:
        return False
    values = [value for value in line.values.values() if not is_blank(value.raw)]
    formulas = sum(value.raw.lstrip().startswith("=") for value in values)
    averages = sum(value.code in ("not_integer", "out_of_range") for value in values)
    return len(values) > 1 and (formulas == len(values) or averages > 0)


def _without_office(line: Line, filled: list[str]) -> RowKind:
    """A row that names no office of the roster is an answer if it was dated, rated or reasoned."""
    rated = any(value.value is not None or value.code in _NUMERIC for value in line.values.values())
    reasons = sum(key in line.texts for key in _FREE_TEXTS)
    prose_as_value = any(v.status == "flagged" and v.code not in _NUMERIC for v in line.values.values())
    dated = line.moment.local is not None or line.moment.problem == "ambiguous"
    instructs = is_instruction(filled[0]) or any(is_instruction(line.values[scale].raw) for scale in SCALES)
    if rated or (dated and reasons) or (line.complete and (dated or reasons > 1) and not prose_as_value):
        return "response"
    if len(set(filled)) == 1:
        return "comment" if instructs else "section"
    if instructs or prose_as_value or reasons < 2 or is_blank(line.cells.get("actor", "")):  # noqa: PLR2004
        return "comment"
    return "response"
