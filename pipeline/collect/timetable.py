"""Proposes the days of a round backwards from the meeting: only working days, counted without Saturday and Sunday.

Decides nothing: each day is the coordination's own, and public holidays differ by Land. The distances follow
briefing.md: overview five days before the meeting (section 5.4), reminder five working days before the deadline (5.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from pipeline.model import Meeting

# Day of a meeting -> the day it is counted from, and how many working days; the order in which they are worked out.
_STEPS: Mapping[str, tuple[str, int]] = {
    "dispatch": ("date", -4),
    "deadline": ("dispatch", -5),
    "data_date": ("deadline", 1),
    "reminder": ("deadline", -5),
    "letters": ("deadline", -20),
    "follow_up": ("date", 5),
}
TIMETABLE = ("letters", "reminder", "deadline", "data_date", "dispatch", "follow_up")  # in the order of the calendar
_SATURDAY = 5


def proposals(meeting: Meeting) -> dict[str, date]:
    """Return a proposal for each day of the timetable, {} while the day of the meeting is open.

    A day that is set is kept as the starting point of those that are counted from it.
    """
    days: dict[str, date] = {}
    for name, (start, distance) in _STEPS.items():
        origin = getattr(meeting, start) or days.get(start)
        if origin is not None:
            days[name] = working_days_from(origin, distance)
    return {name: days[name] for name in TIMETABLE if name in days} if meeting.date else {}


def working_days_from(start: date, distance: int) -> date:
    """Return the day that lies so many working days after, or before, a day."""
    day, step = start, timedelta(days=1 if distance > 0 else -1)
    for _ in range(abs(distance)):
        day += step
        while day.weekday() >= _SATURDAY:
            day += step
    return day
