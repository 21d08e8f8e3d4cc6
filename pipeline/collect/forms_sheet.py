"""How the XLSX form looks: title, questions, framed input cells with drop-downs, protection, printing.

Column A is hidden and names the line, B is its caption, C and D are for the answers. Knows no questionnaire.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation

from pipeline.collect.forms_inputs import Input

_BLUE, _GREY, _PALE = "1D4ED8", "4B5563", "EFF6FF"
_WIDTHS = {"B": 40, "C": 46, "D": 26}
_LINE = 15  # points
_FRAME = Border(**{side: Side("thin", color=_BLUE) for side in ("left", "right", "top", "bottom")})
_WRAP = Alignment(wrap_text=True, vertical="top")
_LONGEST_PROMPT = 250
_LISTS = "Listen"


def _font(**style: Any) -> Font:
    return Font(name="Arial", **style)


class FormSheet:
    """A form being written from top to bottom."""

    def __init__(self, title: str, subject: str) -> None:
        self._book = Workbook()
        self._book.properties.title = title
        self._book.properties.subject = subject
        self._book.properties.language = "de-DE"
        self._book.properties.creator = "Vorabfrage"
        self._sheet: Any = self._book.active
        self._sheet.title = "Fragebogen"
        self._lists: Any = self._book.create_sheet(_LISTS)
        self._ranges: dict[tuple[str, ...], str] = {}
        self._row = 0

    def title(self, text: str) -> None:
        """Put the title at the top."""
        self._span(text, _font(bold=True, size=15, color=_BLUE), width=0.75)

    def heading(self, text: str) -> None:
        """Begin a block."""
        self._row += 1
        self._span(text, _font(bold=True, size=12, color="FFFFFF"), fill=PatternFill("solid", fgColor=_BLUE))

    def paragraph(self, text: str, *, bold: bool = False, small: bool = False) -> None:
        """Write a paragraph over the whole width; nothing for an empty one."""
        if text:
            self._span(text, _font(bold=bold, size=9 if small else 10), width=1.3 if small else 1.15)

    def question(self, text: str, help_: str) -> None:
        """Write a question and its help."""
        self._row += 1
        self._span(text, _font(bold=True, size=11), width=1.0)
        self._span(help_, _font(size=9, color=_GREY), width=1.3)

    def line(self, line: Input, limit: int | None, prompt: str) -> None:
        """Write one line of input cells with its caption."""
        self._next(line.key, line.caption)
        self._input("C", line.choices, limit, prompt)
        if line.second is None:
            self._sheet.merge_cells(f"C{self._row}:D{self._row}")
            self._sheet[f"D{self._row}"].border = _FRAME
        else:
            self._input("D", line.second, None, prompt)
        caption_lines = math.ceil(len(line.caption) / (1.2 * _WIDTHS["B"]))
        self._sheet.row_dimensions[self._row].height = _LINE * max(line.lines, caption_lines) + 4

    def fact(self, key: str, caption: str, value: str, second: str = "") -> None:
        """Write something that the form carries and nobody changes."""
        self._next(key, caption)
        for column, text in (("C", value), ("D", second)):
            cell = self._sheet[f"{column}{self._row}"]
            cell.value, cell.data_type, cell.font = text, "s", _font(size=9, color=_GREY)

    def finish(self) -> Workbook:
        """Protect the sheet without a password, set up printing and return the workbook."""
        sheet = self._sheet
        sheet.column_dimensions["A"].hidden = True
        for column, width in _WIDTHS.items():
            sheet.column_dimensions[column].width = width
        sheet.sheet_view.showGridLines = False
        sheet.freeze_panes = "A2"
        for protected in (sheet, self._lists):
            protected.protection.sheet = True
            protected.protection.formatRows = False  # a person may make a row higher
        self._lists.sheet_state = "hidden"
        self._book.security = WorkbookProtection(lockStructure=True)
        self._print_setup()
        return self._book

    def _print_setup(self) -> None:
        sheet = self._sheet
        sheet.print_area = f"B1:D{self._row}"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.orientation = "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins.left, sheet.page_margins.right = 0.8, 0.6
        sheet.oddFooter.center.text = "Seite &P von &N"

    def _span(self, text: str, font: Font, width: float = 1.0, fill: PatternFill | None = None) -> None:
        """Write a text over the columns B to D, in a row high enough for it."""
        self._row += 1
        self._sheet.merge_cells(f"B{self._row}:D{self._row}")
        cell = self._sheet[f"B{self._row}"]
        cell.value, cell.font, cell.alignment, cell.data_type = text, font, _WRAP, "s"
        if fill:
            cell.fill = fill
        characters = sum(_WIDTHS.values()) * width
        lines = sum(math.ceil(max(len(part), 1) / characters) for part in text.split("\n"))
        self._sheet.row_dimensions[self._row].height = lines * (font.size or 10) * 1.36 + 4

    def _next(self, key: str, caption: str) -> None:
        self._row += 1
        self._sheet[f"A{self._row}"] = key
        cell = self._sheet[f"B{self._row}"]
        cell.value, cell.font, cell.alignment = caption, _font(size=10), _WRAP

    def _input(self, column: str, choices: Sequence[str], limit: int | None, prompt: str) -> None:
        place = f"{column}{self._row}"
        cell = self._sheet[place]
        cell.border, cell.fill, cell.alignment = _FRAME, PatternFill("solid", fgColor=_PALE), _WRAP
        cell.protection = Protection(locked=False)
        cell.number_format = "@"  # else a spreadsheet makes a date of 4/5
        rule = self._choice(choices) if choices else self._length(limit)
        rule.promptTitle, rule.prompt = "Frage", prompt[:_LONGEST_PROMPT]
        rule.showInputMessage = rule.showErrorMessage = rule.allow_blank = True
        self._sheet.add_data_validation(rule)
        rule.add(place)

    def _choice(self, choices: Sequence[str]) -> DataValidation:
        rule = DataValidation(type="list", formula1=self._range(tuple(choices)))
        rule.errorTitle, rule.error = "Auswahl", "Bitte wählen Sie einen Eintrag aus der Liste."
        return rule

    def _length(self, limit: int | None) -> DataValidation:
        """Warn of a text that is too long, but take it: nobody loses what they wrote."""
        rule = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(limit or 120))
        rule.errorStyle, rule.errorTitle = "warning", "Länge"
        rule.error = f"Bitte kürzen Sie auf höchstens {limit or 120} Zeichen, wenn es geht."
        return rule

    def _range(self, choices: tuple[str, ...]) -> str:
        """Put the choices into a column of the hidden sheet, each list once."""
        if choices not in self._ranges:
            column = get_column_letter(len(self._ranges) + 1)
            for row, choice in enumerate(choices, start=1):
                cell = self._lists[f"{column}{row}"]
                cell.value, cell.data_type = choice, "s"
            self._ranges[choices] = f"{_LISTS}!${column}$1:${column}${len(choices)}"
        return self._ranges[choices]
