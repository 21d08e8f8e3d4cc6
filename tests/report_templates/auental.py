"""The example county as a user's own files would give it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from pipeline.briefing import Briefing
from pipeline.collect.files import read_table
from pipeline.collect.meeting_file import read_meeting
from pipeline.collect.roster_file import read_roster
from pipeline.run import build_briefing

FILES = Path(__file__).parents[2] / "examples" / "auental"


@cache
def county(answers: str = "clean") -> Briefing:
    """The briefing of the county; `answers` is clean or messy."""
    return build_briefing(
        read_table(FILES / f"auental_{answers}.csv"),
        read_roster(FILES / "auental_roster.csv"),
        read_meeting(FILES / "meeting.toml"),
        as_of=date(2026, 11, 2),
    )
