"""What the coordination has settled about whole rows: whose a row is, that it counts as read, or counts for nobody.

Changes no value that somebody typed; a row that waited keeps what could not be read in it flagged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.clean.cleaned import ScaleValue
from pipeline.clean.lines import Line
from pipeline.clean.offices import Match
from pipeline.clean.text import is_blank
from pipeline.model import Clarification, Office

_WAITED = frozenset({"rearranged", "draft"})  # why the values of a row are flagged until the row is settled


@dataclass(frozen=True)
class Settled:
    """By number of the row."""

    named: Mapping[int, str]  # key of the office that it counts for
    set_aside: frozenset[int]
    valued: frozenset[int]  # a value in it was clarified

    def match(self, line: Line) -> Line:
        """Return the line with the office that the coordination named, before anything else is read into it."""
        return replace(line, match=Match(self.named[line.row], "clarified")) if line.row in self.named else line

    def judged(self, line: Line) -> Line:
        """Return the line as it counts: accepted as it was read, set aside, or no longer waiting.

        Where a single value of a waiting row was clarified, the row counts and its other values stay flagged.
        """
        if line.row in self.set_aside:
            other = (line.match.office,) if line.match.office else line.match.candidates
            return replace(line, match=Match(None, "set_aside", other), review=None)
        if line.row in self.named:
            values = {scale: _accepted(value) for scale, value in line.values.items()}
            return replace(line, values=values, review=None)
        return replace(line, review=None) if line.row in self.valued else line


def settled(clarifications: Sequence[Clarification], offices: Sequence[Office]) -> Settled:
    """Return what stands of the clarifications about rows: of several about one row the last."""
    invited = {office.key for office in offices if office.invited}
    rows = {one.row: one.office for one in clarifications if one.question == "actor" and one.row is not None}
    return Settled(
        {row: office for row, office in rows.items() if office in invited},
        frozenset(row for row, office in rows.items() if not office),
        frozenset(one.row for one in clarifications if one.question != "actor" and one.row is not None),
    )


def _accepted(value: ScaleValue) -> ScaleValue:
    """Let a value count that was flagged only because its row had to wait, where one reading of it is left."""
    if value.code not in _WAITED:
        return value
    if len(value.candidates) == 1:
        return ScaleValue(value.raw, value.candidates[0], "normalised", "clarified")
    return ScaleValue(value.raw, None, "missing", "blank") if is_blank(value.raw) else value
