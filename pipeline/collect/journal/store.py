"""Opens the database and gives out transactions: SQLite in one file, or PostgreSQL by URL, with the same code.

Knows neither rounds nor answers.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as WaitedTooLong

from pipeline.collect.configuration import database_url
from pipeline.collect.journal.migrate import migrate
from pipeline.model import UserError

Clock = Callable[[], datetime]

BUSY_SECONDS = 15  # then a person hears that it was not saved, and keeps what was typed


def utc_now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class Conflict(UserError):  # noqa: N818 - what it is for the two people, not a failure
    """Somebody else changed the same thing meanwhile; the person has to look at it before deciding."""


class Store:
    """An open journal's database. Its topics are the classes that build on it."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock
        self._sqlite = engine.dialect.name == "sqlite"
        # SQLite has one writer, and who finds it busy sleeps up to 100 ms: the writers of one process queue here.
        self._writer = threading.Lock()
        # Who reads several tables sees them as of one moment; SQLite does so by itself.
        self._reading = {} if self._sqlite else {"isolation_level": "REPEATABLE READ"}

    @classmethod
    def open(cls, url: str | None = None, *, clock: Clock = utc_now) -> Self:
        """Open the journal, by default the configured one, and bring its tables up to date.

        Raises UserError where there is no such database, or where a newer version of the product has written it.
        """
        engine = _engine(url or database_url())
        try:
            _make_folder(engine.url)
            migrate(engine)
        except (SQLAlchemyError, OSError) as error:
            engine.dispose()
            raise _cannot_open(engine.url) from error
        return cls(engine, clock)

    def close(self) -> None:
        """Close the database; on SQLite nothing remains in the write-ahead log."""
        self._leave_no_trace()
        self._engine.dispose()

    @property
    def url(self) -> URL:
        """Where the journal lies."""
        return self._engine.url

    def session(self) -> Connection:
        """Return a session that commits each statement by itself; for locks of PostgreSQL that live as long as it."""
        return self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(**self._reading) as connection, connection.begin():
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._turn(), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for the other writers of this process, but not for each of them as long as for a locked file."""
        if not self._sqlite:
            yield
            return
        if not self._writer.acquire(timeout=BUSY_SECONDS):
            raise WaitedTooLong("the writers before this one do not finish")
        try:
            yield
        finally:
            self._writer.release()

    def _leave_no_trace(self) -> None:
        """Empty SQLite's write-ahead log, where deleted drafts would otherwise still be found."""
        if not self._sqlite:
            return
        with closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            # Who is reading or writing just now must not hold up an office head; the next release tries again.
            cursor.execute("PRAGMA busy_timeout=50")
            with suppress(sqlite3.OperationalError):
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")


def _engine(url: str) -> Engine:
    # At debug level the library logs every row it reads, answers included.
    logging.getLogger("sqlalchemy.engine.Engine").disabled = True
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UserError(
            "Die Adresse der Datenbank ist keine gültige URL. Beispiel: sqlite:////var/lib/vorabfrage/journal.sqlite",
            "The address of the database is not a valid URL. Example: sqlite:////var/lib/vorabfrage/journal.sqlite",
        ) from error
    if parsed.drivername == "sqlite":
        return _sqlite_engine(parsed)
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = create_engine(
        parsed, hide_parameters=True, pool_pre_ping=True, pool_size=10, max_overflow=20,
        connect_args={"connect_timeout": BUSY_SECONDS},
    )  # fmt: skip
    event.listen(engine, "handle_error", _without_values)
    return engine


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _without_values(context: ExceptionContext) -> None:
    """Shorten PostgreSQL's errors to their first sentence: the next one quotes the row, answers included."""
    first = getattr(getattr(context.original_exception, "diag", None), "message_primary", None)
    for error in (context.original_exception, context.sqlalchemy_exception):
        if first is not None and error is not None:
            error.args = (first,)


def _make_folder(url: URL) -> None:
    if url.drivername == "sqlite" and url.database:
        Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _prepare_sqlite(connection: sqlite3.Connection, record: object) -> None:  # noqa: ARG001
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    _write_ahead(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    # The switch happens once in the life of a file, and where two processes begin together it does not wait by itself.
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later could fail half-way: a writer takes its place at once.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _cannot_open(url: URL) -> UserError:
    where = url.render_as_string(hide_password=True)
    return UserError(
        f"Die Datenbank {where} lässt sich nicht öffnen. Bitte prüfen Sie, ob sie läuft und ob das Konto der "
        "Anwendung dort lesen und schreiben darf.",
        f"The database {where} cannot be opened. Please check that it is running and that the application's account "
        "may read and write there.",
    )
