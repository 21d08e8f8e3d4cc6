"""What happens in the meeting and afterwards: agreements, notes on the map, deletions, the stand of a version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add three tables and two columns; versions from before were built before the meeting."""
    op.create_table(
        "meeting_agreements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("entered_at", sa.String(32), nullable=False),
        sa.Column("done_on", sa.String(10)),
        sa.Column("removed_at", sa.String(32)),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_table(
        "place_notes",
        sa.Column("office_id", sa.String(36), sa.ForeignKey("offices.id"), primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("noted_at", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_table(
        "deletions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("round_id", sa.String(36), sa.ForeignKey("rounds.id"), nullable=False, index=True),
        sa.Column("office_id", sa.String(36), sa.ForeignKey("offices.id")),
        sa.Column("deleted_at", sa.String(32), nullable=False),
        sa.Column("archive_settled_on", sa.String(10)),
        sa.Column("counts", sa.Text, nullable=False),
        sa.Column("sheet", sa.String(10), nullable=False),
        sa.Column("store", sa.String(20), nullable=False),
    )
    op.add_column("rounds", sa.Column("purged_at", sa.String(32)))
    op.add_column("briefing_versions", sa.Column("after_meeting", sa.Integer))
