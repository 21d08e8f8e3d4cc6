"""One server of a deployment writes the sheet, and one sends the mails: an advisory lock of PostgreSQL, or of a file.

The file lies beside SQLite's. Both end by themselves with the process that holds them, however it ends.
"""

from __future__ import annotations

from typing import Literal

from filelock import FileLock, Timeout
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from pipeline.collect.journal import Journal

_NUMBERS = {"delivery": 7_308_213, "mail": 7_308_214}  # of PostgreSQL's locks


class WriterLock:
    """Taken by the first that asks; the others ask again."""

    def __init__(self, journal: Journal, work: Literal["delivery", "mail"] = "delivery") -> None:
        self._journal = journal
        self._number = _NUMBERS[work]
        database = journal.url.database
        self._file = FileLock(f"{database}.{work}.lock") if journal.url.drivername == "sqlite" else None
        self._session: Connection | None = None

    def acquire(self) -> bool:
        """Return whether the lock is ours, now or already; never waits."""
        if self._file is None:
            return self._acquire_session()
        try:
            if not self._file.is_locked:
                self._file.acquire(blocking=False)
        except Timeout:
            return False
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            self._file.release()
        if self._session is not None:
            self._session.invalidate()  # closes the session, and with it the lock
            self._session.close()
            self._session = None

    def _acquire_session(self) -> bool:
        try:
            if self._session is not None:
                # The lock lives as long as this session: where it broke, another server may be writing.
                self._session.exec_driver_sql("SELECT 1")
                return True
            self._session = self._journal.session()
            if self._session.exec_driver_sql(f"SELECT pg_try_advisory_lock({self._number})").scalar():
                return True
        except SQLAlchemyError:
            pass
        self.release()
        return False
