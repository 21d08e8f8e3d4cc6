"""Lists: L with LI, each of a label and a body. Does not nest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .flowable import Flowable
from .group import Group
from .paragraph import Paragraph
from .structure import Element
from .style import Content, TextStyle, aligned
from .textblock import TextBlock

BULLET = "•"


class BulletList(Group):
    """Items one below the other, each with a bullet or, if ``ordered``, a number.

    Space before and after of the style stand around the list; between items there is ``gap``.
    """

    def __init__(
        self,
        items: Sequence[Content],
        style: TextStyle,
        *,
        ordered: bool = False,
        indent: float | None = None,
        gap: float = 1.5,
    ) -> None:
        width = indent or (1.8 if ordered else 1.1) * style.font_size
        body = replace(style, space_before=gap, space_after=gap, left_indent=style.left_indent + width)
        labels = [f"{i}." if ordered else BULLET for i in range(1, len(items) + 1)]
        super().__init__(
            [_Item(label, item, style, body) for label, item in zip(labels, items, strict=True)],
            "L",
            f"/A<</O/List/ListNumbering/{'Decimal' if ordered else 'Disc'}>>",
            space_before=style.space_before,
            space_after=style.space_after,
        )
        self.keepWithNext = style.keep_with_next


class _Item(Flowable):
    """One item; its label stands beside the first line."""

    def __init__(self, label: str, content: Content, style: TextStyle, body: TextStyle) -> None:
        self._label: str = label
        self._style = aligned(style, "left")
        self._body = Paragraph(content, body, tag="LBody")
        self._shared: list[Element] = []
        self.space_before, self.space_after = body.space_before, body.space_after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As its body."""
        self.width, self.height = self._body.wrapOn(self.canv, available_width, available_height)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> Sequence[Any]:
        """As its body."""
        parts = self._body.splitOn(self.canv, available_width, available_height)
        return [self._with(part, first=not i) for i, part in enumerate(parts)] if len(parts) > 1 else []

    def least_height(self, available_width: float) -> float:
        """As its body."""
        self._body.canv = self.canv
        return self._body.least_height(available_width)

    def draw_at(self, x: float, top: float) -> None:
        """Draws label and body within one LI."""
        tree = self.canv.tree
        if self._label:
            self._shared[:] = [tree.begin("LI")]
        with tree.inside(self._shared[0]):
            if self._label:
                self._draw_label(x + self._style.left_indent, top)
            self._body.drawOn(self.canv, x, top - self.height)

    def _draw_label(self, x: float, top: float) -> None:
        canvas = self.canv
        element = canvas.tree.begin("Lbl")
        block = TextBlock(canvas.faces, self._label, self._style, 100, "")
        canvas.put(block.operators(lambda _: canvas.mark(element), x, top))
        element.close()

    def _with(self, body: Paragraph, *, first: bool) -> _Item:
        part = self._again()
        part._body = body  # noqa: SLF001 a part of this item
        if not first:
            part._label = ""  # noqa: SLF001
        return part
