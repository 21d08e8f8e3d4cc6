"""Reads the roster, the list of offices that are invited, from a CSV or XLSX file of the coordination.

Finds every mistake with its row and column, so that a page can show it at the cell. Matches no answers to offices.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.collect.files import read_table
from pipeline.collect.files_headings import ROSTER
from pipeline.collect.roster_columns import COLUMNS, REQUIRED, find_header
from pipeline.collect.roster_names import with_short_names
from pipeline.collect.roster_notes import (
    CellNote,
    as_one_error,
    empty_cell,
    missing_column,
    no_header,
    nobody_invited,
    yes_or_no,
)
from pipeline.model import Office, RawTable, Text
from pipeline.questionnaire.loader import load_questionnaire

_YES = frozenset(["ja", "j", "yes", "y", "wahr", "true", "1", "x", "✓", "✔", "☑", "eingeladen"])
_NO = frozenset(["nein", "n", "no", "falsch", "false", "0", "-", "–", "✗", "☐", "nicht"])
_MARKS = frozenset(["x", "✓", "✔", "☑", "1"])
_PUNCTUATION = re.compile(r"\W+")
_BETWEEN = re.compile(r"[|;]")  # we write the bar; people type a semicolon
_NOTHING = frozenset(("-", "–", "—", "/"))


@dataclass
class RosterReading:
    """The offices of a file, and what has to be mended (`mistakes`) or looked at (`notes`)."""

    offices: tuple[Office, ...] = ()
    mistakes: list[CellNote] = field(default_factory=list)
    notes: list[CellNote] = field(default_factory=list)


def read_roster(source: str | os.PathLike[str] | RawTable) -> tuple[Office, ...]:
    """Return the offices of a roster in its order; all mistakes together are one `UserError`."""
    table = source if isinstance(source, RawTable) else read_table(source, ROSTER)
    reading = check_roster(table)
    if reading.mistakes:
        raise as_one_error(table.name, reading.mistakes)
    return reading.offices


def check_roster(table: RawTable) -> RosterReading:
    """Return the offices of a roster with every mistake and assumption at its cell; never raises for a cell."""
    header = find_header(table.rows)
    if header is None:
        return RosterReading(mistakes=[no_header()])
    index, positions = header
    missing = [column for column in REQUIRED if column not in positions]
    if missing:
        return RosterReading(mistakes=[missing_column(index + 1, column) for column in missing])
    lines = [
        _Line(number, {column: _cell(row, position) for column, position in positions.items()})
        for number, row in enumerate(table.rows[index + 1 :], start=index + 2)
        if any(cell.strip() for cell in row)
    ]
    return _read_lines(lines)


def roster_cells(table: RawTable) -> dict[int, tuple[str, ...]]:
    """Return the cells of a roster in the order of our own columns, by row of the file; {} without headings."""
    header = find_header(table.rows)
    if header is None:
        return {}
    index, positions = header
    return {
        number: tuple(_cell(row, positions[column]) if column in positions else "" for column in COLUMNS)
        for number, row in enumerate(table.rows[index + 1 :], start=index + 2)
        if any(cell.strip() for cell in row)
    }


@dataclass(frozen=True)
class _Line:
    row: int
    cells: dict[str, str]

    def note(self, column: str, de: str, en: str) -> CellNote:
        return CellNote(self.row, column, Text(de, en))


def _cell(row: tuple[str, ...], position: int) -> str:
    return " ".join(row[position].split()) if position < len(row) else ""


def _read_lines(lines: list[_Line]) -> RosterReading:
    reading = RosterReading()
    invited = _invitations(lines, reading)
    offices = [_office(line, invited.get(line.row, True), reading) for line in lines]
    reading.mistakes.extend(_repeated(lines, "stellen_id", "Die Stelle", "The office"))
    reading.mistakes.extend(_repeated(lines, "stelle", "Der Name", "The name"))
    reading.mistakes.extend(_repeated(lines, "kurzname", "Der Kurzname", "The short name"))
    reading.notes.extend(_repeated(lines, "kurz", "Das Kürzel", "The abbreviation"))
    if not any(office.invited for office in offices):
        reading.mistakes.append(nobody_invited(lines[0].row if lines else 1))
    reading.offices, derived = with_short_names(offices)
    for position, column, text in derived:
        reading.notes.append(CellNote(lines[position].row, column, text))
    return reading


def _office(line: _Line, invited: bool, reading: RosterReading) -> Office:
    for column in REQUIRED:
        if not line.cells[column]:
            reading.mistakes.append(empty_cell(line.row, column))
    texts: dict[str, Any] = {
        COLUMNS[column][0]: "" if text in _NOTHING else text
        for column, text in line.cells.items()
        if column not in ("aliase", "moegliche_federfuehrung", "eingeladen", "extern")
    }
    office = Office(**{"short": "", "label": "", **texts})
    _check_address(line, "email", reading)
    _check_address(line, "vorzimmer_email", reading)
    return replace(
        office,
        invited=invited,
        aliases=_list(line.cells.get("aliase", "")),
        expected_fields=tuple(_expected_fields(line, reading)),
        external=_external(line, reading),
    )


def _list(cell: str) -> tuple[str, ...]:
    parts = (part.strip() for part in _BETWEEN.split(cell))
    return tuple(part for part in parts if part and part not in _NOTHING)


def _expected_fields(line: _Line, reading: RosterReading) -> Iterator[str]:
    """Yield codes; a field may be named instead. Unknown ones stay as they are: the rules ignore them."""
    known = {
        text.casefold(): one.code
        for one in load_questionnaire().fields
        for text in (one.code, one.name.de, one.name.en)
    }
    for entry in _list(line.cells.get("moegliche_federfuehrung", "")):
        if entry.casefold() not in known:
            reading.notes.append(
                line.note(
                    "moegliche_federfuehrung",
                    f"„{entry}“ ist kein Handlungsfeld und bleibt außer Betracht",
                    f"“{entry}” is no field of action and is left out of account",
                )
            )
        yield known.get(entry.casefold(), entry)


def _external(line: _Line, reading: RosterReading) -> str:
    cell = line.cells.get("extern", "").casefold()
    if cell and cell not in _YES | _NO:
        reading.mistakes.append(yes_or_no(line.row, "extern", cell))
    return "ja" if cell in _YES else "nein" if cell in _NO else ""


def _check_address(line: _Line, column: str, reading: RosterReading) -> None:
    address = line.cells.get(column, "")
    if address and address not in _NOTHING and (address.count("@") != 1 or " " in address):
        reading.notes.append(
            line.note(column, f"„{address}“ ist keine E-Mail-Adresse", f"“{address}” is no e-mail address")
        )


def _invitations(lines: list[_Line], reading: RosterReading) -> dict[int, bool]:
    """Say per row whether the office is invited; an empty cell means what the others in its column leave open."""
    cells = {line.row: line.cells.get("eingeladen", "").casefold() for line in lines}
    used = set(cells.values()) - {""}
    blank = True if used <= _NO else False if used <= _MARKS else None
    for line in lines:
        cell = cells[line.row]
        if cell not in _YES | _NO | {""} or (not cell and blank is None):
            reading.mistakes.append(yes_or_no(line.row, "eingeladen", cell))
        elif not cell and used:
            answer = ("eingeladen", "invited") if blank else ("nicht eingeladen", "not invited")
            reading.notes.append(
                line.note("eingeladen", f"leer, gelesen als {answer[0]}", f"empty, read as {answer[1]}")
            )
    return {row: cell in _YES if cell else bool(blank) for row, cell in cells.items()}


def _repeated(lines: Iterable[_Line], column: str, de: str, en: str) -> Iterator[CellNote]:
    first: dict[str, int] = {}
    for line in lines:
        text = line.cells.get(column, "")
        other = first.setdefault(_PUNCTUATION.sub(" ", text.casefold()).strip(), line.row)
        if text and other != line.row:
            yield line.note(
                column,
                f"{de} „{text}“ steht auch in Zeile {other}. Bitte löschen oder unterscheiden Sie einen der Einträge",
                f"{en} “{text}” stands in row {other} too. Please delete one of the entries or tell them apart",
            )
