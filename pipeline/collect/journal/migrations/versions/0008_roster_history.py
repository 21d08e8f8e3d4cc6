"""What each office was on the roster before every change, so that a data date finds the roster of its day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add a table; what changed before is not known, and nothing is made up about it."""
    op.create_table(
        "roster_history",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("office_id", sa.String(36), sa.ForeignKey("offices.id"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("before", sa.String(10), nullable=False),
    )
