"""Appends that were answered with 200 and went wrong all the same, as people reported them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.sheets_server import ranges, writing
from tests.sheets_server.a1 import Box
from tests.sheets_server.faults import Fault
from tests.sheets_server.grid import EMPTY, Cell, Spreadsheet, Tab


def append(file: Spreadsheet, before: Spreadsheet, answer: Mapping[str, Any], fault: Fault) -> None:
    """Spoil what an append just wrote; the answer stays as it is."""
    place = ranges.locate(file, answer["updates"]["updatedRange"])
    tab, box = place.tab, place.box
    if fault.args.get("under_filter") and tab.basic_filter is None:
        return
    if fault.name == "racing_append":
        tab.change(box, lambda _: EMPTY)
        row = fault.args.get("row", ["von jemand anderem"])
        _lay(tab, box.top, box.left, [[writing.filled(EMPTY, text, file.locale, typed=False) for text in row]])
        return
    new = [[tab.cell(row, column) for column in range(box.left, box.right)] for row in range(box.top, box.bottom)]
    file.restore(before)
    if fault.name == "replacing_append":
        target = Box(max(box.top - len(new), 0), box.top, box.left, box.right)
        _lay(file.tab_by_id(tab.sheet_id), target.top, target.left, new)


def _lay(tab: Tab, top: int, left: int, lines: list[list[Cell]]) -> None:
    for row, line in enumerate(lines, top):
        for column, cell in enumerate(line, left):
            tab.put(row, column, cell)
