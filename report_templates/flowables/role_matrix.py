"""The matrix of fields of action: a letter in each cell, filled, hatched or open, so that it reads in grey.

Knows rows, columns and letters; what the letters mean stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from report_templates import theme
from report_templates.flowables.ink import box, fitted, rule, wrapped, write

_ROW = 11.5
_HEAD = 96.0
_LABEL = 0.26  # share of the width for the labels of the rows
_SIZE = 7.5


class Look(NamedTuple):
    """How a role is shown: ground, line and colour of its letter."""

    fill: str | None
    line: str | None
    letter: str


LOOKS: Mapping[str, Look] = {
    "F": Look(theme.BLUE, None, theme.WHITE),
    "M": Look(theme.LIGHT_GREY, None, theme.BLACK),
    "B": Look(None, theme.GREY, theme.BLACK),
}


@dataclass(frozen=True)
class RoleMatrix:
    """`cells` holds the code of a role by (row, column), `letters` the letter of each code.

    `totals` is the bottom row, empty on all parts but the last.
    """

    width: float
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Mapping[tuple[int, int], str]
    letters: Mapping[str, str]
    total_label: str = ""
    totals: Sequence[int] = ()

    @property
    def height(self) -> float:
        """Headings, rows and totals."""
        return _HEAD + _ROW * (len(self.rows) + bool(self.totals)) + 4

    @property
    def _left(self) -> float:
        return self.width * _LABEL

    @property
    def _column(self) -> float:
        return (self.width - self._left) / len(self.columns)

    def draw(self, canvas: Any) -> None:
        """Draw headings, rows with their letters, and the totals."""
        top = self.height - _HEAD
        for column, name in enumerate(self.columns):
            self._heading(canvas, column, name, top)
        for row, label in enumerate(self.rows):
            base = top - (row + 1) * _ROW
            write(canvas, 0, base + 3, fitted(canvas, label, self._left - 6, _SIZE), size=_SIZE)
            rule(canvas, 0, base, self.width, base, color=theme.LIGHT_GREY, thickness=0.3)
        for (row, column), role in self.cells.items():
            self._cell(canvas, column, top - (row + 1) * _ROW, role)
        rule(canvas, 0, top, self.width, top, color=theme.BLACK, thickness=0.8)
        if self.totals:
            self._totals(canvas, top - (len(self.rows) + 1) * _ROW)

    def _heading(self, canvas: Any, column: int, name: str, top: float) -> None:
        lines = wrapped(canvas, name, _HEAD - 8, _SIZE, 3)
        canvas.saveState()
        canvas.translate(self._left + (column + 0.5) * self._column, top + 5)
        canvas.rotate(90)
        for number, line in enumerate(lines):
            write(canvas, 0, (len(lines) / 2 - number - 1) * (_SIZE + 1) + 2, line, size=_SIZE)
        canvas.restoreState()

    def _cell(self, canvas: Any, column: int, base: float, role: str) -> None:
        look = LOOKS[role]
        side = min(_ROW - 2, self._column - 2)
        x = self._left + (column + 0.5) * self._column
        box(canvas, x - side * 0.8, base + 1, side * 1.6, side, fill=look.fill, line=look.line)
        write(canvas, x, base + 3.2, self.letters[role], size=_SIZE, bold=True, color=look.letter, align="center")

    def _totals(self, canvas: Any, base: float) -> None:
        rule(canvas, 0, base + _ROW, self.width, base + _ROW, color=theme.BLACK, thickness=0.8)
        label = fitted(canvas, self.total_label, self._left - 6, _SIZE, bold=True)
        write(canvas, 0, base + 2, label, size=_SIZE, bold=True)
        for column, total in enumerate(self.totals):
            x = self._left + (column + 0.5) * self._column
            write(canvas, x, base + 2, str(total), size=_SIZE, bold=total != 1, align="center")
