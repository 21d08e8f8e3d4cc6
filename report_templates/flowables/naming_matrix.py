"""The picture of interfaces: rows name columns; a dot for a naming, a letter where both sides named each other.

Knows labels and marks; it decides nothing about who is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from report_templates import theme
from report_templates.flowables.ink import box, fitted, rule, write

_HEAD = 110.0  # at most
_LETTER = 0.54  # width of a small letter, as a part of the font size
_CAPITAL = 0.6  # how much wider a name is than its letters, because of its capitals
_LABEL, _WIDEST_LABEL = 92.0, 200.0
_LARGEST = 14.0


@dataclass(frozen=True)
class NamingMatrix:
    """`marks` holds a letter, or "" for a mere naming, by (row, column); `strong` cells are framed."""

    width: float
    labels: Sequence[str]
    heads: Sequence[str]
    marks: Mapping[tuple[int, int], str]
    strong: frozenset[tuple[int, int]] = frozenset()

    @property
    def _cell(self) -> float:
        return min(_LARGEST, (self.width - _LABEL) / max(len(self.labels), 1))

    @cached_property
    def _left(self) -> float:
        """Room for the labels of the rows: as much as the longest wants and the cells leave."""
        longest = max(map(len, self.labels), default=0) * self._size * _LETTER + 8
        return max(_LABEL, min(longest, _WIDEST_LABEL, self.width - self._cell * len(self.labels)))

    @property
    def height(self) -> float:
        """Headings and one row a label."""
        return self._head + self._cell * len(self.labels) + 2

    @property
    def _head(self) -> float:
        longest = max(map(len, self.heads), default=0)
        return min(_HEAD, (longest * _LETTER + _CAPITAL) * self._size + 10)

    @property
    def _size(self) -> float:
        return min(7.5, self._cell * 0.62)

    def draw(self, canvas: Any) -> None:
        """Draw the grid, its labels and its marks; nobody names itself, so the diagonal is grey."""
        top, cell, count = self.height - self._head, self._cell, len(self.labels)
        for number in range(count):
            self._labels(canvas, number, top)
            box(canvas, self._left + number * cell, top - (number + 1) * cell, cell, cell, fill=theme.LIGHT_GREY)
        for line in range(count + 1):
            x, y = self._left + line * cell, top - line * cell
            rule(canvas, self._left, y, self._left + count * cell, y, color=theme.LIGHT_GREY)
            rule(canvas, x, top, x, top - count * cell, color=theme.LIGHT_GREY)
        for (row, column), letter in self.marks.items():
            self._mark(canvas, row, column, letter)

    def _labels(self, canvas: Any, number: int, top: float) -> None:
        cell, size = self._cell, self._size
        label = fitted(canvas, self.labels[number], self._left - 5, size)
        write(canvas, self._left - 4, top - (number + 0.5) * cell - size * 0.35, label, size=size, align="right")
        canvas.saveState()
        canvas.translate(self._left + (number + 0.5) * cell + size * 0.35, top + 4)
        canvas.rotate(90)
        write(canvas, 0, 0, fitted(canvas, self.heads[number], self._head - 6, size), size=size)
        canvas.restoreState()

    def _mark(self, canvas: Any, row: int, column: int, letter: str) -> None:
        cell, size = self._cell, self._size
        x = self._left + (column + 0.5) * cell
        y = self.height - self._head - (row + 0.5) * cell
        if not letter:
            canvas.setFillColor(theme.GREY)
            canvas.circle(x, y, cell * 0.14, stroke=0, fill=1)
            return
        strong = (row, column) in self.strong
        if strong:
            box(canvas, x - cell / 2 + 0.8, y - cell / 2 + 0.8, cell - 1.6, cell - 1.6, fill=theme.BLUE)
        color = theme.WHITE if strong else theme.BLACK
        write(canvas, x, y - size * 0.36, letter, size=size, bold=True, color=color, align="center")
