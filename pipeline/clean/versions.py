"""Decides which row counts for an office when several came in (scoring.md, section 1, "Versions" and "Row rules").

Does not mix rows: an addendum never overwrites single values of a complete version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean.cleaned import Use
from pipeline.clean.lines import Line
from pipeline.clean.text import folded, matching
from pipeline.model import SCALES, Text

PARTIAL = Text(
    "Nachtrag ohne vollständige Angaben: wird nicht über die vollständige Fassung gelegt. Bitte den Text vorlegen.",
    "Addendum without complete answers: it is not laid over the complete version. Please show its text.",
)
NOTHING = Text(
    "Zu dieser Stelle steht in der Zeile keine Angabe.",
    "The row holds no answer of this office.",
)
BY_ROW = Text(
    "Die Reihenfolge der Fassungen ist aus den Zeitangaben nicht sicher zu erkennen; es gilt die spätere Zeile. "
    "Bitte prüfen.",
    "The order of the versions cannot be told for sure from their times; the later row counts. Please check.",
)
TWO_PEOPLE = Text(
    "Zwei Personen haben für diese Stelle verschiedene Werte angegeben; es gilt die jüngste Fassung. Bitte prüfen.",
    "Two people stated different values for this office; the latest version counts. Please check.",
)


@dataclass(frozen=True)
class Decision:
    """Whether a row counts, and why not."""

    use: Use
    superseded_by: int | None = None
    duplicate: str = ""
    note: Text | None = None


@dataclass(frozen=True)
class OfficeVersions:
    """All rows of one office with what was decided about them."""

    office: str
    kept: Line | None
    decisions: dict[int, Decision]
    distinct: int  # versions that differ; copies count once

    @property
    def several(self) -> bool:
        """Whether the office answered in more than one row."""
        return len(self.answering) > 1

    @property
    def answering(self) -> tuple[int, ...]:
        """Rows in which the office said anything at all."""
        return tuple(row for row, decision in self.decisions.items() if decision.note is not NOTHING)

    @property
    def waiting(self) -> tuple[int, ...]:
        """Rows that a person must confirm."""
        return tuple(row for row, decision in self.decisions.items() if decision.use == "review")


def decide(office: str, lines: Sequence[Line]) -> OfficeVersions:
    """Choose the row that counts: the latest complete version by time, not by position."""
    first_of = _first_copies(lines)
    decisions = {row: Decision("no", first, "exact_copy") for row, first in first_of.items() if row != first}
    distinct = [line for line in lines if first_of[line.row] == line.row]
    said = [line for line in distinct if line.filled or line.texts]
    decisions |= {line.row: Decision("no", note=NOTHING) for line in distinct if line not in said}
    kept, sure = _kept([line for line in said if line.review is None])
    for line in said:
        decisions[line.row] = _decision(line, kept)
    if kept:
        decisions[kept.row] = Decision("yes", note=_note(kept, said, sure=sure))
    return OfficeVersions(office, kept, dict(sorted(decisions.items())), len(said))


def _first_copies(lines: Sequence[Line]) -> dict[int, int]:
    """Each row with the first row that says exactly the same."""
    if len(lines) == 1:
        return {lines[0].row: lines[0].row}
    firsts: dict[object, int] = {}
    return {line.row: firsts.setdefault(_content(line), line.row) for line in lines}


def _content(line: Line) -> object:
    """What a row says, compared after normalisation: 4,0 is 4, and the id is no content."""
    when = line.moment.instant if line.moment.instant is not None else matching(line.moment.raw)
    values = [
        (v.value, v.status == "flagged", "" if v.value is not None else matching(v.raw)) for v in line.values.values()
    ]
    texts = sorted((key, matching(cell)) for key, cell in line.texts.items())
    return (when, tuple(values), tuple(texts), line.rearranged)


def _kept(lines: Sequence[Line]) -> tuple[Line | None, bool]:
    """The latest complete version; else the latest with a scale filled; else the latest with a text."""
    for choice in (lambda line: line.complete, lambda line: bool(line.filled), lambda _: True):
        chosen = [line for line in lines if choice(line)]
        if chosen:
            return _latest(chosen)
    return None, True


def _latest(lines: Sequence[Line]) -> tuple[Line, bool]:
    """The latest by time; a row without a readable time counts where it stands, and that is flagged."""
    timed = [line for line in lines if line.moment.instant is not None]
    latest = max(timed, key=lambda line: (line.moment.instant, line.row)) if timed else None
    untimed = [line for line in lines if line.moment.instant is None and (latest is None or line.row > latest.row)]
    return (untimed[-1] if untimed else latest), len(timed) == len(lines) or len(lines) == 1  # type: ignore[return-value]


def _decision(line: Line, kept: Line | None) -> Decision:
    if kept is None:
        return Decision("review", note=line.review)
    partial = kept.complete and not line.complete
    fuller = line.complete and not kept.complete
    later = _latest(sorted([line, kept], key=lambda one: one.row))[0] is line
    if line.review and not partial and (later or fuller):
        return Decision("review", note=line.review)
    if partial:
        return Decision("no", kept.row, "partial_addendum", PARTIAL)
    position = "older_version" if line.row < kept.row else "older_version_listed_later"
    return Decision("no", kept.row, position)


def _note(kept: Line, lines: Sequence[Line], *, sure: bool) -> Text | None:
    if not sure:
        return BY_ROW
    return TWO_PEOPLE if any(_contradicts(kept, line) for line in lines if line.complete) else None


def _contradicts(kept: Line, other: Line) -> bool:
    people = [folded(line.cells.get("filled_by", "")) for line in (kept, other)]
    values = [[line.values[scale].value for scale in SCALES] for line in (kept, other)]
    return all(people) and people[0] != people[1] and values[0] != values[1]
