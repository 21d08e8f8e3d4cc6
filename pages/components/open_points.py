"""What is still open before the round is closed: conversations, doubtful values, the dispatch date.

Reads the Briefing and the journal's notes; what needs a conversation, the statements say (scoring.md, section 5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pages.components.store import journal
from pipeline.briefing import Briefing
from pipeline.clean.doubts import doubts
from pipeline.collect.journal import Conversation, Round
from pipeline.conclude.concluded import Statement

_NEEDS_A_CONVERSATION = ("I2", "I3")


@dataclass(frozen=True)
class Side:
    """One office of an interface, by key, and the conversation with it, if there was one."""

    office: str
    other: str
    ids: tuple[str, str]  # of the two in the journal
    conversation: Conversation | None


@dataclass(frozen=True)
class ToTalkAbout:
    """An interface that both sides must have been spoken to about before anybody reads of it."""

    statement: Statement
    sides: tuple[Side, Side]

    @property
    def done(self) -> bool:
        """Whether both sides were spoken to."""
        return all(side.conversation for side in self.sides)


@dataclass(frozen=True)
class OpenPoints:
    """How many points of each kind are open."""

    conversations: int  # sides that nobody has spoken to yet
    doubts: int  # values and rows that only a person can settle
    no_dispatch: int  # 1 if the dispatch date is missing

    @property
    def total(self) -> int:
        """How many there are."""
        return self.conversations + self.doubts + self.no_dispatch


def to_talk_about(briefing: Briefing, going_on: Round) -> tuple[ToTalkAbout, ...]:
    """Return the interfaces that need a conversation, in the order of their statements."""
    ids = {entry.office.key: entry.id for entry in journal().roster(going_on.id, removed=True)}
    noted = journal().standing_conversations(going_on.id)
    stated = (said for said in briefing.concluded.statements if said.id in _NEEDS_A_CONVERSATION)
    return tuple(
        ToTalkAbout(said, (_side(one, other, ids, noted), _side(other, one, ids, noted)))
        for said in stated
        for one, other in [said.offices]
    )


def open_points(briefing: Briefing, going_on: Round) -> OpenPoints:
    """Count what is open."""
    sides = [side for one in to_talk_about(briefing, going_on) for side in one.sides]
    return OpenPoints(
        conversations=sum(side.conversation is None for side in sides),
        doubts=len(doubts(briefing.cleaned, briefing.questionnaire)),
        no_dispatch=int(going_on.meeting.dispatch is None),
    )


def _side(office: str, other: str, ids: Mapping[str, str], noted: Mapping[tuple[str, str], Conversation]) -> Side:
    pair = (ids[office], ids[other])
    return Side(office, other, pair, noted.get(pair))
