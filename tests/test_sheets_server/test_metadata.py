"""spreadsheets.get: what it shows, field masks, grid data (section 7)."""

from __future__ import annotations

from typing import Any

import gspread
import pytest

from tests.test_sheets_server.conftest import Raw


def test_a_spreadsheet_shows_its_properties_tabs_and_address(book: gspread.Spreadsheet) -> None:
    found = book.fetch_sheet_metadata()
    assert list(found) == ["spreadsheetId", "properties", "sheets", "spreadsheetUrl"]
    names = ["title", "locale", "autoRecalc", "timeZone", "defaultFormat", "spreadsheetTheme"]
    assert list(found["properties"]) == names
    assert found["spreadsheetUrl"] == f"https://docs.google.com/spreadsheets/d/{book.id}/edit"


def test_without_being_asked_for_grid_data_does_not_come(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    tab.update([["x"]], "A1")
    assert "data" not in book.fetch_sheet_metadata()["sheets"][0]
    assert "data" in book.fetch_sheet_metadata({"includeGridData": "true"})["sheets"][0]


def test_a_mask_decides_about_grid_data_whatever_else_is_asked_for(book: gspread.Spreadsheet) -> None:
    wanted = {"includeGridData": "true", "fields": "sheets.properties.title"}
    assert book.fetch_sheet_metadata(wanted) == {"sheets": [{"properties": {"title": "Sheet1"}}]}
    wanted = {"includeGridData": "false", "fields": "sheets.data.rowData.values.note"}
    assert book.fetch_sheet_metadata(wanted) == {"sheets": [{"data": [{}]}]}


@pytest.mark.parametrize(
    ("mask", "shown"),
    [
        ("namedRanges", {}),
        ("sheets.properties.tabColorStyle", {"sheets": [{"properties": {}}]}),
        ("sheets/data/rowData/values/note", {"sheets": [{"data": [{}]}]}),
        ("sheets(properties(sheetId,title))", {"sheets": [{"properties": {"sheetId": 0, "title": "Sheet1"}}]}),
        (
            "properties.title,sheets.properties.index",
            {"properties": {"title": "Book"}, "sheets": [{"properties": {"index": 0}}]},
        ),
    ],
)
def test_a_reply_contains_exactly_the_masked_paths(book: gspread.Spreadsheet, mask: str, shown: Any) -> None:
    assert book.fetch_sheet_metadata({"fields": mask}) == shown


@pytest.mark.parametrize(
    "mask", ["sheets.nothing", "foo", "sheets.properties.title.letter", "sheets(properties", "a..b"]
)
def test_an_unknown_path_in_a_mask_is_refused(raw: Raw, mask: str) -> None:
    reply = raw("GET", f"?fields={mask}")
    assert reply.status_code == 400
    assert reply.json()["error"]["message"] == "Request contains an invalid argument."


def test_ranges_keep_only_the_tabs_they_hit_with_one_block_of_data_each(
    book: gspread.Spreadsheet, tab: gspread.Worksheet
) -> None:
    tab.update([["a", "b"], ["", "d"]], "A1")
    book.add_worksheet("other", 2, 2)
    wanted = {
        "ranges": ["Sheet1!B2:C3", "Sheet1!A1"],
        "fields": "sheets(properties.title,data(startRow,startColumn,rowData.values.formattedValue))",
    }
    (sheet,) = book.fetch_sheet_metadata(wanted)["sheets"]
    assert sheet["data"] == [
        {"startRow": 1, "startColumn": 1, "rowData": [{"values": [{"formattedValue": "d"}]}]},
        {"rowData": [{"values": [{"formattedValue": "a"}]}]},
    ]


def test_blank_rows_and_cells_are_empty_objects_and_the_end_is_trimmed(
    book: gspread.Spreadsheet, tab: gspread.Worksheet
) -> None:
    tab.update_notes({"A1": "first", "B3": "third"})
    data = book.fetch_sheet_metadata({"fields": "sheets.data.rowData.values.note"})["sheets"][0]["data"]
    rows = [{"values": [{"note": "first"}]}, {}, {"values": [{}, {"note": "third"}]}]
    assert data == [{"rowData": rows}]


@pytest.mark.parametrize(
    ("typed", "entered", "effective"),
    [
        ("x", {"stringValue": "x"}, {"stringValue": "x"}),
        (4.5, {"numberValue": 4.5}, {"numberValue": 4.5}),
        (True, {"boolValue": True}, {"boolValue": True}),
        ("=1+1", {"formulaValue": "=1+1"}, {"numberValue": 2}),
        ("=1/0", {"formulaValue": "=1/0"}, {"errorValue": {"type": "DIVIDE_BY_ZERO", "message": "#DIV/0!"}}),
    ],
)
def test_a_cell_shows_what_was_entered_and_what_it_comes_to(
    book: gspread.Spreadsheet, tab: gspread.Worksheet, typed: Any, entered: Any, effective: Any
) -> None:
    tab.update([[typed]], "A1", raw=False)
    mask = {"fields": "sheets.data.rowData.values(userEnteredValue,effectiveValue)"}
    cell = book.fetch_sheet_metadata(mask)["sheets"][0]["data"][0]["rowData"][0]["values"][0]
    assert cell == {"userEnteredValue": entered, "effectiveValue": effective}


def test_colours_come_back_in_256_steps_and_with_their_twin(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    tab.update_tab_color("#ff007f")
    found = book.fetch_sheet_metadata({"fields": "sheets.properties.tabColorStyle"})
    assert found == {"sheets": [{"properties": {"tabColorStyle": {"rgbColor": {"red": 1, "blue": 0.49803922}}}}]}
    tab.format("A2:B2", {"backgroundColor": {"green": 1, "blue": 0.5}})
    mask = {"ranges": "Sheet1!A2", "fields": "sheets.data.rowData.values.userEnteredFormat"}
    (cell,) = book.fetch_sheet_metadata(mask)["sheets"][0]["data"][0]["rowData"][0]["values"]
    color = {"green": 1, "blue": 0.49803922}
    assert cell["userEnteredFormat"] == {"backgroundColor": color, "backgroundColorStyle": {"rgbColor": color}}
