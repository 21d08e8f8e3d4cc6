"""Reads an Excel workbook as a person sees it: one sheet, every cell as text, and what had to be assumed.

Writes nothing, runs no formula, follows no link; what a cell means is for `clean` to say.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from pipeline.collect.files_headings import Headings, likeness
from pipeline.model import Text, UserError

Grid = list[tuple[str, ...]]
_LARGEST_UNPACKED = 100 * 1024 * 1024
_CLEARLY_BETTER = 3  # headings more than the next sheet
# Made from the answers, or laid aside: such a sheet does not compete with one of another name.
_BESIDE = re.compile(
    r"auswertung|diagramm|grafik|pivot|statistik|zusammenfassung|evaluation|summary|analysis|chart|"
    r"(?<![^\W_])(?:alt|old|archiv|archive|backup|sicherung|muster|beispiel|vorlage|template|example)(?![^\W_])",
    re.IGNORECASE,
)
_QUOTED_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_MIDNIGHT = time()


def read_workbook(data: bytes, headings: Headings) -> tuple[Grid, tuple[Text, ...]]:
    """Return the rows of the sheet that holds these headings, and how it was read."""
    chosen, notes = _choose(open_book(data).sheets, headings)
    return chosen.grid, (*notes, *chosen.notes())


def open_book(data: bytes) -> Book:
    """Return all sheets of a workbook as text. Raises UserError for a damaged file or one that unpacks to too much."""
    _refuse_bomb(data)
    workbook = _load(data, data_only=False)
    sheets = [Sheet(sheet) for sheet in workbook.worksheets]
    if any(sheet.formulas for sheet in sheets):
        results = _load(data, data_only=True)
        sheets = [Sheet(sheet, results[sheet.title]) for sheet in workbook.worksheets]
    return Book(sheets, workbook.properties.created, workbook.properties.modified)


def _refuse_bomb(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > _LARGEST_UNPACKED:
        raise UserError(
            f"Die Datei ist ausgepackt {unpacked // 2**20} MB groß, erlaubt sind {_LARGEST_UNPACKED // 2**20} MB. "
            "Bitte kopieren Sie den ausgefüllten Bereich in eine neue Arbeitsmappe und verwenden Sie diese.",
            f"The file unpacks to {unpacked // 2**20} MB; {_LARGEST_UNPACKED // 2**20} MB are allowed. Please copy the "
            "filled area into a new workbook and use that one.",
        )


def _load(data: bytes, *, data_only: bool) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415 - the form pages must not wait for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of decoration that it drops
            return load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False)
    except Exception as error:
        raise UserError(
            "Die Arbeitsmappe ist beschädigt oder ungewöhnlich aufgebaut. Bitte öffnen Sie sie in Excel oder "
            "LibreOffice, speichern Sie sie neu als .xlsx und versuchen Sie es noch einmal.",
            "The workbook is damaged or built in an unusual way. Please open it in Excel or LibreOffice, save it again "
            "as .xlsx and retry.",
        ) from error


class Sheet:
    """One sheet as text. Formulas show their last result; without any result on the sheet, their text."""

    def __init__(self, sheet: Any, results: Any = None) -> None:
        self.title: str = sheet.title
        self.visible: bool = sheet.sheet_state == "visible"
        self._sheet = sheet
        # The public walk over a sheet makes every empty cell up to the last one, a million for a stray blank.
        self._cells: dict[tuple[int, int], Any] = sheet._cells  # noqa: SLF001
        self._results: dict[tuple[int, int], Any] = results._cells if results else {}  # noqa: SLF001
        self.formulas = [place for place, cell in self._cells.items() if cell.data_type == "f"]
        self._calculated = any(self._result(place) is not None for place in self.formulas)
        self.grid = self._read()

    def _result(self, place: tuple[int, int]) -> Any:
        return self._results[place].value if place in self._results else None

    def _read(self) -> Grid:
        texts = {place: text for place, cell in self._cells.items() if (text := self._text(place, cell)) != ""}
        for area in self._tall_merges():
            for row in range(area.min_row + 1, area.max_row + 1):
                if (area.min_row, area.min_col) in texts:
                    texts[row, area.min_col] = texts[area.min_row, area.min_col]
        rows: dict[int, dict[int, str]] = {}
        for (row, column), text in texts.items():
            rows.setdefault(row, {})[column] = text
        return [_line(rows.get(row, {})) for row in range(1, max(rows, default=0) + 1)]

    def _tall_merges(self) -> list[Any]:
        return [area for area in self._sheet.merged_cells.ranges if area.max_row > area.min_row]

    def _text(self, place: tuple[int, int], cell: Any) -> str:
        if cell.data_type != "f":
            return as_text(cell.value, cell.number_format)
        if not self._calculated:
            return str(getattr(cell.value, "text", cell.value))
        return as_text(self._result(place), cell.number_format)

    def notes(self) -> Iterable[Text]:
        """Say what a person who looks at the sheet might not expect."""
        hidden = [
            number for number, row in self._sheet.row_dimensions.items() if row.hidden and number <= len(self.grid)
        ]
        columns = [
            name if column.min == column.max else f"{name} (+{column.max - column.min})"
            for name, column in self._sheet.column_dimensions.items()
            if column.hidden
        ]
        merges = [area.coord for area in self._tall_merges()]
        if hidden:
            yield Text(f"ausgeblendete Zeilen mitgelesen: {_few(hidden)}", f"hidden rows read too: {_few(hidden)}")
        if columns:
            yield Text(
                f"ausgeblendete Spalten mitgelesen: {_few(columns)}", f"hidden columns read too: {_few(columns)}"
            )
        if merges:
            yield Text(
                f"verbundene Zellen gelten für alle ihre Zeilen: {_few(merges)}",
                f"merged cells hold for all their rows: {_few(merges)}",
            )
        if self.formulas and not self._calculated:
            yield Text(
                f"{len(self.formulas)} Formeln ohne gespeichertes Ergebnis stehen als Formel da",
                f"{len(self.formulas)} formulas without a stored result stand as formulas",
            )


def _few(items: Sequence[object]) -> str:
    return ", ".join(map(str, items[:10])) + (" …" if len(items) > 10 else "")  # noqa: PLR2004 - enough to find them


def _line(cells: dict[int, str]) -> tuple[str, ...]:
    return tuple(cells.get(column, "") for column in range(1, max(cells, default=0) + 1))


def as_text(value: Any, number_format: str = "General") -> str:
    """Write a cell's value as text: `4.0` as `4`, dates as ISO, per cent as shown, everything else as it stands."""
    from openpyxl.utils.escape import unescape  # noqa: PLC0415 - see above

    match value:
        case None:
            return ""
        case bool():
            return "WAHR" if value else "FALSCH"
        case int() | float():
            return _number(value, number_format)
        case date() | time():
            return _moment(value)
        case _:
            return str(unescape(str(value))).replace("\r\n", "\n").replace("\r", "\n")


