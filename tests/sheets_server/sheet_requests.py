"""Requests that concern the file and its tabs: properties, adding, deleting, duplicating, tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.sheets_server import access, cell_data, errors, field_masks, locales, properties, ranges, rendering
from tests.sheets_server.a1 import MAX_COLUMNS
from tests.sheets_server.access import Caller
from tests.sheets_server.formulas import Formulas
from tests.sheets_server.grid import Spreadsheet, Tab, new_number

_TABLE_COLORS = {
    "headerColorStyle": {"rgbColor": {"red": 0.20784314, "green": 0.40784314, "blue": 0.32941177}},
    "firstBandColorStyle": {"rgbColor": {"red": 1, "green": 1, "blue": 1}},
    "secondBandColorStyle": {"rgbColor": {"red": 0.9647059, "green": 0.972549, "blue": 0.9764706}},
}


def _update_spreadsheet(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> None:
    mask = field_masks.required(wanted.get("fields"), "SpreadsheetProperties", "properties")
    new = wanted.get("properties") or {}
    for name in ("title", "locale", "timeZone") if "*" in mask else mask:
        if name == "title":
            spreadsheet.title = new.get("title") or "Untitled spreadsheet"
        elif name == "locale":
            spreadsheet.locale = _known_locale(new.get("locale") or "en_US")
        elif name == "timeZone":
            spreadsheet.time_zone = new.get("timeZone") or "Etc/GMT"
        elif new.get(name) is not None:
            spreadsheet.settings[name] = new[name]


def _known_locale(name: str) -> str:
    try:
        locales.writing(name)
    except ValueError:
        raise errors.invalid(f"Unsupported locale: {name}") from None
    return name


def _add_sheet(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> dict[str, Any]:
    given = wanted.get("properties") or {}
    title = given.get("title") or _free_title(spreadsheet)
    _refuse_taken(spreadsheet, title)
    sheet_id = _free_id(spreadsheet, given.get("sheetId"))
    grid = given.get("gridProperties") or {}
    tab = Tab(sheet_id, title, int(grid.get("rowCount") or 1000), int(grid.get("columnCount") or 26))
    index = given.get("index")
    spreadsheet.tabs.insert(len(spreadsheet.tabs) if index is None else int(index), tab)
    _take_over(tab, given, {name: {} for name in given})
    access.refuse_too_many_cells(spreadsheet, caller)
    _set_grid(spreadsheet, tab, grid, {}, caller)
    return {"properties": properties.of_tab(spreadsheet, tab)}


def _free_title(spreadsheet: Spreadsheet) -> str:
    number = len(spreadsheet.tabs) + 1
    while spreadsheet.tab_by_title(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def _refuse_taken(spreadsheet: Spreadsheet, title: str, but: Tab | None = None) -> None:
    if any(tab.title.lower() == title.lower() and tab is not but for tab in spreadsheet.tabs):
        raise errors.invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def _free_id(spreadsheet: Spreadsheet, wanted: int | None) -> int:
    if wanted is None:
        return spreadsheet.new_sheet_id()
    if any(tab.sheet_id == int(wanted) for tab in spreadsheet.tabs):
        raise errors.invalid(f"Sheet with ID {wanted} already exists.")
    return int(wanted)


def _delete_sheet(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    tab = spreadsheet.tab_by_id(int(wanted.get("sheetId") or 0))
    others = [other for other in spreadsheet.tabs if other is not tab and not other.settings.get("hidden")]
    if not others:
        raise errors.invalid("You can't remove all the visible sheets in a document.")
    if tab.protections:
        access.refuse_protected(spreadsheet, tab, tab.whole, caller)
    spreadsheet.tabs.remove(tab)
    spreadsheet.named_ranges = [
        named for named in spreadsheet.named_ranges if named["range"].get("sheetId", 0) != tab.sheet_id
    ]


def _duplicate_sheet(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> dict[str, Any]:
    source = spreadsheet.tab_by_id(int(wanted.get("sourceSheetId") or 0))
    title = wanted.get("newSheetName") or copy_title(spreadsheet, source.title)
    _refuse_taken(spreadsheet, title)
    twin = copied(source, _free_id(spreadsheet, wanted.get("newSheetId")), title)
    spreadsheet.tabs.insert(int(wanted.get("insertSheetIndex") or 0), twin)
    access.refuse_too_many_cells(spreadsheet, caller)
    return {"properties": properties.of_tab(spreadsheet, twin)}


def copied(source: Tab, sheet_id: int, title: str) -> Tab:
    """Copy a tab; protections and tables get numbers of their own."""
    twin = source.clone()
    twin.sheet_id, twin.title = sheet_id, title
    for protection in twin.protections:
        protection["protectedRangeId"] = new_number()
    for table in twin.tables:
        table["tableId"] = str(new_number())
    for owner in (*twin.protections, *twin.tables, *([twin.basic_filter] if twin.basic_filter else [])):
        owner["range"] = {"sheetId": sheet_id} | {k: v for k, v in owner.get("range", {}).items() if k != "sheetId"}
    return twin


def copy_title(spreadsheet: Spreadsheet, title: str) -> str:
    name, number = f"Copy of {title}", 1
    while spreadsheet.tab_by_title(name):
        number += 1
        name = f"Copy of {title} {number}"
    return name


def copy_to(spreadsheet: Spreadsheet, sheet_id: int, target: Spreadsheet, caller: Caller) -> dict[str, Any]:
    """Answer sheets.copyTo: the tab is put at the end of another file."""
    source = spreadsheet.tab_by_id(sheet_id)
    twin = copied(source, target.new_sheet_id(), copy_title(target, source.title))
    target.tabs.append(twin)
    try:
        access.refuse_too_many_cells(target, caller)
    except errors.ApiError:
        target.tabs.remove(twin)
        raise
    return properties.of_tab(target, twin)


def _update_sheet(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], caller: Caller) -> None:
    new = wanted.get("properties") or {}
    tab = spreadsheet.tab_by_id(int(new.get("sheetId") or 0))
    mask = field_masks.required(wanted.get("fields"), "SheetProperties", "properties")
    if "*" in mask:
        mask = {name: {} for name in ("title", "index", "hidden", "tabColorStyle", "rightToLeft", "gridProperties")}
        mask = {name: below for name, below in mask.items() if name in ("title", "tabColorStyle") or name in new}
    if "title" in mask:
        _rename(spreadsheet, tab, new.get("title") or "")
    if "hidden" in mask:
        _hide(spreadsheet, tab, hidden=bool(new.get("hidden")))
    _take_over(tab, new, mask)
    if "gridProperties" in mask:
        _set_grid(spreadsheet, tab, new.get("gridProperties") or {}, mask["gridProperties"], caller)
    if "index" in mask:
        _move(spreadsheet, tab, int(new.get("index") or 0))


def _rename(spreadsheet: Spreadsheet, tab: Tab, title: str) -> None:
    if not title:
        raise errors.invalid("The sheet name cannot be empty.")
    _refuse_taken(spreadsheet, title, but=tab)
    tab.title = title


def _hide(spreadsheet: Spreadsheet, tab: Tab, *, hidden: bool) -> None:
    others = [other for other in spreadsheet.tabs if other is not tab and not other.settings.get("hidden")]
    if hidden and not others:
        raise errors.invalid("You can't hide all the sheets in a document.")
    tab.settings["hidden"] = hidden


def _move(spreadsheet: Spreadsheet, tab: Tab, index: int) -> None:
    """Move a tab; the index counts as before the move."""
    here = spreadsheet.tabs.index(tab)
    spreadsheet.tabs.remove(tab)
    spreadsheet.tabs.insert(index - 1 if index > here else index, tab)


def _take_over(tab: Tab, new: Mapping[str, Any], mask: field_masks.Mask) -> None:
    if "tabColorStyle" in mask or "tabColor" in mask:
        _colour(tab, new)
    if "rightToLeft" in mask:
        tab.settings["rightToLeft"] = bool(new.get("rightToLeft"))


def _colour(tab: Tab, new: Mapping[str, Any]) -> None:
    """Set both spellings of the tab's colour, or take it away where none is given."""
    style = new.get("tabColorStyle") or {}
    color = style.get("rgbColor") or new.get("tabColor")
    if color is None:
        for name in ("tabColor", "tabColorStyle"):
            tab.settings.pop(name, None)
        return
    tab.settings["tabColor"] = cell_data.rgb(color)
    tab.settings["tabColorStyle"] = {"rgbColor": cell_data.rgb(color)}


