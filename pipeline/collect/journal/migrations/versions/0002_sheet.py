"""What the journal knows of the team's sheet: its tabs, how delivery fares, decisions about deleted rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add three tables; nothing that was there changes."""
    op.create_table(
        "sheet_tabs",
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), primary_key=True),
        sa.Column("spreadsheet", sa.String(100), nullable=False),
        sa.Column("sheet_id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
    )
    op.create_table(
        "delivery_report",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("next_try_at", sa.String(32)),
        sa.Column("reported_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "sheet_decisions",
        sa.Column("release_id", sa.String(36), sa.ForeignKey("releases.id"), primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("decision", sa.String(10), nullable=False),
        sa.Column("decided_at", sa.String(32), nullable=False),
    )
