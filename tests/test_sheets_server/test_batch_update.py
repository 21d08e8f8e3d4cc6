"""spreadsheets.batchUpdate, request by request (section 8)."""

from __future__ import annotations

from typing import Any

import gspread
import pytest

from tests.sheets_fixtures import Sheets
from tests.test_sheets_server.conftest import Raw


def error_of(raw: Raw, *requests: dict[str, Any]) -> str:
    reply = raw("POST", ":batchUpdate", {"requests": list(requests)})
    assert reply.status_code == 400, reply.text
    assert reply.json()["error"]["status"] == "INVALID_ARGUMENT"
    return str(reply.json()["error"]["message"])


def reply_to(raw: Raw, *requests: dict[str, Any]) -> list[Any]:
    reply = raw("POST", ":batchUpdate", {"requests": list(requests)})
    assert reply.status_code == 200, reply.text
    return list(reply.json()["replies"])


def area(rows: tuple[int, int], columns: tuple[int, int]) -> dict[str, int]:
    return {
        "startRowIndex": rows[0],
        "endRowIndex": rows[1],
        "startColumnIndex": columns[0],
        "endColumnIndex": columns[1],
    }


def test_each_request_has_its_reply_empty_where_there_is_nothing_to_say(raw: Raw) -> None:
    first, second = reply_to(raw, {"addSheet": {"properties": {"title": "new"}}}, {"clearBasicFilter": {"sheetId": 0}})
    properties = first["addSheet"]["properties"]
    assert list(properties) == ["sheetId", "title", "index", "sheetType", "gridProperties"]
    assert (properties["index"], properties["gridProperties"]) == (1, {"rowCount": 1000, "columnCount": 26})
    assert second == {}


def test_exactly_one_kind_stands_in_a_request(raw: Raw) -> None:
    assert "requests[0]" in error_of(raw, {"deleteSheet": {"sheetId": 1}, "clearBasicFilter": {"sheetId": 0}})


def test_two_tabs_never_have_one_name(raw: Raw) -> None:
    message = 'A sheet with the name "Sheet1" already exists. Please enter another name.'
    assert (
        error_of(raw, {"addSheet": {"properties": {"title": "Sheet1"}}}) == f"Invalid requests[0].addSheet: {message}"
    )


def test_the_last_tab_cannot_be_deleted(raw: Raw) -> None:
    assert error_of(raw, {"deleteSheet": {"sheetId": 0}}).startswith("Invalid requests[0].deleteSheet: ")


@pytest.mark.parametrize("kind", ["updateSheetProperties", "updateSpreadsheetProperties", "repeatCell", "appendCells"])
def test_an_update_without_fields_is_refused(raw: Raw, kind: str) -> None:
    message = "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
    assert error_of(raw, {kind: {}}) == f"Invalid requests[0].{kind}: {message}"


def test_only_masked_properties_change(raw: Raw, tab: gspread.Worksheet) -> None:
    new = {"sheetId": 0, "title": "ignored", "gridProperties": {"rowCount": 20, "frozenRowCount": 2}}
    for written in ("gridProperties.frozenRowCount", "gridProperties/frozenRowCount"):
        reply_to(raw, {"updateSheetProperties": {"properties": new, "fields": written}})
    found = tab.spreadsheet.fetch_sheet_metadata()["sheets"][0]["properties"]
    assert found["title"] == "Sheet1"
    assert found["gridProperties"] == {"rowCount": 1000, "columnCount": 26, "frozenRowCount": 2}


@pytest.mark.parametrize(
    ("properties", "fields", "message"),
    [
        ({"tabColor": {"red": 1}}, "*", "The sheet name cannot be empty."),
        ({"title": ""}, "title", "The sheet name cannot be empty."),
        ({"hidden": True}, "hidden", "You can't hide all the sheets in a document."),
    ],
)
def test_a_tab_keeps_a_name_and_one_tab_stays_visible(raw: Raw, properties: Any, fields: str, message: str) -> None:
    wanted = {"updateSheetProperties": {"properties": {"sheetId": 0} | properties, "fields": fields}}
    assert error_of(raw, wanted) == f"Invalid requests[0].updateSheetProperties: {message}"


def test_shrinking_the_grid_drops_the_cells_outside(tab: gspread.Worksheet) -> None:
    tab.update([["a", "b"], ["c", "d"]], "A1")
    tab.resize(1, 1)
    tab.resize(2, 2)
    assert tab.get_all_values() == [["a"]]


def test_the_index_of_a_moved_tab_counts_as_before_the_move(book: gspread.Spreadsheet) -> None:
    first, second = book.add_worksheet("1", 2, 2), book.add_worksheet("2", 2, 2)
    book.sheet1.update_index(2)
    assert [tab.title for tab in book.worksheets()] == ["1", "Sheet1", "2"]
    book.reorder_worksheets([second, first])
    assert [tab.title for tab in book.worksheets()] == ["2", "1", "Sheet1"]


