"""When an answer came in (scoring.md, section 1, "Dates")."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.clean.times import meeting_zone, read_time

BERLIN = meeting_zone("Europe/Berlin")


@pytest.mark.parametrize(
    ("cell", "local"),
    [
        ("05.10.2026 08:42", "2026-10-05T08:42"),
        ("5.10.26", "2026-10-05T00:00"),
        ("05. 10. 2026, 16.40 Uhr", "2026-10-05T16:40"),
        ("05.10.2026 um 9 Uhr", "2026-10-05T09:00"),
        ("05.10.2026 - 08:42", "2026-10-05T08:42"),
        ("Mo, 05.10.2026 08:42:10", "2026-10-05T08:42:10"),
        ("Montag, 5. Oktober 2026", "2026-10-05T00:00"),
        ("5. Okt. 2026 8:05", "2026-10-05T08:05"),
        ("05-Okt-2026", "2026-10-05T00:00"),
        ("October 5, 2026 3:04 PM", "2026-10-05T15:04"),
        ("5 March 2026 12:10 a.m.", "2026-03-05T00:10"),
        ("5. Jänner 2027", "2027-01-05T00:00"),
        ("2026-10-06 18:21", "2026-10-06T18:21"),
        ("2026-02-03", "2026-02-03T00:00"),  # ISO is not ambiguous
        ("2026/10/05 3:04:05 nachm. MESZ", "2026-10-05T15:04:05"),
        ("2026-10-05T08:42:00+02:00", "2026-10-05T08:42"),
        ("2026-10-05T06:42:00Z", "2026-10-05T08:42"),
        ("2026-10-25T01:30:00Z", "2026-10-25T02:30"),  # the hour that the clocks give back
        ("2026-11-05T06:42:00Z", "2026-11-05T07:42"),  # winter time
        ("10/26/2026 9:15:00", "2026-10-26T09:15"),  # above 12: the month comes first
        ("26/10/2026", "2026-10-26T00:00"),
        ("26-10-2026", "2026-10-26T00:00"),
        ("10/10/2026", "2026-10-10T00:00"),
        ("46300.3625", "2026-10-05T08:42"),
        ("46300,36249999", "2026-10-05T08:42"),  # to the minute
        ("46300", "2026-10-05T00:00"),
        ("05.10.2026 (per E-Mail)", "2026-10-05T00:00"),
        ("０５.１０.２０２６", "2026-10-05T00:00"),
    ],
)
def test_a_clear_time_is_local_time_of_the_meeting(cell: str, local: str) -> None:
    moment = read_time(cell, BERLIN)
    assert (moment.local, moment.problem) == (datetime.fromisoformat(local), "")


@pytest.mark.parametrize("cell", ["05/10/2026", "10/5/2026 15:04", "05-10-2026", "26-10-05", "1/2/26"])
def test_two_possible_readings_are_ambiguous(cell: str) -> None:
    moment = read_time(cell, BERLIN)
    assert (moment.local, moment.problem, moment.raw) == (None, "ambiguous", cell)


@pytest.mark.parametrize(
    "cell",
    ["gestern", "05.10.", "31.02.2026", "05.10.2026 25:00", "05.10.2026 / 06.10.2026", "13/13/2026", "99999999",
     "KW 41", "5. Foo 2026", "05.10.2026 8:42 XYZ+99", "2026-13-01", "12345"],
)  # fmt: skip
def test_what_is_no_time_is_unreadable(cell: str) -> None:
    assert read_time(cell, BERLIN).problem == "unreadable"


def test_winter_time_after_summer_time_is_later_though_the_clock_shows_less() -> None:
    summer, winter = (read_time(f"2026-10-25T02:{rest}", BERLIN) for rest in ("50:00+02:00", "10:00+01:00"))
    assert summer.local is not None
    assert winter.local is not None
    assert summer.local > winter.local
    assert (summer.instant or 0) < (winter.instant or 0)


def test_an_unknown_zone_counts_as_berlin() -> None:
    assert read_time("2026-07-01T10:00:00Z", meeting_zone("Mond/Krater")).local == datetime(2026, 7, 1, 12)  # noqa: DTZ001


def test_another_zone_of_the_meeting_is_kept() -> None:
    assert read_time("2026-07-01T10:00:00Z", meeting_zone("Europe/Lisbon")).local == datetime(2026, 7, 1, 11)  # noqa: DTZ001
