"""What changed since an earlier version of the briefing: offices, answers, statements.

Both versions are evaluated by the rules of today and for the same day, so that only what came in makes a difference.
Prints nothing, and repeats nothing that somebody corrected or withdrew (DESIGN, section 4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pipeline.briefing import Briefing
from pipeline.changed import AnswerChange, Changes, How, Kind, OfficeChange, Reading, State, StatementChange
from pipeline.conclude.concluded import Statement
from pipeline.model import IN_MEETING, SCALES, Clarification, Scale
from pipeline.questionnaire.model import Question
from pipeline.run import rebuild_briefing

_FURTHER_COLUMNS = {"fields": ("no_field",), "contribution": ("contribution_text",)}
_OF_TWO_OFFICES = {"I2", "I3", "I4"}  # rules that make one statement for each pair, without a subject
_ON_PAGE_ONE_ONLY = {"M1s"}  # says at once what M1 says one by one


@dataclass(frozen=True)
class _Version:
    """One version with the look-ups that comparing needs."""

    briefing: Briefing

    @cached_property
    def lines(self) -> Mapping[str, Mapping[str, Any]]:
        """The lines of `Cleaned.answers` by office."""
        return dict(self.briefing.cleaned.answers.to_dict("index"))

    @cached_property
    def states(self) -> Mapping[str, State]:
        """Where each invited office stands."""
        states: dict[str, State] = {office.key: "silent" for office in self.briefing.invited}
        for key in self.briefing.scored.response.pending:
            states[key] = "pending"
        return states | {position.office: "answered" for position in self.briefing.scored.positions}

    @cached_property
    def corrections(self) -> Mapping[tuple[str, str], Clarification]:
        """What was entered after asking back, by office and question; the last entry counts."""
        return {(one.office, one.question): one for one in self.briefing.clarifications}

    @cached_property
    def statements(self) -> Mapping[tuple[str, object], Statement]:
        """What is stated, by rule and by what it speaks of."""
        said = (one for one in self.briefing.concluded.statements if one.id not in _ON_PAGE_ONE_ONLY)
        return {(one.id, one.offices if one.id in _OF_TWO_OFFICES else one.subject): one for one in said}

    @cached_property
    def returned(self) -> frozenset[tuple[str, str | None]]:
        """The namings of an interface that the other side returned: only of these the state is printed."""
        return frozenset((edge.source, edge.target) for edge in self.briefing.scored.edges if edge.returned)


def compared(briefing: Briefing, snapshot: Mapping[str, Any], number: int) -> Briefing:
    """Return the briefing with what changed since version `number`, which was built from that snapshot."""
    earlier = rebuild_briefing(snapshot, number, as_of=briefing.as_of)
    return replace(briefing, changes=changes(earlier, briefing))


def changes(earlier: Briefing, briefing: Briefing) -> Changes:
    """Return what is different from an earlier briefing for the same day."""
    before, now = _Version(earlier), _Version(briefing)
    return Changes(
        since=earlier.version,
        offices=tuple(_offices(before, now)),
        answers=tuple(_answers(before, now)),
        statements=tuple(_statements(before, now)),
    )


def _offices(before: _Version, now: _Version) -> Iterator[OfficeChange]:
    named = {office.key: office.label or office.name for office in before.briefing.offices}
    named |= {office.key: office.label or office.name for office in now.briefing.offices}
    for key in dict.fromkeys([*now.states, *before.states]):
        then, today = before.states.get(key, "absent"), now.states.get(key, "absent")
        if then != today:
            yield OfficeChange(key, named[key], then, today)


def _answers(before: _Version, now: _Version) -> Iterator[AnswerChange]:
    """Compare the answers of the offices that had answered before; those of others are new as a whole."""
    for position in now.briefing.scored.positions:
        if before.states.get(position.office) == "answered":
            for question in now.briefing.questionnaire.questions:
                then, today = (_content(one, position.office, question, now.returned) for one in (before, now))
                if then != today:
                    yield _answer_change(before, now, position.office, question)


def _content(version: _Version, office: str, question: Question, returned: frozenset[tuple[str, str | None]]) -> object:
    """Return what the version holds as answer to a question; of interfaces what may be printed."""
    line = version.lines[office]
    if question.scale:
        return _reading(line, question.scale)
    if question.key == "interfaces":
        return [(*one[:2], one.state if (office, one.office) in returned else "") for one in line["interfaces"]]
    return [line.get(column) for column in (question.key, *_FURTHER_COLUMNS.get(question.key, ()))]


def _reading(line: Mapping[str, Any], scale: Scale) -> Reading:
    if line[f"{scale}_status"] in {"ok", "normalised"}:
        return int(line[scale])
    if line[f"{scale}_status"] == "flagged":
        return "flagged"
    return "cannot_assess" if line[f"{scale}_code"] == "cannot_assess" else "blank"


def _answer_change(before: _Version, now: _Version, office: str, question: Question) -> AnswerChange:
    """Say how an answer became another one; the earlier value only if nobody ever corrected it."""
    old, new = (one.corrections.get((office, question.key)) for one in (before, now))
    today = _reading(now.lines[office], question.scale) if question.scale else None
    if new is not None and new != old:
        how: How = "in_meeting" if new.reason == IN_MEETING else "corrected"
        return AnswerChange(office, question.key, how, today, corrected_on=new.agreed_on)
    if old is not None and new is None:
        return AnswerChange(office, question.key, "taken_back", today)
    shown = question.scale and old is None
    then = _reading(before.lines[office], question.scale) if shown and question.scale else None
    return AnswerChange(office, question.key, "stated", today, before=then)


def _statements(before: _Version, now: _Version) -> Iterator[StatementChange]:
    """Compare what is stated; one that is gone is named by its rule alone, its wording is not repeated."""
    for place, said in now.statements.items():
        then = before.statements.get(place)
        if then is None or then.text != said.text:
            kind: Kind = "new" if then is None else "reworded"
            yield StatementChange(kind, said.id, said.section, said.audience, _subject(now, said), said.text)
    for place, said in before.statements.items():
        if place not in now.statements:
            yield StatementChange("gone", said.id, said.section, said.audience, _subject(now, said))


def _subject(version: _Version, said: Statement) -> str:
    """Return the scale or field of action that a statement speaks of; names of offices and bodies are not repeated."""
    fields = {field.code for field in version.briefing.questionnaire.fields}
    return said.subject if said.subject in fields.union(SCALES) else ""
