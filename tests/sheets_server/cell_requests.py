"""Requests that write cells: repeatCell, updateCells, appendCells, validation, sorting, find and replace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tests.sheets_server import access, cell_data, errors, field_masks, ranges
from tests.sheets_server.a1 import Box
from tests.sheets_server.access import Caller
from tests.sheets_server.formulas import Formulas
from tests.sheets_server.grid import Cell, Spreadsheet, Tab, Value


def _repeat_cell(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    mask = field_masks.required(wanted.get("fields"), "CellData", "cell")
    place = ranges.grid_range(spreadsheet, wanted.get("range"))
    tab, box, new = place.tab, place.box, wanted.get("cell") or {}
    access.refuse_protected(spreadsheet, tab, box, caller)
    tab.change(box, lambda cell: cell_data.changed(cell, new, mask, spreadsheet))


def _update_cells(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    """Write rows of cells; what of the range the rows do not cover loses the masked fields."""
    mask = field_masks.required(wanted.get("fields"), "CellData")
    rows = [row.get("values") or [] for row in wanted.get("rows") or []]
    if wanted.get("range") is not None:
        place = ranges.grid_range(spreadsheet, wanted["range"])
        tab, box = place.tab, place.box
        height, width = box.bottom - box.top, box.right - box.left
        rows = [[*row[:width], *[{}] * (width - len(row))] for row in [*rows, *[[]] * (height - len(rows))][:height]]
    else:
        tab, box = _from(spreadsheet, wanted.get("start") or {}, rows)
    access.refuse_protected(spreadsheet, tab, box, caller)
    _put_rows(spreadsheet, tab, box, rows, mask)


def _from(spreadsheet: Spreadsheet, start: Mapping[str, Any], rows: list[list[Any]]) -> tuple[Tab, Box]:
    top, left = int(start.get("rowIndex") or 0), int(start.get("columnIndex") or 0)
    tab = spreadsheet.tab_by_id(int(start.get("sheetId") or 0))
    box = Box(top, top + len(rows), left, left + max(map(len, rows), default=0))
    if box.bottom > tab.rows:
        raise errors.invalid(f"Attempting to write row: {tab.rows}, beyond the last row of: {tab.rows - 1}")
    if box.right > tab.columns:
        raise errors.invalid(_too_wide(tab))
    return tab, box


def _too_wide(tab: Tab) -> str:
    return f"Attempting to write column: {tab.columns}, beyond the last requested column of: {tab.columns - 1}"


def _put_rows(spreadsheet: Spreadsheet, tab: Tab, box: Box, rows: list[list[Any]], mask: field_masks.Mask) -> None:
    for row, cells in enumerate(rows, box.top):
        for column, new in enumerate(cells, box.left):
            tab.put(row, column, cell_data.changed(tab.cell(row, column), new or {}, mask, spreadsheet))


def _append_cells(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    """Write below the last row that has data in any column, from column A; the grid grows downwards."""
    mask = field_masks.required(wanted.get("fields"), "CellData")
    tab = spreadsheet.tab_by_id(int(wanted.get("sheetId") or 0))
    rows = [row.get("values") or [] for row in wanted.get("rows") or []]
    top = max((row for row, _ in tab.filled(tab.whole)), default=-1) + 1
    box = Box(top, top + len(rows), 0, max(map(len, rows), default=0))
    if box.right > tab.columns:
        raise errors.invalid(_too_wide(tab))
    access.grow(spreadsheet, tab, box.bottom, 0, caller)
    access.refuse_protected(spreadsheet, tab, box, caller)
    _put_rows(spreadsheet, tab, box, rows, mask)


def _set_validation(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    place = ranges.grid_range(spreadsheet, wanted.get("range"))
    box, rule = place.box, wanted.get("rule")
    access.refuse_protected(spreadsheet, place.tab, box, caller)
    kept = {name: value for name, value in (rule or {}).items() if value not in (None, False, "")} or None
    place.tab.change(box, lambda cell: replace(cell, validation=kept))


def _sort_range(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    place = ranges.grid_range(spreadsheet, wanted.get("range"))
    access.refuse_protected(spreadsheet, place.tab, place.box, caller)
    specs = [
        (int(spec.get("dimensionIndex") or 0), spec.get("sortOrder") == "DESCENDING")
        for spec in wanted.get("sortSpecs") or []
    ]
    sort(spreadsheet, place.tab, place.box, specs)


def sort(spreadsheet: Spreadsheet, tab: Tab, box: Box, specs: list[tuple[int, bool]]) -> None:
    """Sort rows by columns, each ascending or descending: numbers, texts, truth values; blanks always last."""
    formulas = Formulas(spreadsheet)
    lines = [_line(tab, box, row) for row in range(box.top, box.bottom)]
    keyed = [
        ({column: formulas.value(tab, box.top + n, column) for column, _ in specs}, x) for n, x in enumerate(lines)
    ]
    for column, descending in reversed(specs):
        keyed.sort(key=lambda pair: _sort_key(pair[0][column], descending=descending), reverse=descending)
    for row, (_, line) in enumerate(keyed, box.top):
        for column, cell in enumerate(line, box.left):
            tab.put(row, column, cell)


def _line(tab: Tab, box: Box, row: int) -> list[Cell]:
    return [tab.cell(row, column) for column in range(box.left, box.right)]


def _sort_key(value: Value, *, descending: bool) -> tuple[int, float, str]:
    if value is None:
        return (-1 if descending else 3, 0.0, "")
    if isinstance(value, bool):
        return (2, float(value), "")
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, value, "")


def _find_replace(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> dict[str, int]:
    """Replace texts in values (and formulas if asked); return how much changed, zeros left out."""
    pattern = _pattern(wanted)
    counts = {"valuesChanged": 0, "formulasChanged": 0, "rowsChanged": 0, "sheetsChanged": 0, "occurrencesChanged": 0}
    for tab, box in _searched(spreadsheet, wanted):
        rows = set()
        for row, column in sorted(tab.filled(box)):
            cell = tab.cell(row, column)
            text = cell.formula or cell.value
            if not isinstance(text, str) or (cell.formula and not wanted.get("includeFormulas")):
                continue
            new, times = pattern.subn(_replacement(wanted), text)
            if times:
                access.refuse_protected(spreadsheet, tab, Box(row, row + 1, column, column + 1), caller)
                tab.put(row, column, replace(cell, **{"formula" if cell.formula else "value": new or None}))
                counts["formulasChanged" if cell.formula else "valuesChanged"] += 1
                counts["occurrencesChanged"] += times
                rows.add(row)
        counts["rowsChanged"] += len(rows)
        counts["sheetsChanged"] += bool(rows)
    return {name: count for name, count in counts.items() if count}


def _pattern(wanted: Mapping[str, Any]) -> re.Pattern[str]:
    find = wanted.get("find") or ""
    if not find:
        raise errors.invalid("No search text specified.")
    text = find if wanted.get("searchByRegex") else re.escape(find)
    flags = 0 if wanted.get("matchCase") else re.IGNORECASE
    return re.compile(rf"^(?:{text})$" if wanted.get("matchEntireCell") else text, flags)


def _replacement(wanted: Mapping[str, Any]) -> Any:
    text = wanted.get("replacement") or ""
    return re.sub(r"\$(\d)", r"\\\1", text) if wanted.get("searchByRegex") else lambda _: text


def _searched(spreadsheet: Spreadsheet, wanted: Mapping[str, Any]) -> Iterator[tuple[Tab, Box]]:
    if wanted.get("allSheets"):
        yield from ((tab, tab.whole) for tab in spreadsheet.tabs)
    elif wanted.get("range") is not None:
        place = ranges.grid_range(spreadsheet, wanted["range"])
        yield place.tab, place.box
    else:
        tab = spreadsheet.tab_by_id(int(wanted.get("sheetId") or 0))
        yield tab, tab.whole


def _trim_whitespace(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> dict[str, int]:
    place = ranges.grid_range(spreadsheet, wanted.get("range"))
    access.refuse_protected(spreadsheet, place.tab, place.box, caller)
    changed = 0
    for row, column in list(place.tab.filled(place.box)):
        cell = place.tab.cell(row, column)
        if isinstance(cell.value, str) and (trimmed := " ".join(cell.value.split())) != cell.value:
            place.tab.put(row, column, replace(cell, value=trimmed or None))
            changed += 1
    return {"cellsChangedCount": changed} if changed else {}


HANDLERS = {
    "repeatCell": _repeat_cell,
    "updateCells": _update_cells,
    "appendCells": _append_cells,
    "setDataValidation": _set_validation,
    "sortRange": _sort_range,
    "findReplace": _find_replace,
    "trimWhitespace": _trim_whitespace,
}
