"""The 6 × 6 map: influence to the right, affectedness upwards, in each cell those who stand there.

Cells with more than six labels show their number; the table beside the map lists them. It decides nothing:
which label is marked, and what the groups are called, comes from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from report_templates import theme
from report_templates.flowables.ink import box, fitted, rule, write

STEPS = range(6)
MOST_LABELS = 6  # in one cell (scoring.md, section 3)

_AXIS = 40.0  # room for the axis on the left
_STRIP = 15.0  # room for the names of two groups, above and below
_SCALE = 27.0  # room for the axis below
_LINE = 10.5
_SIZE = 7.5
_LEAST_ROW = 32.0


class Mark(NamedTuple):
    """One label on the map, as printed; `strong` puts ▲ before it and sets it in bold, `tail` is never shortened."""

    label: str
    strong: bool = False
    tail: str = ""


@dataclass(frozen=True)
class PositionMap:
    """`cells` holds the marks by (influence, affectedness); `groups` by (influence high, affectedness high)."""

    width: float
    cells: Mapping[tuple[int, int], Sequence[Mark]]
    x_title: str
    y_title: str
    groups: Mapping[tuple[bool, bool], str]
    too_many: Callable[[int], str]  # "9 Stellen"
    strong_ones: Callable[[int], str]  # "4 davon"
    see_below: str

    @cached_property
    def _rows(self) -> tuple[float, ...]:
        return tuple(self._row_height(y) for y in STEPS)

    def _row_height(self, y: int) -> float:
        most = max(self._lines(x, y) for x in STEPS)
        return max(_LEAST_ROW, most * _LINE + 6)

    def _lines(self, x: int, y: int) -> int:
        return len(self._shown(x, y))

    def _shown(self, x: int, y: int) -> Sequence[Mark]:
        """Return the labels of a cell, or how many they would be."""
        marks = self.cells.get((x, y), ())
        if len(marks) <= MOST_LABELS:
            return marks
        strong = sum(mark.strong for mark in marks)
        counted = [Mark(self.strong_ones(strong), strong=True)] if strong else []
        return [Mark(self.too_many(len(marks))), *counted, Mark(self.see_below)]

    @property
    def height(self) -> float:
        """The height that the fullest cell of each row asks for."""
        return sum(self._rows) + 2 * _STRIP + _SCALE

    @property
    def _column(self) -> float:
        return (self.width - _AXIS) / len(STEPS)

    @property
    def _bottom(self) -> float:
        return _SCALE + _STRIP

    def draw(self, canvas: Any) -> None:
        """Draw grey band, grid, axes, group names and marks."""
        self._band(canvas)
        self._grid(canvas)
        self._axes(canvas)
        self._groups(canvas)
        for x in STEPS:
            for y in STEPS:
                self._cell(canvas, x, y)

    def _left(self, x: int) -> float:
        return _AXIS + x * self._column

    def _base(self, y: int) -> float:
        return self._bottom + sum(self._rows[:y])

    def _band(self, canvas: Any) -> None:
        top = self._base(0) + sum(self._rows)
        box(canvas, self._left(2), self._bottom, 2 * self._column, top - self._bottom, fill=theme.PALE_GREY)
        box(canvas, self._left(0), self._base(2), 6 * self._column, self._rows[2] + self._rows[3], fill=theme.PALE_GREY)

    def _grid(self, canvas: Any) -> None:
        right, top = self._left(6), self._bottom + sum(self._rows)
        for step in range(7):
            middle = step == len(STEPS) // 2
            color, thickness = (theme.BLACK, 1.4) if middle else (theme.LIGHT_GREY, 0.6)
            y = self._bottom + sum(self._rows[:step])
            rule(canvas, _AXIS, y, right, y, color=color, thickness=thickness)
            x = self._left(step)
            rule(canvas, x, self._bottom, x, top, color=color, thickness=thickness)

    def _axes(self, canvas: Any) -> None:
        for step in STEPS:
            middle = self._base(step) + self._rows[step] / 2
            write(canvas, _AXIS - 8, middle - 3, str(step), size=9, bold=True, align="right")
            center = self._left(step) + self._column / 2
            write(canvas, center, _SCALE - 10, str(step), size=9, bold=True, align="center")
        write(canvas, _AXIS + 3 * self._column, 3, f"{self.x_title} →", size=8.5, align="center")
        canvas.saveState()
        canvas.translate(9, self._bottom + sum(self._rows) / 2)
        canvas.rotate(90)
        write(canvas, 0, 0, f"{self.y_title} →", size=8.5, align="center")
        canvas.restoreState()

    def _groups(self, canvas: Any) -> None:
        top = self._bottom + sum(self._rows) + 5
        for (influence_high, affected_high), name in self.groups.items():
            x, align = (self._left(6), "right") if influence_high else (self._left(0), "left")
            y = top if affected_high else _SCALE + 3
            write(canvas, x, y, name, size=8.5, bold=True, color=theme.BLUE, align=align)  # type: ignore[arg-type]

    def _cell(self, canvas: Any, x: int, y: int) -> None:
        marks = self._shown(x, y)
        top = self._base(y) + self._rows[y] / 2 + len(marks) * _LINE / 2
        for line, mark in enumerate(marks):
            self._mark(canvas, self._left(x) + 4, top - (line + 1) * _LINE + 3, mark)

    def _mark(self, canvas: Any, x: float, y: float, mark: Mark) -> None:
        if mark.strong:
            write(canvas, x, y, "▲", size=6, color=theme.BLUE)
        face = theme.BOLD if mark.strong else theme.REGULAR
        room = self._column - 14 - canvas.stringWidth(mark.tail, face, _SIZE)
        label = fitted(canvas, mark.label, room, _SIZE, bold=mark.strong)
        write(canvas, x + 8, y, f"{label}{mark.tail}", size=_SIZE, bold=mark.strong)
