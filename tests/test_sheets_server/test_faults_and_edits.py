"""Every fault can be switched on and does what it says; people's edits do what people do (section 13)."""

from __future__ import annotations

from typing import Any

import gspread
import pytest
import requests
from google.auth.exceptions import RefreshError, TransportError

from tests.sheets_fixtures import ACCOUNT, Sheets, sheets_process
from tests.sheets_server import faults

STATUS = {
    "429": 429,
    "500": 500,
    "503": 503,
    "403": 403,
    "403_api_disabled": 403,
    "403_scopes": 403,
    "404": 404,
    "400_not_a_spreadsheet": 400,
    "400_protected_range": 400,
    "400_too_many_cells": 400,
    "502_html": 502,
}
AFTER = {"503_after_commit": 503, "500_after_commit": 500, "502_html_after_commit": 502}


@pytest.fixture
def tab(sheets: Sheets) -> gspread.Worksheet:
    rows = [["head", "er"], ["b", "2"], ["a", "1"]]
    return sheets.client().open_by_key(sheets.file(rows=rows, locale="en_US")).sheet1


@pytest.mark.parametrize(("name", "status"), STATUS.items())
def test_a_refusal_comes_before_anything_is_written(
    sheets: Sheets, tab: gspread.Worksheet, name: str, status: int
) -> None:
    sheets.fault(name, on="values.append")
    with pytest.raises(gspread.exceptions.APIError) as caught:
        tab.append_row(["x"])
    assert caught.value.response.status_code == status
    assert len(sheets.values()) == 3


@pytest.mark.parametrize(("name", "status"), AFTER.items())
def test_a_refusal_after_the_commit_leaves_the_row_in_the_sheet(
    sheets: Sheets, tab: gspread.Worksheet, name: str, status: int
) -> None:
    sheets.fault(name, on="values.append")
    with pytest.raises(gspread.exceptions.APIError) as caught:
        tab.append_row(["x"])
    assert caught.value.response.status_code == status
    assert sheets.values()[-1] == ["x"]


@pytest.mark.parametrize(("name", "written"), [("reset", False), ("reset_after_commit", True)])
def test_a_connection_is_cut_before_or_after_the_commit(
    sheets: Sheets, tab: gspread.Worksheet, name: str, *, written: bool
) -> None:
    sheets.fault(name, on="values.append")
    with pytest.raises(requests.ConnectionError):
        tab.append_row(["x"])
    assert (sheets.values()[-1] == ["x"]) is written


@pytest.mark.parametrize(("name", "written"), [("hang", False), ("hang_after_commit", True)])
def test_a_call_hangs_longer_than_the_client_waits(
    sheets: Sheets, tab: gspread.Worksheet, name: str, *, written: bool
) -> None:
    sheets.fault(name, on="values.append", args={"seconds": 0.6})
    tab.client.set_timeout(0.2)
    with pytest.raises(requests.Timeout):
        tab.append_row(["x"])
    assert (sheets.values()[-1] == ["x"]) is written


def test_a_call_whose_connection_broke_is_carried_out_later_all_the_same(
    sheets: Sheets, tab: gspread.Worksheet
) -> None:
    sheets.fault("late_commit", on="values.append", args={"seconds": 90})
    with pytest.raises(requests.ConnectionError):
        tab.append_row(["x"])
    sheets.post("/_clock", {"advance": 89})
    assert len(sheets.values()) == 3
    sheets.post("/_clock", {"advance": 2})
    assert sheets.values()[-1] == ["x"]


def test_a_slow_reply_comes_all_the_same(sheets: Sheets, tab: gspread.Worksheet) -> None:
    sheets.fault("slow", args={"seconds": 0.1})
    assert tab.acell("A1").value == "head"


@pytest.mark.parametrize(("name", "written"), [("200_html", False), ("200_html_after_commit", True)])
def test_200_with_a_page_instead_of_json(sheets: Sheets, tab: gspread.Worksheet, name: str, *, written: bool) -> None:
    sheets.fault(name, on="write")
    with pytest.raises(requests.JSONDecodeError):
        tab.append_row(["x"])
    assert (sheets.values()[-1] == ["x"]) is written


def test_a_token_revoked_in_mid_flight_is_401_once_and_gspread_logs_in_again(
    sheets: Sheets, tab: gspread.Worksheet
) -> None:
    sheets.fault("401", on="values.append")
    tab.append_row(["x"])
    assert sheets.values()[-1] == ["x"]
    assert sheets.calls()["counts"]["token"] == 2


@pytest.mark.parametrize("name", ["token_invalid_grant", "token_account_deleted", "token_clock", "token_503"])
def test_no_new_token_is_given(sheets: Sheets, tab: gspread.Worksheet, name: str) -> None:
    sheets.fault(name, times=0)
    sheets.fault("401", times=0)
    with pytest.raises((RefreshError, TransportError)):
        tab.append_row(["x"])


def test_a_lost_append_answers_as_if_it_had_been_written(sheets: Sheets, tab: gspread.Worksheet) -> None:
    sheets.fault("lost_append")
    assert tab.append_row(["x"])["updates"]["updatedRange"] == "Sheet1!A4"
    assert len(sheets.values()) == 3


def test_an_append_is_lost_only_under_a_filter_if_so_wished(sheets: Sheets, tab: gspread.Worksheet) -> None:
    sheets.fault("lost_append", times=0, args={"under_filter": True})
    tab.append_row(["kept"])
    sheets.edit("set_filter", hide=[1])
    tab.append_row(["lost"])
    assert sheets.values()[3:] == [["kept"]]


