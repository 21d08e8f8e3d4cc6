"""Writes result files so that an existing one stays as it was on any failure.

Knows nothing of what is in them.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.model import UserError

_ANYBODY_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def refuse_unwritable(*paths: Path) -> None:
    """Raise UserError for the first path that cannot be written, before any work is done for it."""
    for path in paths:
        _refuse(path)
    if len({path.resolve() for path in paths}) < len(paths):
        raise UserError(
            f"{paths[0]} ist zweimal als Ausgabe angegeben. Bitte nennen Sie verschiedene Dateien.",
            f"{paths[0]} is named twice as output. Please name different files.",
        )


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write all files beside their targets, and only when every one is complete put them into place."""
    refuse_unwritable(*contents)
    with contextlib.ExitStack() as stack:
        written = [(stack.enter_context(_beside(path, content)), path) for path, content in contents.items()]
        for fresh, path in written:
            with _said_plainly(path):
                fresh.replace(path.resolve())


@contextlib.contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    target = path.resolve()
    with _said_plainly(path):
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    fresh = Path(name)
    try:
        with _said_plainly(path), os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            fresh.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(path) from error


def _refuse(path: Path) -> None:
    try:
        _refuse_folder(path)
        for place in (path, path.resolve().parent):
            # An administrator may write everything; who took the right away still meant it.
            if place.exists() and not (os.access(place, os.W_OK) and place.stat().st_mode & _ANYBODY_MAY_WRITE):
                raise _unwritable(path)
        if path.exists() and _is_locked(path):
            raise _unwritable(path)
    except (OSError, ValueError) as error:
        raise _unwritable(path) from error


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise UserError(
            f"{path} ist ein Ordner. Bitte geben Sie einen Dateinamen an, zum Beispiel {path / 'vorlage.pdf'}.",
            f"{path} is a folder. Please name a file, for example {path / 'vorlage.pdf'}.",
        )
    if path.exists() and not path.is_file():
        raise _unwritable(path)
    if not path.resolve().parent.is_dir():
        raise UserError(
            f"{path}: Den Ordner {path.parent} gibt es nicht. Bitte legen Sie ihn an oder wählen Sie einen anderen.",
            f"{path}: The folder {path.parent} does not exist. Please create it or choose another one.",
        )


def _is_locked(path: Path) -> bool:
    """Whether another program holds the file: by a lock of the system, or of LibreOffice beside it."""
    if path.with_name(f".~lock.{path.name}#").exists():
        return True
    try:
        import fcntl  # noqa: PLC0415 - there is none on Windows, where replacing a locked file fails by itself
    except ImportError:
        return False
    with path.open("r+b") as file:
        try:
            for lock in (fcntl.flock, fcntl.lockf):
                lock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                lock(file, fcntl.LOCK_UN)
        except OSError:
            return True
    return False


def _unwritable(path: Path) -> UserError:
    return UserError(
        f"{path} lässt sich nicht schreiben. Bitte schließen Sie die Datei in anderen Programmen, prüfen Sie die "
        "Schreibrechte oder geben Sie eine andere Datei an.",
        f"{path} cannot be written. Please close the file in other programs, check the permissions or name another "
        "file.",
    )
