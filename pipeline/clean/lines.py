"""Gathers what one row of the table says under each question, before anything is decided about it.

Joins questions that are spread over several columns. Does not say what kind of row it is: see `kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from functools import cached_property

from pipeline.clean.cleaned import ScaleValue
from pipeline.clean.columns import Column, Layout
from pipeline.clean.header_words import INTERNAL, UNKNOWN, UNNAMED
from pipeline.clean.offices import Directory, Match
from pipeline.clean.scale_values import ScaleWords, read_scale
from pipeline.clean.text import is_blank
from pipeline.clean.ticks import ticked
from pipeline.clean.times import Moment, meeting_zone, read_time
from pipeline.model import SCALES, Meeting, Office, Scale, Text
from pipeline.questionnaire.model import Questionnaire

LIST_KEYS = frozenset({"fields", "interfaces", "bodies", "missing_actors", "external_experts", "contribution"})
_SENT = re.compile(r"abgeschickt|abgesendet|submit", re.IGNORECASE)
META_KEYS = frozenset({"response_id", "submitted_at", "form_version", "lang"})
_YEAR = re.compile(r"\b20\d\d\b")
_RELEASE = re.compile(r"freig|released|approved", re.IGNORECASE)
NOT_ASKED = frozenset({INTERNAL, UNKNOWN, UNNAMED})


@dataclass(frozen=True)
class Line:
    """One row with answers as it was read: cells by question, the three values, when, and whose."""

    row: int  # 1-based
    cells: Mapping[str, str]  # as they stand, by question key
    remarks: tuple[str, ...]  # internal remarks and what has no heading; never shown
    unasked: tuple[str, ...]  # what stands in columns that belong to no question; never shown
    values: Mapping[Scale, ScaleValue]
    moment: Moment
    match: Match
    review: Text | None = None  # why a person must confirm it: rearranged, draft, joint
    rearranged: str = ""  # shifted, collapsed, draft
    notes: tuple[Text, ...] = field(default=())

    @property
    def filled(self) -> tuple[Scale, ...]:
        """The scales on which something stands: `-` and `k.A.` are answers without a value."""
        return tuple(scale for scale in SCALES if not is_blank(self.values[scale].raw))

    @property
    def complete(self) -> bool:
        """Whether no scale cell is blank."""
        return len(self.filled) == len(SCALES)

    @property
    def texts(self) -> dict[str, str]:
        """Free text and lists by question, without office, times and scales."""
        left_out = {*SCALES, *META_KEYS, "actor"}
        return {key: cell for key, cell in self.cells.items() if key not in left_out and not is_blank(cell)}


@dataclass(frozen=True)
class Reader:
    """What is needed to read a row: questionnaire, roster, words of the scales, time zone."""

    questionnaire: Questionnaire
    offices: Sequence[Office]
    meeting: Meeting
    directory: Directory
    scales: Mapping[Scale, ScaleWords]

    @cached_property
    def not_invited(self) -> frozenset[str]:
        """Offices of the roster that count for nothing."""
        return frozenset(office.key for office in self.offices if not office.invited)

    @cached_property
    def zone(self) -> tzinfo:
        """The meeting's time zone."""
        return meeting_zone(self.meeting.time_zone)

    def line(self, row: int, cells: Sequence[str], layout: Layout) -> Line:
        """Return what a row says under each question."""
        gathered = {key: _gather(cells, columns, key) for key, columns in layout.by_key.items() if key not in NOT_ASKED}
        actor, match = self._actor(cells, layout)
        if "actor" in gathered:
            gathered["actor"] = actor
        values = {scale: self._value(cells, layout, scale) for scale in SCALES}
        remarks, unasked = _remarks(cells, layout), _unasked(cells, layout)
        return Line(row, gathered, remarks, unasked, values, self._moment(cells, layout), match)

    def _value(self, cells: Sequence[str], layout: Layout, scale: Scale) -> ScaleValue:
        columns = layout.by_key.get(scale, ())
        if columns and columns[0].item:
            return ticked(columns, cells)
        read = [read_scale(_cell(cells, column), self.scales[scale]) for column in columns]
        filled = [value for value in read if not is_blank(value.raw)]
        if not filled:
            return read[0] if read else ScaleValue("", None, "missing", "blank")
        years = {year for column in columns for year in _YEAR.findall(column.heading)}
        if len({(value.value, value.status == "flagged") for value in filled}) > 1 or len(years) > 1:
            raws = " | ".join(value.raw for value in filled)
            said = tuple(dict.fromkeys(value.value for value in filled if value.value is not None))
            return ScaleValue(raws, None, "flagged", "two_columns", said)
        other = any(column.other_scale for column in columns)
        return _not_counted(filled[0], "other_scale") if other and filled[0].status != "missing" else filled[0]

    def _moment(self, cells: Sequence[str], layout: Layout) -> Moment:
        """Read the time; date and time of day may stand in two columns."""
        found = [cell for column in layout.by_key.get("submitted_at", ()) if not is_blank(cell := _cell(cells, column))]
        moments = [read_time(text, self.zone) for text in (" ".join(found), *found)]
        return next((moment for moment in moments if moment.local), moments[-1])

    def _actor(self, cells: Sequence[str], layout: Layout) -> tuple[str, Match]:
        found = [cell for column in layout.by_key.get("actor", ()) if not is_blank(cell := _cell(cells, column))]
        matches = [(cell, self._invited(self.directory.match(cell))) for cell in found]
        first = matches[0] if matches else ("", Match(None, "blank"))
        named = [pair for pair in matches if pair[1].office]
        keys = {match.office for cell, match in named if cell == match.office}
        others = dict.fromkeys(match.office for _, match in named if match.office)
        if keys and len(others) > 1:  # the key says another office than the name
            return named[0][0], Match(None, "ambiguous", tuple(others))
        return named[0] if named else first

    def _invited(self, match: Match) -> Match:
        """An office that is known but not invited is shown separately and not counted."""
        known = match.office is not None and match.office in self.not_invited
        return Match(None, "not_invited", (match.office,)) if known and match.office else match


