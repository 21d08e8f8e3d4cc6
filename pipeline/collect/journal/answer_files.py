"""A table of answers that offices gave outside the app, as the coordination received it: one file for a round.

Interprets nothing: what stands in it is read like everything else, and asked about where it is not clear.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, delete, insert, select, update

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.rounds import changed_meanwhile, open_round
from pipeline.collect.journal.schema import Json, Moment, metadata
from pipeline.collect.journal.store import Store
from pipeline.model import RawTable, Text, UserError

answer_files = Table(
    "answer_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round_id", String(36), ForeignKey("rounds.id"), nullable=False, index=True),
    Column("data", Json, nullable=False),
    Column("offices", Json, nullable=False),  # keys of those whose answer in it counts at present
    Column("taken_at", Moment, nullable=False),
)


@dataclass(frozen=True)
class AnswerFile:
    """The file as it was read, with its number and when it was taken over."""

    id: int
    table: RawTable
    offices: frozenset[str]  # keys of those whose answer in it counts at present
    taken_at: datetime


class AnswerFiles(Store):
    """Keeps the file of a round."""

    def answer_file(self, round_id: str) -> AnswerFile | None:
        """Return the file of a round, None if there is none."""
        with self._read() as connection:
            return _present(connection, round_id)

    def take_answer_file(
        self, round_id: str, table: RawTable | None, *, seen: int | None, by: Role = "coordinator"
    ) -> AnswerFile | None:
        """Take a file over in place of the present one; None takes it away.

        `seen` is the number of the file that was there when the person looked: raises Conflict if it is another by
        now, UserError when the round is closed.
        """
        at = self._clock()
        with self._write() as connection:
            open_round(connection, round_id)
            present = _present(connection, round_id)
            if (present.id if present else None) != seen:
                raise changed_meanwhile()
            connection.execute(delete(answer_files).where(answer_files.c.round_id == round_id))
            if table is not None:
                values = {"round_id": round_id, "data": _data(table), "offices": [], "taken_at": at}
                connection.execute(insert(answer_files).values(values))
            action = "answer_file_taken" if table is not None else "answer_file_removed"
            note(connection, at, by, action, round_id=round_id, number=len(table.rows) if table else None)
            return _present(connection, round_id)

    def note_counted(self, file_id: int, offices: Collection[str]) -> None:
        """Note whose answers in the file count; that changes with every clarification."""
        counted = update(answer_files).where(answer_files.c.id == file_id).values(offices=sorted(offices))
        with self._write() as connection:
            connection.execute(counted)


def counted_in_file(connection: Connection, round_id: str) -> frozenset[str]:
    """Return the keys of the offices whose answer in the round's file counts."""
    query = select(answer_files.c.offices).where(answer_files.c.round_id == round_id)
    return frozenset(key for keys in connection.scalars(query) for key in keys)


def refuse_with_file(connection: Connection, round_id: str) -> None:
    """Raise UserError where a file may still hold the answers of an office that are to be deleted."""
    if _present(connection, round_id) is not None:
        raise UserError(
            "In dieser Runde liegt eine Datei mit Antworten. Bitte entfernen Sie sie unter „Klärungen“, löschen Sie "
            "die Zeile der Stelle darin, und laden Sie sie wieder hoch; löschen Sie dann die Antworten der Stelle.",
            "This round has a file of answers. Please take it away under “Clarifications”, delete the office's row in "
            "it and upload it again; then delete the office's answers.",
        )


def _present(connection: Connection, round_id: str) -> AnswerFile | None:
    row = connection.execute(select(answer_files).where(answer_files.c.round_id == round_id)).first()
    if row is None:
        return None
    reading = tuple(Text(*said) for said in row.data["reading"])
    table = RawTable(row.data["name"], tuple(map(tuple, row.data["rows"])), reading)
    return AnswerFile(row.id, table, frozenset(row.offices), row.taken_at)


def _data(table: RawTable) -> dict[str, object]:
    return {"name": table.name, "rows": table.rows, "reading": [(said.de, said.en) for said in table.reading]}
