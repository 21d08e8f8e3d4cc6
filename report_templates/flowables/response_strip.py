"""One small box for each invited office, filled for those that answered: the response at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from report_templates import theme
from report_templates.flowables.ink import box

_LARGEST = 7.5
_GAP = 0.25  # of a box


@dataclass(frozen=True)
class ResponseStrip:
    """`answered` of `invited` boxes are filled; the boxes get smaller as they get more."""

    room: float
    answered: int
    invited: int
    height: float = _LARGEST

    @property
    def width(self) -> float:
        """From the first box to the last, at most as wide as the room."""
        return self._step * (self.invited - _GAP / (1 + _GAP)) if self.invited else 0.0

    @property
    def _step(self) -> float:
        return min(_LARGEST * (1 + _GAP), self.room / max(self.invited, 1))

    def draw(self, canvas: Any) -> None:
        """Draw the boxes from left to right."""
        step = self._step
        side = step / (1 + _GAP)
        for number in range(self.invited):
            filled = number < self.answered
            fill, line = (theme.BLUE, None) if filled else (theme.WHITE, theme.GREY)
            inset = 0.0 if filled else 0.25
            box(canvas, number * step + inset, (self.height - side) / 2 + inset, side - 2 * inset, side - 2 * inset,
                fill=fill, line=line)  # fmt: skip
