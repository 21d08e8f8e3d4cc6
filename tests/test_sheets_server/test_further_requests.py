"""What else gspread and people's scripts send: names, protections, merges, tables, pasting, formats, ownership."""

from __future__ import annotations

from typing import Any

import gspread
import pytest
import requests

from tests.sheets_fixtures import ACCOUNT, Sheets
from tests.test_sheets_server.conftest import Raw
from tests.test_sheets_server.test_batch_update import area, error_of, reply_to


def test_a_named_range_is_renamed_moved_and_deleted(
    raw: Raw, book: gspread.Spreadsheet, tab: gspread.Worksheet
) -> None:
    named = tab.define_named_range("A1:B2", "First")["replies"][0]["addNamedRange"]["namedRange"]
    number = named["namedRangeId"]
    assert isinstance(number, str)
    renamed = {"updateNamedRange": {"namedRange": {"namedRangeId": number, "name": "Second"}, "fields": "name"}}
    moved = {"namedRange": {"namedRangeId": number, "range": area((2, 4), (2, 4))}, "fields": "range"}
    assert reply_to(raw, renamed, {"updateNamedRange": moved}) == [{}, {}]
    assert book.list_named_ranges() == [{"namedRangeId": number, "name": "Second", "range": area((2, 4), (2, 4))}]
    tab.delete_named_range(number)
    assert book.list_named_ranges() == []


@pytest.mark.parametrize("name", ["", "1st", "with blank", "Taken"])
def test_a_named_range_needs_a_free_name_of_letters(raw: Raw, tab: gspread.Worksheet, name: str) -> None:
    tab.define_named_range("A1", "Taken")
    assert "addNamedRange" in error_of(
        raw, {"addNamedRange": {"namedRange": {"name": name, "range": area((0, 1), (0, 1))}}}
    )


def test_a_protection_is_changed_by_its_editors_alone(sheets: Sheets, raw: Raw, book: gspread.Spreadsheet) -> None:
    protected = {"range": area((0, 1), (0, 2)), "description": "old"}
    (reply,) = reply_to(raw, {"addProtectedRange": {"protectedRange": protected}})
    number = reply["addProtectedRange"]["protectedRange"]["protectedRangeId"]
    new = {"protectedRangeId": number, "description": "new", "editors": {"users": ["a@example.org"]}}
    reply_to(raw, {"updateProtectedRange": {"protectedRange": new, "fields": "description,editors"}})
    (known,) = book.list_protected_ranges(0)
    assert (known["description"], known["editors"]["users"]) == ("new", ["a@example.org", ACCOUNT])
    sheets.edit("protect", range="Sheet1!D1:D2")
    foreign = book.list_protected_ranges(0)[1]["protectedRangeId"]
    assert "protected cell" in error_of(raw, {"deleteProtectedRange": {"protectedRangeId": foreign}})


