"""Every release reaches the team's sheet once, in plain columns, and people may go on working there."""

from __future__ import annotations

import pytest

from pipeline.collect.answers import HEADER
from pipeline.collect.delivery import Delivery
from pipeline.collect.delivery_status import delivery_status
from pipeline.collect.journal import Journal, Round
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import TAB, TeamSheet, release

AFFECTED = "Wie stark bin ich betroffen? (0-5)"
WHY = "Warum betrifft mich das Thema?"


@pytest.fixture
def offices(journal: Journal, round_: Round) -> list[str]:
    return [entry.id for entry in journal.roster(round_.id)]


def test_the_first_release_makes_a_tab_with_frozen_protected_german_headings(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str]
) -> None:
    first = release(journal, offices[0], affected=5, why_affected="Kernaufgabe")
    sheet.run(delivery, journal)
    assert tuple(sheet.rows()[0]) == HEADER
    row = dict(zip(HEADER, sheet.rows()[1], strict=False))
    assert (row["Antwort-ID"], row["Eingegangen am"], row["Akteur"]) == (
        first,
        "2026-10-05",
        "Stabsstelle Integration und Teilhabe",
    )
    assert (row[AFFECTED], row[WHY]) == ("5", "Kernaufgabe")
    tab = sheet.server.world.files[sheet.settings.spreadsheet].tab_by_title(TAB)
    assert tab.grid_settings["frozenRowCount"] == 1
    assert [area["range"]["endRowIndex"] for area in tab.protections] == [1]


def test_what_waits_goes_in_one_call_without_metadata(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], clock: Clock
) -> None:
    release(journal, offices[0], affected=1)
    sheet.run(delivery, journal)
    sheet.control("DELETE", "calls")
    sent = [release(journal, office, affected=2) for office in offices]
    clock.go_on(minutes=1)
    delivery.step()
    assert sorted(sheet.ids()[1:]) == sorted(sent)
    assert sheet.calls()["counts"] == {"values.batchGet": 2, "values.append": 1}


def test_versions_of_an_office_stand_in_the_order_of_their_release(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], clock: Clock
) -> None:
    sent = []
    for value in (1, 2, 3):
        sent.append(release(journal, offices[0], affected=value))
        clock.go_on(seconds=1)
    sheet.run(delivery, journal)
    assert sheet.ids() == sent
    assert sheet.column(AFFECTED) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK(1)", "+49 531 2345", "-", "@SUM(A1)", "4,5", "00123", "1e5", "31.12.2025", "TRUE", "'x", "=1+1"],
)
def test_what_a_person_wrote_stays_text(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], text: str
) -> None:
    release(journal, offices[0], why_affected=text)
    sheet.run(delivery, journal)
    found = sheet.control("GET", f"sheet?id={sheet.settings.spreadsheet}&tab={TAB}&render=FORMULA")["values"]
    assert found[1][HEADER.index(WHY)] == text


def test_an_answer_too_long_for_a_cell_holds_up_no_other(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], round_: Round
) -> None:
    long = release(journal, offices[0], why_affected="ä" * 50_001)
    just = release(journal, offices[1], why_affected="ä" * 50_000)
    emoji = release(journal, offices[2], why_affected="👷" * 25_001)
    sheet.run(delivery, journal)
    assert sheet.ids() == [just]
    assert {(one.id, why) for one, why in journal.refused(round_.id)} == {(long, "too_long"), (emoji, "too_long")}


