"""Runs the migrations on the connection that `migrate` opened, inside its transaction. Alembic asks for this file."""

from __future__ import annotations

from alembic import context

from pipeline.collect.journal.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
