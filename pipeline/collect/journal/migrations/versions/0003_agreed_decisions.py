"""With whom it was agreed that a row deleted from the team's sheet does not count any more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add two columns; decisions from before have nobody in them."""
    op.add_column("sheet_decisions", sa.Column("agreed_with", sa.Text))
    op.add_column("sheet_decisions", sa.Column("agreed_on", sa.String(10)))
