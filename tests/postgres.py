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


@contextmanager
def cluster() -> Iterator[str]:
    """Run a cluster and yield its socket folder; nothing of it remains."""
    folder = Path(tempfile.mkdtemp(prefix="vorabfrage-pg-"))
    programs = binaries()
    assert programs is not None
    user = _unprivileged(folder)
    data = folder / "data"
    try:
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True, capture_output=True, user=user, cwd=folder,
        )  # fmt: skip
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, "-F", *_SETTINGS],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user, cwd=folder,
        )  # fmt: skip
        try:
            subprocess.run([programs / "pg_isready", "-h", folder, "-t", "1"], check=False, capture_output=True)
            _wait(programs, folder)
            yield str(folder)
        finally:
            server.send_signal(signal.SIGINT)  # does not wait for clients that are still connected
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
