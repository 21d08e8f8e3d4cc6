"""What the offices agreed in the meeting: what, who takes the lead, with whom, by when, how it will be known.

Belongs to the file: it is kept when the answers are deleted.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, insert, select, update

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.meeting_tables import meeting_agreements
from pipeline.collect.journal.rounds import changed_meanwhile, the_round
from pipeline.collect.journal.schema import rounds
from pipeline.collect.journal.store import Store
from pipeline.model import UserError


@dataclass(frozen=True)
class AgreedText:
    """One line of the record (briefing.md, section 3), as typed."""

    what: str
    lead: str = ""
    partners: str = ""
    due: str = ""  # "30.11.2026", "bis zur zweiten Sitzung": as it was said
    evidence: str = ""  # how it will be known that it is done


@dataclass(frozen=True)
class MeetingAgreement:
    """One agreement; `version` counts its changes."""

    id: int
    round_id: str
    text: AgreedText
    done_on: date | None
    version: int


class MeetingAgreements(Store):
    """Records agreements; of two who edit, the later one is told."""

    def meeting_agreements(self, round_id: str) -> tuple[MeetingAgreement, ...]:
        """Return the agreements of a round in the order of entry, without the removed ones."""
        table = meeting_agreements.c
        query = select(meeting_agreements).where(table.round_id == round_id, table.removed_at.is_(None))
        with self._read() as connection:
            return tuple(_agreement(row) for row in connection.execute(query.order_by(table.id)))

    def open_from_earlier(self, round_id: str) -> tuple[MeetingAgreement, ...]:
        """Return the agreements of earlier rounds that are not done, oldest first."""
        table = meeting_agreements.c
        with self._read() as connection:
            number = the_round(connection, round_id).number
            query = select(meeting_agreements).join(rounds).where(rounds.c.number < number)
            still_open = query.where(table.removed_at.is_(None), table.done_on.is_(None))
            return tuple(_agreement(row) for row in connection.execute(still_open.order_by(table.id)))

    def add_meeting_agreement(self, round_id: str, text: AgreedText, *, by: Role = "coordinator") -> MeetingAgreement:
        """Record an agreement. Raises UserError where it does not say what was agreed."""
        at = self._clock()
        values = {"round_id": round_id, "data": asdict(_checked(text)), "entered_at": at, "version": 1}
        with self._write() as connection:
            query = insert(meeting_agreements).values(values).returning(meeting_agreements)
            added = _agreement(connection.execute(query).one())
            note(connection, at, by, "agreement_added", round_id=round_id, number=added.id)
        return added

    def change_meeting_agreement(
        self,
        agreement: MeetingAgreement,
        text: AgreedText,
        done_on: date | None,
        *,
        by: Role = "coordinator",
    ) -> None:
        """Change an agreement as it was seen, or note since when it is done. Raises Conflict if it changed since."""
        self._change_agreement(agreement, "agreement_changed", by, data=asdict(_checked(text)), done_on=done_on)

    def remove_meeting_agreement(self, agreement: MeetingAgreement, *, by: Role = "coordinator") -> None:
        """Take an agreement off the list, as it was seen. Raises Conflict if it changed since."""
        self._change_agreement(agreement, "agreement_removed", by, removed_at=self._clock())

    def _change_agreement(self, seen: MeetingAgreement, action: str, by: Role, **values: Any) -> None:
        here = (meeting_agreements.c.id == seen.id) & (meeting_agreements.c.version == seen.version)
        with self._write() as connection:
            change = update(meeting_agreements).where(here, meeting_agreements.c.removed_at.is_(None))
            if not connection.execute(change.values(**values, version=seen.version + 1)).rowcount:
                raise changed_meanwhile()
            note(connection, self._clock(), by, action, round_id=seen.round_id, number=seen.id)


def _checked(text: AgreedText) -> AgreedText:
    if not text.what.strip():
        raise UserError("Bitte tragen Sie ein, was verabredet wurde.", "Please enter what was agreed.")
    return text


def _agreement(row: Row[Any]) -> MeetingAgreement:
    return MeetingAgreement(row.id, row.round_id, AgreedText(**row.data), row.done_on, row.version)
