"""Writing values: values.update, values:batchUpdate, values.clear, values:batchClear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.sheets_server import a1, access, errors, ranges, schema, user_entered, values
from tests.sheets_server.a1 import Box
from tests.sheets_server.access import Caller
from tests.sheets_server.grid import Cell, Spreadsheet, Tab
from tests.sheets_server.wire import Request

MOST_CHARACTERS = 50_000
_TOO_LONG = f"Your input contains more than the maximum of {MOST_CHARACTERS} characters in a single cell."
_NO_OPTION = "'valueInputOption' is required but not specified"


@dataclass(frozen=True)
class Entry:
    """What a request wants to write, read and checked: lines of cells, and how the cells are to be understood."""

    lines: Sequence[Sequence[Any]]
    typed: bool  # USER_ENTERED
    echo: values.Look | None = None  # set where the reply is to show what was written

    @property
    def height(self) -> int:
        return len(self.lines)

    @property
    def width(self) -> int:
        return max(map(len, self.lines), default=0)


@dataclass(frozen=True)
class Written:
    """What was written: where, in which rows and columns, how many cells."""

    tab: Tab
    box: Box
    places: frozenset[tuple[int, int]]

    def reply(self, spreadsheet: Spreadsheet, entry: Entry) -> dict[str, Any]:
        counts = {
            "updatedRows": len({row for row, _ in self.places}),
            "updatedColumns": len({column for _, column in self.places}),
            "updatedCells": len(self.places),
        }
        reply = {"spreadsheetId": spreadsheet.id, "updatedRange": a1.echo(self.tab.title, self.box)}
        reply |= {name: count for name, count in counts.items() if count}
        if entry.echo:
            reply["updatedData"] = values.value_range(spreadsheet, self.tab, self.box, entry.echo)
        return reply


def entry(request: Request) -> Entry:
    """Read the body and the options of values.update and values.append."""
    body = request.json()
    schema.check(body, "ValueRange", "data")
    option = values.choice(request, "valueInputOption", "")
    echo = None
    if request.flag("includeValuesInResponse"):
        echo = values.Look(
            "ROWS",
            values.choice(request, "responseValueRenderOption", "FORMATTED_VALUE"),
            values.choice(request, "responseDateTimeRenderOption", "SERIAL_NUMBER"),
        )
    return _entry(body, option, echo, "data")


def _entry(body: Mapping[str, Any], option: str, echo: values.Look | None, where: str) -> Entry:
    lines = body.get("values") or []
    for number, line in enumerate(lines):
        if not isinstance(line, list):
            raise schema.wrong(f"{where}.values[{number}]", "google.protobuf.ListValue", line)
    if not option:
        raise errors.invalid(_NO_OPTION)
    for number, line in enumerate(lines):
        for place, value in enumerate(line):
            _refuse_composite(value, f"values[{number}][{place}]")
    if body.get("majorDimension") == "COLUMNS":
        width = max(map(len, lines), default=0)
        lines = [[line[place] if place < len(line) else None for line in lines] for place in range(width)]
    return Entry(lines, option == "USER_ENTERED", echo)


def _refuse_composite(value: Any, where: str) -> None:
    if isinstance(value, (list, dict)):
        kind = "list_value" if isinstance(value, list) else "struct_value"
        raise errors.invalid(f"Invalid {where}: {kind} {{\n{_shown(value, '  ')}}}\n")
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        raise errors.invalid(_TOO_LONG)


def _shown(value: Any, indent: str) -> str:
    if isinstance(value, list):
        return "".join(f"{indent}values {{\n{_shown(item, indent + '  ')}{indent}}}\n" for item in value)
    if isinstance(value, dict):
        return "".join(
            f'{indent}fields {{\n{indent}  key: "{key}"\n{indent}  value {{\n'
            f"{_shown(item, indent + '    ')}{indent}  }}\n{indent}}}\n"
            for key, item in value.items()
        )
    if value is None:
        return f"{indent}null_value: NULL_VALUE\n"
    if isinstance(value, bool):
        return f"{indent}bool_value: {str(value).lower()}\n"
    return f'{indent}string_value: "{value}"\n' if isinstance(value, str) else f"{indent}number_value: {value}\n"


def update(spreadsheet: Spreadsheet, text: str, request: Request, caller: Caller) -> dict[str, Any]:
    wanted = entry(request)
    return _update(spreadsheet, text, wanted, caller).reply(spreadsheet, wanted)


def _update(spreadsheet: Spreadsheet, text: str, wanted: Entry, caller: Caller) -> Written:
    place = ranges.locate(spreadsheet, text)
    box = place.box
    target = Box(box.top, box.top + max(wanted.height, 1), box.left, box.left + max(wanted.width, 1))
    if not place.reference.is_cell:
        _refuse_beyond(place.tab, box, target)
    elif not place.tab.whole.covers(target):
        shown = a1.echo(place.tab.title, target)
        limits = f"Max rows: {place.tab.rows}, max columns: {place.tab.columns}"
        raise errors.invalid(f"Range ({shown}) exceeds grid limits. {limits}")
    return write(spreadsheet, place.tab, target, wanted, caller)


def _refuse_beyond(tab: Tab, box: Box, target: Box) -> None:
    outside = ""
    if target.right > box.right:
        outside = f"column [{a1.column_letters(box.right)}]"
    elif target.bottom > box.bottom:
        outside = f"row [{box.bottom + 1}]"
    if outside:
        shown = a1.echo(tab.title, box)
        raise errors.invalid(f"Requested writing within range [{shown}], but tried writing to {outside}")


def write(spreadsheet: Spreadsheet, tab: Tab, target: Box, wanted: Entry, caller: Caller) -> Written:
    """Put the lines into the grid; null leaves a cell alone, "" empties it."""
    places = {
        (target.top + row, target.left + column): value
        for row, line in enumerate(wanted.lines)
        for column, value in enumerate(line)
        if value is not None
    }
    if places:
        access.refuse_protected(spreadsheet, tab, target, caller)
    for (row, column), value in places.items():
        tab.put(row, column, filled(tab.cell(row, column), value, spreadsheet.locale, typed=wanted.typed))
    return Written(tab, target, frozenset(places))


def filled(cell: Cell, value: Any, locale: str, *, typed: bool) -> Cell:
    """Return the cell with a new value: as it is (RAW), or understood as typed by a person."""
    if isinstance(value, bool):
        return replace(cell, value=value, formula=None)
    if isinstance(value, (int, float)):
        return replace(cell, value=float(value), formula=None)
    if not typed or cell.number_format.get("type") == "TEXT":
        return replace(cell, value=value or None, formula=None)
    entered = user_entered.parse(value, locale)
    form = cell.format
    if entered.number_format:
        form = {**(cell.format or {}), "numberFormat": entered.number_format}
    return replace(cell, value=entered.value, formula=entered.formula, format=form)


def batch_update(spreadsheet: Spreadsheet, request: Request, caller: Caller) -> dict[str, Any]:
    """Write several ranges at once; the totals count distinct rows and columns."""
    body = request.json()
    schema.check(body, "BatchUpdateValuesRequest")
    echo = None
    if body.get("includeValuesInResponse"):
        render = body.get("responseValueRenderOption") or "FORMATTED_VALUE"
        echo = values.Look("ROWS", render, body.get("responseDateTimeRenderOption") or "SERIAL_NUMBER")
    done = []
    for number, data in enumerate(body.get("data") or []):
        wanted = _entry(data, body.get("valueInputOption") or "", echo, f"data[{number}]")
        try:
            done.append((_update(spreadsheet, data.get("range") or "", wanted, caller), wanted))
        except errors.ApiError as error:
            raise error.within(f"data[{number}]") from None
    return {"spreadsheetId": spreadsheet.id} | _totals(spreadsheet, done)


def _totals(spreadsheet: Spreadsheet, done: Sequence[tuple[Written, Entry]]) -> dict[str, Any]:
    places = [(written.tab.sheet_id, *place) for written, _ in done for place in written.places]
    totals = {
        "totalUpdatedRows": len({(tab, row) for tab, row, _ in places}),
        "totalUpdatedColumns": len({(tab, column) for tab, _, column in places}),
        "totalUpdatedCells": len(places),
        "totalUpdatedSheets": len({tab for tab, _, _ in places}),
    }
    replies = [written.reply(spreadsheet, wanted) for written, wanted in done]
    return {name: n for name, n in totals.items() if n} | ({"responses": replies} if replies else {})


def clear(spreadsheet: Spreadsheet, text: str, caller: Caller) -> dict[str, Any]:
    return {"spreadsheetId": spreadsheet.id, "clearedRange": _clear(spreadsheet, text, caller)}


def batch_clear(spreadsheet: Spreadsheet, request: Request, caller: Caller) -> dict[str, Any]:
    body = request.json()
    schema.check(body, "BatchClearValuesRequest")
    cleared = []
    for number, text in enumerate(body.get("ranges") or []):
        try:
            cleared.append(_clear(spreadsheet, text, caller))
        except errors.ApiError as error:
            raise error.within(f"range[{number}]") from None
    return {"spreadsheetId": spreadsheet.id} | ({"clearedRanges": cleared} if cleared else {})


def _clear(spreadsheet: Spreadsheet, text: str, caller: Caller) -> str:
    """Take the values out, and only them; return the range as Google echoes it."""
    place = ranges.locate(spreadsheet, text)
    box = place.box
    access.refuse_protected(spreadsheet, place.tab, box, caller)
    place.tab.empty(box)
    return a1.echo(place.tab.title, box)
