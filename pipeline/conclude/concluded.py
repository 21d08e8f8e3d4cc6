"""What concluding returns: statements, decisions and the agenda, in both languages, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.model import Audience, Text


@dataclass(frozen=True)
class Statement:
    """One sentence that the data allow, and the rule that allows it (scoring.md, section 5)."""

    id: str  # R1 … X2
    section: str  # response, data, scales, position, fields, interfaces, bodies, missing, external, contribution, topic
    audience: Audience
    text: Text
    offices: tuple[str, ...] = ()  # keys of the offices that it speaks of
    subject: str = ""  # scale, field code, body or actor that it speaks of
    facts: tuple[tuple[str, Any], ...] = ()  # k, n, N … as printed, for the desk


@dataclass(frozen=True)
class PageOneStatement:
    """A statement chosen for page 1, with the section of the briefing that proves it."""

    statement: Statement
    section: int
    expected_lead: Statement | None = None  # F1a, printed after its F1 or F3

    @property
    def text(self) -> Text:
        """What stands on page 1."""
        said = self.statement.text
        if self.expected_lead is None:
            return said
        return Text(f"{said.de} {self.expected_lead.text.de}", f"{said.en} {self.expected_lead.text.en}")


@dataclass(frozen=True)
class Decision:
    """One line of the decision block: question and proposal (briefing.md, section 1)."""

    id: str  # E1 … E8
    question: Text
    proposal: Text


@dataclass(frozen=True)
class AgendaItem:
    """One agenda item with its minutes and what belongs to it."""

    number: int
    title: Text
    minutes: int
    details: tuple[Text, ...] = ()  # the items, pairs, questions to be dealt with


@dataclass(frozen=True)
class Agenda:
    """The proposed agenda of the first meeting."""

    items: tuple[AgendaItem, ...]
    total: int
    speaking_order: tuple[str, ...]  # keys of the offices, for item 3
    notes: tuple[Text, ...] = ()
    tables: tuple[tuple[str, ...], ...] = ()  # more than 30 offices: who sits where, in speaking order
    record: tuple[Text, ...] = ()  # headings of the record, one line per agreement
    seconds_per_office: int = 80  # in item 3


@dataclass(frozen=True)
class NextStep:
    """One line of "Weiteres Vorgehen" on page 1."""

    what: Text
    who: Text
    until: Text


@dataclass(frozen=True)
class Concluded:
    """Everything that may be said: all audiences; an edition filters by audience."""

    statements: tuple[Statement, ...]
    page_one: tuple[PageOneStatement, ...]
    decisions: tuple[Decision, ...]  # those on page 1, at most five
    further_decisions: tuple[Decision, ...]  # the rest, in section 10
    agenda: Agenda
    occasion: tuple[Text, ...] = ()  # the two sentences of "Anlass" on page 1
    next_steps: tuple[NextStep, ...] = ()  # the three lines of "Weiteres Vorgehen" on page 1
