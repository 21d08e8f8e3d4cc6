"""Ranges in A1 notation: parsed as Google parses them, echoed as Google echoes them."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.sheets_server import errors

MAX_COLUMNS = 18_278  # ZZZ
_SIDE = re.compile(r"\$?([A-Za-z]{1,3})?(?:\$?([0-9]+))?$")
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*$")
_LIKE_A_CELL = re.compile(r"([A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[A-Za-z]{0,1})$")


class Box(NamedTuple):
    """A rectangle of cells, zero-based, ends not included."""

    top: int
    bottom: int
    left: int
    right: int

    def contains(self, row: int, column: int) -> bool:
        return self.top <= row < self.bottom and self.left <= column < self.right

    def meets(self, other: Box) -> bool:
        rows = self.top < other.bottom and other.top < self.bottom
        return rows and self.left < other.right and other.left < self.right

    def covers(self, other: Box) -> bool:
        rows = self.top <= other.top and other.bottom <= self.bottom
        return rows and self.left <= other.left and other.right <= self.right

    def clipped(self, rows: int, columns: int) -> Box:
        return Box(self.top, min(self.bottom, rows), self.left, min(self.right, columns))


class Reference(NamedTuple):
    """What stands behind the tab's name; None where the range is open."""

    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None

    @property
    def is_cell(self) -> bool:
        return None not in self and self.bottom == _next(self.top) and self.right == _next(self.left)

    def box(self, rows: int, columns: int) -> Box:
        """Open ends reach to the end of the grid; closed ends stay where they are."""
        bottom = rows if self.bottom is None else self.bottom
        right = columns if self.right is None else self.right
        return Box(self.top or 0, bottom, self.left or 0, right)


def _next(number: int | None) -> int | None:
    return None if number is None else number + 1


def column_number(letters: str) -> int:
    """Return the zero-based number of a column: A is 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def split_title(text: str) -> tuple[str | None, str | None]:
    """Split `'It''s'!A1` into title and reference; the title is None where there is no exclamation mark."""
    if text.startswith("'"):
        quoted = re.match(r"'((?:[^']|'')*)'(?:!(.*))?$", text, re.DOTALL)
        if quoted is None:
            raise errors.invalid(f"Unable to parse range: {text}")
        return quoted.group(1).replace("''", "'"), quoted.group(2)
    title, mark, reference = text.rpartition("!")
    return (title, reference) if mark else (None, text)


def parse_reference(text: str) -> Reference | None:
    """Read `A1`, `A1:B2`, `D4:A1`, `A:A`, `A2:C`, `A1:1`, `2:3`; None if it is none of them."""
    sides = [_SIDE.match(side) for side in text.split(":")]
    if len(sides) > 2 or not all(sides):
        return None
    columns, rows = zip(*((m.group(1), m.group(2)) for m in sides if m), strict=True)
    alone = len(sides) == 1
    if alone and not (columns[0] and rows[0]):
        return None
    if any(not c and not r for c, r in zip(columns, rows, strict=True)) or "0" in rows:
        return None
    top, bottom = _span([None if r is None else int(r) - 1 for r in rows])
    left, right = _span([None if c is None else column_number(c) for c in columns])
    return Reference(top, bottom, left, right)


def _span(ends: list[int | None]) -> tuple[int | None, int | None]:
    known = [end for end in ends if end is not None]
    if len(known) == len(ends) and known:
        return min(known), max(known) + 1
    if not known:
        return None, None
    open_end = ends[0] is not None
    return (known[0], None) if open_end else (None, known[0] + 1)


def quote_title(title: str) -> str:
    if _PLAIN_TITLE.match(title) and not _LIKE_A_CELL.match(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def echo(title: str, box: Box) -> str:
    """Write a closed range as Google does: one cell has no colon."""
    first = f"{column_letters(box.left)}{box.top + 1}"
    last = f"{column_letters(box.right - 1)}{box.bottom}"
    return f"{quote_title(title)}!{first}" + ("" if first == last else f":{last}")


def echo_reference(title: str, reference: Reference) -> str:
    """Write a range with its open ends, as error messages do."""
    if reference.top is None and reference.left is None:
        return quote_title(title)
    first = _side(reference.left, reference.top)
    last = _side(_before(reference.right), _before(reference.bottom))
    return f"{quote_title(title)}!{first}" + ("" if first == last else f":{last}")


def _side(column: int | None, row: int | None) -> str:
    letters = "" if column is None else column_letters(column)
    return letters + ("" if row is None else str(row + 1))


def _before(number: int | None) -> int | None:
    return None if number is None else number - 1
