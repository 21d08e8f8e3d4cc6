"""What is stored of what is written: RAW and USER_ENTERED, by locale (section 3)."""

from __future__ import annotations

from typing import Any

import gspread
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.sheets_fixtures import Sheets
from tests.sheets_server import cell_data, wire, writing
from tests.sheets_server.errors import ApiError
from tests.sheets_server.formulas import Formulas
from tests.sheets_server.grid import EMPTY, Spreadsheet
from tests.test_sheets_server.conftest import Raw


@pytest.mark.parametrize("text", ["00123", "1e5", "4,5", "TRUE", "31.12.2025", "=1+2", "+49 30 1", "2020-01-01"])
def test_raw_text_stays_text(tab: gspread.Worksheet, text: str) -> None:
    tab.update([[text]], "A1", raw=True)
    assert tab.get("A1", value_render_option="UNFORMATTED_VALUE") == [[text]]
    assert tab.get("A1", value_render_option="FORMULA") == [[text]]


@pytest.mark.parametrize("value", [3, 4.5, True, False])
def test_raw_numbers_and_truth_values_stay_typed(tab: gspread.Worksheet, value: Any) -> None:
    tab.update([[value]], "A1", raw=True)
    shown = tab.get("A1", value_render_option="UNFORMATTED_VALUE")[0][0]
    assert (shown, type(shown)) == (value, type(value))


@pytest.mark.parametrize(
    ("locale", "typed", "stored", "shown"),
    [
        ("en_US", "0042", 42, "42"),
        ("de_DE", "0042", 42, "42"),
        ("en_US", "2,000,000.01", 2000000.01, "2,000,000.01"),
        ("de_DE", "2,000,000.01", "2,000,000.01", "2,000,000.01"),
        ("de_DE", "4,5", 4.5, "4,5"),
        ("en_US", "1.234,56", "1.234,56", "1.234,56"),
        ("de_DE", "1.234,56", 1234.56, "1.234,56"),
        ("en_US", "1.123456789", 1.123456789, "1.123456789"),
        ("de_DE", "1.123456789", 1123456789, "1.123.456.789"),
        ("en_US", "4.5", 4.5, "4.5"),
        ("en_US", "2020-01-01", 43831, "2020-01-01"),
        ("de_DE", "2020-01-01", 43831, "2020-01-01"),
        ("en_US", "31.12.2025", "31.12.2025", "31.12.2025"),
        ("de_DE", "31.12.2025", 46022, "31.12.2025"),
        ("en_US", "1e5", 100000, "1.00E+05"),
        ("en_US", "TRUE", True, "TRUE"),
        ("en_US", "12%", 0.12, "12%"),
        ("en_US", "'00123", "00123", "00123"),
        ("en_US", "=1+2", 3, "3"),
        ("de_DE", "=SUM(1;2)", 3, "3"),
        ("en_US", "AL-HB 3", "AL-HB 3", "AL-HB 3"),
    ],
)
def test_typed_text_is_understood_as_in_the_browser(
    sheets: Sheets, locale: str, typed: str, stored: Any, shown: str
) -> None:
    tab = sheets.client().open_by_key(sheets.file(locale=locale)).sheet1
    tab.update([[typed]], "A1", raw=False)
    assert tab.get("A1", value_render_option="UNFORMATTED_VALUE") == [[stored]]
    assert tab.acell("A1").value == shown


def test_survey_text_that_looks_like_a_formula_becomes_one_when_typed_and_stays_text_when_raw(
    tab: gspread.Worksheet,
) -> None:
    tab.update([['=HYPERLINK("http://example.org";"x")', "+1+2"]], "A1", raw=False)
    tab.update([['=HYPERLINK("http://example.org";"x")', "+1+2"]], "A2", raw=True)
    typed, raw_ = tab.get("A1:B2", value_render_option="FORMATTED_VALUE")
    assert typed == ["x", "3"]
    assert raw_ == ['=HYPERLINK("http://example.org";"x")', "+1+2"]


