"""Builds a version of the briefing beside the pages: one at a time for each round, in a thread of its own.

Goes on when the browser is closed. Shows nothing; `briefing.py` asks how far it is.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import date

from pages.components.store import journal
from pages.server.draining import in_flight
from pipeline.model import Text, UserError


@dataclass
class Job:
    """How far a version is: the share that is done; in the end its number, or what went wrong."""

    done: float = 0
    number: int | None = None
    problem: Text | None = None

    @property
    def running(self) -> bool:
        """Whether it is still being built."""
        return self.number is None and self.problem is None


_jobs: dict[str, Job] = {}
_lock = threading.Lock()


def job_of(round_id: str) -> Job | None:
    """Return what is being built or was built last since the server started."""
    return _jobs.get(round_id)


def start(round_id: str, as_of: date) -> Job:
    """Start building; a second click finds the job that is running."""
    with _lock:
        present = _jobs.get(round_id)
        if present is not None and present.running:
            return present
        job = _jobs[round_id] = Job()
    threading.Thread(target=_run, args=(job, round_id, as_of), name="build-briefing", daemon=True).start()
    return job


def _run(job: Job, round_id: str, as_of: date) -> None:
    try:
        with in_flight():
            job.number = _build(job, round_id, as_of)
    except UserError as error:
        job.problem = error.text
    except Exception as error:  # noqa: BLE001 - a thread has nobody above it; the page says that it failed
        logging.getLogger(__name__).error("building failed: %s", type(error).__name__)  # noqa: TRY400 - no words of it
        job.problem = Text(
            "Die Vorlage konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal.",
            "The briefing could not be built. Please try again.",
        )


def _build(job: Job, round_id: str, as_of: date) -> int:
    from pipeline.tasks.version import STEPS, build_version  # noqa: PLC0415 - loads pandas and the PDF code

    def report(done: int) -> None:
        job.done = done / STEPS

    return build_version(journal(), round_id, as_of, report).number
