"""When answers are to be deleted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.retention import due_date, is_due, months_later
from pipeline.model import Meeting

HELD = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("meeting", "due"),
    [
        (Meeting(date=HELD, retention_months=6), date(2027, 2, 28)),
        (Meeting(date=HELD, retention_months=12), date(2027, 8, 31)),
        (Meeting(date=HELD, retention_months=6, deletion_date=date(2027, 3, 31)), date(2027, 3, 31)),
        (Meeting(date=HELD), None),
        (Meeting(retention_months=6), None),
    ],
)
def test_due_is_months_after_the_meeting_or_the_day_that_was_set(meeting: Meeting, due: date | None) -> None:
    assert due_date(meeting) == due
    assert not is_due(meeting, date(2027, 2, 27))
    assert is_due(meeting, date(2029, 1, 1)) == (due is not None)


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 24))
def test_so_many_months_later_is_that_month_and_never_another_one(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and months_later(later, 0).month == later.month)
