"""Builds a version of the briefing beside the pages: one at a time for each round, in a thread of its own.

Goes on when the browser is closed. Shows nothing; `briefing.py` asks how far it is.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from pages.components.store import journal
from pages.server.draining import in_flight
from pipeline.model import LANGUAGES, Edition, Text, UserError

EDITIONS: tuple[Edition, ...] = ("leadership", "meeting")
STEPS = 2 + len(EDITIONS) * len(LANGUAGES)  # evaluate, set each document, store


@dataclass
class Job:
    """How far a version is: `done` of STEPS; in the end its number, or what went wrong."""

    done: int = 0
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
    from pipeline.snapshot import snapshot  # noqa: PLC0415 - pandas and PDF code load when a briefing is asked for
    from pipeline.tasks.build import build, from_store  # noqa: PLC0415
    from report_templates import write_briefing  # noqa: PLC0415

    material = from_store(journal())
    number = len(journal().versions(round_id)) + 1
    briefing = replace(build(material, as_of), version=number)
    job.done += 1
    documents = {}
    for edition, language in product(EDITIONS, LANGUAGES):
        documents[edition, language] = write_briefing(briefing, edition, language)
        job.done += 1
    parts = snapshot(material.raw, material.offices, material.meeting, material.clarifications, as_of)
    stored = journal().store_version(round_id, parts, briefing.data_hash, as_of, documents)
    job.done += 1
    return stored.number
