"""The writer of the sheet as a process of its own, to be killed by tests; imports neither pandas nor Streamlit."""

from __future__ import annotations

import sys
import time
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Any

from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_settings import sheet_settings

# Forked from a server that has everything imported: a fresh process in a few milliseconds.
_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])


def start(database: str, secrets: dict[str, Any], steps: int) -> BaseProcess:
    """Start a worker that makes so many steps without pause, unless it is killed before."""
    process = _CONTEXT.Process(target=_work, args=(database, secrets, steps), daemon=True)
    process.start()
    return process


def _work(database: str, secrets: dict[str, Any], steps: int) -> None:
    assert "pandas" not in sys.modules
    assert "streamlit" not in sys.modules
    delivery = Delivery(Journal.open(database), Sheet(sheet_settings(secrets), timeout=(2, 2)))
    for _ in range(steps):
        delivery.retry_now()
        delivery.step()
        time.sleep(0.001)
