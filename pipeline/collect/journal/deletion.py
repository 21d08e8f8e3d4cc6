"""Deletes the answers of a round, or of one office, and keeps a record of it that holds none (law.md, L6 and L7).

Deleted are drafts, releases, deliveries, clarifications, notes on the map and the data of all versions; what is kept
for the file are the documents, their hashes, the agreements, the invitation list and the audit trail.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, null, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from pipeline.collect.journal.answer_files import refuse_with_file
from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.contents import count_answers, with_answers
from pipeline.collect.journal.meeting_tables import deletions
from pipeline.collect.journal.roster import the_entry
from pipeline.collect.journal.rounds import refuse_purged, the_round
from pipeline.collect.journal.schema import briefing_versions, metadata, rounds
from pipeline.collect.journal.store import Store

InSheet = Literal["none", "deleted", "by_hand"]
Traces = Literal["overwritten", "not_overwritten", "vacuumed", "not_vacuumed"]
_PATIENCE = 30.0  # seconds in which others who read at that moment should have ended
_ALL_OURS = (
    "SELECT bool_and(pg_has_role(relowner, 'MEMBER')) FROM pg_class WHERE oid IN "
    "(SELECT to_regclass(name) FROM unnest(CAST(:names AS text[])) AS name)"
)


@dataclass(frozen=True)
class Deletion:
    """That answers were deleted: when, how many lines of which table, never what they said.

    `office_id` is None for a whole round. `sheet` says whether rows of the team's sheet were deleted with them, by us
    or by hand, `traces` what became of the space that they took in the database.
    """

    id: int
    round_id: str
    office_id: str | None
    deleted_at: datetime
    archive_settled_on: date | None
    counts: Mapping[str, int]
    sheet: InSheet
    traces: Traces


class Deletions(Store):
    """Deletes, and reads the records of it."""

    def deletions(self, round_id: str | None = None) -> tuple[Deletion, ...]:
        """Return the records of a round or of all, oldest first."""
        query = select(deletions).order_by(deletions.c.id)
        with self._read() as connection:
            rows = connection.execute(query if round_id is None else query.where(deletions.c.round_id == round_id))
            return tuple(_deletion(row) for row in rows)

    def delete_answers(
        self,
        round_id: str,
        *,
        archive_settled_on: date,
        sheet: InSheet = "none",
        by: Role = "coordinator",
    ) -> Deletion:
        """Delete the answers of a round and close it for good. Raises UserError if that was done before."""
        at = self._clock()
        with self._write() as connection:
            of_round = the_round(connection, round_id, lock=True)
            refuse_purged(of_round)
            ended = {"purged_at": at, "frozen_at": of_round.frozen_at or at}
            connection.execute(update(rounds).where(rounds.c.id == round_id).values(ended))
            number = _delete(connection, round_id, None, at, archive_settled_on, sheet)
            note(connection, at, by, "answers_deleted", round_id=round_id, number=number)
        return self.overwrite_traces(number)

    def delete_office_answers(self, office_id: str, *, sheet: InSheet = "none", by: Role = "coordinator") -> Deletion:
        """Delete what one office answered. The data of all versions go with it: they hold its answers too."""
        at = self._clock()
        with self._write() as connection:
            round_id = the_entry(connection, office_id).round_id
            refuse_purged(the_round(connection, round_id, lock=True))
            refuse_with_file(connection, round_id)
            number = _delete(connection, round_id, office_id, at, None, sheet)
            note(connection, at, by, "answers_deleted", round_id=round_id, office_id=office_id, number=number)
        return self.overwrite_traces(number)

    def overwrite_traces(self, number: int) -> Deletion:
        """Overwrite what is left of deleted lines as far as the database lets us, and note that in the record."""
        traces = self._overwrite() if self._sqlite else self._vacuum()
        here = deletions.c.id == number
        with self._write() as connection:
            connection.execute(update(deletions).where(here).values(store=traces))
            found = _deletion(connection.execute(select(deletions).where(here)).one())
        self._leave_no_trace()
        return found

    def _overwrite(self) -> Traces:
        """Rewrite SQLite's file and empty its write-ahead log; readers that stay too long prevent it."""
        until = time.monotonic() + _PATIENCE
        with self._turn(), closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            while True:
                try:
                    cursor.execute("VACUUM")
                    busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                except sqlite3.OperationalError:
                    busy = 1
                if not busy:
                    return "overwritten"
                if time.monotonic() > until:
                    return "not_overwritten"
                time.sleep(0.1)

    def _vacuum(self) -> Traces:
        """Rewrite PostgreSQL's tables where they are ours; its logs and copies are out of our reach."""
        tables = [table.name for table in metadata.sorted_tables if "round_id" in table.c]
        try:
            with self.session() as session:
                if not session.scalar(text(_ALL_OURS), {"names": tables}):
                    return "not_vacuumed"
                session.exec_driver_sql(f"SET lock_timeout = '{_PATIENCE:.0f}s'")
                for name in tables:
                    session.exec_driver_sql(f"VACUUM (FULL) {name}")
                session.exec_driver_sql("RESET lock_timeout")
        except SQLAlchemyError:
            return "not_vacuumed"
        return "vacuumed"


def _delete(  # noqa: PLR0917 - what a record holds
    connection: Connection, round_id: str, office_id: str | None, at: datetime, settled: date | None, sheet: str
) -> int:
    """Delete the lines, empty the snapshots and write the record; return its number."""
    here = (briefing_versions.c.round_id == round_id) & briefing_versions.c.snapshot.is_not(None)
    counts = count_answers(connection, round_id, office_id)
    for table, condition in with_answers(connection, round_id, office_id):
        connection.execute(delete(table).where(condition))
    counts["snapshots"] = connection.execute(update(briefing_versions).where(here).values(snapshot=null())).rowcount
    values: dict[str, Any] = {"round_id": round_id, "office_id": office_id, "deleted_at": at, "counts": counts}
    values |= {"archive_settled_on": settled, "sheet": sheet, "store": "not_overwritten"}
    number: int = connection.scalars(insert(deletions).values(values).returning(deletions.c.id)).one()
    return number


def _deletion(row: Row[Any]) -> Deletion:
    return Deletion(
        row.id, row.round_id, row.office_id, row.deleted_at, row.archive_settled_on, row.counts, row.sheet, row.store
    )