def _moment(value: date | time) -> str:
    if isinstance(value, datetime):
        midnight = value.time() == _MIDNIGHT
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value.isoformat(timespec="minutes")


def _number(value: float, number_format: str) -> str:
    if "%" in _QUOTED_FORMAT.sub("", number_format):
        return f"{value * 100:.15g}%"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.15g}"  # noqa: PLR2004


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets, and when it says it was made and last saved (in UTC, without a zone)."""

    sheets: list[Sheet]
    created: datetime | None
    modified: datetime | None


def _choose(sheets: list[Sheet], headings: Headings) -> tuple[Sheet, tuple[Text, ...]]:
    """Choose a sheet as a careful person would; two that fit equally well are a question, not a guess."""
    filled = [sheet for sheet in sheets if sheet.grid]
    if not filled:
        raise UserError(
            "Die Arbeitsmappe ist leer. Bitte prüfen Sie, ob es die richtige ist, und wählen Sie eine mit Inhalt.",
            "The workbook is empty. Please check whether it is the right one, and choose one with content.",
        )
    seen = [sheet for sheet in filled if sheet.visible]
    main = [sheet for sheet in seen if not _BESIDE.search(sheet.title)]
    ranked = _ranked(main, headings) or _ranked(seen, headings) or _ranked(filled, headings)
    if not ranked:
        chosen = max(filled, key=lambda sheet: (sheet.visible, sum(map(len, sheet.grid))))
        return chosen, _chosen(chosen, sheets)
    best, chosen = ranked[0]
    rivals = [sheet.title for points, sheet in ranked[1:] if points > best - _CLEARLY_BETTER]
    if rivals:
        names = ", ".join(f"„{title}“" for title in [chosen.title, *rivals])
        names_en = ", ".join(f"“{title}”" for title in [chosen.title, *rivals])
        raise UserError(
            f"Mehrere Blätter der Arbeitsmappe kommen in Frage: {names}. Bitte lassen Sie nur das Blatt mit den "
            "endgültigen Angaben sichtbar (die anderen löschen oder ausblenden) oder führen Sie sie zusammen.",
            f"Several sheets of the workbook may be meant: {names_en}. Please leave only the sheet with the final data "
            "visible (delete or hide the others), or join them.",
        )
    return chosen, _chosen(chosen, sheets)


def _ranked(sheets: Iterable[Sheet], headings: Headings) -> list[tuple[int, Sheet]]:
    fitting = [(points, sheet) for sheet in sheets if (points := likeness(sheet.grid, headings))]
    return sorted(fitting, key=lambda pair: -pair[0])


def _chosen(chosen: Sheet, sheets: list[Sheet]) -> tuple[Text, ...]:
    hidden = "" if chosen.visible else " (ausgeblendet)", "" if chosen.visible else " (hidden)"
    notes = [Text(f"Blatt „{chosen.title}“{hidden[0]}", f"sheet “{chosen.title}”{hidden[1]}")]
    others = [sheet.title for sheet in sheets if sheet is not chosen]
    if others:
        notes.append(Text(f"nicht gelesene Blätter: {_few(others)}", f"sheets not read: {_few(others)}"))
    return tuple(notes)