def test_cells_are_merged_by_rows_by_columns_and_unmerged(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    tab.update([["a", "b"], ["c", "d"]], "A1")
    tab.merge_cells("A1:B2", gspread.utils.MergeType.merge_rows)
    assert tab.get_all_values() == [["a"], ["c"]]
    tab.merge_cells("A1:B2", gspread.utils.MergeType.merge_columns)
    merges = book.fetch_sheet_metadata()["sheets"][0]["merges"]
    assert merges == [area((0, 2), (0, 1)), area((0, 2), (1, 2))]
    tab.unmerge_cells("A1:B2")
    assert "merges" not in book.fetch_sheet_metadata()["sheets"][0]


def test_half_a_merge_cannot_be_merged(tab: gspread.Worksheet) -> None:
    tab.merge_cells("A1:B2")
    with pytest.raises(gspread.exceptions.APIError, match="You must select all cells in a merged range"):
        tab.merge_cells("B2:C3")


def test_hidden_rows_and_columns_say_so(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    tab.hide_columns(0, 1)
    mask = {"ranges": "A1:B1", "fields": "sheets.data.columnMetadata"}
    found = book.fetch_sheet_metadata(mask)["sheets"][0]["data"][0]["columnMetadata"]
    assert found == [{"hiddenByUser": True, "pixelSize": 100}, {"pixelSize": 100}]
    tab.unhide_columns(0, 1)
    assert book.fetch_sheet_metadata(mask)["sheets"][0]["data"][0]["columnMetadata"][0] == {"pixelSize": 100}


def test_a_column_is_made_as_wide_as_its_text(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    tab.update([["A" * 1024]], "A1")
    tab.columns_auto_resize(0, 1)
    found = book.fetch_sheet_metadata({"ranges": "A1", "fields": "sheets.data.columnMetadata"})
    assert found["sheets"][0]["data"][0]["columnMetadata"] == [{"pixelSize": 8691}]


def test_a_table_takes_its_columns_from_its_first_row_and_freezes_it(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.update([["Name", "Age"], ["A", 25]], "A1")
    (reply,) = reply_to(raw, {"addTable": {"table": {"range": area((0, 2), (0, 2)), "name": "People"}}})
    table = reply["addTable"]["table"]
    assert table["columnProperties"] == [{"columnName": "Name"}, {"columnIndex": 1, "columnName": "Age"}]
    sheet = tab.spreadsheet.fetch_sheet_metadata()["sheets"][0]
    assert sheet["properties"]["gridProperties"]["frozenRowCount"] == 1
    assert sheet["bandedRanges"][0]["bandedRangeReference"] == table["tableId"] == sheet["tables"][0]["tableId"]
    longer = {"tableId": table["tableId"], "range": area((0, 5), (0, 2))}
    assert reply_to(raw, {"updateTable": {"table": longer, "fields": "range"}}) == [{}]
    reply_to(raw, {"deleteTable": {"tableId": table["tableId"]}})
    assert "tables" not in tab.spreadsheet.fetch_sheet_metadata()["sheets"][0]


@pytest.mark.parametrize(
    ("kind", "texts", "pieces"),
    [
        ({"delimiterType": "COMMA"}, ["a,b", "c"], [["a", "b"], ["c"]]),
        ({"delimiterType": "CUSTOM", "delimiter": "::"}, ["a::b"], [["a", "b"]]),
        ({"delimiterType": "AUTODETECT"}, ["a;b", "c;d"], [["a", "b"], ["c", "d"]]),
    ],
)
def test_texts_are_split_to_columns(raw: Raw, tab: gspread.Worksheet, kind: Any, texts: list[str], pieces: Any) -> None:
    tab.update([[text] for text in texts], "A1")
    reply_to(raw, {"textToColumns": {"source": area((0, len(texts)), (0, 1)), **kind}})
    assert tab.spreadsheet.values_get("Sheet1")["values"] == pieces


@pytest.mark.parametrize(
    ("kind", "value", "formula", "bold"),
    [
        ("PASTE_NORMAL", "2", "=1+1", True),
        ("PASTE_VALUES", "2", 2, False),
        ("PASTE_FORMULA", "2", "=1+1", False),
        ("PASTE_FORMAT", None, None, True),
        ("PASTE_DATA_VALIDATION", None, None, False),
    ],
)
def test_pasting_takes_what_it_is_asked_for(
    raw: Raw, tab: gspread.Worksheet, kind: str, value: str | None, formula: Any, *, bold: bool
) -> None:
    tab.update([["=1+1"]], "A1", raw=False)
    tab.format("A1", {"textFormat": {"bold": True}})
    reply_to(
        raw, {"copyPaste": {"source": area((0, 1), (0, 1)), "destination": area((0, 1), (2, 3)), "pasteType": kind}}
    )
    assert tab.acell("C1").value == value
    assert tab.acell("C1", value_render_option="FORMULA").value == formula
    mask = {"ranges": "C1", "fields": "sheets.data.rowData.values.userEnteredFormat.textFormat.bold"}
    assert ("rowData" in tab.spreadsheet.fetch_sheet_metadata(mask)["sheets"][0]["data"][0]) is bold


def test_a_copy_is_transposed_and_fills_a_multiple(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.update([["a", "b"]], "A1")
    column = {"source": area((0, 1), (0, 2)), "destination": area((2, 3), (0, 1)), "pasteOrientation": "TRANSPOSE"}
    twice = {"source": area((0, 1), (0, 2)), "destination": area((0, 1), (2, 6))}
    reply_to(raw, {"copyPaste": column}, {"copyPaste": twice})
    assert tab.spreadsheet.values_get("Sheet1")["values"] == [["a", "b", "a", "b", "a", "b"], [], ["a"], ["b"]]


def test_pasted_text_is_understood_as_typed(raw: Raw, tab: gspread.Worksheet) -> None:
    reply_to(raw, {"pasteData": {"coordinate": {"rowIndex": 1}, "data": "1;=1+1\nx", "delimiter": ";"}})
    assert tab.get("A2:B3") == [["1", "2"], ["x"]]


def test_cells_are_inserted_and_deleted_with_what_lies_below_or_beside(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.update([["a", "b"], ["c", "d"]], "A1")
    reply_to(raw, {"insertRange": {"range": area((0, 1), (0, 1)), "shiftDimension": "ROWS"}})
    assert tab.get_all_values() == [["", "b"], ["a", "d"], ["c", ""]]
    reply_to(raw, {"deleteRange": {"range": area((0, 1), (0, 1)), "shiftDimension": "COLUMNS"}})
    assert tab.get_all_values() == [["b", ""], ["a", "d"], ["c", ""]]


def test_update_cells_from_a_place_stays_within_the_grid(raw: Raw, tab: gspread.Worksheet) -> None:
    cell = {"userEnteredValue": {"boolValue": True}, "note": "n"}
    start = {"rowIndex": 1, "columnIndex": 1}
    wanted = {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": "userEnteredValue,note"}}
    reply_to(raw, wanted)
    assert (tab.acell("B2").value, tab.get_note("B2")) == ("TRUE", "n")
    wanted["updateCells"]["start"] = {"rowIndex": 1000}
    assert "beyond the last row" in error_of(raw, wanted)


def test_whitespace_is_trimmed_and_counted(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.update([[" a  b ", "c"]], "A1")
    assert reply_to(raw, {"trimWhitespace": {"range": {"sheetId": 0}}}) == [
        {"trimWhitespace": {"cellsChangedCount": 1}}
    ]
    assert tab.get_all_values() == [["a b", "c"]]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (0.125, {"type": "PERCENT", "pattern": "0.0%"}, "12.5%"),
        (1234.5, {"type": "NUMBER", "pattern": "#,##0.00"}, "1,234.50"),
        (1234.5, {"type": "CURRENCY", "pattern": '#,##0.00 "€"'}, "1,234.50 €"),
        (-5, {"type": "NUMBER", "pattern": "0;(0)"}, "(5)"),
        (7, {"type": "NUMBER", "pattern": "000"}, "007"),
        (1.5, {"type": "NUMBER", "pattern": "0.###"}, "1.5"),
        (43831.75, {"type": "DATE_TIME", "pattern": "d mmmm yyyy, h:mm am/pm"}, "1 January 2020, 6:00 PM"),
        (43831, {"type": "DATE", "pattern": "dddd dd.mm.yy"}, "Wednesday 01.01.20"),
        (7e30, None, "7.00E+30"),
    ],
)
def test_a_number_is_shown_by_its_format(tab: gspread.Worksheet, number: float, form: Any, shown: str) -> None:
    tab.update([[number]], "A1")
    if form:
        tab.format("A1", {"numberFormat": form})
    assert tab.acell("A1").value == shown


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("=(1+2)*3^2", "27"),
        ("=-A1%", "-0.02"),
        ("=AVERAGE(A1:A3)", "2.5"),
        ('=IF(A1>1;"ja";"nein")', "ja"),
        ("=IF(A1<>2,1)", "FALSE"),
        ("=COUNTA(A1:B3)", "3"),
        ('=UPPER(A3)&"!"', "TEXT!"),
        ("=A3+1", "#VALUE!"),
        ("=AVERAGE(B1:B3)", "#DIV/0!"),
        ("=SUM(", "#ERROR!"),
        ("=Nope!A1", "#REF!"),
        ("=nonsense", "#NAME?"),
    ],
)
def test_formulas_come_to_what_they_say(tab: gspread.Worksheet, formula: str, shown: str) -> None:
    tab.update([[2], [3], ["text"]], "A1")
    tab.update([[formula]], "D1", raw=False)
    assert tab.acell("D1").value == shown


def test_a_file_changes_hands(sheets: Sheets) -> None:
    book = sheets.client().open_by_key(sheets.file(owner=ACCOUNT, share={}))
    book.share("new@example.org", perm_type="user", role="writer", notify=False)
    number = next(p["id"] for p in book.list_permissions() if p.get("emailAddress") == "new@example.org")
    book.transfer_ownership(number)
    assert next(p for p in book.list_permissions() if p["id"] == number)["pendingOwner"] is True
    book.accept_ownership(number)
    assert {p.get("emailAddress"): p["role"] for p in book.list_permissions()} == {
        ACCOUNT: "writer",
        "new@example.org": "owner",
    }


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"values": ["x"]}, "Invalid value at 'data.values[0]' (type.googleapis.com/google.protobuf.ListValue)"),
        ({"values": [[{"a": 1}]]}, "Invalid values[0][0]: struct_value"),
        ({"range": 5}, "Invalid value at 'data.range' (TYPE_STRING), 5"),
        ({"majorDimension": "DIAGONAL"}, "Invalid value at 'data.major_dimension'"),
    ],
)
def test_a_body_of_the_wrong_types_is_refused(raw: Raw, body: Any, message: str) -> None:
    reply = raw("PUT", "values/A1?valueInputOption=RAW", body)
    assert (reply.status_code, reply.json()["error"]["message"][: len(message)]) == (400, message)


def test_what_is_no_json_and_what_is_no_address_is_refused(sheets: Sheets, raw: Raw, book: gspread.Spreadsheet) -> None:
    token = {"Authorization": f"Bearer {book.client.session.credentials.token}"}
    address = f"{sheets.base_url}/v4/spreadsheets/{book.id}"
    broken = requests.put(f"{address}/values/A1?valueInputOption=RAW", data="{", headers=token, timeout=10)
    assert "Unable to parse the payload" in broken.json()["error"]["message"]
    assert raw("GET", "/v4/nothing").status_code == 404
    assert raw("GET", "/v4/nothing").headers["Content-Type"].startswith("text/html")
