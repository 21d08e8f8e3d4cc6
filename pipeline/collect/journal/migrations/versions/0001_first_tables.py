"""The first tables: rounds, offices, drafts, releases, deliveries, clarifications, briefing versions, audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create everything."""
    _rounds_and_offices()
    _drafts()
    _releases()
    _coordination()
    _audit()


def _of_round() -> sa.Column[str]:
    return sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True)


def _of_office(*, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column("office_id", sa.String(36), sa.ForeignKey("offices.id"), nullable=False, primary_key=primary_key)


def _rounds_and_offices() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("meeting", sa.Text, nullable=False),
        sa.Column("opened_at", sa.String(32), nullable=False),
        sa.Column("frozen_at", sa.String(32)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("roster_version", sa.Integer, nullable=False),
    )
    op.create_table(
        "offices",
        sa.Column("id", sa.String(36), primary_key=True),
        _of_round(),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("standing", sa.String(20), nullable=False),
        sa.Column("extended_deadline", sa.String(10)),
        sa.Column("link_generation", sa.Integer, nullable=False),
        sa.Column("removed_at", sa.String(32)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("draft_revision", sa.Integer, nullable=False),
        sa.UniqueConstraint("round_id", "key"),
    )
    op.create_table(
        "role_links",
        sa.Column("role", sa.String(20), primary_key=True),
        sa.Column("generation", sa.Integer, nullable=False),
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        _of_office(primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        _of_round(),
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("saved_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "draft_tabs",
        _of_office(primary_key=True),
        sa.Column("tab", sa.String(80), primary_key=True),
        sa.Column("key", sa.String(60), primary_key=True),
        _of_round(),
        sa.Column("revision", sa.Integer, nullable=False),
    )


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("id", sa.String(36), primary_key=True),
        _of_round(),
        _of_office(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("reference", sa.String(40), nullable=False),
        sa.Column("released_at", sa.String(32), nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("form_version", sa.String(20), nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("agreement", sa.Text, nullable=False),
        sa.Column("request_key", sa.String(64), nullable=False, unique=True),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("office_id", "version"),
        sa.UniqueConstraint("round_id", "reference"),
    )
    op.create_table(
        "deliveries",
        sa.Column("release_id", sa.String(36), sa.ForeignKey("releases.id"), primary_key=True),
        _of_round(),
        sa.Column("queued_at", sa.String(32), nullable=False),
        sa.Column("delivered_at", sa.String(32)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("refused", sa.String(40)),
    )


def _coordination() -> None:
    op.create_table(
        "clarifications",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_round(),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("entered_at", sa.String(32), nullable=False),
        sa.Column("undone_at", sa.String(32)),
    )
    op.create_table(
        "briefing_versions",
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("data_date", sa.String(10), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("snapshot", sa.Text),
        sa.Column("stored_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "briefing_documents",
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("edition", sa.String(20), primary_key=True),
        sa.Column("language", sa.String(2), primary_key=True),
        sa.Column("pdf", sa.LargeBinary, nullable=False),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("round_id", sa.String(36), index=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("office_id", sa.String(36)),
        sa.Column("number", sa.Integer),
    )
    for statement in _APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)


_APPEND_ONLY = {
    "sqlite": [
        f"CREATE TRIGGER audit_no_{what.lower()} BEFORE {what} ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
        for what in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        """CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$""",
        """CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()""",
    ],
}
