"""Builds the next version of the briefing in both editions and languages and stores it; reads a stored one again.

Several servers may build at once: the number that a document prints is the number under which it is stored.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product

from pipeline.briefing import Briefing
from pipeline.changes import compared
from pipeline.collect.journal import BriefingVersion, Conflict, Journal
from pipeline.model import LANGUAGES, Edition, FromMeeting
from pipeline.run import rebuild_briefing
from pipeline.snapshot import snapshot
from pipeline.tasks.build import build, from_store
from report_templates import write_briefing

EDITIONS: tuple[Edition, ...] = ("leadership", "meeting")
STEPS = 2 + len(EDITIONS) * len(LANGUAGES)  # evaluate, set each document, store


def build_version(
    journal: Journal,
    round_id: str,
    as_of: date,
    report: Callable[[int], None] = lambda _done: None,
    *,
    after_meeting: bool = False,
) -> BriefingVersion:
    """Build and store the next version; `report` is told how many of STEPS are done.

    `after_meeting`: as of after the meeting; it says so, and holds what the offices said of their places on the map.

    Whoever finds that another server was faster, or that answers were deleted meanwhile, begins anew: the number and
    what changed since then are others.
    Raises UserError if the table holds no answers.
    """
    while True:
        try:
            said = said_in_meeting(journal, round_id) if after_meeting else None
            return _built(journal, round_id, as_of, report, said)
        except Conflict:
            report(0)


def said_in_meeting(journal: Journal, round_id: str) -> FromMeeting:
    """Return what the offices said of their places on the map."""
    notes = journal.place_notes(round_id)
    return FromMeeting(tuple((key, note.text) for key, note in notes.items() if note.text))


def _built(
    journal: Journal, round_id: str, as_of: date, report: Callable[[int], None], said: FromMeeting | None
) -> BriefingVersion:
    number, deletions = journal.last_version(round_id) + 1, len(journal.deletions(round_id))
    material = from_store(journal, round_id=round_id, as_of=as_of)
    briefing = _with_changes(journal, round_id, replace(build(material, as_of, said), version=number))
    report(1)
    documents = {}
    for done, (edition, language) in enumerate(product(EDITIONS, LANGUAGES), 2):
        documents[edition, language] = write_briefing(briefing, edition, language)
        report(done)
    parts = snapshot(material.raw, material.offices, material.meeting, material.clarifications, as_of, said)
    stored = journal.store_version(
        round_id,
        number,
        parts,
        briefing.data_hash,
        as_of,
        documents,
        after_meeting=said is not None,
        deletions_seen=deletions,
    )
    report(STEPS)
    return stored


def stored_briefing(journal: Journal, round_id: str, number: int) -> Briefing | None:
    """Return a version as it was built, None if its data have been deleted."""
    parts = journal.snapshot(round_id, number)
    return None if parts is None else _with_changes(journal, round_id, rebuild_briefing(parts, number))


def _with_changes(journal: Journal, round_id: str, briefing: Briefing) -> Briefing:
    """Say what changed since the version before; nothing can be said of the first, nor when the data are deleted."""
    before = briefing.version - 1
    parts = journal.snapshot(round_id, before)
    return briefing if parts is None else compared(briefing, parts, before)
