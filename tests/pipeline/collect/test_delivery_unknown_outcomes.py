"""A write whose outcome nobody knows may still be on its way: Google works at a request for up to 180 seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal, Round
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import TeamSheet, release, team_sheet


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'journal.sqlite'}"


@pytest.fixture
def sheet(clock: Clock) -> Iterator[TeamSheet]:
    with team_sheet(clock) as running:
        yield running


@pytest.fixture
def offices(sheet: TeamSheet, journal: Journal, round_: Round, clock: Clock) -> list[str]:
    """The offices of a round whose tab is there already."""
    ids = [entry.id for entry in journal.roster(round_.id)]
    release(journal, ids[2], affected=0)
    first = sheet.delivery(journal)
    sheet.run(first, journal)
    first.close()
    clock.go_on(minutes=5)
    return ids


@pytest.mark.parametrize("seconds", [5, 60, 120])
def test_a_write_that_is_carried_out_later_is_not_sent_twice(
    sheet: TeamSheet, journal: Journal, offices: list[str], seconds: float
) -> None:
    sheet.fault("late_commit", on="values.append", args={"seconds": seconds})
    sent = [release(journal, office, affected=1) for office in offices[:2]]
    sheet.run(sheet.delivery(journal), journal)
    sheet.control("POST", "clock", {"advance": 300})
    assert sorted(sheet.ids()[1:]) == sorted(sent)


def test_a_row_that_was_overwritten_while_the_server_ended_is_put_back(
    sheet: TeamSheet, journal: Journal, offices: list[str], clock: Clock
) -> None:
    before = sheet.ids()
    sheet.fault("replacing_append")
    sheet.fault("503", on="values.batchGet", nth=2)
    sent = [release(journal, offices[0], affected=1)]
    ended = sheet.delivery(journal)
    ended.step()
    ended.close()
    assert sheet.ids() == sent  # in the place of the row before
    clock.go_on(minutes=1)
    sheet.run(sheet.delivery(journal), journal)
    assert sorted(sheet.ids()) == sorted(before + sent)


def test_nor_if_the_server_was_killed_meanwhile(
    sheet: TeamSheet, journal: Journal, offices: list[str], clock: Clock
) -> None:
    sheet.fault("late_commit", on="values.append", args={"seconds": 30})
    sent = [release(journal, office, affected=1) for office in offices[:2]]
    killed: Delivery = sheet.delivery(journal)
    killed.step()
    killed.close()
    clock.go_on(seconds=1)
    sheet.run(sheet.delivery(journal), journal)
    sheet.control("POST", "clock", {"advance": 300})
    assert sorted(sheet.ids()[1:]) == sorted(sent)
