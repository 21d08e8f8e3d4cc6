"""The journal as pages and server share it: opened once per process, by its URL."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from pipeline.collect.configuration import database_url
from pipeline.collect.journal import Journal, Round
from pipeline.collect.journal.store import utc_now
from pipeline.model import Meeting


def journal() -> Journal:
    """Return the configured journal."""
    return _journal(database_url())


def current_round() -> Round | None:
    """Return the round that is going on, None on an empty store."""
    return journal().current_round()


def local(moment: datetime, meeting: Meeting) -> datetime:
    """Return a moment as the clocks show it where the meeting takes place."""
    return moment.astimezone(ZoneInfo(meeting.time_zone))


def today(going_on: Round) -> date:
    """Return today's date where the meeting takes place."""
    return local(utc_now(), going_on.meeting).date()


@cache
def _journal(url: str) -> Journal:
    return Journal.open(url)
