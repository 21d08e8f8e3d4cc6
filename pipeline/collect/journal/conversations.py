"""That both sides of an interface were spoken to before a version is frozen (scoring.md, section 5, I2 and I3).

Knows no rule: which pairs need it, the statements say. Undoing keeps the entry, marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.roster import the_entry
from pipeline.collect.journal.rounds import changed_meanwhile, refuse_purged, the_round
from pipeline.collect.journal.schema_results import conversations
from pipeline.collect.journal.store import Store
from pipeline.model import UserError


@dataclass(frozen=True)
class Conversation:
    """An office was spoken to about its interface with `other_id`: with whom and when."""

    id: int
    office_id: str
    other_id: str
    spoken_with: str
    spoken_on: date
    entered_at: datetime
    undone_at: datetime | None = None


class Conversations(Store):
    """Notes, undoes and reads conversations. Possible in a frozen round too: they change no answer."""

    def note_conversation(
        self, office_id: str, other_id: str, spoken_with: str, spoken_on: date, *, by: Role = "coordinator"
    ) -> Conversation:
        """Note that an office was spoken to about its interface with another one.

        Raises UserError if it is not said with whom or the answers are deleted, Conflict if somebody else noted this
        one meanwhile.
        """
        if not spoken_with.strip():
            raise UserError("Bitte tragen Sie ein, mit wem gesprochen wurde.", "Please enter who was spoken to.")
        at = self._clock()
        with self._write() as connection:
            of_round = the_round(connection, the_entry(connection, office_id).round_id, lock=True)
            refuse_purged(of_round)
            if (office_id, other_id) in _standing(connection, of_round.id):
                raise changed_meanwhile()
            values = {
                "round_id": of_round.id, "office_id": office_id, "other_id": other_id,
                "spoken_with": spoken_with.strip(), "spoken_on": spoken_on, "entered_at": at,
            }  # fmt: skip
            number = connection.scalars(insert(conversations).values(values).returning(conversations.c.id)).one()
            note(connection, at, by, "conversation_noted", round_id=of_round.id, office_id=office_id, number=number)
        return Conversation(number, office_id, other_id, spoken_with.strip(), spoken_on, at)

    def undo_conversation(self, conversation_id: int, *, by: Role = "coordinator") -> None:
        """Take a note back."""
        at = self._clock()
        here = conversations.c.id == conversation_id
        with self._write() as connection:
            one = connection.execute(select(conversations).where(here)).one()
            undone = update(conversations).where(here, conversations.c.undone_at.is_(None)).values(undone_at=at)
            if connection.execute(undone).rowcount:
                about = {"round_id": one.round_id, "office_id": one.office_id, "number": conversation_id}
                note(connection, at, by, "conversation_undone", **about)

    def conversations(self, round_id: str) -> tuple[Conversation, ...]:
        """Return all that were ever noted, the undone ones too, in the order of entry."""
        with self._read() as connection:
            return _all(connection, round_id)

    def standing_conversations(self, round_id: str) -> dict[tuple[str, str], Conversation]:
        """Return those that count, by the office that was spoken to and the other one."""
        with self._read() as connection:
            return _standing(connection, round_id)


def _all(connection: Connection, round_id: str) -> tuple[Conversation, ...]:
    query = select(conversations).where(conversations.c.round_id == round_id).order_by(conversations.c.id)
    return tuple(
        Conversation(
            row.id, row.office_id, row.other_id, row.spoken_with, row.spoken_on, row.entered_at, row.undone_at
        )
        for row in connection.execute(query)
    )  # fmt: skip


def _standing(connection: Connection, round_id: str) -> dict[tuple[str, str], Conversation]:
    return {(one.office_id, one.other_id): one for one in _all(connection, round_id) if one.undone_at is None}
