"""Who was spoken to about an interface, and which version of the briefing was handed out to whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add two tables; nothing that was there changes, and no version counts as handed out."""
    op.create_table(
        "conversations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("office_id", sa.String(36), sa.ForeignKey("offices.id"), nullable=False),
        sa.Column("other_id", sa.String(36), sa.ForeignKey("offices.id"), nullable=False),
        sa.Column("spoken_with", sa.Text, nullable=False),
        sa.Column("spoken_on", sa.String(10), nullable=False),
        sa.Column("entered_at", sa.String(32), nullable=False),
        sa.Column("undone_at", sa.String(32)),
    )
    op.create_table(
        "handouts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("edition", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("handed_out_at", sa.String(32), nullable=False),
        sa.Column("taken_back_at", sa.String(32)),
    )
