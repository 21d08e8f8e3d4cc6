"""One cell as CellData: what was entered, what it shows, its format, note and rule."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.sheets_server import properties, rendering, writing
from tests.sheets_server.field_masks import Mask, merge
from tests.sheets_server.formulas import Formulas
from tests.sheets_server.grid import Cell, Spreadsheet, Tab, Value
from tests.sheets_server.wire import float32

_ERROR_TYPES = {
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#N/A": "N_A",
    "#REF!": "REF",
    "#VALUE!": "VALUE",
    "#ERROR!": "ERROR",
}


def of_cell(spreadsheet: Spreadsheet, formulas: Formulas, tab: Tab, row: int, column: int) -> dict[str, Any]:
    cell = tab.cell(row, column)
    data: dict[str, Any] = {}
    if cell.filled:
        value = formulas.value(tab, row, column)
        data["userEnteredValue"] = {"formulaValue": cell.formula} if cell.formula else _extended(cell.value)
        data["effectiveValue"] = _extended(value, formula=cell.formula is not None)
        data["formattedValue"] = rendering.formatted(value, cell.number_format, spreadsheet.locale)
    if cell.format:
        data["userEnteredFormat"] = cell.format
    if cell.filled or cell.format:
        data["effectiveFormat"] = _effective(cell.format or {})
    if cell.note:
        data["note"] = cell.note
    if cell.validation:
        data["dataValidation"] = cell.validation
    return data


def _extended(value: Value, *, formula: bool = False) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, float):
        return {"numberValue": rendering.json_number(value)}
    if formula and value in _ERROR_TYPES:
        return {"errorValue": {"type": _ERROR_TYPES[str(value)], "message": str(value)}}
    return {"stringValue": value or ""}


def _effective(form: Mapping[str, Any]) -> dict[str, Any]:
    default = properties.DEFAULT_FORMAT
    text = {**default["textFormat"], "fontFamily": "Arial", **form.get("textFormat", {})}
    return {**default, **form, "textFormat": text, "hyperlinkDisplayType": "PLAIN_TEXT"}


def changed(cell: Cell, new: Mapping[str, Any], mask: Mask, spreadsheet: Spreadsheet) -> Cell:
    """Return the cell with the masked parts of a CellData; a masked part that is missing is cleared."""
    everything = "*" in mask
    if everything or "userEnteredValue" in mask:
        cell = _valued(cell, new.get("userEnteredValue"), spreadsheet)
    if everything or "userEnteredFormat" in mask:
        form = coloured(new.get("userEnteredFormat") or {})
        below = {} if everything else _with_colour_styles(mask["userEnteredFormat"])
        merged = merge(cell.format or {}, form, below) if below else form
        cell = replace(cell, format=merged or None)
    if everything or "note" in mask:
        cell = replace(cell, note=new.get("note") or "")
    if everything or "dataValidation" in mask:
        cell = replace(cell, validation=new.get("dataValidation") or None)
    return cell


def _valued(cell: Cell, value: Mapping[str, Any] | None, spreadsheet: Spreadsheet) -> Cell:
    if not value:
        return cell.emptied()
    kind, content = next(iter(value.items()))
    if kind == "formulaValue":
        return replace(cell, value=None, formula=str(content))
    return writing.filled(cell, content, spreadsheet.locale, typed=False)


def _with_colour_styles(mask: Mask) -> Mask:
    """Colours stand twice in a format, as `…Color` and as `…ColorStyle`; naming one names both."""
    both = {name: _with_colour_styles(below) for name, below in mask.items()}
    for name in list(both):
        if name.endswith("Color"):
            both[f"{name}Style"] = {}
    return both


def coloured(value: Any) -> Any:
    """Round colours to 32 bits, leave out zeros, and set the `…Style` twin beside each colour."""
    if not isinstance(value, Mapping):
        return value
    done: dict[str, Any] = {}
    twins: dict[str, Any] = {}
    for name, item in value.items():
        if name.endswith("Color"):
            done[name] = rgb(item)
            if name != "rgbColor":
                twins[f"{name}Style"] = {"rgbColor": done[name]}
        elif name.endswith("ColorStyle") and isinstance(item, Mapping):
            twins[name] = {"rgbColor": rgb(item.get("rgbColor"))} if "rgbColor" in item else dict(item)
            if "rgbColor" in item:
                done.setdefault(name.removesuffix("Style"), twins[name]["rgbColor"])
        elif item is not None:
            done[name] = coloured(item)
    return done | twins


def rgb(color: Mapping[str, float] | None) -> dict[str, int | float]:
    """Keep a colour as Google does, in 256 steps: 0.5 comes back as 127/255."""
    steps = {name: math.floor(share * 255 + 1e-6) for name, share in (color or {}).items() if share}
    return {name: float32(step / 255) for name, step in steps.items() if step}
