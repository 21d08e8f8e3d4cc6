"""Distribution bars: how often each value of each scale was chosen, with "no assessment" and "no answer".

One panel a scale, all on the same measure, each bar with its number. Computes nothing but lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from report_templates import theme
from report_templates.flowables.ink import box, fitted, rule, write

_ROW = 13.0
_TITLE = 18.0
_GAP = 10.0
_LABEL = 0.57  # share of a panel for the labels
_NUMBER = 16.0
_SIZE = 7.5


class Bar(NamedTuple):
    """One value and the number of those who chose it; `valued` is false for "no assessment" and "no answer"."""

    label: str
    number: int
    valued: bool = True


class Panel(NamedTuple):
    """One scale."""

    title: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Distribution:
    """Panels side by side."""

    width: float
    panels: Sequence[Panel]

    @property
    def height(self) -> float:
        """A title and one row a bar."""
        return _TITLE + _ROW * max(len(panel.bars) for panel in self.panels) + 4

    @property
    def _panel_width(self) -> float:
        return (self.width - _GAP * (len(self.panels) - 1)) / len(self.panels)

    def draw(self, canvas: Any) -> None:
        """Draw every panel on the measure of the longest bar of all."""
        longest = max((bar.number for panel in self.panels for bar in panel.bars), default=0) or 1
        for number, panel in enumerate(self.panels):
            self._panel(canvas, number * (self._panel_width + _GAP), panel, longest)

    def _panel(self, canvas: Any, left: float, panel: Panel, longest: int) -> None:
        top = self.height - _TITLE
        write(canvas, left, top + 6, fitted(canvas, panel.title, self._panel_width, 9, bold=True), size=9, bold=True)
        axis = left + self._panel_width * _LABEL
        unit = (self._panel_width * (1 - _LABEL) - _NUMBER) / longest
        for row, bar in enumerate(panel.bars):
            base = top - (row + 1) * _ROW
            label = fitted(canvas, bar.label, self._panel_width * _LABEL - 6, _SIZE)
            write(canvas, axis - 4, base + 3.5, label, size=_SIZE, align="right")
            self._bar(canvas, axis, base, bar, unit)
        rule(canvas, axis, top, axis, top - len(panel.bars) * _ROW, color=theme.BLACK, thickness=0.7)

    def _bar(self, canvas: Any, axis: float, base: float, bar: Bar, unit: float) -> None:
        length = bar.number * unit
        if bar.number and bar.valued:
            box(canvas, axis, base + 2, length, _ROW - 4, fill=theme.BLUE)
        elif bar.number:
            box(canvas, axis, base + 2, length, _ROW - 4, fill=theme.WHITE, line=theme.GREY)
        color = theme.BLACK if bar.number else theme.GREY
        write(canvas, axis + length + 3, base + 3.5, str(bar.number), size=_SIZE, bold=bool(bar.number), color=color)
