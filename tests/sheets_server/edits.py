"""What people do to a sheet in their browser, as one call each; also usable as a fault "just before the n-th call".

Each edit acts as the file's owner, so protections do not stop it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.sheets_server import batch_update, errors, ranges, writing
from tests.sheets_server.a1 import Box
from tests.sheets_server.access import Caller
from tests.sheets_server.cell_requests import sort
from tests.sheets_server.grid import Spreadsheet, Tab, new_number
from tests.sheets_server.world import World, permission

Edit = Callable[[World, Spreadsheet, Tab, Mapping[str, Any]], None]


def perform(world: World, wanted: Mapping[str, Any]) -> None:
    """Perform `wanted["do"]` in `spreadsheet` (default: the newest file) and `tab` (default: the first)."""
    name = wanted["do"]
    if name not in EDITS:
        raise errors.invalid(f"Unknown edit {name}. Known: {', '.join(EDITS)}")
    file_id = wanted.get("spreadsheet") or next(reversed(world.files))
    file = world.files.get(file_id) or world.trash[file_id]
    title = wanted.get("tab")
    tab = file.tab_by_title(title) if title else file.tabs[0]
    if tab is None:
        raise errors.invalid(f"No tab {title}")
    EDITS[name](world, file, tab, wanted)
    file.modified = world.clock.now()


def _request(file: Spreadsheet, kind: str, **content: Any) -> None:
    batch_update.HANDLERS[kind](file, content, Caller(file.owner))


def _set_cell(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
    """Type a value into a cell (`cell`: A1); `typed: false` stores it as it is."""
    box = ranges.locate(file, f"'{tab.title.replace(chr(39), chr(39) * 2)}'!{args['cell']}").box
    cell, value, typed = tab.cell(box.top, box.left), args.get("value"), args.get("typed", True)
    new = cell.emptied() if value is None else writing.filled(cell, value, file.locale, typed=typed)
    tab.put(box.top, box.left, new)


def _append_row(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
    """Type a row below the last row that holds anything."""
    top = max((row for row, _ in tab.filled(tab.whole)), default=-1) + 1
    tab.rows = max(tab.rows, top + 1)
    for column, value in enumerate(args["row"]):
        tab.put(top, column, writing.filled(tab.cell(top, column), value, file.locale, typed=True))


def _span(args: Mapping[str, Any]) -> dict[str, Any]:
    start = int(args["at"])
    return {"startIndex": start, "endIndex": start + int(args.get("count", 1))}


def _insert(dimension: str) -> Edit:
    def edit(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
        _request(file, "insertDimension", range={"sheetId": tab.sheet_id, "dimension": dimension, **_span(args)})

    return edit


def _delete(dimension: str) -> Edit:
    def edit(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
        _request(file, "deleteDimension", range={"sheetId": tab.sheet_id, "dimension": dimension, **_span(args)})

    return edit


def _move(dimension: str) -> Edit:
    def edit(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
        source = {"sheetId": tab.sheet_id, "dimension": dimension, **_span(args)}
        _request(file, "moveDimension", source=source, destinationIndex=int(args["to"]))

    return edit


def _sort_rows(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
    """Sort all rows below the header by a column."""
    last = max((row for row, _ in tab.filled(tab.whole)), default=0) + 1
    if last > 1:
        box = Box(int(args.get("header_rows", 1)), last, 0, tab.columns)
        sort(file, tab, box, [(int(args.get("by", 0)), bool(args.get("descending")))])


def _rename_tab(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
    new = {"sheetId": tab.sheet_id, "title": args["title"]}
    _request(file, "updateSheetProperties", properties=new, fields="title")


def _delete_tab(_: World, file: Spreadsheet, tab: Tab, __: Mapping[str, Any]) -> None:
    if len(file.tabs) == 1:
        _request(file, "addSheet", properties={"title": "Tabellenblatt2"})
    _request(file, "deleteSheet", sheetId=tab.sheet_id)


def _add_tab(_: World, file: Spreadsheet, __: Tab, args: Mapping[str, Any]) -> None:
    _request(file, "addSheet", properties={"title": args["title"]})


def _set_filter(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
    """Filter all rows; `hide` hides rows (zero-based) as a filter does."""
    _request(file, "setBasicFilter", filter={"range": {"sheetId": tab.sheet_id}})
    for row in args.get("hide", []):
        tab.dimensions["ROWS"].setdefault(int(row), {})["hiddenByFilter"] = True


def _clear_filter(_: World, file: Spreadsheet, tab: Tab, __: Mapping[str, Any]) -> None:
    _request(file, "clearBasicFilter", sheetId=tab.sheet_id)
    for row in tab.dimensions["ROWS"].values():
        row.pop("hiddenByFilter", None)


def _protect(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
    """Protect the tab, or `range` of it, for the owner alone."""
    area = {"sheetId": tab.sheet_id} if tab.sheet_id else {}
    if args.get("range"):
        area = ranges.as_grid_range(tab, ranges.locate(file, args["range"]).box)
    known = {"protectedRangeId": new_number(), "range": area}
    tab.protections.append(known | {"editors": {"users": [file.owner]}})


def _unprotect(_: World, __: Spreadsheet, tab: Tab, ___: Mapping[str, Any]) -> None:
    tab.protections.clear()


def _share(_: World, file: Spreadsheet, __: Tab, args: Mapping[str, Any]) -> None:
    """Share the file with `with` (or `anyone`) as `role`."""
    address = args["with"]
    file.permissions = [p for p in file.permissions if p.get("emailAddress") != address]
    kind = "anyone" if address == "anyone" else "user"
    file.permissions.append(permission(kind, args.get("role", "writer"), "" if kind == "anyone" else address))


def _revoke_share(_: World, file: Spreadsheet, __: Tab, args: Mapping[str, Any]) -> None:
    """Take the share back from `with`, or from everybody but the owner."""
    address = args.get("with")
    file.permissions = [
        p for p in file.permissions if p["role"] == "owner" or (address and p.get("emailAddress") != address)
    ]


def _trash(world: World, file: Spreadsheet, __: Tab, ___: Mapping[str, Any]) -> None:
    world.trash[file.id] = world.files.pop(file.id, file)


def _restore(world: World, file: Spreadsheet, __: Tab, ___: Mapping[str, Any]) -> None:
    world.files[file.id] = world.trash.pop(file.id, file)


def _limit_cells(world: World, file: Spreadsheet, __: Tab, args: Mapping[str, Any]) -> None:
    """Lower the limit of cells a file may have; without `cells` to what it has now: the grid is full."""
    world.cell_limit = int(args.get("cells", file.cell_count))


def _fill_grid(_: World, __: Spreadsheet, tab: Tab, ___: Mapping[str, Any]) -> None:
    """Cut the empty rows at the end off, so that the next append must enlarge the grid."""
    tab.rows = max((row for row, _ in tab.filled(tab.whole)), default=0) + 1


def _set_locale(_: World, file: Spreadsheet, __: Tab, args: Mapping[str, Any]) -> None:
    _request(file, "updateSpreadsheetProperties", properties={"locale": args["locale"]}, fields="locale")


def _merge(_: World, file: Spreadsheet, tab: Tab, args: Mapping[str, Any]) -> None:
    box = ranges.locate(file, args["range"]).box
    _request(file, "mergeCells", range=ranges.as_grid_range(tab, box))


EDITS: dict[str, Edit] = {
    "set_cell": _set_cell,
    "append_row": _append_row,
    "insert_rows": _insert("ROWS"),
    "delete_rows": _delete("ROWS"),
    "move_rows": _move("ROWS"),
    "insert_columns": _insert("COLUMNS"),
    "delete_columns": _delete("COLUMNS"),
    "move_columns": _move("COLUMNS"),
    "sort_rows": _sort_rows,
    "rename_tab": _rename_tab,
    "delete_tab": _delete_tab,
    "add_tab": _add_tab,
    "set_filter": _set_filter,
    "clear_filter": _clear_filter,
    "protect": _protect,
    "unprotect": _unprotect,
    "share": _share,
    "revoke_share": _revoke_share,
    "trash_file": _trash,
    "restore_file": _restore,
    "limit_cells": _limit_cells,
    "fill_grid": _fill_grid,
    "set_locale": _set_locale,
    "merge_cells": _merge,
}
