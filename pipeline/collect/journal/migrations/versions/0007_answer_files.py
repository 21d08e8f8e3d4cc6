"""Tables of answers that came from outside the app."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add a table; nothing that was there changes."""
    op.create_table(
        "answer_files",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("offices", sa.Text, nullable=False),
        sa.Column("taken_at", sa.String(32), nullable=False),
    )
