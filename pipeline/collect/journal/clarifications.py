"""What the coordination entered or corrected after asking (rule D5). Undoing keeps the entry, marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.receipts import CORRECTED, TAKEN_BACK, queue_receipt
from pipeline.collect.journal.roster import entries
from pipeline.collect.journal.rounds import changed_meanwhile, open_round
from pipeline.collect.journal.schema import clarifications
from pipeline.collect.journal.store import Store
from pipeline.model import Clarification
from pipeline.records import from_json, to_json


@dataclass(frozen=True)
class EnteredClarification:
    """One clarification with its number, when it was entered, and when it was undone, if it was."""

    id: int
    clarification: Clarification
    entered_at: datetime
    undone_at: datetime | None


class Clarifications(Store):
    """Adds, undoes and reads clarifications."""

    def clarifications(self, round_id: str) -> tuple[Clarification, ...]:
        """Return those that count, in the order of entry."""
        entered = self.entered_clarifications(round_id)
        return tuple(one.clarification for one in entered if one.undone_at is None)

    def entered_clarifications(self, round_id: str) -> tuple[EnteredClarification, ...]:
        """Return all that were ever entered, the undone ones too."""
        with self._read() as connection:
            return _entered(connection, round_id)

    def standing_clarifications(self, round_id: str) -> dict[tuple[str, str], EnteredClarification]:
        """Return the one that decides, by what it is about (`about`): the latest that was not undone."""
        with self._read() as connection:
            return _standing(connection, round_id)

    def add_clarification(
        self,
        round_id: str,
        clarification: Clarification,
        *,
        seen: int | None = None,
        in_meeting: bool = False,
        by: Role = "coordinator",
    ) -> EnteredClarification:
        """Enter a clarification. Raises UserError when the round is closed, unless it was said `in_meeting`.

        `seen` is the number of the one that counted for this answer when the person looked, 0 for none: raises
        Conflict if it is another by now.
        """
        entered = self.add_clarifications(round_id, {clarification: seen}, in_meeting=in_meeting, by=by)
        return entered[0]

    def add_clarifications(
        self,
        round_id: str,
        said: Mapping[Clarification, int | None],
        *,
        in_meeting: bool = False,
        by: Role = "coordinator",
    ) -> tuple[EnteredClarification, ...]:
        """Enter what was said at once, each with its `seen`: all of it or, where one of them raises, nothing."""
        at = self._clock()
        with self._write() as connection:
            open_round(connection, round_id, in_meeting=in_meeting)
            for clarification, seen in said.items():
                present = _standing(connection, round_id).get(about(clarification))
                if seen is not None and seen != (present.id if present else 0):
                    raise changed_meanwhile()
            return tuple(_enter(connection, round_id, clarification, at, by) for clarification in said)

    def undo_clarification(self, clarification_id: int, *, by: Role = "coordinator") -> None:
        """Take a clarification back; what it replaced counts again. Raises UserError when the round is closed."""
        at = self._clock()
        here = clarifications.c.id == clarification_id
        with self._write() as connection:
            round_id = connection.scalars(select(clarifications.c.round_id).where(here)).one()
            open_round(connection, round_id)
            standing = update(clarifications).where(here, clarifications.c.undone_at.is_(None))
            if connection.execute(standing.values(undone_at=at)).rowcount:
                entered = next(one for one in _entered(connection, round_id) if one.id == clarification_id)
                _tell(connection, round_id, entered.clarification, f"{TAKEN_BACK}{clarification_id}", at)
                note(connection, at, by, "clarification_undone", round_id=round_id, number=clarification_id)


def _enter(
    connection: Connection, round_id: str, clarification: Clarification, at: datetime, by: Role
) -> EnteredClarification:
    values = {"round_id": round_id, "data": to_json(clarification), "entered_at": at}
    number = connection.scalars(insert(clarifications).values(values).returning(clarifications.c.id)).one()
    _tell(connection, round_id, clarification, f"{CORRECTED}{number}", at)
    note(connection, at, by, "clarification_added", round_id=round_id, number=number)
    return EnteredClarification(number, clarification, at, None)


def _tell(connection: Connection, round_id: str, said: Clarification, occasion: str, at: datetime) -> None:
    """Send the office a receipt if one of its answers was corrected; whose a row is, concerns no answer."""
    if said.question == "actor":
        return
    for entry in entries(connection, round_id):
        if entry.office.key == said.office:
            queue_receipt(connection, entry, occasion, at)


def about(clarification: Clarification) -> tuple[str, str]:
    """Return what it settles: office and question; of a row as a whole the row, for whomever it counts."""
    if clarification.question == "actor" and clarification.row_key:
        return clarification.row_key, "actor"
    return clarification.office, clarification.question


def _entered(connection: Connection, round_id: str) -> tuple[EnteredClarification, ...]:
    query = select(clarifications).where(clarifications.c.round_id == round_id).order_by(clarifications.c.id)
    return tuple(
        EnteredClarification(row.id, from_json(Clarification, row.data), row.entered_at, row.undone_at)
        for row in connection.execute(query)
    )


def _standing(connection: Connection, round_id: str) -> dict[tuple[str, str], EnteredClarification]:
    count = (one for one in _entered(connection, round_id) if one.undone_at is None)
    return {about(one.clarification): one for one in count}
