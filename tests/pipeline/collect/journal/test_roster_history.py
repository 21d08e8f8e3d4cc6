"""N is as of the data date: the roster of a day is found again, whatever was changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.collect.journal import Journal, Round
from pipeline.model import Office
from tests.pipeline.collect.conftest import OFFICES, Clock

NEW = Office("LK-50", "50", "Amt 50", "Amt 50 – Soziales")
A_DAY = {"days": 1}

# day  roster, drawn as: who is invited, (who is known only); the round opens and starts on the 5th
#  5   INT 10  33
#  6   INT 10      50
#  7   INT (10)    50
#  8   INT 10  33  50
DAYS = (
    (5, ["INT", "10", "33"]),
    (6, ["INT", "10", "50"]),
    (7, ["INT", "50"]),
    (8, ["INT", "10", "33", "50"]),
)


@pytest.fixture
def changed(journal: Journal, round_: Round, clock: Clock) -> Round:
    first, second, third = OFFICES
    begin(journal, round_)
    for roster in (
        (first, second, NEW),
        (first, replace(second, invited=False), NEW),
        (first, second, third, replace(NEW, name="Amt 50 – Amt für Soziales")),
    ):
        clock.go_on(**A_DAY)
        journal.change_roster(round_.id, roster)
    return round_


def invited(journal: Journal, of_round: Round, day: int) -> list[str]:
    found = journal.roster_on(of_round.id, date(2026, 10, day)).entries
    return [entry.office.short for entry in found if entry.office.invited]


@pytest.mark.parametrize(("day", "shorts"), [(1, DAYS[0][1]), *DAYS, (9, DAYS[-1][1])])
def test_who_was_invited_at_the_end_of_a_day_is_known(
    journal: Journal, changed: Round, day: int, shorts: list[str]
) -> None:
    assert invited(journal, changed, day) == shorts


def test_who_joined_and_who_left_since_is_named(journal: Journal, changed: Round) -> None:
    first, then = (journal.roster_on(changed.id, date(2026, 10, day)) for day in (5, 7))
    assert [[entry.office.short for entry in found] for found in (first.joined, first.left)] == [["50"], []]
    assert [[entry.office.short for entry in found] for found in (then.joined, then.left)] == [["10", "33"], []]
    clock_day = journal.roster_on(changed.id, date(2026, 10, 6))
    assert [entry.office.short for entry in clock_day.joined] == ["33"]


def test_an_office_taken_off_since_is_counted_as_it_was(journal: Journal, changed: Round, clock: Clock) -> None:
    clock.go_on(**A_DAY)
    journal.change_roster(changed.id, OFFICES[:1])
    assert invited(journal, changed, 8) == ["INT", "10", "33", "50"]
    assert [entry.office.short for entry in journal.roster_on(changed.id, date(2026, 10, 8)).left] == ["10", "33", "50"]


def test_names_are_the_present_ones_and_who_joined_since_is_known_but_not_invited(
    journal: Journal, changed: Round
) -> None:
    on_the_sixth = {
        entry.office.short: entry.office for entry in journal.roster_on(changed.id, date(2026, 10, 6)).entries
    }
    assert on_the_sixth["50"].name == "Amt 50 – Amt für Soziales"
    assert not on_the_sixth["33"].invited


def test_the_day_ends_at_midnight_where_the_meeting_is(journal: Journal, round_: Round, clock: Clock) -> None:
    begin(journal, round_)
    clock.go_on(hours=15.5)  # 22:12 UTC is 0:12 on the 6th
    journal.change_roster(round_.id, OFFICES[:2])
    assert invited(journal, round_, 5) == ["INT", "10", "33"]
    assert invited(journal, round_, 6) == ["INT", "10"]


def test_what_changed_before_the_start_is_no_change(journal: Journal, round_: Round, clock: Clock) -> None:
    template, own = (OFFICES, OFFICES[:2])
    assert invited(journal, round_, 1) == [office.short for office in template]
    clock.go_on(**A_DAY)
    journal.change_roster(round_.id, own)
    assert invited(journal, round_, 5) == invited(journal, round_, 6) == [office.short for office in own]
    clock.go_on(**A_DAY)
    begin(journal, round_)
    clock.go_on(**A_DAY)
    journal.change_roster(round_.id, OFFICES)
    assert [invited(journal, round_, day) for day in (5, 7)] == [[office.short for office in own]] * 2
    assert invited(journal, round_, 8) == [office.short for office in OFFICES]


def begin(journal: Journal, round_: Round) -> None:
    """The first office releases."""
    entry = journal.roster(round_.id)[0]
    journal.release(entry.id, {"affected": 2}, language="de", form_version="1.0", base_version=0)


def test_an_office_that_goes_on_under_a_new_key_stands_there_once(
    journal: Journal, round_: Round, clock: Clock
) -> None:
    begin(journal, round_)
    clock.go_on(**A_DAY)
    journal.change_roster(round_.id, (*OFFICES[:2], replace(OFFICES[2], key="LK-34")))
    then = journal.roster_on(round_.id, date(2026, 10, 5))
    assert [entry.office.key for entry in then.entries] == ["LK-01", "LK-02", "LK-33"]
