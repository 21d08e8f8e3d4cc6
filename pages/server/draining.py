"""Lets a release that is just being written end before the server does."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 20.0  # seconds
_changed = threading.Condition()
_running = 0


@contextmanager
def in_flight() -> Iterator[None]:
    """Mark the time in which the server must not stop."""
    global _running  # noqa: PLW0603 - one counter for the process
    with _changed:
        _running += 1
    try:
        yield
    finally:
        with _changed:
            _running -= 1
            _changed.notify_all()


def drain(patience: float = _PATIENCE) -> bool:
    """Wait until nothing is in flight; returns False if that took too long."""
    end = time.monotonic() + patience
    with _changed:
        return _changed.wait_for(lambda: _running == 0, timeout=max(0.0, end - time.monotonic()))
