"""Mails to the offices with what became of each, and the texts of the letters where somebody changed them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add two tables; nothing that was there changes."""
    op.create_table(
        "mails",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("office_id", sa.String(36), sa.ForeignKey("offices.id")),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("occasion", sa.String(60), nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False, index=True),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("queued_at", sa.String(32), nullable=False),
        sa.Column("next_try_at", sa.String(32)),
        sa.Column("done_at", sa.String(32)),
    )
    op.create_table(
        "letter_texts",
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), primary_key=True),
        sa.Column("kind", sa.String(30), primary_key=True),
        sa.Column("language", sa.String(2), primary_key=True),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
