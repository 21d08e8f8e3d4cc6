"""A day typed into a field is read strictly, with the day before the month; what is no day is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.typed_day import read_day, written_day
from pipeline.language import date_in_text, weekday
from pipeline.model import LANGUAGES, Language

SECOND_OF_NOVEMBER = date(2026, 11, 2)


@pytest.mark.parametrize(
    "typed",
    [
        "2.11.2026", "02.11.2026", " 2. 11. 2026 ", "2.11.26", "2/11/2026", "02/11/26", "Mo, 2.11.2026", "2026-11-02",
        "2. November 2026", "2 November 2026", "2. Nov. 2026", "2 Nov 2026", "Montag, 2. November 2026",
        "2.November 2026",
    ],
)  # fmt: skip
def test_days_are_read_as_people_type_them(typed: str) -> None:
    assert read_day(typed) == SECOND_OF_NOVEMBER


@pytest.mark.parametrize(
    "typed",
    [
        "", "31.11.2026", "30.2.2026", "11/28/2026", "2.11.", "2.11.206", "2.11.1926", "2.11.2206", "morgen", "0",
        "2.11.2026 oder 3.11.2026", "2.-3.11.2026", "2.11.2026 9 Uhr", "2. Nebelung 2026", "2026-13-02", "46328",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed) is None


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)), language=st.sampled_from(LANGUAGES))
def test_what_stands_in_the_field_is_the_day_that_was_written_there(day: date, language: Language) -> None:
    assert read_day(written_day(day, language)) == day
    assert read_day(f"{weekday(day, language)}, {date_in_text(day, language)}") == day


@given(st.text(max_size=40))
def test_nothing_that_a_person_can_type_is_an_accident(typed: str) -> None:
    found = read_day(typed)
    assert found is None or 2000 <= found.year <= 2099
