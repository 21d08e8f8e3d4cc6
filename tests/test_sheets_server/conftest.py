"""An English spreadsheet with one tab `Sheet1`, reached by real gspread and by raw requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gspread
import pytest
import requests

from tests.sheets_fixtures import Sheets, sheets

__all__ = ["sheets"]
Raw = Callable[..., requests.Response]


@pytest.fixture
def book(sheets: Sheets) -> gspread.Spreadsheet:
    return sheets.client().open_by_key(sheets.file(locale="en_US", title="Book"))


@pytest.fixture
def tab(book: gspread.Spreadsheet) -> gspread.Worksheet:
    return book.sheet1


@pytest.fixture
def raw(sheets: Sheets, book: gspread.Spreadsheet) -> Raw:
    """Send a request below the spreadsheet's address, with the token that gspread got."""
    token = book.client.session.credentials.token

    def send(method: str, path: str, body: Any = None, **options: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}", **options.pop("headers", {})}
        address = (
            path if path.startswith("/") else f"/v4/spreadsheets/{book.id}{path if path[:1] in ':?' else '/' + path}"
        )
        return requests.request(method, sheets.base_url + address, json=body, headers=headers, timeout=10, **options)

    return send
