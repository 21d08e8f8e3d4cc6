"""Builds versions of the briefing beside the pages, in threads of their own: one at a time for each browser tab.

Goes on when the browser is closed. Two coordinators get a version each (pipeline/tasks/version.py). Shows nothing;
`briefing.py` asks how far it is.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from datetime import date

from pages.components.store import journal
from pages.server.draining import in_flight
from pipeline.model import Text, UserError


@dataclass
class Job:
    """How far a version is: the share that is done; in the end its number and the seconds, or what went wrong."""

    done: float = 0
    number: int | None = None
    problem: Text | None = None
    seconds: float | None = None
    begun: float = field(default_factory=time.monotonic)

    @property
    def running(self) -> bool:
        """Whether it is still being built."""
        return self.number is None and self.problem is None

    @property
    def elapsed(self) -> float:
        """How many seconds it took, or has taken so far."""
        return time.monotonic() - self.begun if self.seconds is None else self.seconds


_jobs: dict[tuple[str, str], Job] = {}
_lock = threading.Lock()


def job_of(round_id: str, tab: str) -> Job | None:
    """Return what this tab is building or built last; if nothing, what another one is building just now."""
    own = _jobs.get((round_id, tab))
    others = (job for (of_round, _), job in list(_jobs.items()) if of_round == round_id and job.running)
    return own or next(others, None)


def start(round_id: str, as_of: date, tab: str, *, after_meeting: bool = False) -> Job:
    """Start building; a second click in the same tab finds the job that is running."""
    with _lock:
        present = _jobs.get((round_id, tab))
        if present is not None and present.running:
            return present
        job = _jobs[round_id, tab] = Job()
    threading.Thread(
        target=_run, args=(job, round_id, as_of, after_meeting), name="build-briefing", daemon=True
    ).start()
    return job


def _run(job: Job, round_id: str, as_of: date, after_meeting: bool) -> None:
    try:
        with in_flight():
            number = _build(job, round_id, as_of, after_meeting=after_meeting)
    except UserError as error:
        job.problem = error.text
    except Exception as error:  # noqa: BLE001 - a thread has nobody above it; the page says that it failed
        logging.getLogger(__name__).error("building failed: %s", type(error).__name__)  # noqa: TRY400 - no words of it
        job.problem = Text(
            "Die Vorlage konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal.",
            "The briefing could not be built. Please try again.",
        )
    else:
        job.seconds = job.elapsed
        job.number = number


def _build(job: Job, round_id: str, as_of: date, *, after_meeting: bool = False) -> int:
    from pipeline.tasks.version import STEPS, build_version  # noqa: PLC0415 - loads pandas and the PDF code

    def report(done: int) -> None:
        job.done = done / STEPS

    return build_version(journal(), round_id, as_of, report, after_meeting=after_meeting).number