def test_numbers_are_never_read_again_when_typed(tab: gspread.Worksheet) -> None:
    tab.update([[42.01, True]], "A1", raw=False)
    assert tab.get("A1:B1", value_render_option="UNFORMATTED_VALUE") == [[42.01, True]]


def test_a_cell_formatted_as_text_keeps_what_is_typed(tab: gspread.Worksheet) -> None:
    tab.format("A1", {"numberFormat": {"type": "TEXT"}})
    tab.update([["00123"]], "A1", raw=False)
    assert tab.get("A1", value_render_option="UNFORMATTED_VALUE") == [["00123"]]


def test_null_leaves_a_cell_alone_and_empty_text_empties_it(tab: gspread.Worksheet) -> None:
    tab.update([["a", "b", "c"]], "A1")
    tab.update([["x", None, ""]], "A1")
    assert tab.get("A1:C1") == [["x", "b"]]


@pytest.mark.parametrize("address", ["values/A1?", "values/A1:append?"])
def test_the_input_option_is_mandatory(raw: Raw, address: str) -> None:
    reply = raw("POST" if "append" in address else "PUT", address, {"values": [["x"]]})
    assert reply.json()["error"]["message"] == "'valueInputOption' is required but not specified"
    assert reply.status_code == 400


def test_the_input_option_minds_upper_case(raw: Raw) -> None:
    assert raw("PUT", "values/A1?valueInputOption=raw", {"values": [["x"]]}).status_code == 400


def test_values_that_are_no_list_are_refused_with_the_recorded_words(raw: Raw) -> None:
    message = "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\""
    assert raw("PUT", "values/A1?valueInputOption=RAW", {"values": "X", "majorDimension": None}).json() == {
        "error": {
            "code": 400,
            "message": message,
            "status": "INVALID_ARGUMENT",
            "details": [
                {
                    "@type": "type.googleapis.com/google.rpc.BadRequest",
                    "fieldViolations": [{"field": "data.values", "description": message}],
                }
            ],
        }
    }


def test_a_list_as_a_cell_is_refused(raw: Raw) -> None:
    reply = raw("PUT", "values/A1?valueInputOption=RAW", {"values": [["x", ["y"]]]})
    assert reply.status_code == 400
    assert reply.json()["error"]["message"].startswith("Invalid values[0][1]: list_value")


def test_a_cell_takes_fifty_thousand_characters_and_not_one_more(tab: gspread.Worksheet) -> None:
    tab.update([["x" * 50_000]], "A1")
    with pytest.raises(
        gspread.exceptions.APIError, match="Your input contains more than the maximum of 50000 characters"
    ):
        tab.append_rows([["short"], ["x" * 50_001]])
    assert len(tab.get_all_values()) == 1  # nothing of the poisoned request was written


@given(
    text=st.text("0123456789.,-+=€$%:;/^&<>()\"' eEAB!", max_size=12) | st.text(max_size=12),
    locale=st.sampled_from(["en_US", "de_DE"]),
)
@example("$5", "en_US")
@example("1e400", "de_DE")
@example("=2^9999", "en_US")
@example("=(-1)^0.5", "en_US")
@example("=LEN()", "en_US")
def test_whatever_is_typed_has_a_shown_value(text: str, locale: str) -> None:
    book = Spreadsheet("1", "Book", "owner", 0, 0, locale=locale)
    tab = book.tabs[0]
    tab.put(0, 0, writing.filled(EMPTY, text, locale, typed=True))
    cell = cell_data.of_cell(book, Formulas(book), tab, 0, 0)
    assert isinstance(cell.get("formattedValue", ""), str)
    assert wire.answer(cell).status == 200


@pytest.mark.parametrize("body", [b'{"values": [[1e400]]}', b'{"values": [[NaN]]}', b'{"values": [["\\ud800"]]}', b"{"])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(ApiError, match="Unable to parse the payload") as refused:
        wire.request("PUT", "/", {}, body).json()
    assert refused.value.code == 400
