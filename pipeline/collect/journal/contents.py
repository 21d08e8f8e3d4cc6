"""What the journal holds of a round or of one office, table by table; export and deletion go by it.

A new table is part of it by its column `round_id`, without being named here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from pipeline.collect.journal.schema import clarifications, metadata, offices, releases, rounds
from pipeline.collect.journal.store import Store

_NOT_EXPORTED = ("drafts", "draft_tabs")  # before the release they belong to the office alone


class Contents(Store):
    """Reads everything."""

    def contents(self, round_id: str, office_id: str | None = None) -> dict[str, list[dict[str, Any]]]:
        """Return all lines of a round by table, or of one office; without drafts, and without the PDFs themselves."""
        with self._read() as connection:
            return {
                table.name: _lines(connection, table, condition)
                for table in metadata.sorted_tables
                if table.name not in _NOT_EXPORTED
                and (condition := _where(connection, table, round_id, office_id)) is not None
            }

    def count_answers(self, round_id: str, office_id: str | None = None) -> dict[str, int]:
        """Return how many lines of each table the deletion of the answers would take."""
        with self._read() as connection:
            return count_answers(connection, round_id, office_id)


def count_answers(connection: Connection, round_id: str, office_id: str | None) -> dict[str, int]:
    """Return how many lines hold answers, by table."""
    return {
        table.name: connection.scalar(select(func.count()).select_from(table).where(condition)) or 0
        for table, condition in with_answers(connection, round_id, office_id)
    }


def with_answers(
    connection: Connection, round_id: str, office_id: str | None
) -> list[tuple[Table, ColumnElement[bool]]]:
    """Return the tables that do not outlive the deletion, who refers to another first, each with its condition."""
    tables = [table for table in reversed(metadata.sorted_tables) if "round_id" in table.c and "kept" not in table.info]
    found = [(table, _where(connection, table, round_id, office_id)) for table in tables]
    return [(table, condition) for table, condition in found if condition is not None]


def _where(connection: Connection, table: Table, round_id: str, office_id: str | None) -> ColumnElement[bool] | None:
    """Return which lines of a table are of the round, or of the office; None if it holds nothing of that kind."""
    if table is rounds:
        return table.c.id == round_id if office_id is None else None
    if "round_id" not in table.c:
        return None
    here: ColumnElement[bool] = table.c.round_id == round_id
    if office_id is None:
        return here
    own = _of_office(connection, table, office_id)
    return None if own is None else here & own


def _of_office(connection: Connection, table: Table, office_id: str) -> ColumnElement[bool] | None:
    if table is offices:
        return table.c.id == office_id
    if "other_id" in table.c:  # two offices: it is about both
        return or_(table.c.office_id == office_id, table.c.other_id == office_id)
    if "office_id" in table.c:
        return table.c.office_id == office_id
    if "release_id" in table.c:
        return table.c.release_id.in_(select(releases.c.id).where(releases.c.office_id == office_id))
    if table is clarifications:
        return table.c.id.in_(_clarified(connection, office_id))
    return None


def _clarified(connection: Connection, office_id: str) -> list[int]:
    office = connection.execute(select(offices.c.key, offices.c.round_id).where(offices.c.id == office_id)).one()
    of_round = select(clarifications.c.id, clarifications.c.data).where(clarifications.c.round_id == office.round_id)
    return [row.id for row in connection.execute(of_round) if row.data["office"] == office.key]


def _lines(connection: Connection, table: Table, condition: ColumnElement[bool]) -> list[dict[str, Any]]:
    columns = [column for column in table.c if column.name != "pdf"]
    query = select(*columns).where(condition).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(query).mappings()]