def test_a_replacing_append_lands_on_the_last_row(sheets: Sheets, tab: gspread.Worksheet) -> None:
    sheets.fault("replacing_append")
    tab.append_row(["x"])
    assert sheets.values() == [["head", "er"], ["b", "2"], ["x", "1"]]


def test_of_two_racing_appends_one_is_lost(sheets: Sheets, tab: gspread.Worksheet) -> None:
    sheets.fault("racing_append", args={"row": ["theirs"]})
    tab.append_row(["ours", "lost"])
    assert sheets.values()[3:] == [["theirs"]]


def test_a_fault_strikes_at_the_nth_call_and_so_many_times(sheets: Sheets, tab: gspread.Worksheet) -> None:
    sheets.fault("503", on="values.append", nth=2, times=2)
    outcomes = []
    for number in range(4):
        try:
            tab.append_row([number])
            outcomes.append(200)
        except gspread.exceptions.APIError as error:
            outcomes.append(error.response.status_code)
    assert outcomes == [200, 503, 503, 200]
    assert sheets.get("/_faults")["faults"][0]["struck"] == 2


def test_a_fault_strikes_until_it_is_cleared_if_so_wished(sheets: Sheets, tab: gspread.Worksheet) -> None:
    sheets.fault("500", times=0)
    for _ in range(3):
        with pytest.raises(gspread.exceptions.APIError):
            tab.acell("A1")
    sheets.clear_faults()
    assert tab.acell("A1").value == "head"


EDITS: list[tuple[dict[str, Any], list[list[str]]]] = [
    ({"do": "set_cell", "cell": "B2", "value": "=1+1"}, [["head", "er"], ["b", "2"], ["a", "1"]]),
    ({"do": "set_cell", "cell": "A1", "value": None}, [["", "er"], ["b", "2"], ["a", "1"]]),
    ({"do": "append_row", "row": ["new", "3"]}, [["head", "er"], ["b", "2"], ["a", "1"], ["new", "3"]]),
    ({"do": "insert_rows", "at": 1}, [["head", "er"], [], ["b", "2"], ["a", "1"]]),
    ({"do": "delete_rows", "at": 1}, [["head", "er"], ["a", "1"]]),
    ({"do": "move_rows", "at": 1, "to": 3}, [["head", "er"], ["a", "1"], ["b", "2"]]),
    ({"do": "insert_columns", "at": 0}, [["", "head", "er"], ["", "b", "2"], ["", "a", "1"]]),
    ({"do": "delete_columns", "at": 0}, [["er"], ["2"], ["1"]]),
    ({"do": "move_columns", "at": 0, "to": 2}, [["er", "head"], ["2", "b"], ["1", "a"]]),
    ({"do": "sort_rows", "by": 0}, [["head", "er"], ["a", "1"], ["b", "2"]]),
    ({"do": "sort_rows", "by": 1, "descending": True}, [["head", "er"], ["b", "2"], ["a", "1"]]),
]


@pytest.mark.parametrize(("edit", "after"), EDITS)
def test_people_edit_rows_columns_and_cells(sheets: Sheets, tab: gspread.Worksheet, edit: Any, after: Any) -> None:
    sheets.edit(**edit)
    assert tab.spreadsheet.values_get("Sheet1")["values"] == after


def test_an_edit_can_happen_just_before_the_nth_call(sheets: Sheets, tab: gspread.Worksheet) -> None:
    sheets.fault("rename_tab", on="values.append", nth=2, args={"title": "Renamed"})
    tab.append_row(["x"])
    with pytest.raises(gspread.exceptions.APIError, match="Unable to parse range: 'Sheet1'"):
        tab.append_row(["y"])


@pytest.mark.parametrize(
    ("edit", "status"),
    [
        ({"do": "revoke_share", "with": ACCOUNT}, 403),
        ({"do": "share", "with": ACCOUNT, "role": "reader"}, 403),
        ({"do": "trash_file"}, 404),
        ({"do": "protect"}, 400),
        ({"do": "delete_tab"}, 400),
        ({"do": "rename_tab", "title": "Other"}, 400),
    ],
)
def test_people_take_away_what_an_append_needs(sheets: Sheets, tab: gspread.Worksheet, edit: Any, status: int) -> None:
    sheets.edit(**edit)
    with pytest.raises(gspread.exceptions.APIError) as caught:
        tab.append_row(["x"])
    assert caught.value.response.status_code == status


def test_a_full_grid_in_a_full_file_takes_no_row_more(sheets: Sheets, tab: gspread.Worksheet) -> None:
    sheets.edit("fill_grid")
    sheets.edit("limit_cells")
    with pytest.raises(gspread.exceptions.APIError, match="above the limit of 78 cells"):
        tab.append_row(["x"])


def test_every_fault_is_explained_and_an_unknown_one_refused(sheets: Sheets) -> None:
    explained = sheets.get("/_help")["faults"]
    assert set(explained) >= {*faults.PLAYS, *faults.APPENDS}
    assert all(explained.values())
    assert explained["503_after_commit"] == "does what was asked, then 503"
    assert requests.post(f"{sheets.base_url}/_faults", json={"fault": "flood"}, timeout=10).status_code == 400


def test_the_server_runs_as_a_program_that_says_when_it_is_ready() -> None:
    with sheets_process("--may-create-files") as sheets:
        assert sheets.client().create("New").title == "New"
        sheets.post("/_reset")
        assert sheets.calls()["counts"] == {}
