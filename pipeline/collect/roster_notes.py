"""What can be wrong with a roster, said at the cell: one sentence each, with the remedy.

Finds no mistake itself; that is for `roster_file`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.collect.roster_columns import REQUIRED
from pipeline.model import Text, UserError

_LISTED = 3  # mistakes that one line can hold


@dataclass(frozen=True)
class CellNote:
    """Something about one cell of the roster: a mistake that stops, or something that was assumed."""

    row: int  # of the file, 1-based
    column: str  # heading as in our own files: stellen_id, stelle …
    text: Text


def _note(row: int, column: str, de: str, en: str) -> CellNote:
    return CellNote(row, column, Text(de, en))


def no_header() -> CellNote:
    """No row holds headings."""
    return _note(
        1,
        "stelle",
        f"Es gibt keine Zeile mit Überschriften. Bitte benennen Sie mindestens {' und '.join(REQUIRED)}",
        f"There is no row with headings. Please name at least {' and '.join(REQUIRED)}",
    )


def missing_column(row: int, column: str) -> CellNote:
    """A necessary column is missing."""
    return _note(
        row,
        column,
        f"Die Spalte „{column}“ fehlt. Bitte ergänzen Sie sie und füllen Sie sie für jede Stelle aus",
        f"The column “{column}” is missing. Please add it and fill it in for every office",
    )


def empty_cell(row: int, column: str) -> CellNote:
    """A necessary cell is empty."""
    return _note(
        row,
        column,
        f"„{column}“ ist leer. Bitte füllen Sie die Zelle aus oder löschen Sie die Zeile",
        f"“{column}” is empty. Please fill in the cell or delete the row",
    )


def yes_or_no(row: int, column: str, cell: str) -> CellNote:
    """A cell that must say yes or no says something else."""
    return _note(
        row,
        column,
        f"In „{column}“ steht „{cell}“. Bitte schreiben Sie ja oder nein",
        f"“{column}” holds “{cell}”. Please write ja or nein",
    )


def nobody_invited(row: int) -> CellNote:
    """The roster invites nobody."""
    return _note(
        row,
        "eingeladen",
        "Keine Stelle ist eingeladen. Bitte tragen Sie mindestens eine Stelle mit „ja“ ein",
        "No office is invited. Please enter at least one office with “ja”",
    )


def as_one_error(name: str, mistakes: list[CellNote]) -> UserError:
    """Say the first mistakes of a roster and how many more there are, in one line."""

    def joined(part: Callable[[CellNote], str], row: str, more: str) -> str:
        shown = "; ".join(f"{row} {mistake.row}: {part(mistake)}" for mistake in mistakes[:_LISTED])
        rest = len(mistakes) - _LISTED
        return f"{name}, {shown}" + (f"; {more.format(rest)}." if rest > 0 else ".")

    return UserError(
        joined(lambda mistake: mistake.text.de, "Zeile", "und {} weitere Fehler"),
        joined(lambda mistake: mistake.text.en, "row", "and {} more mistakes"),
    )
