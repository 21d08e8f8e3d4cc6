"""The days of a round are proposed backwards from the meeting, on working days alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.meeting_file import read_meeting
from pipeline.collect.timetable import TIMETABLE, proposals, working_days_from
from pipeline.model import Meeting
from tests.browser.app import ROOT


def test_the_proposals_are_the_days_of_the_example_county() -> None:
    example = read_meeting(ROOT / "examples" / "auental" / "meeting.toml")
    assert proposals(Meeting(date=example.date)) == {name: getattr(example, name) for name in TIMETABLE}


def test_without_a_meeting_nothing_is_proposed() -> None:
    assert proposals(Meeting(deadline=date(2026, 10, 30))) == {}


def test_who_sets_another_deadline_gets_reminder_and_data_date_with_it() -> None:
    found = proposals(Meeting(date=date(2026, 11, 12), deadline=date(2026, 10, 21)))
    assert (found["reminder"], found["data_date"], found["dispatch"]) == (
        date(2026, 10, 14), date(2026, 10, 22), date(2026, 11, 6),
    )  # fmt: skip


def test_a_weekend_is_no_working_day() -> None:
    assert working_days_from(date(2026, 11, 6), 1) == date(2026, 11, 9)
    assert working_days_from(date(2026, 11, 8), -1) == date(2026, 11, 6)


@given(st.dates(date(2026, 1, 1), date(2035, 12, 31)))
def test_the_days_stand_in_the_order_of_the_calendar_on_working_days(day: date) -> None:
    found = list(proposals(Meeting(date=day)).values())
    assert found == sorted(found)
    assert all(one.weekday() < 5 for one in found)
    assert found[-2] <= day - timedelta(days=4)
    assert proposals(replace(Meeting(date=day), dispatch=found[4]))["deadline"] == found[2]
