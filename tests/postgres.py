"""A PostgreSQL cluster of its own for a test run: in a temporary folder, on a socket, ended by its process id."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_DEBIAN = Path("/usr/lib/postgresql")
_SETTINGS = ("-c", "listen_addresses=", "-c", "max_connections=200")


def binaries() -> Path | None:
    """Return the folder with initdb and postgres, the newest if there are several."""
    found = sorted(_DEBIAN.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).parent if on_path else None


class Cluster:
    """A cluster that can be stopped and started again, as when a database server is updated."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.socket = str(folder)
        self._folder, self._programs, self._user = folder, programs, _unprivileged(folder)
        self._server: subprocess.Popen[bytes] | None = None
        subprocess.run(
            [programs / "initdb", "-D", folder / "data", "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True, capture_output=True, user=self._user, cwd=folder,
        )  # fmt: skip

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._server = subprocess.Popen(
            [self._programs / "postgres", "-D", self._folder / "data", "-k", self._folder, "-F", *_SETTINGS],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=self._user, cwd=self._folder,
        )  # fmt: skip
        _wait(self._programs, self._folder)

    def stop(self) -> None:
        """End the server; it does not wait for clients that are still connected."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)
            self._server.wait(30)


@contextmanager
def stoppable_cluster() -> Iterator[Cluster]:
    """Run a cluster of one's own; nothing of it remains."""
    folder = Path(tempfile.mkdtemp(prefix="vorabfrage-pg-"))
    programs = binaries()
    assert programs is not None
    try:
        running = Cluster(folder, programs)
        try:
            running.start()
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def cluster() -> Iterator[str]:
    """Run a cluster and yield its socket folder."""
    with stoppable_cluster() as running:
        yield running.socket


def fresh_database(socket: str, name: str) -> str:
    """Create an empty database and return its URL."""
    with psycopg.connect(host=socket, user="test", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"postgresql://test@/{name}?host={socket}"


def drop_database(socket: str, name: str) -> None:
    """Remove a database and whoever is still connected."""
    with psycopg.connect(host=socket, user="test", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _unprivileged(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: give the folder to its own account then."""
    if os.geteuid() != 0:
        return None
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return "postgres"


def _wait(programs: Path, folder: Path) -> None:
    for _ in range(100):
        if subprocess.run([programs / "pg_isready", "-h", folder, "-t", "3"], check=False).returncode == 0:
            return
    raise TimeoutError("PostgreSQL did not start")
