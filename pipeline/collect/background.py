"""Work that goes on in the background of the app, step by step, from its start to its end."""

from __future__ import annotations

import logging
from threading import Event, Thread
from typing import Protocol

POLL = 2.0  # seconds between two questions whether there is something to do
_log = logging.getLogger(__name__)


class Worker(Protocol):
    """What can be driven from here."""

    def step(self) -> float:
        """Do what is due and return after how many seconds the next step is worthwhile."""

    def close(self) -> None:
        """Let another server do it."""


class Background:
    """Drives a worker from `start` to `stop`; belongs into the app's lifespan."""

    def __init__(self, worker: Worker, name: str) -> None:
        self._worker = worker
        self._name = name
        self._ending = Event()
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, seconds: float = 5.0) -> None:
        """End after the step that is under way, or leave it: what it did shows at the next start."""
        self._ending.set()
        self._thread.join(seconds)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                pause = self._worker.step()
            except Exception as error:  # noqa: BLE001 - a database that is away for a minute must not end the work
                _log.warning("%s failed: %s", self._name, type(error).__name__)
                pause = POLL
            self._ending.wait(min(pause, POLL))
        self._worker.close()
