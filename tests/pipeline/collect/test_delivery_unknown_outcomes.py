"""A write whose outcome nobody knows may still be on its way: Google works at a request for up to 180 seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal, Round
from pipeline.collect.sheet import Sheet
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


@pytest.mark.parametrize("move", [{"at": 5, "to": 1}, {"at": 0, "to": 4}])
def test_a_write_carried_out_after_somebody_moved_a_column_is_put_in_order(
    sheet: TeamSheet, journal: Journal, offices: list[str], move: dict[str, int]
) -> None:
    sheet.fault("late_commit", on="values.append", args={"seconds": 60})
    sent = [release(journal, office, affected=1, why_affected="Kernaufgabe") for office in offices[:2]]
    delivery = sheet.delivery(journal)
    delivery.step()
    sheet.edit("move_columns", **move)
    sheet.run(delivery, journal)
    assert sorted(sheet.ids()[1:]) == sorted(sent)
    assert sheet.column("Warum betrifft mich das Thema?")[1:] == ["Kernaufgabe", "Kernaufgabe"]
    assert len(sheet.rows()) == 4


@pytest.mark.parametrize("move", [{"at": 5, "to": 1}, {"at": 0, "to": 4}])
def test_a_column_moved_between_look_and_append_mixes_up_no_row(
    sheet: TeamSheet, journal: Journal, offices: list[str], move: dict[str, int]
) -> None:
    sheet.fault("move_columns", on="values.append", args=move)
    sent = release(journal, offices[0], affected=1, why_affected="Kernaufgabe")
    sheet.run(sheet.delivery(journal), journal)
    assert sheet.ids()[1:] == [sent]
    assert sheet.column("Warum betrifft mich das Thema?")[1:] == ["Kernaufgabe"]


def test_nor_if_other_trouble_came_between_and_the_server_was_restarted(
    sheet: TeamSheet, journal: Journal, offices: list[str], clock: Clock
) -> None:
    sheet.fault("late_commit", on="values.append", args={"seconds": 150})
    sent = release(journal, offices[0], affected=1)
    ended = sheet.delivery(journal)
    ended.step()
    sheet.fault("503", on="values.batchGet")
    clock.go_on(seconds=10)
    ended.step()
    assert journal.delivery_report().reason == "unavailable"
    ended.close()
    sheet.run(sheet.delivery(journal), journal)
    sheet.control("POST", "clock", {"advance": 300})
    assert Sheet(sheet.settings).look("Antworten") is not None  # by now everything has been carried out
    assert sheet.ids()[1:] == [sent]


def test_a_heading_renamed_while_an_answer_is_outstanding_stops_nothing(
    sheet: TeamSheet, journal: Journal, offices: list[str]
) -> None:
    sheet.fault("reset", on="values.append")
    sent = release(journal, offices[0], affected=1, why_affected="Kernaufgabe")
    delivery = sheet.delivery(journal)
    delivery.step()
    sheet.edit("set_cell", cell="F1", value="Warum?")
    sheet.run(delivery, journal)
    assert sheet.ids()[1:] == [sent]
    assert sheet.column("Warum betrifft mich das Thema?")[1:] == ["Kernaufgabe"]


def test_a_row_with_notes_of_the_team_is_left_as_it_is(sheet: TeamSheet, journal: Journal, offices: list[str]) -> None:
    sheet.fault("late_commit", on="values.append", args={"seconds": 1})
    release(journal, offices[0], affected=1, why_affected="Kernaufgabe")
    delivery = sheet.delivery(journal)
    delivery.step()
    sheet.edit("move_columns", at=5, to=1)
    sheet.control("POST", "clock", {"advance": 2})
    assert Sheet(sheet.settings).look("Antworten") is not None  # by now it has been carried out
    sheet.edit("set_cell", cell="Z3", value="Notiz")
    before = sheet.rows()[2]
    sheet.run(delivery, journal)
    assert sheet.rows()[2] == before


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
