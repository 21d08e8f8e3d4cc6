"""What page 1 says: at most six findings, the two sentences of "Anlass", the three lines of "Weiteres Vorgehen".

Selects and frames, states nothing new (scoring.md, section 5, "One-page selection"; briefing.md, section 1).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.conclude.concluded import NextStep, PageOneStatement, Statement
from pipeline.conclude.wording import Value, fill
from pipeline.language import date_in_table, date_in_text, duration
from pipeline.model import Meeting, Text

_FILE = Path(__file__).parent / "page_one.toml"
# One finding per place: the first rule that has one. What is missing is skipped, never replaced by filler.
_PLACES = (("P7", "P8"), ("P5",), ("F1", "F3", "F2"), ("I2", "I3"), ("M1s",), ("T1", "T2"))
_PROOF = {"position": 4, "fields": 5, "interfaces": 6, "missing": 8, "topic": 9}  # section of the briefing


def findings(stated: Mapping[str, Sequence[Statement]]) -> tuple[PageOneStatement, ...]:
    """Choose the findings of page 1 from the statements by rule, each with the section that proves it."""
    return tuple(_findings(stated))


def _findings(stated: Mapping[str, Sequence[Statement]]) -> Iterator[PageOneStatement]:
    for rules in _PLACES:
        said = next((stated[rule][0] for rule in rules if rule in stated), None)
        if said:
            yield PageOneStatement(said, _PROOF[said.section], _expected_lead(said, stated))


def _expected_lead(said: Statement, stated: Mapping[str, Sequence[Statement]]) -> Statement | None:
    """Return the F1a that belongs to an F1 or F3: without it the sentence would say too much."""
    if said.id not in {"F1", "F3"}:
        return None
    return next((other for other in stated.get("F1a", ()) if other.subject == said.subject), None)


def occasion(meeting: Meeting) -> tuple[Text, ...]:
    """Return the two sentences of "Anlass"."""
    values: dict[str, Value] = {"sitzung": _day_in_text(meeting.date), "thema": meeting.topic}
    return tuple(fill(Text(**template), values) for template in _templates()["occasion"].values())


def next_steps(meeting: Meeting) -> tuple[NextStep, ...]:
    """Return the three lines of "Weiteres Vorgehen": what, who, until when.

    The unit that the head of page 1 names is not said again after the coordinator's name.
    """
    values: dict[str, Value] = {
        "koordination": meeting.coordination.removesuffix(f", {meeting.unit}") or _open("koordination"),
        "versand": _day(meeting.dispatch) or _dispatch_by_rule(meeting),
        "sitzung": _day(meeting.date) or _open("sitzung"),
        "beginn": _hour(meeting.start),
        "ende": _hour(meeting.end),
        "ort": meeting.place,
        "bericht": _day(meeting.follow_up) or _open("bericht"),
    }
    return tuple(
        NextStep(**{column: fill(Text(**template), values) for column, template in step.items()})
        for step in _templates()["steps"].values()
    )


def _dispatch_by_rule(meeting: Meeting) -> Text:
    days = meeting.overview_days
    if not days:
        return _open("versand")
    return _open("versand_tage", tage=Text(duration(days, "day", "de"), duration(days, "day", "en")))


def _day(day: date | None) -> Text | None:
    return Text(date_in_table(day, "de"), date_in_table(day, "en")) if day else None


def _day_in_text(day: date | None) -> Text:
    return Text(date_in_text(day, "de"), date_in_text(day, "en")) if day else Text("", "")


def _hour(hour: time | None) -> str:
    return f"{hour:%H:%M}" if hour else ""


def _open(name: str, **values: Value) -> Text:
    return fill(Text(**_templates()["open"][name]), values)


@cache
def _templates() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
