"""How requests and replies are written (sheets-api, section 0)."""

from __future__ import annotations

import gspread
import pytest
import requests

from tests.sheets_fixtures import Sheets
from tests.test_sheets_server.conftest import Raw


def test_a_reply_is_pretty_printed_utf8_json(raw: Raw, tab: gspread.Worksheet) -> None:
    tab.update([["Ämter"]], "A1")
    reply = raw("GET", "values/A1")
    assert reply.headers["Content-Type"] == "application/json; charset=UTF-8"
    text = (
        '{\n  "range": "Sheet1!A1",\n  "majorDimension": "ROWS",\n  "values": [\n    [\n      "Ämter"\n    ]\n  ]\n}\n'
    )
    assert reply.content.decode() == text


def test_without_any_credentials_the_caller_is_refused_with_403(sheets: Sheets, book: gspread.Spreadsheet) -> None:
    reply = requests.get(f"{sheets.base_url}/v4/spreadsheets/{book.id}", timeout=10)
    assert reply.status_code == 403
    assert reply.json()["error"]["message"].startswith("Method doesn't allow unregistered callers")


def test_an_unknown_token_is_refused_with_401(raw: Raw) -> None:
    reply = raw("GET", "values/A1", headers={"Authorization": "Bearer stale"})
    assert reply.status_code == 401
    assert reply.json()["error"]["status"] == "UNAUTHENTICATED"
    assert "invalid_token" in reply.headers["WWW-Authenticate"]


def test_drive_adds_its_own_list_of_errors_to_a_401(raw: Raw) -> None:
    error = raw("GET", "/drive/v3/files", headers={"Authorization": "Bearer stale"}).json()["error"]
    assert list(error) == ["code", "message", "errors", "status"]
    assert error["errors"][0]["reason"] == "authError"


def test_a_slash_or_colon_in_a_tab_name_does_not_split_the_address(book: gspread.Spreadsheet) -> None:
    odd = book.add_worksheet("a/b:clear!", 5, 5)
    odd.append_row(["x"])
    assert odd.get_all_values() == [["x"]]


def test_clear_comes_without_a_body(raw: Raw) -> None:
    assert raw("POST", "values/Sheet1:clear").json()["clearedRange"] == "Sheet1!A1:Z1000"


def test_blanks_in_the_query_come_as_plus_or_percent_20(book: gspread.Spreadsheet, raw: Raw) -> None:
    book.add_worksheet("tab 2", 2, 2)
    for written in ("tab+2", "tab%202"):
        reply = raw("GET", f"values:batchGet?ranges={written}")
        assert reply.json()["valueRanges"][0]["range"] == "'tab 2'!A1:B2"


@pytest.mark.parametrize(("written", "shown"), [("True", True), ("true", True), ("False", False), ("false", False)])
def test_truth_values_in_the_query_come_as_python_or_json_writes_them(raw: Raw, written: str, shown: bool) -> None:
    address = f"values/A1:append?valueInputOption=RAW&includeValuesInResponse={written}"
    assert ("updatedData" in raw("POST", address, {"values": [["x"]]}).json()["updates"]) is shown


def test_defaults_are_omitted_but_sheet_id_and_index_of_the_first_tab_are_printed(raw: Raw) -> None:
    properties = raw("GET", "").json()["sheets"][0]["properties"]
    assert properties == {
        "sheetId": 0,
        "title": "Sheet1",
        "index": 0,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 1000, "columnCount": 26},
    }


def test_inside_a_range_sheet_0_is_omitted_and_index_0_is_printed(
    book: gspread.Spreadsheet, tab: gspread.Worksheet
) -> None:
    tab.merge_cells("A1:B1")
    merges = book.fetch_sheet_metadata()["sheets"][0]["merges"]
    assert merges == [{"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2}]


def test_a_field_that_does_not_exist_is_never_ignored(raw: Raw) -> None:
    reply = raw("POST", ":batchUpdate", {"requests": [{"foo": {}}]})
    message = "Invalid JSON payload received. Unknown name \"foo\" at 'requests[0]': Cannot find field."
    assert reply.status_code == 400
    assert reply.json()["error"]["message"] == message
    assert reply.json()["error"]["details"] == [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": "requests[0]", "description": message}],
        }
    ]


def test_an_unknown_field_deep_inside_names_its_place_in_snake_case(raw: Raw) -> None:
    cell = {"repeatCell": {"range": {"sheetId": 0}, "cell": {"colour": {}}, "fields": "note"}}
    message = raw("POST", ":batchUpdate", {"requests": [cell]}).json()["error"]["message"]
    assert message.endswith("Unknown name \"colour\" at 'requests[0].repeat_cell.cell': Cannot find field.")


def test_null_is_the_same_as_absent(raw: Raw) -> None:
    body = {"values": [["x"]], "majorDimension": None}
    assert raw("PUT", "values/A1?valueInputOption=RAW", body).status_code == 200


def test_a_batch_is_applied_whole_or_not_at_all(book: gspread.Spreadsheet, raw: Raw) -> None:
    requests_ = [{"addSheet": {"properties": {"title": "new"}}}, {"deleteSheet": {"sheetId": 99}}]
    reply = raw("POST", ":batchUpdate", {"requests": requests_})
    assert reply.json()["error"]["message"].startswith("Invalid requests[1].deleteSheet: ")
    assert [tab.title for tab in book.worksheets()] == ["Sheet1"]


def test_a_file_has_the_id_locale_zone_and_size_that_google_gives(sheets: Sheets) -> None:
    sheets.post("/_settings", {"may_create_files": True})
    book = sheets.client().create("New")
    assert (len(book.id), book.id[0]) == (44, "1")
    assert (book.locale, book.timezone) == ("en_US", "Etc/GMT")
    tab = book.sheet1
    assert (tab.id, tab.title, tab.row_count, tab.col_count) == (0, "Sheet1", 1000, 26)
