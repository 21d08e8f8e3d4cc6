"""One small box for each invited office, filled for those that answered: the response at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from report_templates import theme
from report_templates.flowables.ink import box

_LARGEST = 9.0
_GAP = 0.25  # of a box


@dataclass(frozen=True)
class ResponseStrip:
    """`answered` of `invited` boxes are filled; the boxes get smaller as they get more."""

    width: float
    answered: int
    invited: int
    height: float = _LARGEST

    def draw(self, canvas: Any) -> None:
        """Draw the boxes from left to right."""
        step = min(_LARGEST * (1 + _GAP), self.width / max(self.invited, 1))
        side = step / (1 + _GAP)
        for number in range(self.invited):
            filled = number < self.answered
            fill, line = (theme.BLUE, None) if filled else (theme.WHITE, theme.GREY)
            inset = 0.0 if filled else 0.25
            box(canvas, number * step + inset, (self.height - side) / 2 + inset, side - 2 * inset, side - 2 * inset,
                fill=fill, line=line)  # fmt: skip
