"""Reading values: values.get and values:batchGet, and the ValueRange that other replies contain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.sheets_server import a1, errors, ranges, rendering
from tests.sheets_server.a1 import Box
from tests.sheets_server.formulas import Formulas
from tests.sheets_server.grid import Spreadsheet, Tab
from tests.sheets_server.wire import Request

_CHOICES = {
    "majorDimension": ("Dimension", "ROWS", "COLUMNS"),
    "valueRenderOption": ("ValueRenderOption", "FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"),
    "dateTimeRenderOption": ("DateTimeRenderOption", "SERIAL_NUMBER", "FORMATTED_STRING"),
    "valueInputOption": ("ValueInputOption", "RAW", "USER_ENTERED"),
    "insertDataOption": ("AppendValuesRequest.InsertDataOption", "OVERWRITE", "INSERT_ROWS"),
}
_CHOICES["responseValueRenderOption"] = _CHOICES["valueRenderOption"]
_CHOICES["responseDateTimeRenderOption"] = _CHOICES["dateTimeRenderOption"]


@dataclass(frozen=True)
class Look:
    """How values are to be rendered."""

    major: str = "ROWS"
    render: str = "FORMATTED_VALUE"
    date_time: str = "SERIAL_NUMBER"


def choice(request: Request, name: str, default: str) -> str:
    """Read an enumeration from the address; ApiError 400 for a value it does not have."""
    value = request.argument(name, default)
    kind, *allowed = _CHOICES[name]
    if value not in (*allowed, default):
        field = "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)
        full = f"type.googleapis.com/google.apps.sheets.v4.{kind}"
        raise errors.bad_request(field, f"Invalid value at '{field}' ({full}), \"{value}\"")
    return value


def look(request: Request) -> Look:
    return Look(
        choice(request, "majorDimension", "ROWS"),
        choice(request, "valueRenderOption", "FORMATTED_VALUE"),
        choice(request, "dateTimeRenderOption", "SERIAL_NUMBER"),
    )


def get(spreadsheet: Spreadsheet, text: str, look: Look) -> dict[str, Any]:
    place = ranges.locate(spreadsheet, text)
    return value_range(spreadsheet, place.tab, place.box, look)


def batch_get(spreadsheet: Spreadsheet, request: Request) -> dict[str, Any]:
    wanted = look(request)
    found = [get(spreadsheet, text, wanted) for text in request.query.get("ranges", [])]
    return {"spreadsheetId": spreadsheet.id} | ({"valueRanges": found} if found else {})


def value_range(spreadsheet: Spreadsheet, tab: Tab, box: Box, look: Look) -> dict[str, Any]:
    """Return range, dimension and values; without any value there is no key `values`."""
    values = matrix(spreadsheet, tab, box, look)
    reply: dict[str, Any] = {"range": a1.echo(tab.title, box), "majorDimension": look.major}
    return reply | ({"values": values} if values else {})


def matrix(spreadsheet: Spreadsheet, tab: Tab, box: Box, look: Look) -> list[list[Any]]:
    """Return lists that end at the last filled cell; what lies before it is `""`, an empty line is `[]`."""
    formulas = Formulas(spreadsheet)
    lines: dict[int, dict[int, Any]] = {}
    for row, column in tab.filled(box):
        line, place = row - box.top, column - box.left
        if look.major == "COLUMNS":
            line, place = place, line
        lines.setdefault(line, {})[place] = shown(formulas, tab, row, column, look)
    return [_filled_up(lines.get(line, {})) for line in range(max(lines, default=-1) + 1)]


def _filled_up(line: dict[int, Any]) -> list[Any]:
    return [line.get(place, "") for place in range(max(line, default=-1) + 1)]


def shown(formulas: Formulas, tab: Tab, row: int, column: int, look: Look) -> Any:
    """Render one cell."""
    cell = tab.cell(row, column)
    if look.render == "FORMULA" and cell.formula is not None:
        return cell.formula
    value, locale = formulas.value(tab, row, column), formulas.spreadsheet.locale
    if look.render == "FORMATTED_VALUE":
        return rendering.formatted(value, cell.number_format, locale)
    return rendering.unformatted(value, cell.number_format, locale, look.date_time)
