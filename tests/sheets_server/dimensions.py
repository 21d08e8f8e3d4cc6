"""Rows and columns that are inserted, deleted or moved, and everything that moves with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.sheets_server.a1 import Box
from tests.sheets_server.grid import Spreadsheet, Tab

Span = tuple[int, int]
_NAMES = {"ROWS": ("startRowIndex", "endRowIndex"), "COLUMNS": ("startColumnIndex", "endColumnIndex")}


def insert(spreadsheet: Spreadsheet, tab: Tab, dimension: str, at: int, count: int) -> None:
    """Insert empty rows or columns; the grid grows by as many."""

    def place(number: int) -> int:
        return number + count if number >= at else number

    def span(ends: Span) -> Span:
        return place(ends[0]), ends[1] + count if ends[1] > at else ends[1]

    _rearrange(spreadsheet, tab, dimension, place, span)
    _resize(tab, dimension, count)


def delete(spreadsheet: Spreadsheet, tab: Tab, dimension: str, start: int, end: int) -> None:
    """Delete rows or columns with what they hold; the grid shrinks."""

    def place(number: int) -> int | None:
        if start <= number < end:
            return None
        return number - (end - start) if number >= end else number

    def span(ends: Span) -> Span | None:
        first, last = (n if n < start else max(start, n - (end - start)) for n in ends)
        return (first, last) if last > first else None

    _rearrange(spreadsheet, tab, dimension, place, span)
    _resize(tab, dimension, start - end)


def move(spreadsheet: Spreadsheet, tab: Tab, dimension: str, start: int, end: int, *, to: int) -> None:
    """Move rows or columns so that they stand before what stood at `to`."""
    order = [n for n in range(tab.count(dimension)) if not start <= n < end]
    target = to - (end - start) if to >= end else to
    order[target:target] = range(start, end)
    new_place = {old: new for new, old in enumerate(order)}
    _rearrange(spreadsheet, tab, dimension, lambda number: new_place[number], lambda ends: ends)


def _resize(tab: Tab, dimension: str, count: int) -> None:
    if dimension == "ROWS":
        tab.rows += count
    else:
        tab.columns += count


def _rearrange(
    spreadsheet: Spreadsheet,
    tab: Tab,
    dimension: str,
    place: Callable[[int], int | None],
    span: Callable[[Span], Span | None],
) -> None:
    by_row = dimension == "ROWS"
    cells = {}
    for (row, column), cell in tab.cells.items():
        new = place(row if by_row else column)
        if new is not None:
            cells[(new, column) if by_row else (row, new)] = cell
    tab.cells = cells
    tab.merges = [new for box in tab.merges if (new := _moved_box(box, by_row, span))]
    tab.protections = _ranges(tab.protections, dimension, span)
    tab.tables = _ranges(tab.tables, dimension, span)
    tab.basic_filter = next(iter(_ranges([tab.basic_filter] if tab.basic_filter else [], dimension, span)), None)
    spreadsheet.named_ranges = _named(spreadsheet, tab, dimension, span)
    tab.groups[dimension] = [(*new, depth) for a, b, depth in tab.groups[dimension] if (new := span((a, b)))]
    sizes = tab.dimensions[dimension]
    tab.dimensions[dimension] = {new: sizes[old] for old in sizes if (new := place(old)) is not None}


def _moved_box(box: Box, by_row: bool, span: Callable[[Span], Span | None]) -> Box | None:
    new = span((box.top, box.bottom) if by_row else (box.left, box.right))
    if new is None:
        return None
    moved = box._replace(top=new[0], bottom=new[1]) if by_row else box._replace(left=new[0], right=new[1])
    alone = moved.bottom - moved.top == 1 and moved.right - moved.left == 1
    return None if alone else moved


def _named(
    spreadsheet: Spreadsheet, tab: Tab, dimension: str, span: Callable[[Span], Span | None]
) -> list[dict[str, Any]]:
    here = [named for named in spreadsheet.named_ranges if named["range"].get("sheetId", 0) == tab.sheet_id]
    moved = {named["namedRangeId"]: named for named in _ranges(here, dimension, span)}
    gone = {named["namedRangeId"] for named in here} - set(moved)
    named_ranges = [named for named in spreadsheet.named_ranges if named["namedRangeId"] not in gone]
    return [moved.get(named["namedRangeId"], named) for named in named_ranges]


def _ranges(owners: list[dict[str, Any]], dimension: str, span: Callable[[Span], Span | None]) -> list[dict[str, Any]]:
    """Move the `range` of protections, tables, filters and names; drop those that lost all their cells."""
    start, end = _NAMES[dimension]
    kept = []
    for owner in owners:
        if end not in owner.get("range", {}):
            kept.append(owner)
            continue
        new = span((owner["range"].get(start, 0), owner["range"][end]))
        if new:
            kept.append({**owner, "range": {**owner["range"], start: new[0], end: new[1]}})
    return kept