def test_a_row_that_google_refuses_is_found_and_put_aside(
    sheet: TeamSheet,
    journal: Journal,
    delivery: Delivery,
    *,
    offices: list[str],
    round_: Round,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.collect.sheet_rows.LONGEST_CELL", 10**9)
    good = [release(journal, office, affected=1) for office in offices]
    bad = release(journal, offices[1], why_affected="x" * 50_001)
    good += [release(journal, offices[0], affected=2), release(journal, offices[2], affected=2)]
    sheet.run(delivery, journal)
    assert sorted(sheet.ids()) == sorted(good)
    assert [(one.id, why) for one, why in journal.refused(round_.id)] == [(bad, "rejected")]


@pytest.mark.parametrize("text", ["\x00", "\ud83d", "a\x07b", "\udc00 Ende"])
def test_what_no_request_can_carry_is_marked_and_the_row_arrives(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], text: str
) -> None:
    release(journal, offices[0], why_affected=f"vor {text} nach")
    sheet.run(delivery, journal)
    assert "\ufffd" in sheet.column(WHY)[0]
    assert journal.latest_release(offices[0]).answers["why_affected"] == f"vor {text} nach"


class TestPeopleEditTheSheet:
    """The next release finds its place whatever they did."""

    @pytest.fixture(autouse=True)
    def two_rows_are_there(
        self, sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], clock: Clock
    ) -> None:
        self.sent = [release(journal, offices[0], affected=1)]
        clock.go_on(seconds=1)
        self.sent.append(release(journal, offices[1], affected=2))
        sheet.run(delivery, journal)
        self.sheet, self.journal, self.delivery, self.offices, self.clock = sheet, journal, delivery, offices, clock

    def deliver_one_more(self) -> str:
        self.clock.go_on(minutes=5)
        sent = release(self.journal, self.offices[2], affected=3, why_affected="neu")
        self.sheet.run(self.delivery, self.journal)
        return sent

    def test_moved_columns(self) -> None:
        self.sheet.edit("move_columns", at=6, to=1)
        new = self.deliver_one_more()
        assert dict(zip(self.sheet.ids(), self.sheet.column(AFFECTED), strict=True))[new] == "3"

    def test_the_id_column_itself_was_moved(self) -> None:
        self.sheet.edit("move_columns", at=0, to=5)
        new = self.deliver_one_more()
        assert dict(zip(self.sheet.ids(), self.sheet.column(AFFECTED), strict=True))[new] == "3"

    def test_columns_of_their_own_stay_as_they_are(self) -> None:
        self.sheet.edit("insert_columns", at=2)
        self.sheet.edit("set_cell", cell="C1", value="Notiz")
        self.sheet.edit("set_cell", cell="C2", value="anrufen!")
        new = self.deliver_one_more()
        assert self.sheet.column("Notiz")[0] == "anrufen!"
        assert dict(zip(self.sheet.ids(), self.sheet.column(AFFECTED), strict=True))[new] == "3"

    @pytest.mark.parametrize("place", [0, 3])
    def test_an_inserted_column_without_a_heading_shifts_nothing(self, place: int) -> None:
        self.sheet.edit("insert_columns", at=place)
        self.sheet.edit("set_cell", cell=f"{'ABCD'[place]}2", value="x")
        new = self.deliver_one_more()
        assert dict(zip(self.sheet.ids(), self.sheet.column(AFFECTED), strict=True))[new] == "3"

    def test_a_blank_row_between_overwrites_nothing(self) -> None:
        self.sheet.edit("insert_rows", at=2)
        new = self.deliver_one_more()
        assert sorted(self.sheet.ids()) == sorted([*self.sent, new])

    def test_a_title_above_the_headings(self) -> None:
        self.sheet.edit("insert_rows", at=0, count=2)
        self.sheet.edit("set_cell", cell="A1", value="Rückläufe, Stand heute")
        new = self.deliver_one_more()
        rows = self.sheet.rows()
        assert tuple(rows[2]) == HEADER
        assert {row[0] for row in rows[3:]} == {*self.sent, new}

    def test_sorted_rows_and_a_filter(self) -> None:
        self.sheet.edit("sort_rows", by=6, descending=True)
        self.sheet.edit("set_filter", hide=[1])
        new = self.deliver_one_more()
        assert sorted(self.sheet.ids()) == sorted([*self.sent, new])

    def test_a_row_below_typed_by_hand_stays(self) -> None:
        self.sheet.edit("append_row", row=["", "", "", "", "Amt 50", "von Hand"])
        new = self.deliver_one_more()
        assert sorted(self.sheet.ids()) == sorted([*self.sent, new])
        assert "von Hand" in self.sheet.column(WHY)

    def test_a_heading_that_was_deleted_is_added_at_the_right(self) -> None:
        self.sheet.edit("delete_columns", at=6)
        new = self.deliver_one_more()
        assert self.sheet.rows()[0][-1] == AFFECTED
        assert dict(zip(self.sheet.ids(), self.sheet.column(AFFECTED), strict=True))[new] == "3"

    def test_a_renamed_tab_is_found_again(self) -> None:
        self.sheet.edit("rename_tab", title="Rückläufe")
        new = self.deliver_one_more()
        assert self.sheet.ids("Rückläufe") == [*self.sent, new]

    def test_a_deleted_tab_is_made_anew_with_everything(self) -> None:
        self.sheet.edit("delete_tab")
        new = self.deliver_one_more()
        assert sorted(self.sheet.ids()) == sorted([*self.sent, new])

    def test_deleted_headings_are_put_back(self) -> None:
        self.sheet.edit("delete_rows", at=0)
        new = self.deliver_one_more()
        assert tuple(self.sheet.rows()[0]) == HEADER
        assert sorted(self.sheet.ids()) == sorted([*self.sent, new])

    def test_a_row_that_somebody_deleted_is_not_sent_again(self) -> None:
        self.sheet.edit("delete_rows", at=1)
        new = self.deliver_one_more()
        assert sorted(self.sheet.ids()) == sorted([self.sent[1], new])

    def test_a_full_grid_grows(self) -> None:
        self.sheet.edit("fill_grid")
        new = self.deliver_one_more()
        assert self.sheet.ids() == [*self.sent, new]

    def test_a_renamed_id_column_stops_delivery_with_a_sentence(self) -> None:
        self.sheet.edit("set_cell", cell="A1", value="Nr.")
        release(self.journal, self.offices[2], affected=3)
        self.clock.go_on(minutes=1)
        self.delivery.step()
        said = delivery_status(self.journal, self.sheet.settings, self.clock.now).de
        assert "Antwort-ID" in said
        self.sheet.edit("set_cell", cell="A1", value="Antwort-ID")
        self.sheet.run(self.delivery, self.journal)
        assert len(self.sheet.ids()) == 3


