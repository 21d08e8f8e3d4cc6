"""Brings the tables of a journal up to date, in one transaction: an update never costs data.

The steps themselves are in `migrations/versions`; each is written once and never changed afterwards.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from pipeline.model import UserError

if TYPE_CHECKING:  # Alembic is loaded where there is something to do: a start takes half as long without it
    from alembic.config import Config

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_308_212  # of PostgreSQL: two servers that start together migrate one after the other


def migrate(engine: Engine, revision: str = "head") -> None:
    """Apply all steps up to `revision` that the database has not seen.

    Raises UserError if a newer version of the product has already changed the database.
    """
    with engine.connect() as connection:
        if present(connection) == steps()[-1]:
            return
    from alembic import command  # noqa: PLC0415 - see above

    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        _refuse_newer(connection)
        command.upgrade(configuration(connection), revision)


def steps() -> tuple[str, ...]:
    """Return the revisions, oldest first: each file is called by its own."""
    return tuple(sorted(file.name.split("_")[0] for file in _FOLDER.glob("versions/[0-9]*.py")))


def present(connection: Connection) -> str | None:
    """Return the revision of the tables, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration; no alembic.ini is needed."""
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _refuse_newer(connection: Connection) -> None:
    found = present(connection)
    if found is None or found in steps():
        return
    raise UserError(
        "Die Datenbank wurde mit einer neueren Fassung der Vorabfrage geschrieben. Bitte installieren Sie diese "
        "Fassung; Ihre Daten sind unverändert.",
        "The database was written by a newer version of Vorabfrage. Please install that version; your data are "
        "unchanged.",
    )
