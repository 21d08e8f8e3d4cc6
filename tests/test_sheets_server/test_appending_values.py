"""values.append: which table is meant, where the rows go, what becomes of the grid (section 5)."""

from __future__ import annotations

import gspread
import pytest

from tests.test_sheets_server.conftest import Raw


def rows_of(tab: gspread.Worksheet) -> int:
    """Ask the server: gspread counts along by itself."""
    return tab.spreadsheet.worksheet(tab.title).row_count


@pytest.fixture
def two_tables(tab: gspread.Worksheet) -> gspread.Worksheet:
    """A1:C2 and B4:D6, as in Google's guide."""
    tab.update([["x"] * 3] * 2, "A1")
    tab.update([["y"] * 3] * 3, "B4")
    return tab


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Sheet1", "B7"),
        ("Sheet1!B4", "B7"),
        ("Sheet1!C5:D5", "B7"),
        ("Sheet1!B2:D4", "B7"),
        ("Sheet1!A3:G10", "B7"),
        ("Sheet1!A1", "A3"),
        ("Sheet1!E4", "E4"),
        ("Sheet1!A4", "A4"),
    ],
)
def test_rows_go_below_the_last_table_in_the_range(two_tables: gspread.Worksheet, asked: str, written: str) -> None:
    body = {"values": [["new"]]}
    reply = two_tables.spreadsheet.values_append(asked, {"valueInputOption": "RAW"}, body)
    assert reply["updates"]["updatedRange"] == f"Sheet1!{written}"


def test_the_table_is_reported_if_there_is_one(tab: gspread.Worksheet) -> None:
    first, second = tab.append_row(["a", "b"]), tab.append_row(["c"])
    assert "tableRange" not in first
    assert second == {
        "spreadsheetId": tab.spreadsheet_id,
        "tableRange": "Sheet1!A1:B1",
        "updates": {
            "spreadsheetId": tab.spreadsheet_id,
            "updatedRange": "Sheet1!A2",
            "updatedRows": 1,
            "updatedColumns": 1,
            "updatedCells": 1,
        },
    }


def test_with_the_tab_as_range_a_gap_lets_the_table_drift_to_the_right(tab: gspread.Worksheet) -> None:
    places = [tab.append_row(["x", "", "y"])["updates"]["updatedRange"] for _ in range(3)]
    assert places == ["Sheet1!A1:C1", "Sheet1!C2:E2", "Sheet1!E3:G3"]


def test_anchored_at_the_first_cell_the_table_does_not_drift(tab: gspread.Worksheet) -> None:
    places = [tab.append_row(["x", "", "y"], table_range="A1")["updates"]["updatedRange"] for _ in range(3)]
    assert places == ["Sheet1!A1:C1", "Sheet1!A2:C2", "Sheet1!A3:C3"]


def test_after_a_blank_row_was_inserted_an_append_there_fills_it(tab: gspread.Worksheet) -> None:
    tab.update([["a"], ["b"]], "A1")
    tab.insert_row(["between"], 2)
    assert tab.col_values(1) == ["a", "between", "b"]


def test_overwrite_moves_nothing_and_overwrites_what_lies_below(tab: gspread.Worksheet) -> None:
    tab.update([["a"], [""], ["below"]], "A1")
    tab.append_rows([["x"], ["y"]], table_range="A1")
    assert tab.col_values(1) == ["a", "x", "y"]
    assert rows_of(tab) == 1000


def test_insert_rows_moves_what_lies_below_and_always_enlarges_the_grid(tab: gspread.Worksheet) -> None:
    tab.update([["a"], [""], ["below"]], "A1")
    tab.append_rows([["x"], ["y"]], table_range="A1", insert_data_option="INSERT_ROWS")
    assert tab.col_values(1) == ["a", "x", "y", "", "below"]
    assert rows_of(tab) == 1002


def test_overwrite_enlarges_the_grid_only_when_it_must(tab: gspread.Worksheet) -> None:
    tab.resize(2, 2)
    tab.update([["a"], ["b"]], "A1")
    tab.append_row(["1", "2", "3"])
    assert tab.get_all_values() == [["a", "", ""], ["b", "", ""], ["1", "2", "3"]]


def test_the_major_dimension_tells_only_how_the_input_is_read(raw: Raw, tab: gspread.Worksheet) -> None:
    raw("POST", "values/A1:append?valueInputOption=RAW", {"majorDimension": "COLUMNS", "values": [["a", "b"], ["c"]]})
    assert tab.get_all_values() == [["a", "c"], ["b", ""]]


def test_an_append_shows_its_values_when_asked(raw: Raw) -> None:
    option = "includeValuesInResponse=true&responseValueRenderOption=UNFORMATTED_VALUE"
    reply = raw("POST", f"values/A1:append?valueInputOption=RAW&{option}", {"values": [[4.5, "x"]]}).json()
    assert reply["updates"]["updatedData"] == {
        "range": "Sheet1!A1:B1",
        "majorDimension": "ROWS",
        "values": [[4.5, "x"]],
    }


def test_an_empty_checkbox_counts_as_content_so_that_rows_land_far_below(tab: gspread.Worksheet) -> None:
    tab.update([["a", False], [None, False], [None, False]], "A1")
    assert tab.append_row(["x"])["updates"]["updatedRange"] == "Sheet1!A4"
