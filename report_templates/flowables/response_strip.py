"""One small box for each invited office, filled for those that answered: the response at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from report_templates import theme
from report_templates.flowables.ink import box

_LARGEST = (7.5, 4.2)  # side of a box in one row, in two
_MOST_IN_A_ROW = 40
_GAP = 0.25  # of a box


@dataclass(frozen=True)
class ResponseStrip:
    """`answered` of `invited` boxes are filled; the boxes get smaller as they get more, many stand in two rows."""

    room: float
    answered: int
    invited: int

    @property
    def width(self) -> float:
        """From the first box to the last, at most as wide as the room."""
        return self._step * self._columns - self._gap if self.invited else 0.0

    @property
    def height(self) -> float:
        """Of its rows."""
        return self._step * self._rows - self._gap

    @property
    def _rows(self) -> int:
        return 1 if self.invited <= _MOST_IN_A_ROW else 2

    @property
    def _columns(self) -> int:
        return -(-self.invited // self._rows)

    @property
    def _step(self) -> float:
        return min(_LARGEST[self._rows - 1] * (1 + _GAP), self.room / max(self._columns, 1))

    @property
    def _gap(self) -> float:
        return self._step * _GAP / (1 + _GAP)

    def draw(self, canvas: Any) -> None:
        """Draw the boxes from left to right, in two rows from top to bottom first: what is filled stays one block."""
        side = self._step - self._gap
        for number in range(self.invited):
            column, row = divmod(number, self._rows)
            filled = number < self.answered
            fill, line = (theme.BLUE, None) if filled else (theme.WHITE, theme.GREY)
            inset = 0.0 if filled else 0.25
            x, y = column * self._step + inset, self.height - side - row * self._step + inset
            box(canvas, x, y, side - 2 * inset, side - 2 * inset, fill=fill, line=line)
