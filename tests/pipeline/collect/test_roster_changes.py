"""Before a new roster is taken over, it is said which offices come, change and go."""

from __future__ import annotations

from dataclasses import replace

from pipeline.collect.roster_changes import roster_changes
from pipeline.collect.roster_file import read_roster, roster_cells
from pipeline.model import RawTable
from tests.pipeline.collect.conftest import OFFICES


def test_offices_that_come_change_and_go_are_named_field_by_field() -> None:
    first, second, third = OFFICES
    wanted = (replace(first, head="Frau Neu", invited=False, aliases=()), third, replace(second, key="LK-99"))
    found = roster_changes(OFFICES, wanted)
    assert [office.key for office in found.added] == ["LK-99"]
    assert [office.key for office in found.dropped] == ["LK-02"]
    assert [(change.office.key, change.column, change.before, change.after) for change in found.changed] == [
        ("LK-01", "leitung", "", "Frau Neu"),
        ("LK-01", "aliase", "INT|VER", ""),
        ("LK-01", "eingeladen", "ja", "nein"),
    ]


def test_the_same_roster_changes_nothing_in_whatever_order() -> None:
    assert not roster_changes(OFFICES, OFFICES[::-1])


def test_the_cells_of_a_file_keep_the_numbers_of_its_rows_and_can_be_mended_there() -> None:
    rows = (("Unsere Stellen", "", ""), ("Name der Stelle", "ID", "Notiz"), ("", "", ""), ("Amt 33", "", "?"))
    cells = roster_cells(RawTable("x", rows))
    assert {number: row[:2] for number, row in cells.items()} == {4: ("", "Amt 33")}
    assert roster_cells(RawTable("x", (("nichts",),))) == {}
    mended = RawTable("x", (("stellen_id", "stelle"), ("LK-33", cells[4][1])))
    assert [office.name for office in read_roster(mended)] == ["Amt 33"]
