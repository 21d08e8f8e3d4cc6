"""What the coordination decides about rows and cells of the team's sheet that differ from what was released.

Reads and writes no sheet. Nothing is decided in a round that is closed or deleted, and every decision has its line in
the audit trail. That a changed cell counts is a clarification.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.rounds import changed_meanwhile, open_round
from pipeline.collect.journal.schema import deliveries, releases, sheet_decisions
from pipeline.collect.journal.store import Store

Decision = Literal["keep", "withdraw"]


@dataclass(frozen=True)
class Decided:
    """What was decided about a deleted row, and with whom and when it was agreed, if it was."""

    decision: Decision
    agreed_with: str = ""
    agreed_on: date | None = None


class SheetDecisions(Store):
    """Keeps what was decided about deleted rows, and notes what was sent or written back."""

    def decide_on_deleted(
        self,
        release_id: str,
        decision: Decision,
        *,
        agreed_with: str = "",
        agreed_on: date | None = None,
        before: Decision | None = None,
        by: Role = "coordinator",
    ) -> None:
        """Decide about a delivered row that somebody deleted: it goes on counting, or it does not count any more.

        `before` is what was decided when the person looked: raises Conflict if it is something else by now, or if the
        answer was deleted; raises UserError when the round is closed.
        """
        at = self._clock()
        with self._write() as connection:
            release = _undecided(connection, release_id, before)
            agreed = {"agreed_with": agreed_with, "agreed_on": agreed_on}
            values = {"release_id": release_id, "round_id": release.round_id, "decision": decision, "decided_at": at}
            connection.execute(insert(sheet_decisions).values(values | agreed))
            self._note(connection, by, f"deleted_row_{decision}", release)

    def send_again(self, release_id: str, *, before: Decision | None = None, by: Role = "coordinator") -> None:
        """Put a row that somebody deleted back into the outbox; should it be deleted once more, that is asked anew.

        Raises as `decide_on_deleted` does.
        """
        with self._write() as connection:
            release = _undecided(connection, release_id, before)
            row = deliveries.c.release_id == release_id
            connection.execute(update(deliveries).where(row).values(delivered_at=None, refused=None))
            self._note(connection, by, "row_sent_again", release)

    def decisions_on_deleted(self, round_id: str) -> dict[str, Decided]:
        """Return what was decided, by release."""
        query = select(sheet_decisions).where(sheet_decisions.c.round_id == round_id)
        with self._read() as connection:
            rows = connection.execute(query)
            return {row.release_id: Decided(row.decision, row.agreed_with or "", row.agreed_on) for row in rows}

    def refuse_if_not_open(self, round_id: str) -> None:
        """Raise UserError where the round is closed or deleted: nothing is written into its sheet any more."""
        with self._write() as connection:
            open_round(connection, round_id)

    def note_restored(self, release_ids: Collection[str], *, by: Role = "coordinator") -> None:
        """Note that cells of these rows show what counts again."""
        with self._write() as connection:
            found = connection.execute(select(releases).where(releases.c.id.in_(release_ids)))
            for release in found.all():
                self._note(connection, by, "cells_restored", release)

    def _note(self, connection: Connection, by: Role, action: str, release: Row[tuple[object, ...]]) -> None:
        office, version = release.office_id, release.version
        note(connection, self._clock(), by, action, round_id=release.round_id, office_id=office, number=version)


def _undecided(connection: Connection, release_id: str, before: Decision | None) -> Row[tuple[object, ...]]:
    """Return a release of an open round, with what was decided about its row taken back."""
    known = select(releases).where(releases.c.id == release_id)
    if present := connection.execute(known).first():
        open_round(connection, present.round_id)
    release = connection.execute(known).first()  # the round is locked now: nobody deletes the answer any more
    here = sheet_decisions.c.release_id == release_id
    if release is None or connection.scalar(select(sheet_decisions.c.decision).where(here)) != before:
        raise changed_meanwhile()
    connection.execute(delete(sheet_decisions).where(here))
    return release