def test_an_unsupported_locale_is_refused(raw: Raw) -> None:
    wanted = {"updateSpreadsheetProperties": {"properties": {"locale": "xx_YY"}, "fields": "locale"}}
    assert "xx_YY" in error_of(raw, wanted)


def test_repeat_cell_refuses_a_start_outside_and_clips_an_end_outside(raw: Raw, tab: gspread.Worksheet) -> None:
    bold = {
        "cell": {"userEnteredFormat": {"textFormat": {"bold": True}}},
        "fields": "userEnteredFormat.textFormat.bold",
    }
    outside = {"repeatCell": bold | {"range": area((1000, 1001), (0, 2))}}
    limits = "exceeds grid limits. Max rows: 1000, max columns: 26"
    assert error_of(raw, outside) == f"Invalid requests[0].repeatCell: Range (Sheet1!A1001:B1001) {limits}"
    assert reply_to(raw, {"repeatCell": bold | {"range": area((999, 1010), (0, 2))}}) == [{}]
    assert tab.spreadsheet.sheet1.row_count == 1000


def test_append_cells_writes_below_the_last_row_of_any_column_from_column_a(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.update([["x"]], "D3")
    cell = {"userEnteredValue": {"stringValue": "new"}}
    reply_to(raw, {"appendCells": {"sheetId": 0, "rows": [{"values": [cell]}], "fields": "userEnteredValue"}})
    assert tab.get("A4") == [["new"]]
    wide = {"appendCells": {"sheetId": 0, "rows": [{"values": [cell] * 27}], "fields": "userEnteredValue"}}
    message = "Attempting to write column: 26, beyond the last requested column of: 25"
    assert error_of(raw, wide) == f"Invalid requests[0].appendCells: {message}"


def test_update_cells_clears_what_its_rows_do_not_cover(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.update([["a", "b"], ["c", "d"]], "A1")
    rows = [{"values": [{"userEnteredValue": {"numberValue": 1}}]}]
    wanted = {"updateCells": {"range": area((0, 2), (0, 2)), "rows": rows, "fields": "userEnteredValue"}}
    reply_to(raw, wanted)
    assert tab.get_all_values() == [["1"]]


def test_dimensions_are_appended_inserted_and_deleted(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.update([["a", "b"], ["c", "d"]], "A1")
    reply_to(raw, {"appendDimension": {"sheetId": 0, "dimension": "COLUMNS", "length": 2}})
    rows = {"sheetId": 0, "dimension": "ROWS"}
    reply_to(raw, {"insertDimension": {"range": rows | {"startIndex": 1, "endIndex": 3}}})
    reply_to(raw, {"deleteDimension": {"range": rows | {"startIndex": 0, "endIndex": 1}}})
    now = tab.spreadsheet.sheet1
    assert (now.row_count, now.col_count) == (1001, 28)
    assert now.get_all_values() == [["", ""], ["", ""], ["c", "d"]]


def test_not_all_rows_can_be_deleted(raw: Raw) -> None:
    everything = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1000}
    assert "deleteDimension" in error_of(raw, {"deleteDimension": {"range": everything}})


def test_names_merges_and_filters_move_with_the_rows(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    tab.define_named_range("A3:B4", "Name")
    tab.merge_cells("A3:B3")
    tab.set_basic_filter("A2:B9")
    tab.insert_row(["x"], 1)
    found = book.fetch_sheet_metadata()
    assert found["namedRanges"][0]["range"] == area((3, 5), (0, 2))
    assert found["sheets"][0]["merges"] == [area((3, 4), (0, 2))]
    assert found["sheets"][0]["basicFilter"]["range"] == area((2, 10), (0, 2))


def test_a_rule_is_stored_with_the_cell_and_cleared_without_a_rule(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.add_validation("A1", gspread.utils.ValidationConditionType.one_of_list, ["y", "n"], showCustomUi=True)
    mask = {"fields": "sheets.data.rowData.values.dataValidation"}
    (cell,) = tab.spreadsheet.fetch_sheet_metadata(mask)["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert cell["dataValidation"]["condition"]["type"] == "ONE_OF_LIST"
    assert reply_to(raw, {"setDataValidation": {"range": area((0, 1), (0, 1))}}) == [{}]
    assert tab.spreadsheet.fetch_sheet_metadata(mask) == {"sheets": [{"data": [{}]}]}


def test_a_protection_says_who_may_edit_only_in_the_metadata(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    reply = tab.add_protected_range("A1:B2")["replies"][0]["addProtectedRange"]["protectedRange"]
    number = reply["protectedRangeId"]
    known = {"protectedRangeId": number, "range": area((0, 2), (0, 2)), "requestingUserCanEdit": True}
    assert reply == known | {"editors": {}}
    (listed,) = book.list_protected_ranges(0)
    assert listed == known | {"editors": {"users": [book.client.session.credentials.service_account_email]}}
    tab.delete_protected_range(number)
    assert book.list_protected_ranges(0) == []


def test_a_protection_that_only_warns_has_no_editors(raw: Raw) -> None:
    protected = {"range": area((0, 1), (0, 1)), "warningOnly": True, "editors": {"users": ["a@example.org"]}}
    message = "ProtectedRange is warningOnly. Editors cannot be set on it."
    assert error_of(raw, {"addProtectedRange": {"protectedRange": protected}}).endswith(message)


@pytest.mark.parametrize("way", ["update", "append", "clear", "format", "delete row"])
def test_whoever_is_no_editor_cannot_write_into_a_protected_range(
    sheets: Sheets, tab: gspread.Worksheet, way: str
) -> None:
    tab.update([["a"], ["b"]], "A1")
    sheets.edit("protect", range="Sheet1!A1:A3")
    ways = {
        "update": lambda: tab.update([["x"]], "A1"),
        "append": lambda: tab.append_row(["x"], table_range="A1"),
        "clear": tab.clear,
        "format": lambda: tab.format("A1", {"textFormat": {"bold": True}}),
        "delete row": lambda: tab.delete_rows(1),
    }
    with pytest.raises(gspread.exceptions.APIError, match="You are trying to edit a protected cell or object"):
        ways[way]()
    assert sheets.values() == [["a"], ["b"]]


def test_beyond_the_limit_of_cells_rows_are_counted_before_columns(sheets: Sheets, tab: gspread.Worksheet) -> None:
    message = "This action would increase the number of cells in the workbook above the limit of 26000 cells."
    sheets.post("/_settings", {"cell_limit": 26000})
    with pytest.raises(gspread.exceptions.APIError) as caught:
        tab.resize(1001, 1)
    assert caught.value.response.json()["error"]["message"] == f"Invalid requests[0].updateSheetProperties: {message}"
    tab.update([["x"]], "A1000")
    with pytest.raises(gspread.exceptions.APIError) as caught:
        tab.append_row(["x"])
    assert caught.value.response.json()["error"]["message"] == message


def test_ten_million_cells_are_the_most_a_file_holds(tab: gspread.Worksheet) -> None:
    with pytest.raises(gspread.exceptions.APIError, match="above the limit of 10000000 cells"):
        tab.resize(400_000, 26)


def test_rows_are_sorted_numbers_first_and_blanks_last(tab: gspread.Worksheet) -> None:
    tab.update([["b", 1], [2, 2], ["", 3], ["A", 4], [10, 5]], "A1")
    tab.sort((1, "asc"))
    assert tab.col_values(2) == ["2", "5", "4", "1", "3"]
    tab.sort((1, "des"))
    assert tab.col_values(2) == ["1", "4", "5", "2", "3"]


def test_texts_are_found_and_replaced(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.update([["Amt A", "amt"], ["x", "Amt Amt"]], "A1")
    (reply,) = reply_to(raw, {"findReplace": {"find": "amt", "replacement": "Stelle", "allSheets": True}})
    counts = {"valuesChanged": 3, "rowsChanged": 2, "sheetsChanged": 1, "occurrencesChanged": 4}
    assert reply == {"findReplace": counts}
    assert tab.get_all_values() == [["Stelle A", "Stelle"], ["x", "Stelle Stelle"]]


def test_a_duplicate_has_everything_of_its_source(tab: gspread.Worksheet) -> None:
    tab.update([["x"]], "A1")
    twin = tab.duplicate(insert_sheet_index=1)
    assert (twin.title, twin.index, twin.get_all_values()) == ("Copy of Sheet1", 1, [["x"]])


def test_a_tab_is_copied_to_another_file(sheets: Sheets, tab: gspread.Worksheet) -> None:
    tab.update([["x"]], "A1")
    target = sheets.file(locale="en_US")
    assert tab.copy_to(target)["title"] == "Copy of Sheet1"
    assert sheets.values("Copy of Sheet1", target) == [["x"]]


def test_cells_are_copied_and_cut(tab: gspread.Worksheet) -> None:
    tab.update([["a"], ["b"]], "A1")
    tab.copy_range("A1:A2", "B1:B2")
    tab.cut_range("A1:A2", "C1")
    assert tab.get_all_values() == [["", "a", "a"], ["", "b", "b"]]


def test_groups_of_rows_are_listed_until_they_are_deleted(tab: gspread.Worksheet) -> None:
    reply = tab.add_dimension_group_rows(0, 2)["replies"][0]["addDimensionGroup"]
    assert reply == {"dimensionGroups": [{"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 2}, "depth": 1}]}
    assert tab.list_dimension_group_rows() == reply["dimensionGroups"]
    assert tab.delete_dimension_group_rows(0, 2)["replies"] == [{"deleteDimensionGroup": {}}]


def test_what_the_server_does_not_emulate_is_refused_not_half_obeyed(raw: Raw) -> None:
    assert raw("POST", ":batchUpdate", {"requests": [{"addChart": {}}]}).status_code == 501
