"""Draws offices, answers and whole briefings for tests by hand; large and hostile ones are in `numbered_briefings`.

A picture has one line per office of the roster, columns by name, cells between bars:

    office | B D E | fields      | interfaces     | joint
    Bau    | 5 4 2 | SPR:F WOH:M | Schule:nicht   | SPR
    Schule | 3 - ! |             | Bau:gut        |
    Kasse  | silent

`-` is "cannot assess", `_` blank, `!` flagged; `silent` did not answer, `pending` waits for a person, `uninvited` is
known but not invited. Lists in a cell are separated by blanks (codes, `office:state`) or by `;` (names). See `COLUMNS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

import pandas as pd

from pipeline.briefing import Briefing
from pipeline.clean.cleaned import Body, Cleaned, FieldRole, Interface, Row, ScaleValue
from pipeline.conclude import conclude
from pipeline.conclude.concluded import Concluded, Statement
from pipeline.model import SCALES, Meeting, Office
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.score import score
from pipeline.score.scored import Scored

AS_OF = date(2026, 11, 2)
_FIRST_ANSWER = datetime(2026, 10, 5, 8, 0)  # noqa: DTZ001 -- `Cleaned` holds local time of the meeting
COLUMNS = {
    "office": "key, label and name",
    "B D E": "the three scales, or silent, pending, uninvited",
    "fields": "SPR:F WOH:M",
    "interfaces": "Schule:nicht Bau:gut; the state may be missing",
    "bodies": "AK Migration:ja; Bildungsbeirat:unklar",
    "missing": "names, separated by ;",
    "experts": "names, separated by ;",
    "gives": "codes of contributions",
    "joint": "code of a field",
    "reason": "reason for pressure",
    "expected": "fields that the roster expects the office to lead",
    "level": "ebene of the roster",
    "aliases": "names, separated by ;",
}
TEXTS = (
    "why_affected", "pressure_reason", "influence_basis", "interface_issue", "joint_topic", "expectation",
    "filled_by", "contribution_text",
)  # fmt: skip
MEETING = Meeting(
    authority="Landkreis Auental",
    unit="Stabsstelle Integration und Teilhabe",
    file_reference="50.1-2026/117",
    handled_by="Ayşe Yıldırım",
    handled_by_phone="07000 123-456",
    leadership="Frau Landrätin Dr. Vogt",
    leadership_name="Dr. Helene Vogt",
    leadership_function="Landrätin",
    topic="Ankommen und Bleiben im Landkreis",
    date=date(2026, 11, 26),
    start=time(14, 0),
    end=time(16, 0),
    place="Großer Sitzungssaal, Kreishaus Auenstadt",
    deadline=date(2026, 10, 30),
    dispatch=date(2026, 11, 12),
    follow_up=date(2026, 12, 10),
    coordination="Stabsstelle Integration und Teilhabe",
    coordination_share="50 Prozent einer Vollzeitstelle",
    contact="integration@landkreis-auental.example",
)


@dataclass(frozen=True)
class Round:
    """A drawn round: roster, answers, and what scoring and concluding make of them."""

    offices: tuple[Office, ...]
    cleaned: Cleaned
    meeting: Meeting = MEETING

    @cached_property
    def scored(self) -> Scored:
        return score(self.cleaned, self.offices, load_questionnaire())

    @cached_property
    def concluded(self) -> Concluded:
        return conclude(self.cleaned, self.scored, self.offices, self.meeting, load_questionnaire(), AS_OF)

    def without(self, office: str) -> Round:
        """The same round, had that office not answered."""
        answers = self.cleaned.answers.drop(index=office)
        return replace(self, cleaned=replace(self.cleaned, answers=answers))

    def said(self, rule: str, language: str = "de") -> list[str]:
        """The sentences of one rule."""
        return [s.text.in_(language) for s in self.concluded.statements if s.id == rule]

    def statements(self) -> tuple[Statement, ...]:
        return self.concluded.statements

    def briefing(self, version: int = 1) -> Briefing:
        return Briefing(
            meeting=self.meeting,
            offices=self.offices,
            questionnaire=load_questionnaire(),
            as_of=AS_OF,
            version=version,
            data_hash="0" * 64,
            cleaned=self.cleaned,
            scored=self.scored,
            concluded=self.concluded,
        )


@dataclass
class Answer:
    """What one office answered, as the lines of `Cleaned.answers` hold it."""

    values: Sequence[int | str | None] = (None, None, None)  # a text is a flagged cell
    fields: Sequence[tuple[str, str]] = ()
    interfaces: Sequence[tuple[str, str]] = ()
    bodies: Sequence[tuple[str, str]] = ()
    missing_actors: Sequence[str] = ()
    external_experts: Sequence[str] = ()
    contribution: Sequence[str] = ()
    joint_field: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


def draw(picture: str, meeting: Meeting = MEETING, **log: Any) -> Round:
    """Draw a round from a picture; `log` goes to `cleaned`."""
    lines = [line for line in picture.strip("\n").splitlines() if line.strip()]
    header = [name.strip() for name in lines[0].split("|")]
    unknown = set(header) - set(COLUMNS)
    assert not unknown, f"no such column: {unknown}"
    rows = [dict(zip(header, (cell.strip() for cell in line.split("|")), strict=False)) for line in lines[1:]]
    pending = tuple((row["office"], (7,)) for row in rows if row["B D E"] == "pending")
    answers = {row["office"]: _drawn_answer(row) for row in rows if row["B D E"].split()[0] not in _STATES}
    return Round(
        tuple(_drawn_office(row) for row in rows), cleaned(answers, **{"pending_review": pending, **log}), meeting
    )


def rated(*ratings: str, silent: int = 0, **columns: Sequence[str]) -> Round:
    """Draw offices A, B, C … from their ratings `B D E` alone, some silent ones after them.

    `columns` adds further cells of the picture, one per office: rated("5 4 2", "1 1 1", reason=["viel", ""]).
    """
    lines = [" | ".join(("office", "B D E", *columns))]
    for place, rating in enumerate((*ratings, *["silent"] * silent)):
        cells = [values[place] if place < len(values) else "" for values in columns.values()]
        lines.append(" | ".join((_letter(place), rating, *cells)))
    return draw("\n".join(lines))


def _letter(place: int) -> str:
    return chr(65 + place) if place < 26 else f"{chr(65 + place % 26)}{place // 26}"


_STATES = {"silent", "pending", "uninvited"}


def _drawn_office(row: Mapping[str, str]) -> Office:
    name = row["office"]
    return Office(
        key=name,
        short=name[:5],
        label=name,
        name=name,
        level=row.get("level", "Landkreis") or "Landkreis",
        aliases=_names(row.get("aliases", "")),
        expected_fields=tuple(row.get("expected", "").split()),
        invited=row["B D E"] != "uninvited",
    )


def _drawn_answer(row: Mapping[str, str]) -> Answer:
    return Answer(
        values=[_drawn_value(cell) for cell in row["B D E"].split()],
        fields=_coded(row.get("fields", "").split()),
        interfaces=_coded(row.get("interfaces", "").split()),
        bodies=_coded(_names(row.get("bodies", ""))),
        missing_actors=_names(row.get("missing", "")),
        external_experts=_names(row.get("experts", "")),
        contribution=tuple(row.get("gives", "").split()),
        joint_field=row.get("joint", ""),
        texts={"pressure_reason": row.get("reason", "")},
    )


def _drawn_value(cell: str) -> int | str | None:
    return {"-": None, "_": "", "!": "6"}.get(cell) if cell in "-_!" else int(cell)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def _coded(entries: Iterable[str]) -> tuple[tuple[str, str], ...]:
    parts = (entry.rpartition(":") if ":" in entry else (entry, "", "") for entry in entries)
    return tuple((name, code) for name, _, code in parts)


def cleaned(answers: Mapping[str, Answer], **other: Any) -> Cleaned:
    """Make a `Cleaned` of answers by office key, in the order of the mapping."""
    frame = pd.DataFrame(
        [_line(row, answer) for row, answer in enumerate(answers.values(), 2)],
        index=pd.Index(list(answers), name="office", dtype=object),
        columns=list(_line(0, Answer())),
    ).astype(dict.fromkeys(SCALES, "Int64"))
    rows = tuple(_row(office, row, answer) for row, (office, answer) in enumerate(answers.items(), 2))
    empty: dict[str, Any] = {
        "log": (), "header_row": 1, "column_mapping": (("Akteur", "actor"),), "pending_review": (),
        "no_response": (), "duplicates": (), "unmatched_rows": (), "versions_merged": (),
    }  # fmt: skip
    return Cleaned(answers=frame, rows=rows, **{**empty, **other})


def _line(row: int, answer: Answer) -> dict[str, Any]:
    line: dict[str, Any] = {}
    for scale, value in zip(SCALES, map(_scale_value, answer.values), strict=True):
        line |= {
            scale: value.value,
            f"{scale}_raw": value.raw,
            f"{scale}_status": value.status,
            f"{scale}_code": value.code,
        }
    return line | {
        **{text: answer.texts.get(text, "") for text in TEXTS},
        "fields": tuple(FieldRole(*entry) for entry in answer.fields),
        "no_field": not answer.fields,
        "interfaces": tuple(Interface(office, office, state) for office, state in answer.interfaces),
        "bodies": tuple(Body(*entry) for entry in answer.bodies),
        "missing_actors": tuple(answer.missing_actors),
        "external_experts": tuple(answer.external_experts),
        "contribution": tuple(answer.contribution),
        "joint_field": answer.joint_field,
        "row": row,
        "submitted_at": _FIRST_ANSWER + timedelta(minutes=row),
        "response_id": f"AUE-{row:08X}",
    }


def _scale_value(value: int | str | None) -> ScaleValue:
    if isinstance(value, int):
        return ScaleValue(str(value), value, "ok")
    if value is None:
        return ScaleValue("Kann ich nicht einschätzen", None, "missing", "cannot_assess")
    return ScaleValue(value, None, "flagged" if value else "missing", "out_of_range" if value else "blank")


def _row(office: str, row: int, answer: Answer) -> Row:
    values = tuple(zip(SCALES, map(_scale_value, answer.values), strict=True))
    return Row(row, "response", office, "exact", _FIRST_ANSWER, values, "yes")
