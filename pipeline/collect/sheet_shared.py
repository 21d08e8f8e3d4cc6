"""One read of the team's sheet for all who look at the same time: pages, results, a briefing that is being built.

Who asks while a read is under way waits for that one. A failure is shared like a success, so that a Google that is
down holds up one of them and not all. What the cells mean is said elsewhere.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.collect.sheet_beside import Cells
from pipeline.collect.sheet_problems import SheetProblem

KEPT = 20.0  # seconds


@dataclass(frozen=True)
class TabRead:
    """A round's tab as it was read: its cells, its present name, and the ids that had arrived there before."""

    cells: Cells
    title: str
    delivered: frozenset[str]


class SharedRead:
    """The latest read of one tab."""

    def __init__(
        self, read: Callable[[], TabRead], *, seconds: float = KEPT, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._read = read
        self._seconds = seconds
        self._clock = clock
        self._reading = threading.Lock()
        self._begun = self._wanted_since = clock()
        self._latest: TabRead | SheetProblem | None = None

    def get(self) -> TabRead:
        """Return the latest read; read now where there is none or it is too old. Raises SheetProblem."""
        with self._reading:
            now = self._clock()
            if self._latest is None or now - self._begun >= self._seconds or self._begun < self._wanted_since:
                self._begun, self._latest = now, self._outcome()
            if isinstance(self._latest, SheetProblem):
                raise SheetProblem(self._latest.kind, self._latest.reason)
            return self._latest

    def forget(self) -> None:
        """Let whoever asks next see what stands there from this moment on."""
        self._wanted_since = self._clock()

    def _outcome(self) -> TabRead | SheetProblem:
        try:
            return self._read()
        except SheetProblem as problem:
            return problem
