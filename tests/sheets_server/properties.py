"""The properties of spreadsheets and tabs as replies show them: defaults omitted, sheetId and index never."""

from __future__ import annotations

from typing import Any

from tests.sheets_server.grid import Spreadsheet, Tab

WHITE = {"red": 1, "green": 1, "blue": 1}
DEFAULT_FORMAT: dict[str, Any] = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}
_THEME = {
    "TEXT": {},
    "BACKGROUND": WHITE,
    "ACCENT1": {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275},
    "ACCENT2": {"red": 0.91764706, "green": 0.2627451, "blue": 0.20784314},
    "ACCENT3": {"red": 0.9843137, "green": 0.7372549, "blue": 0.015686275},
    "ACCENT4": {"red": 0.20392157, "green": 0.65882355, "blue": 0.3254902},
    "ACCENT5": {"red": 1, "green": 0.42745098, "blue": 0.003921569},
    "ACCENT6": {"red": 0.27450982, "green": 0.7411765, "blue": 0.7764706},
    "LINK": {"red": 0.06666667, "green": 0.33333334, "blue": 0.8},
}
THEME = {
    "primaryFontFamily": "Arial",
    "themeColors": [{"colorType": name, "color": {"rgbColor": color}} for name, color in _THEME.items()],
}


def of_spreadsheet(spreadsheet: Spreadsheet) -> dict[str, Any]:
    known = {
        "title": spreadsheet.title,
        "locale": spreadsheet.locale,
        "autoRecalc": "ON_CHANGE",
        "timeZone": spreadsheet.time_zone,
        "defaultFormat": DEFAULT_FORMAT,
        "spreadsheetTheme": THEME,
    }
    return known | spreadsheet.settings


def of_tab(spreadsheet: Spreadsheet, tab: Tab) -> dict[str, Any]:
    grid = {"rowCount": tab.rows, "columnCount": tab.columns}
    order = ("frozenRowCount", "frozenColumnCount", "hideGridlines", "rowGroupControlAfter", "columnGroupControlAfter")
    grid |= {name: tab.grid_settings[name] for name in order if tab.grid_settings.get(name)}
    known = {
        "sheetId": tab.sheet_id,
        "title": tab.title,
        "index": spreadsheet.tabs.index(tab),
        "sheetType": "GRID",
        "gridProperties": grid,
    }
    order = ("hidden", "tabColor", "rightToLeft", "tabColorStyle")
    return known | {name: tab.settings[name] for name in order if tab.settings.get(name) or name in _kept(tab)}


def _kept(tab: Tab) -> set[str]:
    return {name for name in ("tabColor", "tabColorStyle") if name in tab.settings}
