"""The Briefing: one frozen object with everything that is shown; PDF, pages and exports only read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.changed import Changes, StatementChange
from pipeline.clean.cleaned import Cleaned
from pipeline.conclude.concluded import Concluded, Statement
from pipeline.model import Audience, Clarification, Edition, FromMeeting, Meeting, Office
from pipeline.questionnaire.model import Questionnaire
from pipeline.score.scored import Scored

_AUDIENCES: dict[Edition, frozenset[Audience]] = {
    "leadership": frozenset({"all", "leadership"}),
    "meeting": frozenset({"all"}),
}


@dataclass(frozen=True)
class Briefing:
    """What the leadership and the offices are shown, composed of what the stages return."""

    meeting: Meeting
    offices: tuple[Office, ...]  # the whole roster in its order
    questionnaire: Questionnaire
    as_of: date
    version: int
    data_hash: str  # SHA-256 of the evaluated snapshot, annex B
    cleaned: Cleaned
    scored: Scored
    concluded: Concluded
    clarifications: tuple[Clarification, ...] = ()
    source: str = ""  # name of the table that was evaluated
    changes: Changes | None = None  # since the version before; None for the first
    from_meeting: FromMeeting | None = None  # None: as of before the meeting

    @property
    def invited(self) -> tuple[Office, ...]:
        """The offices that count as N, in roster order."""
        return tuple(office for office in self.offices if office.invited)

    def office(self, key: str) -> Office:
        """Return the office with that key."""
        return next(office for office in self.offices if office.key == key)

    def statements(self, edition: Edition) -> tuple[Statement, ...]:
        """Return what may stand in that edition (scoring.md, section 5, "Who reads what")."""
        return tuple(s for s in self.concluded.statements if s.audience in _AUDIENCES[edition])

    def changed_statements(self, edition: Edition) -> tuple[StatementChange, ...]:
        """Return which of the statements that may stand in that edition changed."""
        changed = self.changes.statements if self.changes else ()
        return tuple(s for s in changed if s.audience in _AUDIENCES[edition])
