"""Who may do what in a spreadsheet: roles, protected ranges, the limit of cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.sheets_server import errors, ranges
from tests.sheets_server.a1 import Box
from tests.sheets_server.grid import Spreadsheet, Tab

CELL_LIMIT = 10_000_000


@dataclass(frozen=True)
class Caller:
    """Who asks; an empty address is somebody with an API key."""

    address: str
    cell_limit: int = CELL_LIMIT


def refuse_protected(spreadsheet: Spreadsheet, tab: Tab, box: Box, caller: Caller) -> None:
    """Refuse a write into a range that somebody else protected."""
    if caller.address == spreadsheet.owner:
        return
    for protection in tab.protections:
        if _forbids(protection, caller) and _covers(spreadsheet, protection, box):
            raise errors.invalid(errors.PROTECTED)


def _forbids(protection: Mapping[str, Any], caller: Caller) -> bool:
    return not protection.get("warningOnly") and caller.address not in protection["editors"].get("users", [])


def _covers(spreadsheet: Spreadsheet, protection: Mapping[str, Any], box: Box) -> bool:
    place = ranges.grid_range(spreadsheet, protection.get("range"))
    area = place.reference.box(place.tab.rows, place.tab.columns)
    free = [ranges.grid_range(spreadsheet, given) for given in protection.get("unprotectedRanges", [])]
    return area.meets(box) and not any(p.reference.box(p.tab.rows, p.tab.columns).covers(box) for p in free)


def grow(spreadsheet: Spreadsheet, tab: Tab, rows: int, columns: int, caller: Caller) -> None:
    """Enlarge a grid, rows before columns; refuse it beyond the limit of cells."""
    tab.rows = max(tab.rows, rows)
    refuse_too_many_cells(spreadsheet, caller)
    tab.columns = max(tab.columns, columns)
    refuse_too_many_cells(spreadsheet, caller)


def refuse_too_many_cells(spreadsheet: Spreadsheet, caller: Caller) -> None:
    if spreadsheet.cell_count > caller.cell_limit:
        raise errors.invalid(errors.CELLS_PER_WORKBOOK.format(caller.cell_limit))
