"""Requests about ranges: names, protections, merges, the filter; rows and columns as such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.sheets_server import access, dimensions, errors, field_masks, ranges, rendering, spreadsheets
from tests.sheets_server.a1 import Box
from tests.sheets_server.access import Caller
from tests.sheets_server.formulas import Formulas
from tests.sheets_server.grid import Spreadsheet, Tab, new_number

_WHOLE_MERGES = "You must select all cells in a merged range to merge or unmerge them."
_PIXELS_PER_LETTER = 12.718  # size at which Helvetica is as wide as the recorded cells
_PADDING = 5


def _add_named_range(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> dict[str, Any]:
    given = wanted.get("namedRange") or {}
    name = given.get("name") or ""
    _refuse_bad_name(spreadsheet, name)
    named = {
        "namedRangeId": given.get("namedRangeId") or str(new_number()),
        "name": name,
        "range": ranges.open_grid_range(ranges.grid_range(spreadsheet, given.get("range"))),
    }
    spreadsheet.named_ranges.append(named)
    return {"namedRange": named}


def _refuse_bad_name(spreadsheet: Spreadsheet, name: str) -> None:
    if not name or not name.replace("_", "a").replace(".", "a").isalnum() or name[0].isdigit():
        raise errors.invalid(f"Invalid name: {name}")
    if any(named["name"].lower() == name.lower() for named in spreadsheet.named_ranges):
        raise errors.invalid(f"A named range with name: {name} already exists.")


def _named(spreadsheet: Spreadsheet, named_range_id: str) -> dict[str, Any]:
    for named in spreadsheet.named_ranges:
        if named["namedRangeId"] == named_range_id:
            return named
    raise errors.invalid(f"No named range with id: {named_range_id}")


def _update_named_range(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> None:
    new = wanted.get("namedRange") or {}
    named = _named(spreadsheet, new.get("namedRangeId") or "")
    mask = field_masks.required(wanted.get("fields"), "NamedRange", "namedRange")
    if {"name", "*"} & set(mask) and new.get("name") != named["name"]:
        _refuse_bad_name(spreadsheet, new.get("name") or "")
        named["name"] = new["name"]
    if {"range", "*"} & set(mask):
        named["range"] = ranges.open_grid_range(ranges.grid_range(spreadsheet, new.get("range")))


def _delete_named_range(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> None:
    spreadsheet.named_ranges.remove(_named(spreadsheet, wanted.get("namedRangeId") or ""))


def _add_protection(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> dict[str, Any]:
    given = wanted.get("protectedRange") or {}
    place = ranges.grid_range(spreadsheet, given.get("range"))
    editors = {name: list(value) for name, value in (given.get("editors") or {}).items() if value}
    if given.get("warningOnly") and editors:
        raise errors.invalid("ProtectedRange is warningOnly. Editors cannot be set on it.")
    protection = {
        "protectedRangeId": given.get("protectedRangeId") or new_number(),
        "range": ranges.open_grid_range(place),
        "description": given.get("description"),
        "warningOnly": given.get("warningOnly"),
        "requestingUserCanEdit": True,
        "unprotectedRanges": given.get("unprotectedRanges"),
    }
    protection = {name: value for name, value in protection.items() if value or name == "range"}
    users = list(dict.fromkeys([*editors.get("users", []), caller.address]))
    place.tab.protections.append(protection | {"editors": {**editors, "users": users}})
    return {"protectedRange": protection | {"editors": editors}}


def _protection(spreadsheet: Spreadsheet, number: Any) -> tuple[Tab, dict[str, Any]]:
    for tab in spreadsheet.tabs:
        for protection in tab.protections:
            if protection["protectedRangeId"] == int(number or 0):
                return tab, protection
    raise errors.invalid(f"No protected range with ID: {number}")


def _editable(spreadsheet: Spreadsheet, number: Any, caller: Caller) -> tuple[Tab, dict[str, Any]]:
    tab, protection = _protection(spreadsheet, number)
    if caller.address not in (spreadsheet.owner, *protection["editors"].get("users", [])):
        raise errors.invalid(errors.PROTECTED)
    return tab, protection


def _update_protection(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    new = wanted.get("protectedRange") or {}
    _, protection = _editable(spreadsheet, new.get("protectedRangeId"), caller)
    mask = field_masks.required(wanted.get("fields"), "ProtectedRange", "protectedRange")
    for name in new if "*" in mask else mask:
        if name == "range":
            protection["range"] = ranges.open_grid_range(ranges.grid_range(spreadsheet, new.get("range")))
        elif name == "editors":
            users = (new.get("editors") or {}).get("users", [])
            protection["editors"] = {**(new.get("editors") or {}), "users": [*users, caller.address]}
        elif new.get(name):
            protection[name] = new[name]
        else:
            protection.pop(name, None)


def _delete_protection(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    tab, protection = _editable(spreadsheet, wanted.get("protectedRangeId"), caller)
    tab.protections.remove(protection)


def _merge_cells(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    """Merge all cells, each row or each column; only the first cell keeps its value."""
    place = ranges.grid_range(spreadsheet, wanted.get("range"))
    tab, box = place.tab, place.box
    access.refuse_protected(spreadsheet, tab, box, caller)
    kind = wanted.get("mergeType") or "MERGE_ALL"
    parts = [box]
    if kind == "MERGE_ROWS":
        parts = [box._replace(top=row, bottom=row + 1) for row in range(box.top, box.bottom)]
    elif kind == "MERGE_COLUMNS":
        parts = [box._replace(left=column, right=column + 1) for column in range(box.left, box.right)]
    _unmerge(tab, box)
    for part in parts:
        if part.bottom - part.top > 1 or part.right - part.left > 1:
            tab.merges.append(part)
            for row, column in [place for place in tab.filled(part) if place != (part.top, part.left)]:
                tab.put(row, column, tab.cell(row, column).emptied())


def _unmerge(tab: Tab, box: Box) -> None:
    met = [merge for merge in tab.merges if merge.meets(box)]
    if not all(box.covers(merge) for merge in met):
        raise errors.invalid(_WHOLE_MERGES)
    tab.merges = [merge for merge in tab.merges if merge not in met]


def _unmerge_cells(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    place = ranges.grid_range(spreadsheet, wanted.get("range"))
    access.refuse_protected(spreadsheet, place.tab, place.box, caller)
    _unmerge(place.tab, place.box)


def _set_filter(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> None:
    given = wanted.get("filter") or {}
    place = ranges.grid_range(spreadsheet, given.get("range"))
    kept = {name: given[name] for name in ("sortSpecs", "criteria", "filterSpecs") if given.get(name)}
    place.tab.basic_filter = {"range": ranges.as_grid_range(place.tab, place.box)} | kept


def _clear_filter(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> None:
    spreadsheet.tab_by_id(int(wanted.get("sheetId") or 0)).basic_filter = None


def _insert_dimension(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    tab, dimension, start, end = ranges.dimension_range(spreadsheet, wanted.get("range"))
    if start > tab.count(dimension):
        raise errors.invalid(
            f"range.startIndex[{start}] is beyond the grid's {tab.count(dimension)} {dimension.lower()}"
        )
    if wanted.get("inheritFromBefore") and start == 0:
        raise errors.invalid("inheritFromBefore cannot be true if inserting at the first row or column.")
    dimensions.insert(spreadsheet, tab, dimension, start, end - start)
    access.refuse_too_many_cells(spreadsheet, caller)


def _delete_dimension(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    tab, dimension, start, end = ranges.dimension_range(spreadsheet, wanted.get("range"))
    end = min(end, tab.count(dimension))
    if start >= end:
        raise errors.invalid(f"Cannot delete {dimension.lower()} that do not exist.")
    if end - start >= tab.count(dimension):
        raise errors.invalid(f"You can't delete all the {dimension.lower()} on the sheet.")
    gone = Box(start, end, 0, tab.columns) if dimension == "ROWS" else Box(0, tab.rows, start, end)
    access.refuse_protected(spreadsheet, tab, gone, caller)
    dimensions.delete(spreadsheet, tab, dimension, start, end)


def _append_dimension(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    tab = spreadsheet.tab_by_id(int(wanted.get("sheetId") or 0))
    length, by_row = int(wanted.get("length") or 0), wanted.get("dimension") == "ROWS"
    access.grow(spreadsheet, tab, tab.rows + length * by_row, tab.columns + length * (not by_row), caller)


def _move_dimension(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    tab, dimension, start, end = ranges.dimension_range(spreadsheet, wanted.get("source"))
    to = int(wanted.get("destinationIndex") or 0)
    if start <= to <= end or to > tab.count(dimension):
        raise errors.invalid("The destinationIndex must not be within the range being moved.")
    access.refuse_protected(spreadsheet, tab, tab.whole, caller)
    dimensions.move(spreadsheet, tab, dimension, start, end, to=to)


def _update_dimension(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> None:
    tab, dimension, start, end = ranges.dimension_range(spreadsheet, wanted.get("range"))
    mask = field_masks.required(wanted.get("fields"), "DimensionProperties", "properties")
    new = wanted.get("properties") or {}
    for number in range(start, end):
        known = tab.dimensions[dimension].setdefault(number, {})
        known.update({name: new.get(name) for name in (new if "*" in mask else mask)})


def _auto_resize(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> None:
    """Make columns as wide as their widest text; rows keep their height."""
    tab, dimension, start, end = ranges.dimension_range(spreadsheet, wanted.get("dimensions"))
    formulas = Formulas(spreadsheet)
    for column in range(start, end) if dimension == "COLUMNS" else ():
        widths = []
        for row, _ in tab.filled(Box(0, tab.rows, column, column + 1)):
            form = tab.cell(row, column).number_format
            text = rendering.formatted(formulas.value(tab, row, column), form, spreadsheet.locale)
            widths += [stringWidth(line, "Helvetica", _PIXELS_PER_LETTER) for line in text.split("\n")]
        if widths:
            tab.dimensions["COLUMNS"].setdefault(column, {})["pixelSize"] = round(max(widths)) + _PADDING


def _add_group(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> dict[str, Any]:
    tab, dimension, start, end = ranges.dimension_range(spreadsheet, wanted.get("range"))
    outer = max((depth for a, b, depth in tab.groups[dimension] if a <= start and end <= b), default=0)
    deeper = [
        (a, b, depth + (start <= a and b <= end and (a, b) != (start, end))) for a, b, depth in tab.groups[dimension]
    ]
    tab.groups[dimension] = sorted([*deeper, (start, end, outer + 1)], key=lambda group: (group[2], group[0]))
    tab.grid_settings["rowGroupControlAfter" if dimension == "ROWS" else "columnGroupControlAfter"] = True
    return {"dimensionGroups": spreadsheets.groups(tab, dimension)}


def _delete_group(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> dict[str, Any]:
    tab, dimension, start, end = ranges.dimension_range(spreadsheet, wanted.get("range"))
    there = [group for group in tab.groups[dimension] if group[:2] == (start, end)]
    if not there:
        raise errors.invalid("There is no dimension group at the given range.")
    tab.groups[dimension].remove(max(there, key=lambda group: group[2]))
    left = spreadsheets.groups(tab, dimension)
    return {"dimensionGroups": left} if left else {}


HANDLERS = {
    "addNamedRange": _add_named_range,
    "updateNamedRange": _update_named_range,
    "deleteNamedRange": _delete_named_range,
    "addProtectedRange": _add_protection,
    "updateProtectedRange": _update_protection,
    "deleteProtectedRange": _delete_protection,
    "mergeCells": _merge_cells,
    "unmergeCells": _unmerge_cells,
    "setBasicFilter": _set_filter,
    "clearBasicFilter": _clear_filter,
    "insertDimension": _insert_dimension,
    "deleteDimension": _delete_dimension,
    "appendDimension": _append_dimension,
    "moveDimension": _move_dimension,
    "updateDimensionProperties": _update_dimension,
    "autoResizeDimensions": _auto_resize,
    "addDimensionGroup": _add_group,
    "deleteDimensionGroup": _delete_group,
}
