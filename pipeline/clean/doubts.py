"""What only a person can settle: values that do not count, rows that are nobody's or wait, and what to look at again.

Finds nothing new: gathers what the log says, answer by answer, without what has been settled or no longer matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.clean.cleaned import Cleaned, LogEntry, Row
from pipeline.clean.offices import SETTLED, may_be_either_school_office
from pipeline.model import Scale, Text
from pipeline.questionnaire.model import Questionnaire

_ASKED = frozenset({"flagged", "review", "unmatched"})


@dataclass(frozen=True)
class Doubt:
    """One thing to settle: an answer of an office, or a row as a whole (`question` is "actor")."""

    row: Row
    question: str
    raw: str  # as it stands there
    reasons: tuple[Text, ...]
    candidates: tuple[str, ...] = ()  # what may be meant: values, or keys of offices
    counts_meanwhile: bool = False  # the row is in the figures; a look is enough

    @property
    def id(self) -> str:
        """The same doubt whenever the table is read again."""
        return f"{self.row.key}:{self.question}"

    @property
    def about_row(self) -> bool:
        """Whether the row as a whole is to be settled."""
        return self.question == "actor"


def doubts(cleaned: Cleaned, questionnaire: Questionnaire) -> tuple[Doubt, ...]:
    """Return everything that is to be settled in the order of the rows, rows before the values in them."""
    rows = {row.row: row for row in cleaned.rows if _matters(row)}
    asked = {question.key for question in questionnaire.questions}
    found: dict[tuple[int, str], Doubt] = {}
    for entry in cleaned.log:
        row = rows.get(entry.row) if entry.row is not None else None
        if row is None or not _is_asked(entry, row):
            continue
        question = entry.question if entry.question in asked and row.office and row.use != "review" else "actor"
        one = found.setdefault((row.row, question or "actor"), _doubt(row, question or "actor"))
        found[row.row, one.question] = replace(one, reasons=tuple(dict.fromkeys((*one.reasons, entry.text))))
    settled = _settled(cleaned.log) | {(row.row, "actor") for row in rows.values() if row.office_match in SETTLED}
    return tuple(found[place] for place in sorted(found, key=_in_order) if place not in settled)


def _matters(row: Row) -> bool:
    """Whether it makes a difference: an older version and a copy do not, an addendum that was set aside does."""
    return row.kind == "response" and (row.superseded_by is None or row.duplicate == "partial_addendum")


def _is_asked(entry: LogEntry, row: Row) -> bool:
    if entry.question == "actor" and entry.kind == "normalised":
        return row.office_match == "fuzzy" or may_be_either_school_office(row.office_match, entry.raw)
    return entry.kind in _ASKED


def _doubt(row: Row, question: str) -> Doubt:
    cells = dict(row.cells)
    values: dict[Scale, tuple[int, ...]] = {scale: value.candidates for scale, value in row.values}
    candidates = row.candidates if question == "actor" else tuple(map(str, values.get(question, ())))  # type: ignore[call-overload]
    raw = next((value.raw for scale, value in row.values if scale == question), cells.get(question, ""))
    return Doubt(row, question, raw, (), candidates, question == "actor" and row.use == "yes")


def _settled(log: Iterable[LogEntry]) -> set[tuple[int, str]]:
    return {(entry.row, entry.question) for entry in log if entry.kind == "clarified" and entry.row and entry.question}


def _in_order(place: tuple[int, str]) -> tuple[int, bool, str]:
    row, question = place
    return row, question != "actor", question
