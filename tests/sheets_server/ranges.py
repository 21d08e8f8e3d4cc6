"""From a range as text, or as a GridRange, to a tab and a rectangle in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tests.sheets_server import a1, errors
from tests.sheets_server.a1 import Box, Reference
from tests.sheets_server.grid import Spreadsheet, Tab


class Place(NamedTuple):
    """A tab and what of it is meant, ends perhaps open."""

    tab: Tab
    reference: Reference

    @property
    def box(self) -> Box:
        """Return the rectangle, clipped to the grid; ApiError 400 where it starts outside."""
        refuse_outside(self.tab, self.reference)
        return self.reference.box(self.tab.rows, self.tab.columns).clipped(self.tab.rows, self.tab.columns)


def refuse_outside(tab: Tab, reference: Reference) -> None:
    if (reference.top or 0) >= tab.rows or (reference.left or 0) >= tab.columns:
        shown = a1.echo_reference(tab.title, reference)
        raise errors.invalid(f"Range ({shown}) exceeds grid limits. Max rows: {tab.rows}, max columns: {tab.columns}")


def locate(spreadsheet: Spreadsheet, text: str) -> Place:
    """Read `Sheet1!A1:B2`, `A1` (of the first tab), a tab's name alone, a named range."""
    title, reference = a1.split_title(text)
    if title is not None:
        tab = spreadsheet.tab_by_title(title)
        if tab is None:
            raise _unparsable(text)
        return Place(tab, Reference()) if reference is None else _within(spreadsheet, tab, reference, text)
    parsed = a1.parse_reference(text)
    if parsed is not None:
        return Place(spreadsheet.tabs[0], parsed)
    tab = spreadsheet.tab_by_title(text)
    return Place(tab, Reference()) if tab else _named(spreadsheet, text, text)


def _within(spreadsheet: Spreadsheet, tab: Tab, reference: str, text: str) -> Place:
    parsed = a1.parse_reference(reference)
    return Place(tab, parsed) if parsed is not None else _named(spreadsheet, reference, text)


def _named(spreadsheet: Spreadsheet, name: str, text: str) -> Place:
    for named in spreadsheet.named_ranges:
        if named["name"].lower() == name.lower():
            return grid_range(spreadsheet, named["range"])
    raise _unparsable(text)


def _unparsable(text: str) -> errors.ApiError:
    return errors.invalid(f"Unable to parse range: {text}")


def grid_range(spreadsheet: Spreadsheet, given: Mapping[str, Any] | None) -> Place:
    """Read a GridRange; a missing sheetId is 0, missing indexes are open ends."""
    given = given or {}
    tab = spreadsheet.tab_by_id(int(given.get("sheetId") or 0))
    names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    top, bottom, left, right = (None if given.get(name) is None else int(given[name]) for name in names)
    for start, end, what in ((top, bottom, "row"), (left, right, "column")):
        if min(start or 0, end or 0) < 0 or (end is not None and (start or 0) >= end):
            raise errors.invalid(f"Invalid {what} range: start {start or 0}, end {end}.")
    return Place(tab, Reference(top, bottom, left, right))


def as_grid_range(tab: Tab, box: Box) -> dict[str, int]:
    """Write a rectangle as Google does: the id of tab 0 is omitted, indexes never are."""
    known = {"sheetId": tab.sheet_id} if tab.sheet_id else {}
    return known | {
        "startRowIndex": box.top,
        "endRowIndex": box.bottom,
        "startColumnIndex": box.left,
        "endColumnIndex": box.right,
    }


def open_grid_range(place: Place) -> dict[str, int]:
    """Write a range with its open ends left out."""
    reference = place.reference
    known = {"sheetId": place.tab.sheet_id} if place.tab.sheet_id else {}
    ends = {
        "startRowIndex": reference.top,
        "endRowIndex": reference.bottom,
        "startColumnIndex": reference.left,
        "endColumnIndex": reference.right,
    }
    return known | {name: end for name, end in ends.items() if end is not None}


def dimension_range(spreadsheet: Spreadsheet, given: Mapping[str, Any] | None) -> tuple[Tab, str, int, int]:
    """Read a DimensionRange: tab, ROWS or COLUMNS, start and end (open end: the grid's)."""
    given = given or {}
    tab = spreadsheet.tab_by_id(int(given.get("sheetId") or 0))
    dimension = given.get("dimension")
    if dimension not in ("ROWS", "COLUMNS"):
        raise errors.invalid("No dimension specified.")
    start = int(given.get("startIndex") or 0)
    end = tab.count(dimension) if given.get("endIndex") is None else int(given["endIndex"])
    if start < 0 or end <= start:
        raise errors.invalid(f"Invalid dimension range: start {start}, end {end}.")
    return tab, dimension, start, end
