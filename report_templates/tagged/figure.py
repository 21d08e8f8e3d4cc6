"""Figures: vector drawings with an alternative text. Does not draw charts: the caller's function does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .errors import TaggingError
from .flowable import Flowable
from .fonts import text_string

if TYPE_CHECKING:
    from .canvas import TaggedCanvas

    Draw = Callable[[TaggedCanvas], None]


class Figure(Flowable):
    """A drawing of a fixed size.

    Args:
        width, height: in points.
        draw: draws with the methods of ReportLab's canvas, the origin being the lower left corner of the figure;
            ``setFont`` knows "regular", "bold", "italic" and "bold_italic".
        alt: what the figure shows, for those who do not see it.
        align: left, center or right.
        anchor: name that links ``#name`` lead to.
    """

    def __init__(
        self,
        width: float,
        height: float,
        draw: Draw,
        alt: str,
        *,
        align: str = "left",
        space_before: float = 0,
        space_after: float = 0,
        anchor: str | None = None,
    ) -> None:
        if not alt.strip():
            raise TaggingError("a figure needs an alternative text")
        self.figure_width, self.height, self.alt = width, height, alt
        self._draw, self._part = draw, {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        self.space_before, self.space_after, self.anchor = space_before, space_after, anchor

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """The whole width that is there, and its height."""
        self.width = max(available_width, self.figure_width)
        return self.width, self.height

    def draw_at(self, x: float, top: float) -> None:
        """Draws the figure as the content of one Figure element."""
        canvas: Any = self.canv
        x, y = x + self._part * (self.width - self.figure_width), top - self.height
        left, low = canvas.absolutePosition(x, y)
        if self.anchor:
            canvas.links.anchor(self.anchor, canvas.page, left, low + self.height)
        box = f"{left:.2f} {low:.2f} {left + self.figure_width:.2f} {low + self.height:.2f}"
        entries = f"/Alt {text_string(self.alt)}/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        element = canvas.tree.begin("Figure", entries)
        with canvas.marked(element):
            canvas.translate(x, y)
            self._draw(canvas)
        element.close()
