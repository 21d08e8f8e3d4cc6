"""When the answers of a round are to be deleted: months after the meeting, or on the day that was set (law.md, L6)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from pipeline.model import Meeting


def due_date(meeting: Meeting) -> date | None:
    """Return the day after which nothing of an answer may be left, None as long as date or period are open."""
    if meeting.deletion_date is not None:
        return meeting.deletion_date
    if meeting.date is None or meeting.retention_months is None:
        return None
    return months_later(meeting.date, meeting.retention_months)


def is_due(meeting: Meeting, today: date) -> bool:
    """Return whether the answers are to be deleted by now."""
    due = due_date(meeting)
    return due is not None and today >= due


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