def _set_grid(
    spreadsheet: Spreadsheet, tab: Tab, new: Mapping[str, Any], mask: field_masks.Mask, caller: Caller
) -> None:
    """Set what the mask names (or all that is given): rows before columns, each within the limit of cells."""
    for name in sorted(mask or new, key=lambda name: ("rowCount", "columnCount", name).index(name)):
        if name in ("rowCount", "columnCount"):
            _resize(tab, name, int(new.get(name) or 0))
            access.refuse_too_many_cells(spreadsheet, caller)
        else:
            tab.grid_settings[name] = new.get(name)
    _refuse_frozen(tab)


def _resize(tab: Tab, name: str, count: int) -> None:
    if count < 1:
        raise errors.invalid(f"gridProperties.{name} must be at least 1.")
    if name == "columnCount" and count > MAX_COLUMNS:
        raise errors.invalid(f"Number of columns must be at most {MAX_COLUMNS}.")
    setattr(tab, "rows" if name == "rowCount" else "columns", count)
    tab.cells = {place: cell for place, cell in tab.cells.items() if tab.whole.contains(*place)}


def _refuse_frozen(tab: Tab) -> None:
    if int(tab.grid_settings.get("frozenRowCount") or 0) >= tab.rows:
        raise errors.invalid("You can't freeze all visible rows on the sheet.")
    if int(tab.grid_settings.get("frozenColumnCount") or 0) >= tab.columns:
        raise errors.invalid("You can't freeze all visible columns on the sheet.")


