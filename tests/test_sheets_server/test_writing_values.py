"""values.update, values:batchUpdate, values.clear, values:batchClear (sections 3, 4 and 6)."""

from __future__ import annotations

from typing import Any

import gspread
import pytest


@pytest.mark.parametrize(
    ("values", "updated", "counts"),
    [
        ([["A1", "B1"], [1, 2, 3, 4]], "Sheet1!A1:D2", (2, 4, 6)),
        ([[None, "x"], ["y", None]], "Sheet1!A1:B2", (2, 2, 2)),
        ([["", "x"]], "Sheet1!A1:B1", (1, 2, 2)),
        ([["x"]], "Sheet1!A1", (1, 1, 1)),
        ([["x", None, None], [None, None, None], [None, None, "y"]], "Sheet1!A1:C3", (2, 2, 2)),
    ],
)
def test_an_update_counts_what_it_wrote(
    tab: gspread.Worksheet, values: list[list[Any]], updated: str, counts: tuple[int, int, int]
) -> None:
    assert tab.update(values, "A1") == {
        "spreadsheetId": tab.spreadsheet_id,
        "updatedRange": updated,
        "updatedRows": counts[0],
        "updatedColumns": counts[1],
        "updatedCells": counts[2],
    }


def test_where_nothing_was_written_the_counts_are_omitted(tab: gspread.Worksheet) -> None:
    assert tab.update([[None]], "A1") == {"spreadsheetId": tab.spreadsheet_id, "updatedRange": "Sheet1!A1"}


def test_the_updated_range_is_what_was_written_not_what_was_asked_for(tab: gspread.Worksheet) -> None:
    assert tab.update([["a1", "B2"]], "A1:B2")["updatedRange"] == "Sheet1!A1:B1"


@pytest.mark.parametrize(
    ("values", "outside"),
    [([["a", "b", "c"]], "column [C]"), ([["a"], ["b"]], "row [2]"), ([["a", "b", "c"]] * 2, "column [C]")],
)
def test_a_range_of_several_cells_is_a_hard_bound(
    tab: gspread.Worksheet, values: list[list[str]], outside: str
) -> None:
    with pytest.raises(gspread.exceptions.APIError) as caught:
        tab.update(values, "A1:B1")
    message = f"Requested writing within range [Sheet1!A1:B1], but tried writing to {outside}"
    assert caught.value.response.json()["error"]["message"] == message
    assert tab.get_all_values() == [[]]


def test_an_update_never_enlarges_the_grid(tab: gspread.Worksheet) -> None:
    with pytest.raises(gspread.exceptions.APIError, match=r"exceeds grid limits\. Max rows: 1000, max columns: 26"):
        tab.update([["x"]], "A1001")
    assert tab.row_count == 1000


def test_columns_as_major_dimension_are_laid_down_the_sheet(tab: gspread.Worksheet) -> None:
    tab.update([["a", "b"], ["c"]], "A1", major_dimension=gspread.utils.Dimension.cols)
    assert tab.get_all_values() == [["a", "c"], ["b", ""]]


def test_an_update_shows_its_values_when_asked(tab: gspread.Worksheet) -> None:
    reply = tab.update([["x", None], [None, 4]], "A1", include_values_in_response=True)
    assert reply["updatedData"] == {"range": "Sheet1!A1:B2", "majorDimension": "ROWS", "values": [["x"], ["", "4"]]}


def test_a_batch_counts_distinct_rows_and_columns(tab: gspread.Worksheet) -> None:
    row = [["A", "B", "", "D"]]
    reply = tab.batch_update([{"range": "A1:D1", "values": row}, {"range": "A4:D4", "values": row}])
    assert {name: count for name, count in reply.items() if name.startswith("total")} == {
        "totalUpdatedRows": 2,
        "totalUpdatedColumns": 4,
        "totalUpdatedCells": 8,
        "totalUpdatedSheets": 1,
    }
    assert [part["updatedRange"] for part in reply["responses"]] == ["Sheet1!A1:D1", "Sheet1!A4:D4"]
    assert all(part["spreadsheetId"] == tab.spreadsheet_id for part in reply["responses"])


def test_a_bad_part_fails_the_whole_batch(tab: gspread.Worksheet) -> None:
    with pytest.raises(gspread.exceptions.APIError):
        tab.batch_update([{"range": "A1", "values": [["x"]]}, {"range": "A1:B1", "values": [["a", "b", "c"]]}])
    assert tab.get_all_values() == [[]]


def test_clear_takes_values_and_leaves_notes_formats_and_rules(tab: gspread.Worksheet) -> None:
    tab.update([["x"]], "A1")
    tab.update_note("A1", "stays")
    tab.format("A1", {"textFormat": {"bold": True}})
    tab.add_validation("A1", gspread.utils.ValidationConditionType.one_of_list, ["y"])
    assert tab.clear() == {"spreadsheetId": tab.spreadsheet_id, "clearedRange": "Sheet1!A1:Z1000"}
    mask = {"fields": "sheets.data.rowData.values(note,userEnteredFormat,dataValidation,userEnteredValue)"}
    (cell,) = tab.spreadsheet.fetch_sheet_metadata(mask)["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert set(cell) == {"note", "userEnteredFormat", "dataValidation"}


def test_a_batch_clear_names_the_range_that_starts_outside(tab: gspread.Worksheet) -> None:
    assert tab.batch_clear(["A1:B1", "C2:E2"])["clearedRanges"] == ["Sheet1!A1:B1", "Sheet1!C2:E2"]
    with pytest.raises(
        gspread.exceptions.APIError, match=r"Invalid range\[0\]: Range \(Sheet1!A1001:ZZ\) exceeds grid"
    ):
        tab.batch_clear(["A1001:ZZ"])
