"""Keeps answers, names and links out of the log: no access lines, and of an error its kind and place, not its words."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


def keep_quiet() -> None:
    """Switch off access lines and reduce what Streamlit logs of an error in a page."""
    logging.getLogger("uvicorn.access").disabled = True
    for name in ("streamlit.error_util", "uvicorn.error", "streamlit.runtime.fragment"):
        logging.getLogger(name).addFilter(_without_words)


def _without_words(record: logging.LogRecord) -> bool:
    if record.exc_info and isinstance(record.exc_info, tuple) and record.exc_info[0] is not None:
        kind, _, trace = record.exc_info
        record.msg, record.args = f"{record.getMessage()}: {kind.__name__}\n{_places(trace)}", ()
        record.exc_info, record.exc_text = None, None
    return True


def _places(trace: TracebackType | None) -> str:
    return "\n".join(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace))
