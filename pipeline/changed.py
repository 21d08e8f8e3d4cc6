"""What comparing two versions returns: offices, answers and statements that are no longer what they were.

Holds nothing that must not be printed: no earlier value of an answer that was corrected, no wording of an earlier
statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.model import Audience, Text

State = Literal["absent", "silent", "pending", "answered"]  # absent: not on the roster, or not invited
Reading = int | Literal["cannot_assess", "blank", "flagged"]
How = Literal["stated", "corrected", "in_meeting", "taken_back"]
Kind = Literal["new", "reworded", "gone"]


@dataclass(frozen=True)
class OfficeChange:
    """An office that is in another state; its name, because a removed one stands on no roster any more."""

    office: str  # key
    label: str
    before: State
    now: State


@dataclass(frozen=True)
class AnswerChange:
    """An answer that is another one, of an office that had answered before.

    `stated`: by the office itself; `corrected`: after asking back; `in_meeting`: put right there; `taken_back`: a
    correction no longer counts.
    """

    office: str
    question: str
    how: How
    now: Reading | None = None  # None: no scale
    before: Reading | None = None  # only of what was never corrected
    corrected_on: date | None = None


@dataclass(frozen=True)
class StatementChange:
    """A statement that is new, reads differently, or is no longer made."""

    kind: Kind
    id: str  # of its rule
    section: str
    audience: Audience
    subject: str = ""  # the scale or the field of action that it speaks of
    text: Text | None = None  # as it reads now; None: it is gone


@dataclass(frozen=True)
class Changes:
    """Everything that changed since an earlier version, for every audience."""

    since: int  # number of that version
    offices: tuple[OfficeChange, ...] = ()  # in the order of the roster, removed ones last
    answers: tuple[AnswerChange, ...] = ()  # in the order of roster and questionnaire
    statements: tuple[StatementChange, ...] = ()  # in reading order, those that are gone last
