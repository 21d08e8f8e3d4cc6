"""The tables of the journal, and how moments, days and answers lie in them.

Says nothing about how a table came to its present shape: that is in `migrations`.

Whatever a person typed lies in columns of type `Json`, as JSON in pure ASCII. So a null byte, half a surrogate
pair or a text of 200,000 characters comes back as it was, from SQLite and PostgreSQL alike.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator


def canonical(value: object) -> str:
    """Write JSON in the one way that is hashed and compared: sorted keys, no blanks, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


class Json(TypeDecorator[Any]):
    """Anything JSON can say, kept as text: PostgreSQL's own JSON refuses null bytes, and order is ours to keep."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ARG002, D102
        # Keys keep their order: fields of action read as the office chose them.
        return json.dumps(value, separators=(",", ":"), ensure_ascii=True, allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002, D102
        return None if value is None else json.loads(value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as ISO 8601 with microseconds: sorts as text, reads the same in both databases."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day as ISO 8601."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002, D102
        return None if value is None else date.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


# A table with this mark outlives the deletion of a round's answers; every other line with a `round_id` is deleted.
KEPT = {"kept": True}


def _round() -> Column[str]:
    return Column("round_id", String(36), ForeignKey("rounds.id"), nullable=False, index=True)


def _office(*, primary_key: bool = False) -> Column[str]:
    return Column("office_id", String(36), ForeignKey("offices.id"), nullable=False, primary_key=primary_key)


rounds = Table(
    "rounds",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("meeting", Json, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("frozen_at", Moment),
    Column("version", Integer, nullable=False),  # of the meeting's data
    Column("roster_version", Integer, nullable=False),
    Column("purged_at", Moment),  # since then nothing of an answer is here any more
)

offices = Table(
    "offices",
    metadata,
    Column("id", String(36), primary_key=True),
    _round(),
    Column("key", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("data", Json, nullable=False),
    Column("standing", String(20), nullable=False),
    Column("extended_deadline", Day),
    Column("link_generation", Integer, nullable=False),
    Column("removed_at", Moment),
    Column("version", Integer, nullable=False),
    Column("draft_revision", Integer, nullable=False),  # goes on counting when drafts are deleted
    UniqueConstraint("round_id", "key"),
    info=KEPT,
)

roster_history = Table(  # a line whenever an office joins or leaves the roster, or those invited
    "roster_history",
    metadata,
    Column("id", Integer, primary_key=True),
    _round(),
    _office(),
    Column("at", Moment, nullable=False),
    Column("before", String(10), nullable=False),  # absent, known, invited
    info=KEPT,
)

# Of the installation, not of a round: the coordinator's link opens the app before there is a round.
role_links = Table(
    "role_links",
    metadata,
    Column("role", String(20), primary_key=True),
    Column("generation", Integer, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    _office(primary_key=True),
    Column("revision", Integer, primary_key=True),
    _round(),
    Column("key", String(60), nullable=False),
    Column("value", Json, nullable=False),  # null: not answered (any more)
    Column("saved_at", Moment, nullable=False),
)

draft_tabs = Table(  # by marks that only the tab itself can read: what it showed of an answer last
    "draft_tabs",
    metadata,
    _office(primary_key=True),
    Column("tab", String(64), primary_key=True),
    Column("key", String(60), primary_key=True),
    _round(),
    Column("shown", String(64), nullable=False),
)

releases = Table(
    "releases",
    metadata,
    Column("id", String(36), primary_key=True),
    _round(),
    _office(),
    Column("version", Integer, nullable=False),
    Column("reference", String(40), nullable=False),
    Column("released_at", Moment, nullable=False),
    Column("answers", Json, nullable=False),
    Column("language", String(2), nullable=False),
    Column("form_version", String(20), nullable=False),
    Column("way", String(10), nullable=False),  # form, paper, spoken
    Column("agreement", Json, nullable=False),  # with whom and when, where the coordination entered it
    Column("request_key", String(64), nullable=False, unique=True),
    Column("content_hash", String(64), nullable=False),
    UniqueConstraint("office_id", "version"),
    UniqueConstraint("round_id", "reference"),
)

deliveries = Table(  # the outbox: one row for every release, written with it
    "deliveries",
    metadata,
    Column("release_id", String(36), ForeignKey("releases.id"), primary_key=True),
    _round(),
    Column("queued_at", Moment, nullable=False),
    Column("delivered_at", Moment),
    Column("attempts", Integer, nullable=False),
    Column("refused", String(40)),  # why this row alone cannot be sent
)

sheet_tabs = Table(  # the tab of the team's sheet that a round is delivered to; its number stays when it is renamed
    "sheet_tabs",
    metadata,
    Column("round_id", String(36), ForeignKey("rounds.id"), primary_key=True),
    Column("spreadsheet", String(100), nullable=False),
    Column("sheet_id", Integer, nullable=False),
    Column("title", Text, nullable=False),
)

delivery_report = Table(  # one line for the installation: how the writer of the sheet fares, for all its servers
    "delivery_report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", String(10), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("next_try_at", Moment),
    Column("reported_at", Moment, nullable=False),
)

sheet_decisions = Table(  # about delivered rows that somebody deleted from the sheet
    "sheet_decisions",
    metadata,
    Column("release_id", String(36), ForeignKey("releases.id"), primary_key=True),
    _round(),
    Column("decision", String(10), nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("agreed_with", Text),
    Column("agreed_on", Day),
)

clarifications = Table(
    "clarifications",
    metadata,
    Column("id", Integer, primary_key=True),
    _round(),
    Column("data", Json, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("undone_at", Moment),
)

briefing_versions = Table(
    "briefing_versions",
    metadata,
    Column("round_id", String(36), ForeignKey("rounds.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("data_date", Day, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("snapshot", Json),  # null after the purge; hash and documents stay
    Column("stored_at", Moment, nullable=False),
    Column("after_meeting", Integer),  # 1: with what was put right in the meeting
    info=KEPT,
)

briefing_documents = Table(
    "briefing_documents",
    metadata,
    Column("round_id", String(36), ForeignKey("rounds.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("edition", String(20), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("pdf", LargeBinary, nullable=False),
    info=KEPT,
)

audit = Table(  # triggers in the database refuse to change or delete a line
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round_id", String(36), index=True),  # no foreign key: the trail outlives what it is about
    Column("at", Moment, nullable=False),
    Column("role", String(20), nullable=False),
    Column("action", String(40), nullable=False),
    Column("office_id", String(36)),
    Column("number", Integer),  # of the version, the link, the revision that it is about
    info=KEPT,
)
