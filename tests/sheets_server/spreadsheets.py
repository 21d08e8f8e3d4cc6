"""spreadsheets.get: metadata and grid data, cut to the field mask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.sheets_server import cell_data, field_masks, properties, ranges
from tests.sheets_server.a1 import Box
from tests.sheets_server.field_masks import Mask
from tests.sheets_server.formulas import Formulas
from tests.sheets_server.grid import Spreadsheet, Tab
from tests.sheets_server.ranges import Place
from tests.sheets_server.wire import Request

_PIXELS = {"ROWS": 21, "COLUMNS": 100}


def get(spreadsheet: Spreadsheet, request: Request) -> dict[str, Any]:
    """Return the spreadsheet; a mask decides about grid data, whatever includeGridData says."""
    fields = request.argument("fields")
    mask = field_masks.parse(fields) if fields else {}
    field_masks.check(mask, "Spreadsheet")
    with_data = _reaches(mask, ("sheets", "data")) if mask else request.flag("includeGridData")
    places = [ranges.locate(spreadsheet, text) for text in request.query.get("ranges", [])]
    return field_masks.cut(_whole(spreadsheet, places, mask if with_data else None), mask)


def _reaches(mask: Mask, path: tuple[str, ...]) -> bool:
    for name in path:
        if not mask or "*" in mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def _whole(spreadsheet: Spreadsheet, places: list[Place], data_mask: Mask | None) -> dict[str, Any]:
    """Build the whole reply; `data_mask` is None where no grid data is wanted."""
    tabs = [tab for tab in spreadsheet.tabs if not places or any(place.tab is tab for place in places)]
    sheets = []
    for tab in tabs:
        data = None
        if data_mask is not None:
            boxes = [place.box for place in places if place.tab is tab] or [tab.whole]
            data = [_grid_data(spreadsheet, tab, box, data_mask) for box in boxes]
        sheets.append(_sheet(spreadsheet, tab, data))
    reply: dict[str, Any] = {
        "spreadsheetId": spreadsheet.id,
        "properties": properties.of_spreadsheet(spreadsheet),
        "sheets": sheets,
    }
    if spreadsheet.named_ranges:
        reply["namedRanges"] = spreadsheet.named_ranges
    reply["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{spreadsheet.id}/edit"
    return reply


def _sheet(spreadsheet: Spreadsheet, tab: Tab, data: list[dict[str, Any]] | None) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "properties": properties.of_tab(spreadsheet, tab),
        "data": data,
        "merges": [ranges.as_grid_range(tab, box) for box in tab.merges],
        "protectedRanges": tab.protections,
        "basicFilter": tab.basic_filter,
        "bandedRanges": [_banding(table) for table in tab.tables],
        "rowGroups": groups(tab, "ROWS"),
        "columnGroups": groups(tab, "COLUMNS"),
        "tables": tab.tables,
    }
    return {name: part for name, part in parts.items() if part}


def _banding(table: dict[str, Any]) -> dict[str, Any]:
    """Every table brings a banded range of the same number."""
    styles = table["rowsProperties"]
    colors = {name.removesuffix("Style"): style["rgbColor"] for name, style in styles.items()}
    return {
        "bandedRangeId": int(table["tableId"]),
        "range": table["range"],
        "rowProperties": colors | styles,
        "bandedRangeReference": table["tableId"],
    }


def groups(tab: Tab, dimension: str) -> list[dict[str, Any]]:
    """Return the groups of rows or columns as Google lists them."""
    known = {"sheetId": tab.sheet_id} if tab.sheet_id else {}
    return [
        {"range": known | {"dimension": dimension, "startIndex": start, "endIndex": end}, "depth": depth}
        for start, end, depth in tab.groups[dimension]
    ]


def _grid_data(spreadsheet: Spreadsheet, tab: Tab, box: Box, mask: Mask) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if box.top:
        data["startRow"] = box.top
    if box.left:
        data["startColumn"] = box.left
    rows = _rows(spreadsheet, tab, box, _cut_cell(mask))
    if rows:
        data["rowData"] = rows
    for dimension, start, end in (("ROWS", box.top, box.bottom), ("COLUMNS", box.left, box.right)):
        name = "rowMetadata" if dimension == "ROWS" else "columnMetadata"
        if _reaches(mask, ("sheets", "data", name)):
            sizes = tab.dimensions[dimension]
            data[name] = [_size(sizes.get(number, {}), dimension) for number in range(start, end)]
    return data


def _cut_cell(mask: Mask) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Cut a cell before the rows are trimmed: what the mask leaves empty counts as blank."""
    for name in ("sheets", "data", "rowData", "values"):
        if not mask or "*" in mask:
            break
        if name not in mask:
            return lambda _: {}
        mask = mask[name]
    return lambda cell: field_masks.cut(cell, mask)


def _rows(
    spreadsheet: Spreadsheet, tab: Tab, box: Box, cut: Callable[[dict[str, Any]], dict[str, Any]]
) -> list[dict[str, Any]]:
    formulas = Formulas(spreadsheet)
    lines: dict[int, dict[int, dict[str, Any]]] = {}
    for row, column in tab.cells:
        if box.contains(row, column):
            cell = cut(cell_data.of_cell(spreadsheet, formulas, tab, row, column))
            if cell:
                lines.setdefault(row - box.top, {})[column - box.left] = cell
    return [_row(lines.get(number, {})) for number in range(max(lines, default=-1) + 1)]


def _row(line: dict[int, dict[str, Any]]) -> dict[str, Any]:
    return {"values": [line.get(place, {}) for place in range(max(line) + 1)]} if line else {}


def _size(known: dict[str, Any], dimension: str) -> dict[str, Any]:
    size = {"pixelSize": _PIXELS[dimension]} | known
    return {name: size[name] for name in ("hiddenByFilter", "hiddenByUser", "pixelSize") if size.get(name)}