def test_a_tab_with_other_data_is_never_written_to(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], clock: Clock
) -> None:
    sheet.control("POST", "edit", {"do": "add_tab", "title": TAB})
    sheet.edit("set_cell", cell="A1", value="Haushalt 2026")
    sheet.edit("set_cell", cell="B2", value="12")
    release(journal, offices[0], affected=1)
    delivery.step()
    assert sheet.rows() == [["Haushalt 2026"], ["", "12"]]
    assert "andere Daten" in delivery_status(journal, sheet.settings, clock.now).de


def test_a_second_round_has_a_tab_of_its_own(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], round_: Round
) -> None:
    first = release(journal, offices[0], affected=1)
    sheet.run(delivery, journal)
    second_round = journal.next_round_from(round_.id)
    second = release(journal, journal.roster(second_round.id)[0].id, affected=2)
    sheet.run(delivery, journal)
    assert (sheet.ids(), sheet.ids("Antworten 2")) == ([first], [second])


def test_a_column_inserted_between_look_and_append_costs_neither_headings_nor_a_row(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], clock: Clock
) -> None:
    sent = [release(journal, offices[0], affected=1)]
    sheet.run(delivery, journal)
    clock.go_on(minutes=1)
    sheet.fault("insert_columns", on="values.append", args={"tab": TAB, "at": 0})
    sent.append(release(journal, offices[1], affected=2))
    sheet.run(delivery, journal)
    assert sheet.ids() == sent
    assert sheet.column(AFFECTED) == ["1", "2"]
