"""values.get and values:batchGet (section 2)."""

from __future__ import annotations

from typing import Any

import gspread
import pytest

from tests.sheets_fixtures import Sheets
from tests.test_sheets_server.conftest import Raw


def test_rows_end_at_their_last_filled_cell_and_the_reply_at_its_last_filled_row(tab: gspread.Worksheet) -> None:
    tab.update([["", "x", "", ""], ["", "", "", ""], ["y", "", "", ""], ["", "", "", ""]], "A1:D4")
    assert tab.spreadsheet.values_get("A1:D4")["values"] == [["", "x"], [], ["y"]]


def test_columns_are_trimmed_the_same_way(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    tab.update([["a", "", "c"], ["", "", "d"]], "A1")
    reply = book.values_get("A1:D9", {"majorDimension": "COLUMNS"})
    assert reply == {"range": "Sheet1!A1:D9", "majorDimension": "COLUMNS", "values": [["a"], [], ["c", "d"]]}


def test_where_there_is_nothing_there_is_no_key_values(book: gspread.Spreadsheet) -> None:
    assert book.values_get("A1:B2") == {"range": "Sheet1!A1:B2", "majorDimension": "ROWS"}


@pytest.mark.parametrize(
    "option",
    ["majorDimension=DIAGONAL", "valueRenderOption=PRETTY", "dateTimeRenderOption=NICE", "majorDimension=rows"],
)
def test_an_unknown_option_is_refused(raw: Raw, option: str) -> None:
    reply = raw("GET", f"values/A1?{option}")
    assert reply.status_code == 400
    assert option.split("=")[1] in reply.json()["error"]["message"]


def test_a_batch_answers_in_the_order_asked_also_twice(book: gspread.Spreadsheet, tab: gspread.Worksheet) -> None:
    tab.update([["a", "b"]], "A1")
    reply = book.values_batch_get(["B1", "A1", "B1"])
    assert reply["spreadsheetId"] == book.id
    assert [found["values"] for found in reply["valueRanges"]] == [[["b"]], [["a"]], [["b"]]]


def test_one_bad_range_fails_the_whole_batch(book: gspread.Spreadsheet) -> None:
    with pytest.raises(gspread.exceptions.APIError, match="Unable to parse range: Nope!A1"):
        book.values_batch_get(["A1", "Nope!A1"])


def test_cells_merged_into_another_are_empty(tab: gspread.Worksheet) -> None:
    tab.update([["a", "b"], ["c", "d"]], "A1")
    tab.merge_cells("A1:B2")
    assert tab.get("A1:B2") == [["a"]]


@pytest.mark.parametrize(
    ("typed", "formatted", "unformatted", "formula"),
    [
        (3, "3", 3, 3),
        (4.5, "4.5", 4.5, 4.5),
        (True, "TRUE", True, True),
        ("=4/2", "2", 2, "=4/2"),
        ("= 1 / 1024", "0.0009765625", 0.0009765625, "= 1 / 1024"),
        ("2020-01-01", "2020-01-01", 43831, 43831),
        ("2,000,000.01", "2,000,000.01", 2000000.01, 2000000.01),
        ("text", "text", "text", "text"),
    ],
)
def test_a_value_is_rendered_three_ways(
    tab: gspread.Worksheet, typed: Any, formatted: str, unformatted: Any, formula: Any
) -> None:
    tab.update([[typed]], "A1", raw=False)
    shown = [
        tab.get("A1", value_render_option=way)[0][0] for way in ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
    ]
    assert shown == [formatted, unformatted, formula]
    assert [type(value) for value in shown] == [str, type(unformatted), type(formula)]


def test_a_date_comes_as_serial_number_or_as_text_but_formatted_values_ignore_the_wish(tab: gspread.Worksheet) -> None:
    tab.update([["1999-01-02"]], "A1", raw=False)

    def shown(render: str, dates: str) -> Any:
        return tab.get("A1", value_render_option=render, date_time_render_option=dates)[0][0]

    assert shown("UNFORMATTED_VALUE", "SERIAL_NUMBER") == 36162
    assert shown("UNFORMATTED_VALUE", "FORMATTED_STRING") == "1999-01-02"
    assert shown("FORMATTED_VALUE", "SERIAL_NUMBER") == "1999-01-02"


def test_the_time_of_day_is_the_fraction_of_a_serial_number(tab: gspread.Worksheet) -> None:
    tab.update([["2020-01-01 18:00:00"]], "A1", raw=False)
    assert tab.get("A1", value_render_option="UNFORMATTED_VALUE")[0][0] == 43831.75


def test_numbers_are_shown_in_the_locale_of_the_spreadsheet(sheets: Sheets) -> None:
    tab = sheets.client().open_by_key(sheets.file(locale="de_DE")).sheet1
    tab.update([[4.5]], "A1")
    assert tab.acell("A1").value == "4,5"


def test_formulas_add_up_cells_and_name_their_errors(tab: gspread.Worksheet) -> None:
    tab.update([[1, 2, "=SUM(A1:B1)", '=A1&"x"', "=1/0", "=IMPORTXML(1)", "=G1"]], "A1", raw=False)
    assert tab.get("C1:G1") == [["3", "1x", "#DIV/0!", "#NAME?", "#REF!"]]
