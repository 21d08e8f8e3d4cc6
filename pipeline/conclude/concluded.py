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


@dataclass(frozen=True)
class Concluded:
    """Everything that may be said: all audiences; an edition filters by audience."""

    statements: tuple[Statement, ...]
    page_one: tuple[PageOneStatement, ...]
    decisions: tuple[Decision, ...]  # those on page 1, at most five
    further_decisions: tuple[Decision, ...]  # the rest, in section 10
    agenda: Agenda
