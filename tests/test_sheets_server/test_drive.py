"""Drive v3 as far as gspread uses it (section 9)."""

from __future__ import annotations

import re

import gspread
import pytest
import requests

from tests.sheets_fixtures import ACCOUNT, Sheets


@pytest.fixture
def client(sheets: Sheets) -> gspread.Client:
    return sheets.client()


def test_a_service_account_cannot_create_files(client: gspread.Client) -> None:
    with pytest.raises(gspread.exceptions.APIError) as caught:
        client.create("New")
    error = caught.value.response.json()["error"]
    assert (error["code"], error["message"]) == (403, "The user's Drive storage quota has been exceeded.")
    assert error["errors"][0]["domain"] == "usageLimits"


def test_unless_a_test_allows_it(sheets: Sheets, client: gspread.Client) -> None:
    sheets.post("/_settings", {"may_create_files": True})
    book = client.create("New")
    assert book.title == "New"
    assert client.copy(book.id).title == "Copy of New"


def test_files_are_listed_newest_first_by_name_with_the_asked_fields(sheets: Sheets, client: gspread.Client) -> None:
    ids = [sheets.file(title=title) for title in ("one", "two", "two")]
    assert [file["id"] for file in client.list_spreadsheet_files()] == ids[::-1]
    found = client.list_spreadsheet_files("two")
    assert [file["id"] for file in found] == ids[:0:-1]
    assert list(found[0]) == ["id", "name", "createdTime", "modifiedTime"]
    assert client.list_spreadsheet_files("three") == []


def test_a_stranger_does_not_see_a_file(sheets: Sheets, client: gspread.Client) -> None:
    hidden = sheets.file(title="secret", share={})
    assert client.list_spreadsheet_files("secret") == []
    with pytest.raises(gspread.exceptions.APIError, match=f"File not found: {hidden}"):
        client.get_file_drive_metadata(hidden)


def test_times_are_written_with_milliseconds_and_z(sheets: Sheets, client: gspread.Client) -> None:
    book = client.open_by_key(sheets.file())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", book.creationTime)
    before = book.get_lastUpdateTime()
    sheets.post("/_clock", {"advance": 60})
    book.sheet1.update([["x"]], "A1")
    assert book.get_lastUpdateTime() > before


def test_an_unknown_file_is_404_without_a_status(client: gspread.Client) -> None:
    with pytest.raises(gspread.exceptions.APIError) as caught:
        client.get_file_drive_metadata("unknown")
    message = "File not found: unknown."
    place = {"domain": "global", "reason": "notFound", "location": "fileId", "locationType": "parameter"}
    assert caught.value.response.json() == {
        "error": {"code": 404, "message": message, "errors": [{"message": message, **place}]}
    }


def test_deleting_answers_204_with_an_empty_body(sheets: Sheets, client: gspread.Client) -> None:
    own = sheets.file(owner=ACCOUNT, share={})
    reply = client.http_client.request("delete", f"https://www.googleapis.com/drive/v3/files/{own}")
    assert (reply.status_code, reply.content) == (204, b"")
    with pytest.raises(gspread.exceptions.SpreadsheetNotFound):
        client.open_by_key(own)


def test_a_file_is_shared_listed_and_unshared(sheets: Sheets, client: gspread.Client) -> None:
    book = client.open_by_key(sheets.file())
    book.share("a@example.org", perm_type="user", role="reader", notify=False)
    roles = {p.get("emailAddress"): p["role"] for p in book.list_permissions()}
    assert roles == {"koordination@example.org": "owner", ACCOUNT: "writer", "a@example.org": "reader"}
    assert len(book.remove_permissions("a@example.org")) == 1
    assert "a@example.org" not in {p.get("emailAddress") for p in book.list_permissions()}


def test_a_csv_replaces_all_tabs_by_one_that_has_the_files_name(sheets: Sheets, client: gspread.Client) -> None:
    book = client.open_by_key(sheets.file(title="Import", locale="en_US"))
    book.add_worksheet("second", 2, 2)
    client.import_csv(book.id, "a,b\n1,2")
    (tab,) = client.open_by_key(book.id).worksheets()
    assert (tab.title, tab.get_all_values()) == ("Import", [["a", "b"], ["1", "2"]])


def test_the_first_tab_is_exported_as_csv(sheets: Sheets, client: gspread.Client) -> None:
    book = client.open_by_key(sheets.file(rows=[["a1", "B2"], ["x,y"]]))
    assert book.export(gspread.utils.ExportFormat.CSV) == b'a1,B2\r\n"x,y",'


def test_comments_are_copied_with_a_file(sheets: Sheets, client: gspread.Client) -> None:
    sheets.post("/_settings", {"may_create_files": True})
    book = client.open_by_key(sheets.file())
    comments = f"https://www.googleapis.com/drive/v3/files/{book.id}/comments"
    client.http_client.request("post", comments, json={"content": "hm"}, params={"fields": "id"})
    twin = client.copy(book.id, title="Twin", copy_comments=True)
    reply = client.http_client.request("get", comments.replace(book.id, twin.id))
    assert reply.json() == {"comments": [{"content": "hm"}]}


def test_a_public_file_can_be_read_with_an_api_key_alone(sheets: Sheets) -> None:
    book = sheets.file(rows=[["x"]])
    address = f"{sheets.base_url}/v4/spreadsheets/{book}/values/A1"
    assert requests.get(address, headers={"X-Goog-Api-Key": "k"}, timeout=10).status_code == 403
    sheets.edit("share", **{"with": "anyone", "role": "reader"})
    assert requests.get(address, headers={"X-Goog-Api-Key": "k"}, timeout=10).json()["values"] == [["x"]]
