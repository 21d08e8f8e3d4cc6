"""Columns side by side without being a table: head blocks, tiles, signatures. Read row by row, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .errors import TaggingError
from .flowable import ENDLESS, EPSILON, Flowable, Stack
from .style import fill, stroke

Content = Flowable | Sequence[Flowable]


@dataclass(frozen=True, slots=True)
class Box:
    """Content of a cell with a background and a border in these colours."""

    content: Content
    background: str | None = None
    border: str | None = None


class LayoutTable(Flowable):
    """Rows of flowables in columns.

    Args:
        widths: of the columns, in points; with None for a column it takes what the others leave.
        rows: each with one Flowable, sequence of Flowables, or Box per column.
        gap: between columns.
        row_gap: between rows.
        padding: within boxes.
        align: top, middle or bottom: where lower cells stand beside higher ones.
    """

    def __init__(
        self,
        widths: Sequence[float | None],
        rows: Sequence[Sequence[Content | Box]],
        *,
        gap: float = 12,
        row_gap: float = 0,
        padding: float = 0,
        align: str = "top",
        space_before: float = 0,
        space_after: float = 0,
    ) -> None:
        if any(len(row) != len(widths) for row in rows):
            raise TaggingError(f"every row needs {len(widths)} cells")
        self._widths, self._gap, self._row_gap, self._padding = list(widths), gap, row_gap, padding
        self._boxes = [[cell if isinstance(cell, Box) else Box(cell) for cell in row] for row in rows]
        self._rows = [[_stack(box.content) for box in row] for row in self._boxes]
        self._part = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[align]
        self.space_before, self.space_after = space_before, space_after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """The whole width, and the sum of the rows' heights."""
        self.width = available_width
        heights = self._heights(available_width)
        self.height = sum(heights) + self._row_gap * max(len(heights) - 1, 0)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> Sequence[Any]:
        """Between rows."""
        total, heights = -self._row_gap, self._heights(available_width)
        for i, height in enumerate(heights):
            total += height + self._row_gap
            if total > available_height + EPSILON:
                return [self._with(slice(0, i)), self._with(slice(i, None))] if i else []
        return [self]

    def draw_at(self, x: float, top: float) -> None:
        """Draws row by row."""
        widths = self._column_widths(self.width)
        for boxes, row, height in zip(self._boxes, self._rows, self._heights(self.width), strict=True):
            left = x
            for box, stack, width in zip(boxes, row, widths, strict=True):
                self._draw_box(box, left, top - height, width, height)
                spare = self._part * (height - 2 * self._padding - stack.height)
                stack.drawOn(self.canv, left + self._padding, top - self._padding - spare - stack.height)
                left += width + self._gap
            top -= height + self._row_gap

    def unfold(self) -> Sequence[Flowable]:
        """Its cells, row by row; they lose their boxes but nothing of their content."""
        return [stack for row in self._rows for stack in row]

    def _draw_box(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        frame = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        painted = f"{fill(box.background)} {frame} f " if box.background else ""
        painted += f"0.6 w {stroke(box.border)} {frame} S " if box.border else ""
        if painted:
            self.canv.put(f"/Artifact BMC {painted}EMC")

    def _heights(self, available_width: float) -> list[float]:
        widths = self._column_widths(available_width)
        inner = [width - 2 * self._padding for width in widths]
        return [
            max(stack.wrapOn(self.canv, width, ENDLESS)[1] for stack, width in zip(row, inner, strict=True))
            + 2 * self._padding
            for row in self._rows
        ]

    def _column_widths(self, available_width: float) -> list[float]:
        fixed = sum(width for width in self._widths if width is not None) + self._gap * (len(self._widths) - 1)
        free = max(sum(width is None for width in self._widths), 1)
        return [(available_width - fixed) / free if width is None else width for width in self._widths]

    def _with(self, rows: slice) -> LayoutTable:
        part = self._again()
        part._boxes, part._rows = self._boxes[rows], self._rows[rows]  # noqa: SLF001 a part of this
        return part


def _stack(content: Content) -> Stack:
    return Stack([content] if isinstance(content, Flowable) else list(content))