def _add_table(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> dict[str, Any]:
    """Make a table: its first row names the columns and is frozen, its rows are banded."""
    given = wanted.get("table") or {}
    place = ranges.grid_range(spreadsheet, given.get("range"))
    tab, box, formulas = place.tab, place.box, Formulas(spreadsheet)
    names = []
    for column in range(box.left, box.right):
        cell = tab.cell(box.top, column)
        shown = rendering.formatted(formulas.value(tab, box.top, column), cell.number_format, spreadsheet.locale)
        names.append(shown or f"Column {column - box.left + 1}")
    count = sum(len(other.tables) for other in spreadsheet.tabs)
    table = {
        "tableId": given.get("tableId") or str(new_number()),
        "name": given.get("name") or f"Table{count + 1}",
        "range": ranges.as_grid_range(tab, box),
        "rowsProperties": given.get("rowsProperties") or _TABLE_COLORS,
        "columnProperties": [_column(number, name) for number, name in enumerate(names)],
    }
    tab.tables.append(table)
    if box.top == 0:
        tab.grid_settings.setdefault("frozenRowCount", 1)
    return {"table": table}


def _column(number: int, name: str) -> dict[str, Any]:
    return ({"columnIndex": number} if number else {}) | {"columnName": name}


def _table(spreadsheet: Spreadsheet, table_id: str) -> tuple[Tab, dict[str, Any]]:
    for tab in spreadsheet.tabs:
        for table in tab.tables:
            if table["tableId"] == table_id:
                return tab, table
    raise errors.invalid(f"No table with id: {table_id}")


def _update_table(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> None:
    new = wanted.get("table") or {}
    mask = field_masks.required(wanted.get("fields"), "Table", "table")
    _, table = _table(spreadsheet, new.get("tableId") or "")
    for name in ("name", "range", "columnProperties", "rowsProperties") if "*" in mask else mask:
        if name == "range":
            place = ranges.grid_range(spreadsheet, new.get("range"))
            table["range"] = ranges.as_grid_range(place.tab, place.box)
        elif name == "columnProperties":
            table[name] = [_column(int(c.get("columnIndex") or 0), c.get("columnName", "")) for c in new[name]]
        elif name in new:
            table[name] = new[name]


def _delete_table(spreadsheet: Spreadsheet, wanted: Mapping[str, Any], _: Caller) -> None:
    tab, table = _table(spreadsheet, wanted.get("tableId") or "")
    box = ranges.grid_range(spreadsheet, table["range"]).box
    tab.tables.remove(table)
    tab.empty(box)


HANDLERS = {
    "updateSpreadsheetProperties": _update_spreadsheet,
    "addSheet": _add_sheet,
    "deleteSheet": _delete_sheet,
    "duplicateSheet": _duplicate_sheet,
    "updateSheetProperties": _update_sheet,
    "addTable": _add_table,
    "updateTable": _update_table,
    "deleteTable": _delete_table,
}
