"""Collects what any library logs, so that a test can look for what must not be in it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager


class _Whole(logging.Formatter):
    """Writes the whole record: Google's library keeps requests where only a structured log writes them."""

    def format(self, record: logging.LogRecord) -> str:
        return str(vars(record))


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """Collect what any library logs at debug level, with all that its records carry."""
    log = io.StringIO()
    handler, root = logging.StreamHandler(log), logging.getLogger()
    handler.setFormatter(_Whole())
    logging.getLogger("google").propagate = True
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield log
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
