"""Brings the tables of a journal up to date, in one transaction: an update never costs data.

The steps themselves are in `migrations/versions`; each is written once and never changed afterwards.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from pipeline.model import UserError

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_308_212  # of PostgreSQL: two servers that start together migrate one after the other


def migrate(engine: Engine, revision: str = "head") -> None:
    """Apply all steps up to `revision` that the database has not seen.

    Raises UserError if a newer version of the product has already changed the database.
    """
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        steps = configuration(connection)
        _refuse_newer(connection, ScriptDirectory.from_config(steps))
        command.upgrade(steps, revision)


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration; no alembic.ini is needed."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _refuse_newer(connection: Connection, known: ScriptDirectory) -> None:
    present = MigrationContext.configure(connection).get_current_revision()
    if present is None or present in {step.revision for step in known.walk_revisions()}:
        return
    raise UserError(
        "Die Datenbank wurde mit einer neueren Fassung der Vorabfrage geschrieben. Bitte installieren Sie diese "
        "Fassung; Ihre Daten sind unverändert.",
        "The database was written by a newer version of Vorabfrage. Please install that version; your data are "
        "unchanged.",
    )
