"""A1 notation: what is understood, what is echoed, what is refused (section 1)."""

from __future__ import annotations

import gspread
import pytest

from tests.sheets_server import a1
from tests.test_sheets_server.conftest import Raw


@pytest.mark.parametrize(
    ("asked", "echoed"),
    [
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("'Sheet1'", "Sheet1!A1:Z1000"),
        ("A1", "Sheet1!A1"),
        ("A1:A1", "Sheet1!A1"),
        ("Sheet1!D4:A1", "Sheet1!A1:D4"),
        ("A4:D1", "Sheet1!A1:D4"),
        ("A:A", "Sheet1!A1:A1000"),
        ("A1:C", "Sheet1!A1:C1000"),
        ("A2:C", "Sheet1!A2:C1000"),
        ("A2:2", "Sheet1!A2:Z2"),
        ("2:3", "Sheet1!A2:Z3"),
        ("$B$2:c3", "Sheet1!B2:C3"),
    ],
)
def test_a_range_is_echoed_with_its_tab_corners_in_order_and_clipped(raw: Raw, asked: str, echoed: str) -> None:
    assert raw("GET", f"values:batchGet?ranges={asked}").json()["valueRanges"][0]["range"] == echoed


@pytest.mark.parametrize(
    ("title", "echoed"),
    [
        ("wksht_test", "wksht_test"),
        ("TestImportSpreadsheet", "TestImportSpreadsheet"),
        ("🌵 x", "'🌵 x'"),
        ("Test ClientTest", "'Test ClientTest'"),
        ("D3", "'D3'"),
        ("I'm new", "'I''m new'"),
    ],
)
def test_a_title_is_quoted_only_where_it_must_be(book: gspread.Spreadsheet, title: str, echoed: str) -> None:
    book.add_worksheet(title, 3, 2)
    quoted = "'" + title.replace("'", "''") + "'"
    assert book.values_get(quoted)["range"] == f"{echoed}!A1:B3"


def test_a_named_range_is_a_range_also_behind_a_tab(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    tab.define_named_range("B1:C3", "Answers")
    assert book.values_get("Answers")["range"] == "Sheet1!B1:C3"
    assert book.values_get("'Sheet1'!Answers")["range"] == "Sheet1!B1:C3"


@pytest.mark.parametrize("text", ["Nope!A1", "'Nope'!A1:B2", "Sheet1!A0", "Sheet1!1A", "nothing", "Sheet1!A1:B2:C3"])
def test_what_is_no_range_is_named_as_it_was_sent(book: gspread.Spreadsheet, text: str) -> None:
    with pytest.raises(gspread.exceptions.APIError) as caught:
        book.values_get(text)
    error = caught.value.response.json()["error"]
    assert error == {"code": 400, "message": f"Unable to parse range: {text}", "status": "INVALID_ARGUMENT"}


@pytest.mark.parametrize(
    ("text", "shown"), [("A1001:B", "A1001:B"), ("A1001", "A1001"), ("AA1", "AA1"), ("AB:AC", "AB:AC")]
)
def test_a_range_that_starts_outside_the_grid_is_refused(book: gspread.Spreadsheet, text: str, shown: str) -> None:
    with pytest.raises(gspread.exceptions.APIError) as caught:
        book.values_get(text)
    limits = "Max rows: 1000, max columns: 26"
    assert caught.value.response.json()["error"]["message"] == f"Range (Sheet1!{shown}) exceeds grid limits. {limits}"


def test_a_clear_that_ends_outside_the_grid_is_clipped(book: gspread.Spreadsheet) -> None:
    assert book.values_clear("Sheet1!B999:AB2000")["clearedRange"] == "Sheet1!B999:Z1000"


@pytest.mark.parametrize(("letters", "number"), [("A", 0), ("Z", 25), ("AA", 26), ("ZZZ", a1.MAX_COLUMNS - 1)])
def test_columns_count_in_letters(letters: str, number: int) -> None:
    assert a1.column_number(letters) == number
    assert a1.column_letters(number) == letters
