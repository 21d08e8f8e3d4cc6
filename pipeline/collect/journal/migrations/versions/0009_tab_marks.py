"""What a browser tab showed last is kept by a mark, so that it is known after a release too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table of tabs anew: it holds no answer, and every tab is entered again as soon as it shows one."""
    op.drop_table("draft_tabs")
    op.create_table(
        "draft_tabs",
        sa.Column("office_id", sa.String(36), sa.ForeignKey("offices.id"), primary_key=True),
        sa.Column("tab", sa.String(64), primary_key=True),
        sa.Column("key", sa.String(60), primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("shown", sa.String(64), nullable=False),
    )
