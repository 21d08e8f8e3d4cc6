"""values.append: the table in the range is found, the rows go below it."""

from __future__ import annotations

from typing import Any

from tests.sheets_server import a1, access, dimensions, ranges, values, writing
from tests.sheets_server.a1 import Box
from tests.sheets_server.access import Caller
from tests.sheets_server.grid import Spreadsheet, Tab
from tests.sheets_server.wire import Request


def append(spreadsheet: Spreadsheet, text: str, request: Request, caller: Caller) -> dict[str, Any]:
    """Append below the last table that has a filled cell in the range, else at the range's first cell."""
    wanted = writing.entry(request)
    insert = values.choice(request, "insertDataOption", "OVERWRITE") == "INSERT_ROWS"
    place = ranges.locate(spreadsheet, text)
    box, tab = place.box, place.tab
    table = last_table(tab, box)
    top, left = (table.bottom, table.left) if table else (box.top, box.left)
    target = Box(top, top + max(wanted.height, 1), left, left + max(wanted.width, 1))
    if insert and table:
        dimensions.insert(spreadsheet, tab, "ROWS", top, wanted.height)
    access.grow(spreadsheet, tab, target.bottom, target.right, caller)
    written = writing.write(spreadsheet, tab, target, wanted, caller)
    reply: dict[str, Any] = {"spreadsheetId": spreadsheet.id}
    if table:
        reply["tableRange"] = a1.echo(tab.title, table)
    return reply | {"updates": written.reply(spreadsheet, wanted)}


def last_table(tab: Tab, box: Box) -> Box | None:
    """Find the table of the bottom-most, then right-most filled cell of the range."""
    last = max(tab.filled(box), default=None)
    return None if last is None else grown(tab, Box(last[0], last[0] + 1, last[1], last[1] + 1))


def grown(tab: Tab, box: Box) -> Box:
    """Grow a rectangle until the ring around it is empty: blank rows and columns separate tables."""
    while True:
        ring = [
            (-1, 0, 0, 0, Box(box.top - 1, box.top, box.left - 1, box.right + 1)),
            (0, 1, 0, 0, Box(box.bottom, box.bottom + 1, box.left - 1, box.right + 1)),
            (0, 0, -1, 0, Box(box.top - 1, box.bottom + 1, box.left - 1, box.left)),
            (0, 0, 0, 1, Box(box.top - 1, box.bottom + 1, box.right, box.right + 1)),
        ]
        step = next((move for *move, side in ring if _any_filled(tab, side)), None)
        if step is None:
            return box
        box = Box(*(edge + move for edge, move in zip(box, step, strict=True)))


def _any_filled(tab: Tab, side: Box) -> bool:
    cells = tab.cells
    return any(
        (row, column) in cells and cells[row, column].filled
        for row in range(side.top, side.bottom)
        for column in range(side.left, side.right)
    )
