"""People edit the team's sheet; what an office released counts until somebody confirms the change with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline.collect.answers import HEADER
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_beside import TypedRow
from pipeline.collect.sheet_reading import confirm_difference, restore
from pipeline.model import UserError
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.sheet_desk import Desk, sheet_desk
from tests.pipeline.collect.team_sheet import release

AFFECTED, WHY = "Wie stark bin ich betroffen? (0-5)", "Warum betrifft mich das Thema?"
PLACE = {name: place for place, name in enumerate(HEADER)}


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with sheet_desk(tmp_path, clock) as opened:
        yield opened


def test_an_unchanged_sheet_says_what_the_journal_says(desk: Desk) -> None:
    reading = desk.read()
    assert reading.table.rows == desk.journal.raw_table(desk.round_id).rows
    assert (reading.differences, reading.deleted, reading.repeated) == ((), (), ())


def test_a_briefing_costs_one_read_call(desk: Desk) -> None:
    desk.sheet.control("DELETE", "calls")
    desk.read()
    assert desk.sheet.calls()["counts"] == {"values.batchGet": 1, "token": 1}


def test_a_changed_cell_is_listed_and_the_released_value_counts(desk: Desk) -> None:
    desk.sheet.edit("set_cell", cell="G2", value="3")
    (found,) = desk.read().differences
    assert (found.office, found.question, found.released, found.in_sheet, found.row) == (
        "LK-01",
        "affected",
        "5",
        "3",
        2,
    )
    assert desk.shown(AFFECTED) == [("5",), ("0",)]


def test_a_confirmed_change_is_a_clarification_and_no_longer_listed(desk: Desk) -> None:
    desk.sheet.edit("set_cell", cell="G2", value="3")
    (found,) = desk.read().differences
    confirm_difference(desk.journal, desk.round_id, found, "Frau Dr. Yıldırım", date(2026, 10, 28))
    assert desk.read().differences == ()
    (entered,) = desk.journal.clarifications(desk.round_id)
    assert (entered.office, entered.question, entered.value) == ("LK-01", "affected", "3")
    desk.sheet.edit("set_cell", cell="G2", value="2")
    assert [one.in_sheet for one in desk.read().differences] == ["2"]


def test_of_several_agreements_the_latest_is_what_the_cell_is_compared_with(desk: Desk) -> None:
    for value in ("3", "2"):
        desk.sheet.edit("set_cell", cell="G2", value=value)
        (found,) = desk.read().differences
        confirm_difference(desk.journal, desk.round_id, found, "Frau Dr. Yıldırım", date(2026, 10, 28))
    desk.sheet.edit("set_cell", cell="G2", value="3")
    assert [(one.released, one.valid, one.in_sheet) for one in desk.read().differences] == [("5", "2", "3")]


def test_what_counts_is_written_back_where_the_row_is_now(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.collect.sheet_reading.sheet_settings", lambda: desk.sheet.settings)
    desk.sheet.edit("set_cell", cell="G2", value="3")
    (found,) = desk.read().differences
    desk.sheet.edit("insert_rows", at=1)
    desk.sheet.edit("move_columns", at=6, to=1)
    restore(desk.journal, desk.round_id, [found])
    assert desk.read().differences == ()
    assert desk.sheet.column(AFFECTED) == ["", "5", "0"]
    desk.sheet.edit("rename_tab", title="Rückläufe")
    restore(desk.journal, desk.round_id, [found])
    desk.sheet.control("POST", "edit", {"do": "rename_tab", "tab": "Rückläufe", "title": "Antworten"})
    desk.sheet.edit("delete_rows", at=2)
    with pytest.raises(UserError, match="inzwischen"):
        restore(desk.journal, desk.round_id, [found])


def test_nothing_is_said_of_what_is_settled(desk: Desk) -> None:
    desk.sheet.edit("set_cell", cell="G2", value="3")
    (found,) = desk.read().differences
    confirm_difference(desk.journal, desk.round_id, found, "Frau Dr. Yıldırım", date(2026, 10, 28))
    desk.sheet.edit("delete_rows", at=2)
    desk.journal.decide_on_deleted(desk.sent[1], "keep")
    assert [note.de for note in desk.read().table.reading] == ["Google-Tabelle, Blatt „Antworten“"]


def test_a_change_in_an_earlier_version_or_in_the_offices_name_cannot_be_confirmed(desk: Desk) -> None:
    release(desk.journal, desk.offices[0], affected=4)
    desk.clock.go_on(seconds=5)
    desk.sheet.run(desk.delivery, desk.journal)
    desk.sheet.edit("set_cell", cell="G2", value="3")
    desk.sheet.edit("set_cell", cell="E3", value="Jugendamt")
    desk.sheet.edit("set_cell", cell="G4", value="2")
    found = {(one.row, one.column): one.can_be_confirmed for one in desk.read().differences}
    assert found == {(2, 7): False, (3, 5): False, (4, 7): True}


@pytest.mark.parametrize(
    ("typed", "text"),
    [("=2+1", "3"), ("4,5", "4,5"), ("TRUE", "WAHR"), ("31.12.2025", "31.12.2025"), ("ca. 4", "ca. 4"), (None, "")],
)
def test_whatever_a_person_puts_into_a_cell_is_listed_as_it_is_shown(desk: Desk, typed: str | None, text: str) -> None:
    desk.sheet.edit("set_cell", cell="G2", value=typed)
    assert [one.in_sheet for one in desk.read().differences] == [text]


def test_the_same_number_typed_again_is_no_change(desk: Desk) -> None:
    desk.sheet.edit("set_cell", cell="G2", value="5")
    desk.sheet.edit("set_cell", cell="F2", value="Kernaufgabe ")
    assert desk.read().differences == ()


def test_moved_columns_and_sorted_rows_change_nothing(desk: Desk) -> None:
    desk.sheet.edit("move_columns", at=6, to=1)
    desk.sheet.edit("sort_rows", by=1)
    assert desk.read().differences == ()
    assert desk.shown("Akteur", AFFECTED) == [
        ("Amt 10 – Haupt- und Personalamt", "0"),
        ("Stabsstelle Integration und Teilhabe", "5"),
    ]


def test_rows_that_were_sorted_above_the_headings_are_rows_all_the_same(desk: Desk) -> None:
    desk.sheet.edit("move_rows", at=0, to=2)
    reading = desk.read()
    assert (reading.deleted, reading.differences, reading.typed) == ((), (), ())
    assert next(row for row in reading.table.rows if row) == HEADER
    assert sorted(row[PLACE[AFFECTED]] for row in reading.table.rows[2:] if row) == ["0", "5"]
    release(desk.journal, desk.offices[2], affected=1)
    desk.sheet.run(desk.delivery, desk.journal)
    assert sorted(row[0] for row in desk.sheet.rows() if row[0] in desk.sent) == sorted(desk.sent)


def test_two_columns_without_a_heading_are_no_obstacle(desk: Desk) -> None:
    desk.sheet.edit("insert_columns", at=3, count=2)
    desk.sheet.edit("set_cell", cell="D2", value="x")
    assert desk.shown(AFFECTED) == [("5",), ("0",)]


def test_a_row_typed_by_hand_is_a_row(desk: Desk) -> None:
    desk.sheet.edit("append_row", row=["", "", "", "", "Amt 33", "per Telefon", "4"])
    assert desk.shown("Akteur", AFFECTED)[-1] == ("Amt 33", "4")
    assert (desk.read().differences, desk.read().typed) == ((), (TypedRow(4, "Amt 33"),))


def test_a_row_that_waits_for_delivery_counts_already(desk: Desk) -> None:
    release(desk.journal, desk.offices[2], affected=2)
    reading = desk.read()
    assert desk.shown("Akteur", AFFECTED)[-1] == ("Amt 33 – Ausländerbehörde", "2")
    assert reading.deleted == ()
    assert "ergänzt: 1" in reading.table.reading[1].de


def test_a_deleted_row_is_listed_and_counts_until_it_is_decided(desk: Desk) -> None:
    desk.sheet.edit("delete_rows", at=1)
    reading = desk.read()
    assert [one.id for one in reading.deleted] == desk.sent[:1]
    assert len(desk.shown(AFFECTED)) == 2
    desk.journal.decide_on_deleted(desk.sent[0], "keep")
    assert (desk.read().deleted, len(desk.shown(AFFECTED))) == ((), 2)
    agreed = {"agreed_with": "Frau Dr. Yıldırım", "agreed_on": date(2026, 10, 28)}
    desk.journal.decide_on_deleted(desk.sent[0], "withdraw", before="keep", **agreed)
    assert (desk.read().deleted, desk.shown(AFFECTED)) == ((), [("0",)])


def test_what_arrives_while_the_sheet_is_read_was_not_deleted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    release(desk.journal, desk.offices[2], affected=2)
    desk.clock.go_on(seconds=5)
    before = Sheet.read

    def slow(sheet: Sheet, title: str) -> object:
        cells = before(sheet, title)
        desk.sheet.run(desk.delivery, desk.journal)
        return cells

    monkeypatch.setattr(Sheet, "read", slow)
    assert desk.read().deleted == ()
    assert desk.journal.count_waiting() == 0


def test_a_copied_row_counts_once(desk: Desk) -> None:
    copy = [cell or "" for cell in desk.sheet.rows()[1]]
    desk.sheet.edit("append_row", row=copy)
    reading = desk.read()
    assert (len(desk.shown(AFFECTED)), reading.repeated) == (2, (4,))


def test_a_copied_and_changed_row_is_listed(desk: Desk) -> None:
    copy = desk.sheet.rows()[1]
    copy[PLACE[AFFECTED]] = "1"
    desk.sheet.edit("append_row", row=copy)
    found = [(one.row, one.question, one.in_sheet) for one in desk.read().differences]
    assert (4, "affected", "1") in found


def test_the_exact_time_of_a_release_is_the_journals(desk: Desk) -> None:
    assert desk.sheet.column("Eingegangen am") == ["2026-10-05", "2026-10-05"]
    assert desk.shown("Eingegangen am")[0] == ("2026-10-05T08:42:00+02:00",)


def test_texts_that_no_cell_could_carry_come_from_the_journal(desk: Desk) -> None:
    release(desk.journal, desk.offices[2], why_affected="halb \ud83d\r\nneue Zeile ")
    desk.sheet.run(desk.delivery, desk.journal)
    assert desk.read().differences == ()
    assert desk.shown(WHY)[-1] == ("halb \ud83d\r\nneue Zeile ",)


def test_lost_headings_do_not_lose_an_answer(desk: Desk) -> None:
    desk.sheet.edit("delete_rows", at=0)
    table = desk.read().table
    top = table.rows.index(HEADER)
    assert [row[PLACE[AFFECTED]] for row in table.rows[top + 1 :]] == ["5", "0"]


def test_an_unreachable_sheet_is_one_sentence(desk: Desk) -> None:
    desk.sheet.fault("403", times=0)
    with pytest.raises(UserError) as error:
        desk.read()
    assert "app@throw-away.example" in error.value.text.de


def test_a_renamed_tab_is_read_under_its_new_name(desk: Desk) -> None:
    desk.sheet.edit("rename_tab", title="Rückläufe")
    reading = desk.read()
    assert (reading.table.name, reading.deleted) == ("Rückläufe", ())


def test_a_deleted_tab_loses_no_answer_and_is_filled_again(desk: Desk) -> None:
    desk.sheet.edit("delete_tab")
    assert desk.shown(AFFECTED) == [("5",), ("0",)]
    assert desk.read().deleted == ()
    desk.sheet.run(desk.delivery, desk.journal)
    assert sorted(desk.sheet.ids()) == sorted(desk.sent)