def _not_counted(value: ScaleValue, code: str) -> ScaleValue:
    """Flag what stands in a scale cell; what was read is a candidate for the person who asks back."""
    candidates = value.candidates if value.value is None else (value.value,)
    return ScaleValue(value.raw, None, "flagged", code, candidates)


def without_values(line: Line, code: str, *, even_missing: bool = False) -> Line:
    """Return the line with its values flagged; a missing one stays missing unless the whole row must wait."""
    values = {
        scale: value if value.status == "missing" and not even_missing else _not_counted(value, code)
        for scale, value in line.values.items()
    }
    return replace(line, values=values)


def _cell(cells: Sequence[str], column: Column) -> str:
    return cells[column.position] if column.position < len(cells) else ""


def _gather(cells: Sequence[str], columns: Sequence[Column], key: str) -> str:
    found = [(column, cell) for column in columns if not is_blank(cell := _cell(cells, column))]
    if len(columns) == 1 and not columns[0].item:
        return _cell(cells, columns[0])
    if key in LIST_KEYS:
        return "; ".join(f"{column.item}: {cell}" if column.item else cell for column, cell in found)
    if key in META_KEYS or key in SCALES:
        return found[0][1] if found else ""
    return "\n".join(dict.fromkeys(cell for _, cell in found))


def _remarks(cells: Sequence[str], layout: Layout) -> tuple[str, ...]:
    """What stands in columns for remarks, without a heading, and to the right of the table; `Freigabe: nein` whole.

    An answer that a form service saved, but that has no time in its column `Datum abgeschickt`, was not released.
    """
    headings = {c.position: c.heading for c in layout.by_key.get(INTERNAL, ()) if _RELEASE.search(c.heading)}
    named = {column.position for column in layout.columns if column.key not in (INTERNAL, UNNAMED)}
    found = [
        (headings.get(place, ""), cell) for place, cell in enumerate(cells) if place not in named and not is_blank(cell)
    ]
    unsent = [f"{c.heading}: nicht freigegeben" for c in _unsent(cells, layout)]
    return (*(f"{heading}: {cell}" if heading else cell for heading, cell in found), *unsent)


def _unsent(cells: Sequence[str], layout: Layout) -> list[Column]:
    columns = layout.by_key.get("submitted_at", ())
    blank = [column for column in columns if is_blank(_cell(cells, column))]
    return [column for column in blank if _SENT.search(column.heading)] if len(blank) < len(columns) else []


def _unasked(cells: Sequence[str], layout: Layout) -> tuple[str, ...]:
    return tuple(cell for column in layout.by_key.get(UNKNOWN, ()) if not is_blank(cell := _cell(cells, column)))
