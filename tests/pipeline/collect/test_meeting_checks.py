"""What is said about a meeting's data that contradict themselves."""

from __future__ import annotations

from datetime import date, time

import pytest

from pipeline.collect.meeting_checks import doubts, mistakes
from pipeline.model import Meeting

FITTING = {
    "deadline": date(2026, 10, 30), "dispatch": date(2026, 11, 6), "date": date(2026, 11, 12),
    "start": time(14), "end": time(16), "retention_months": 6, "overview_days": 5,
}  # fmt: skip


def meeting(**entries: object) -> Meeting:
    return Meeting(**(FITTING | entries))  # type: ignore[arg-type]


def test_nothing_is_said_about_what_fits_or_is_still_missing() -> None:
    for one in (meeting(), Meeting(), meeting(date=None, end=None, retention_months=None)):
        assert (*mistakes(one), *doubts(one)) == ()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"deadline": date(2026, 11, 12), "dispatch": None}, "Die Antwortfrist endet erst am Tag des Treffens"),
        ({"dispatch": date(2026, 10, 30)}, "Die Übersicht würde versandt, bevor die Antwortfrist vorüber ist."),
        ({"dispatch": date(2026, 11, 13)}, "Die Übersicht würde erst nach dem Treffen versandt."),
        ({"end": time(13)}, "Das Treffen endet, bevor es beginnt."),
    ],
)
def test_dates_that_contradict_each_other_are_doubted(entry: dict[str, object], said: str) -> None:
    (doubt,) = doubts(meeting(**entry))
    assert said in doubt.de


@pytest.mark.parametrize("entry", [{"retention_months": 99}, {"retention_months": 0}, {"overview_days": -1}])
def test_a_number_that_cannot_be_is_a_mistake(entry: dict[str, object]) -> None:
    (mistake,) = mistakes(meeting(**entry))
    assert "Bitte berichtigen Sie die Zahl" in mistake.de
