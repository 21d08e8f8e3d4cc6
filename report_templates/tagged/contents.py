"""A table of contents: every line leads to its part of the document and says on which page that begins.

The numbers are written last, when all pages are there; until then a Place is kept for each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .flowable import Flowable
from .group import Group
from .place import Place
from .structure import Element
from .style import TextStyle, stroke
from .textblock import TextBlock

if TYPE_CHECKING:
    from .canvas import TaggedCanvas

_GAP = 4.0  # on either side of the dots
_DOT, _APART = 0.7, 3.0


class Contents(Group):
    """The lines of a table of contents.

    Args:
        entries: title and anchor of each part, in their order; ``Paragraph(…, anchor=…)`` sets an anchor.
        style: of the lines; its space stands around the whole.
        number_width: room for the numbers at the right.
    """

    def __init__(self, entries: Sequence[tuple[str, str]], style: TextStyle, *, number_width: float = 26) -> None:
        lines = [_Line(title, anchor, style, number_width) for title, anchor in entries]
        super().__init__(lines, "TOC", space_before=style.space_before, space_after=style.space_after)


class _Line(Flowable):
    """One line, or more if its title is long; the number stands beside the last one."""

    def __init__(self, title: str, anchor: str, style: TextStyle, number_width: float) -> None:
        self._title, self._anchor, self._style, self._number_width = title, anchor, style, number_width

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """The whole width, and the height of the title."""
        self.width = available_width
        self.height = self._block().height
        return self.width, self.height

    def draw_at(self, x: float, top: float) -> None:
        """Draws title and dots, and keeps the place of the number."""
        canvas, block = self.canv, self._block()
        item = canvas.tree.begin("TOCI")
        reference = item.child("Reference")
        link = reference.child("Link")
        canvas.put(block.operators(lambda _: canvas.mark(link), x, top))
        self._draw_dots(block, x, top)
        self._lead(link, x, top)
        baseline = block.baseline(top) - self._style.leading * (len(block.lines) - 1)
        canvas.keep_place(Place(self._anchor, canvas.mark(link), x + self.width, baseline, self._style, block.face))
        for element in (link, reference, item):
            element.close()

    def _lead(self, link: Element, x: float, top: float) -> None:
        canvas = self.canv
        left, low = canvas.absolutePosition(x, top - self.height)
        box = (left, low, left + self.width, low + self.height)
        canvas.links.add(link, box, f"#{self._anchor}", self._title, (canvas.page, canvas.getPageNumber()))

    def _draw_dots(self, block: TextBlock, x: float, top: float) -> None:
        size = self._style.font_size
        left = x + block.lines[-1].width * size / 1000 + _GAP
        right = x + self.width - self._number_width + _GAP
        if left >= right:
            return
        y = block.baseline(top) - self._style.leading * (len(block.lines) - 1) + _DOT / 2
        dots = f"{_DOT:g} w 1 J [0 {_APART:g}] 0 d {stroke(self._style.color)}"
        self.canv.put(f"/Artifact BMC q {dots} {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S Q EMC")

    def _block(self) -> TextBlock:
        canvas: TaggedCanvas = self.canv
        width = self.width - self._number_width
        said = f"{self._title} "  # the blank parts it from its number for those who hear or copy it
        return TextBlock(canvas.faces, said, self._style, width, canvas.language)
