"""One tab of the team's Google Sheet: looked at, appended to, created, read whole. Every method is one or two calls.

Columns are found by their heading, never by position; nothing that a person put there is overwritten. When to call,
what to do when a call fails, and what the rows mean is decided elsewhere (`delivery`, `sheet_reading`).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gspread.utils import rowcol_to_a1

from pipeline.collect.answers import HEADER
from pipeline.collect.journal import SheetTab
from pipeline.collect.sheet_client import SheetClient
from pipeline.collect.sheet_columns import (
    Look,
    Rows,
    header_row,
    line_for,
    normal,
    padded,
    places_of,
    same_cells,
    without_end,
)
from pipeline.collect.sheet_problems import SheetProblem, told_apart
from pipeline.collect.sheet_settings import SheetSettings

_TOP_ROWS = 10  # the headings are looked for in these
_SPARE_COLUMNS = 4  # for the team's own notes

TIMEOUT = (5.0, 45.0)  # seconds to connect, to answer; Google itself gives up after 180
Params = dict[str, str | int | bool | float | list[str] | None]


class Sheet:
    """The spreadsheet of the settings. Raises SheetProblem for whatever goes wrong on the way or at Google."""

    def __init__(self, settings: SheetSettings, *, timeout: tuple[float, float] = TIMEOUT) -> None:
        self.settings = settings
        self._client = SheetClient(settings, timeout)
        self._id_column = 0  # where the ids were last seen

    def look(self, title: str) -> Look | None:
        """Return the headings and ids of a tab, None if it is empty.

        One read, two if somebody has moved the id column. SheetProblem `foreign` where none of ours stand there.
        """
        top, ids = self._values([f"{_quoted(title)}!1:{_TOP_ROWS}", _column(title, self._id_column)])
        if not top and not ids:
            return None
        row = header_row(top)
        if row is None:
            raise SheetProblem("stop", "foreign")
        if normal(HEADER)[0] not in normal(top[row]):
            raise SheetProblem("stop", "no_id_heading")
        look = Look(row + 1, tuple(str(cell).strip() for cell in top[row]), ())
        if look.id_column != self._id_column:
            self._id_column = look.id_column
            (ids,) = self._values([_column(title, self._id_column)])
        # Above the headings, too: who sorts the whole tab moves them among the rows.
        there = [str(line[0]).strip() if line and number != row else "" for number, line in enumerate(ids)]
        return Look(look.header_row, look.headings, tuple(there))

    def append(self, title: str, look: Look, rows: Sequence[Sequence[str]]) -> None:
        """Append rows, given under `HEADER`, below the table that stands at the headings; one write.

        RAW, so that no text becomes a number, a date or a formula; INSERT_ROWS, so that nothing below is overwritten.
        The table is the one that the row of headings touches: if somebody inserts a column or row just now, the new
        row still goes below it.
        """
        places = places_of(look.headings)
        lines = [line_for(row, places, len(look.headings)) for row in rows]
        params: Params = {"valueInputOption": "RAW", "insertDataOption": "INSERT_ROWS"}
        with told_apart(rows=True):
            anchor = f"{_quoted(title)}!{look.header_row}:{look.header_row}"
            self._client.values_append(self.settings.spreadsheet, anchor, params, {"values": lines})

    def complete_headings(self, title: str, look: Look) -> Look:
        """Add our headings that are missing to the right of the others, and name unnamed columns between; one write.

        An unnamed column would part the table in two, and the next row would begin at the second.
        """
        wanted = [name or f"Spalte {_letters(place)}" for place, name in enumerate(look.headings)]
        wanted += [name for name in HEADER if normal([name])[0] not in normal(wanted)]
        added = [
            None if cell == old else cell for cell, old in zip(wanted, padded(look.headings, len(wanted)), strict=True)
        ]
        if any(cell is not None for cell in added):
            self._widen(title, len(wanted))
            where = f"{_quoted(title)}!A{look.header_row}"
            with told_apart():
                params: Params = {"valueInputOption": "RAW"}
                self._client.values_update(self.settings.spreadsheet, where, params, {"values": [added]})
        return Look(look.header_row, tuple(wanted), look.ids)

    def straighten(self, title: str, look: Look, rows: Mapping[str, Sequence[str]]) -> bool:
        """Put rows in order that we wrote for another arrangement of columns than the present one.

        Google may carry out a write minutes after it was sent, and somebody has moved a column meanwhile. Touches
        only a row that holds our cells and nothing else, in other columns; one read, and a write where there is one.
        """
        places = places_of(look.headings)
        lines = {key: [cell or "" for cell in line_for(row, places, len(look.headings))] for key, row in rows.items()}
        data = []
        for number, cells in enumerate(self.read(title)[look.header_row :], start=look.header_row + 1):
            texts = [str(cell) for cell in cells]
            line = next((lines[text] for text in texts if text in lines), None)
            if line is not None and same_cells(texts, line) and texts != without_end(line):
                where = f"{_quoted(title)}!A{number}"
                data.append({"range": where, "values": [padded(line, len(texts))]})
        if data:
            self._write(data)
        return bool(data)

    def write_cells(self, title: str, texts: Mapping[tuple[int, int], str]) -> None:
        """Put texts into cells, by row and column (1-based), because somebody has asked for that; one write."""
        self._write(
            [{"range": f"{_quoted(title)}!{rowcol_to_a1(*at)}", "values": [[text]]} for at, text in texts.items()]
        )

    def touch(self, title: str) -> None:
        """Write nothing into a cell: succeeds where we may write, and changes nothing; one write."""
        params: Params = {"valueInputOption": "RAW"}
        with told_apart():
            self._client.values_update(self.settings.spreadsheet, f"{_quoted(title)}!A1", params, {"values": [[None]]})

    def tabs(self) -> tuple[SheetTab, ...]:
        """Return the tabs of the spreadsheet; the only call for metadata, made when a tab is not found."""
        with told_apart():
            params: Params = {"fields": "sheets.properties(sheetId,title)"}
            found = self._client.spreadsheets_get(self.settings.spreadsheet, params)
            return tuple(
                SheetTab(self.settings.spreadsheet, tab["properties"].get("sheetId", 0), tab["properties"]["title"])
                for tab in found.get("sheets", ())
            )

    def is_closed(self, tab: SheetTab) -> bool:
        """Return whether somebody has protected a whole tab against us; one read of metadata."""
        fields = "sheets(properties.sheetId,protectedRanges(range,warningOnly,requestingUserCanEdit))"
        with told_apart():
            found = self._client.spreadsheets_get(self.settings.spreadsheet, {"fields": fields})
            here = [one for one in found["sheets"] if one["properties"].get("sheetId", 0) == tab.sheet_id]
        protections = [protection for one in here for protection in one.get("protectedRanges", ())]
        whole = [one for one in protections if not {"endRowIndex", "endColumnIndex"} & set(one.get("range", {}))]
        return any(not one.get("warningOnly") and not one.get("requestingUserCanEdit") for one in whole)

    def create_tab(self, title: str) -> SheetTab:
        """Create a tab with our headings, frozen and protected, in one step that happens whole or not at all."""
        sheet_id = secrets.randbelow(2**31 - 1) + 1
        grid = {"rowCount": 200, "columnCount": len(HEADER) + _SPARE_COLUMNS, "frozenRowCount": 1}
        properties = {"sheetId": sheet_id, "title": title, "gridProperties": grid}
        self._batch_update([{"addSheet": {"properties": properties}}, *_header_requests(sheet_id)])
        return SheetTab(self.settings.spreadsheet, sheet_id, title)

    def insert_headings(self, tab: SheetTab, headings: Sequence[str] = HEADER) -> None:
        """Put headings above all that stands in a tab, frozen and protected: ours, or those that stood there."""
        self._widen(tab.title, len(headings))
        first = {"sheetId": tab.sheet_id, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
        frozen = {"sheetId": tab.sheet_id, "gridProperties": {"frozenRowCount": 1}}
        freeze = {"properties": frozen, "fields": "gridProperties.frozenRowCount"}
        above: list[dict[str, Any]] = [{"insertDimension": {"range": first}}, {"updateSheetProperties": freeze}]
        self._batch_update([*above, *_header_requests(tab.sheet_id, headings)])

    def delete_tab(self, tab: SheetTab) -> None:
        """Delete a tab with all that stands in it; a tab that is gone is no mistake. Google wants one tab to remain."""
        present = self.tabs()
        if tab.sheet_id not in [one.sheet_id for one in present]:
            return
        empty = {"addSheet": {"properties": {"title": f"{tab.title[:80]} – gelöscht"}}}
        unprotect = self._unprotect(tab)
        gone = {"deleteSheet": {"sheetId": tab.sheet_id}}
        self._batch_update([*([empty] if len(present) == 1 else []), *unprotect, gone])

    def delete_rows(self, tab: SheetTab, ids: Iterable[str]) -> None:
        """Delete the rows of these ids, from the last to the first."""
        look = self.look(tab.title)
        wanted = set(ids)
        rows = [] if look is None else [number for number, one in enumerate(look.ids) if one in wanted]
        if rows:
            self._batch_update([_row_deletion(tab, number) for number in reversed(rows)])

    def _unprotect(self, tab: SheetTab) -> list[dict[str, Any]]:
        """Lift the protection of the headings, where somebody else has set it up it may stand in the way."""
        with told_apart():
            params: Params = {"fields": "sheets(properties.sheetId,protectedRanges.protectedRangeId)"}
            found = self._client.spreadsheets_get(self.settings.spreadsheet, params)
        ours = (one for one in found.get("sheets", ()) if one["properties"].get("sheetId", 0) == tab.sheet_id)
        protected = [one["protectedRangeId"] for part in ours for one in part.get("protectedRanges", ())]
        return [{"deleteProtectedRange": {"protectedRangeId": one}} for one in protected]

    def read(self, title: str) -> tuple[tuple[Any, ...], ...]:
        """Return all cells of a tab, numbers as numbers and dates as shown; one read."""
        (rows,) = self._values([_quoted(title)])
        return tuple(tuple(row) for row in rows)

    def _values(self, ranges: list[str]) -> list[Rows]:
        params: Params = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "FORMATTED_STRING"}
        with told_apart():
            found = self._client.values_batch_get(self.settings.spreadsheet, ranges, params)
            return [one.get("values", []) for one in found["valueRanges"]]

    def _write(self, data: Sequence[Mapping[str, Any]]) -> None:
        with told_apart(rows=True):
            body = {"valueInputOption": "RAW", "data": data}
            self._client.values_batch_update(self.settings.spreadsheet, body)

    def _batch_update(self, requests: Iterable[Mapping[str, Any]]) -> None:
        with told_apart():
            self._client.batch_update(self.settings.spreadsheet, {"requests": list(requests)})

    def _widen(self, title: str, columns: int) -> None:
        """Make sure that a tab has that many columns: writing a heading does not enlarge it."""
        with told_apart():
            params: Params = {"fields": "sheets.properties(sheetId,title,gridProperties.columnCount)"}
            found = self._client.spreadsheets_get(self.settings.spreadsheet, params)
            tabs = {one["properties"]["title"]: one["properties"] for one in found["sheets"]}
        if title not in tabs:
            raise SheetProblem("no_tab", "no_tab")
        tab = tabs[title]
        lacking = columns - tab["gridProperties"]["columnCount"]
        if lacking > 0:
            size = {"sheetId": tab.get("sheetId", 0), "dimension": "COLUMNS", "length": lacking}
            self._batch_update([{"appendDimension": size}])


def _header_requests(sheet_id: int, headings: Sequence[str] = HEADER) -> list[dict[str, Any]]:
    cells = [{"userEnteredValue": {"stringValue": name}, "userEnteredFormat": _BOLD} for name in headings]
    start = {"sheetId": sheet_id, "rowIndex": 0, "columnIndex": 0}
    fields = "userEnteredValue,userEnteredFormat.textFormat.bold"
    area = {"sheetId": sheet_id, "startRowIndex": 0, "endRowIndex": 1}
    return [
        {"updateCells": {"rows": [{"values": cells}], "fields": fields, "start": start}},
        {"addProtectedRange": {"protectedRange": {"range": area, "description": "Vorabfrage: Kopfzeile"}}},
    ]


def _row_deletion(tab: SheetTab, row: int) -> dict[str, Any]:
    place = {"sheetId": tab.sheet_id, "dimension": "ROWS", "startIndex": row, "endIndex": row + 1}
    return {"deleteDimension": {"range": place}}


_BOLD = {"textFormat": {"bold": True}}


def _quoted(title: str) -> str:
    doubled = title.replace("'", "''")
    return f"'{doubled}'"


def _column(title: str, place: int) -> str:
    return f"{_quoted(title)}!{_letters(place)}:{_letters(place)}"


def _letters(place: int) -> str:
    return rowcol_to_a1(1, place + 1).rstrip("1")
