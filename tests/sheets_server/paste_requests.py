"""Requests that move cells about: copyPaste, cutPaste, pasteData, textToColumns, insertRange, deleteRange."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.sheets_server import access, errors, ranges, writing
from tests.sheets_server.a1 import Box
from tests.sheets_server.access import Caller
from tests.sheets_server.formulas import Formulas
from tests.sheets_server.grid import EMPTY, Cell, Spreadsheet, Tab

_DELIMITERS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}


def _pasted(old: Cell, new: Cell, shown: Cell, kind: str) -> Cell:
    """Put onto a cell what the paste type takes of the source; `shown` is the source without its formula."""
    if kind == "PASTE_VALUES":
        return replace(old, value=shown.value, formula=None)
    if kind == "PASTE_FORMULA":
        return replace(old, value=new.value, formula=new.formula)
    if kind == "PASTE_FORMAT":
        return replace(old, format=new.format)
    if kind == "PASTE_DATA_VALIDATION":
        return replace(old, validation=new.validation)
    if kind == "PASTE_CONDITIONAL_FORMATTING":
        return old
    return new


def _copy_paste(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    """Copy a range; a destination that is a multiple of it is filled with copies."""
    source = ranges.grid_range(spreadsheet, wanted.get("source"))
    target = ranges.grid_range(spreadsheet, wanted.get("destination"))
    box, there = source.box, target.box
    lines = _taken(spreadsheet, source.tab, box)
    if wanted.get("pasteOrientation") == "TRANSPOSE":
        lines = [list(line) for line in zip(*lines, strict=True)]
    height, width = len(lines), len(lines[0])
    rows, columns = there.bottom - there.top, there.right - there.left
    times = (rows // height or 1, columns // width or 1)
    fits = rows % height == 0 and columns % width == 0
    lines = [line * (times[1] if fits else 1) for line in lines] * (times[0] if fits else 1)
    _lay(
        spreadsheet,
        target.tab,
        (there.top, there.left),
        lines,
        wanted.get("pasteType") or "PASTE_NORMAL",
        caller=caller,
    )


def _taken(spreadsheet: Spreadsheet, tab: Tab, box: Box) -> list[list[tuple[Cell, Cell]]]:
    formulas = Formulas(spreadsheet)
    return [
        [
            (
                tab.cell(row, column),
                replace(tab.cell(row, column), value=formulas.value(tab, row, column), formula=None),
            )
            for column in range(box.left, box.right)
        ]
        for row in range(box.top, box.bottom)
    ]


def _lay(
    spreadsheet: Spreadsheet,
    tab: Tab,
    at: tuple[int, int],
    lines: list[list[tuple[Cell, Cell]]],
    kind: str,
    *,
    caller: Caller,
) -> None:
    box = Box(at[0], at[0] + len(lines), at[1], at[1] + max(map(len, lines), default=0))
    access.grow(spreadsheet, tab, box.bottom, box.right, caller)
    access.refuse_protected(spreadsheet, tab, box, caller)
    for row, line in enumerate(lines, box.top):
        for column, (new, shown) in enumerate(line, box.left):
            tab.put(row, column, _pasted(tab.cell(row, column), new, shown, kind))


def _cut_paste(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    source = ranges.grid_range(spreadsheet, wanted.get("source"))
    box, target = source.box, wanted.get("destination") or {}
    access.refuse_protected(spreadsheet, source.tab, box, caller)
    lines = _taken(spreadsheet, source.tab, box)
    source.tab.change(box, lambda _: EMPTY)
    at = int(target.get("rowIndex") or 0), int(target.get("columnIndex") or 0)
    there = spreadsheet.tab_by_id(int(target.get("sheetId") or 0))
    _lay(spreadsheet, there, at, lines, wanted.get("pasteType") or "PASTE_NORMAL", caller=caller)


def _paste_data(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    """Paste text as a person would: each piece is understood as typed."""
    if wanted.get("html"):
        raise errors.not_emulated("pasteData with html")
    lines = list(csv.reader((wanted.get("data") or "").splitlines(), delimiter=wanted.get("delimiter") or "\t"))
    at = wanted.get("coordinate") or {}
    cells = [[_typed(text, spreadsheet) for text in line] for line in lines]
    place = int(at.get("rowIndex") or 0), int(at.get("columnIndex") or 0)
    tab = spreadsheet.tab_by_id(int(at.get("sheetId") or 0))
    _lay(spreadsheet, tab, place, cells, wanted.get("type") or "PASTE_NORMAL", caller=caller)


def _typed(text: str, spreadsheet: Spreadsheet) -> tuple[Cell, Cell]:
    cell = writing.filled(EMPTY, text, spreadsheet.locale, typed=True)
    return cell, cell


def _text_to_columns(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    """Split the texts of one column; the pieces go into the columns to the right."""
    place = ranges.grid_range(spreadsheet, wanted.get("source"))
    tab, box = place.tab, place.box
    if box.right - box.left != 1:
        raise errors.invalid("The source range must have exactly one column.")
    texts = {row: str(tab.cell(row, box.left).value or "") for row in range(box.top, box.bottom)}
    kind = wanted.get("delimiterType") or "AUTODETECT"
    delimiter = wanted.get("delimiter") or "" if kind == "CUSTOM" else _DELIMITERS.get(kind) or _detected(texts)
    for row, text in texts.items():
        pieces = text.split(delimiter) if delimiter and text else []
        access.grow(spreadsheet, tab, 0, box.left + len(pieces), caller)
        for column, piece in enumerate(pieces, box.left):
            tab.put(row, column, writing.filled(tab.cell(row, column), piece.strip(), spreadsheet.locale, typed=True))


def _detected(texts: Mapping[int, str]) -> str:
    """Take the sign that stands in most cells."""
    return max(_DELIMITERS.values(), key=lambda sign: sum(sign in text for text in texts.values()))


def _insert_range(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    place = ranges.grid_range(spreadsheet, wanted.get("range"))
    tab, box = place.tab, place.box
    access.refuse_protected(spreadsheet, tab, box, caller)
    if wanted.get("shiftDimension") == "ROWS":
        access.grow(spreadsheet, tab, tab.rows + box.bottom - box.top, 0, caller)
        _shift(tab, box, box.bottom - box.top, 0)
    else:
        access.grow(spreadsheet, tab, 0, tab.columns + box.right - box.left, caller)
        _shift(tab, box, 0, box.right - box.left)


def _delete_range(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    place = ranges.grid_range(spreadsheet, wanted.get("range"))
    tab, box = place.tab, place.box
    access.refuse_protected(spreadsheet, tab, box, caller)
    tab.change(box, lambda _: EMPTY)
    if wanted.get("shiftDimension") == "ROWS":
        _shift(tab, box, box.top - box.bottom, 0)
    else:
        _shift(tab, box, 0, box.left - box.right)


def _shift(tab: Tab, box: Box, down: int, across: int) -> None:
    """Move what lies below the box (or to its right) by so many cells."""
    cells = {}
    for (row, column), cell in tab.cells.items():
        below = down and row >= box.top and box.left <= column < box.right
        beside = across and column >= box.left and box.top <= row < box.bottom
        cells[(row + down, column) if below else (row, column + across) if beside else (row, column)] = cell
    tab.cells = cells


HANDLERS = {
    "copyPaste": _copy_paste,
    "cutPaste": _cut_paste,
    "pasteData": _paste_data,
    "textToColumns": _text_to_columns,
    "insertRange": _insert_range,
    "deleteRange": _delete_range,
}
