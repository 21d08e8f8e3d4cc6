"""Paragraphs, headings, captions, notes: text with one tag, split between pages by whole lines.

A text is never read as markup. Single lines are not left alone at the foot or the top of a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .errors import TaggingError
from .flowable import EPSILON, Flowable
from .fonts import Faces, text_string
from .structure import Element
from .style import Content, TextStyle, simplify
from .textblock import TextBlock
from .textdraw import draw_text

_FEWEST_LINES = 2  # of a paragraph at the foot or the top of a page
_TAGS = frozenset(
    [
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "P",
        "Caption",
        "BlockQuote",
        "Note",
        "Lbl",
        "LBody",
        "Title",
        "Quote",
        "Code",
        "Index",
        "TOCI",
        "Reference",
    ]
)


class Paragraph(Flowable):
    """A text in one style.

    Args:
        content: a text, or a sequence of texts and Runs; line breaks in it are kept.
        style: see TextStyle.
        tag: P, H1 … H6, Caption, BlockQuote, Note …
        outline: level of its bookmark, from 1; without one it has none.
        anchor: name that links ``#name`` lead to.
        language: if it differs from the document's, e.g. ``en``.
    """

    def __init__(
        self,
        content: Content,
        style: TextStyle,
        tag: str = "P",
        *,
        outline: int | None = None,
        anchor: str | None = None,
        language: str | None = None,
    ) -> None:
        if tag not in _TAGS:
            raise TaggingError(f"a paragraph cannot be tagged {tag}")
        self.content, self.style, self.tag = simplify(content), style, tag
        self.outline, self.anchor, self.language = outline, anchor, language
        self.space_before, self.space_after = style.space_before, style.space_after
        self.keepWithNext = style.keep_with_next
        self._flow = _Flow()
        self._first, self._last = 0, -1  # lines of this part; -1 means up to the end

    @property
    def text(self) -> str:
        """The whole text."""
        return self.content if isinstance(self.content, str) else "".join(run.text for run in self.content)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """The width that is there, and the height of its lines."""
        self.width = available_width
        self.height = self._line_count(available_width) * self.style.leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> Sequence[Any]:
        """Between lines: at least two on either side, and not within a word if another place is as good."""
        count = self._line_count(available_width)
        fits = int((available_height + EPSILON) / self.style.leading)
        if fits >= count:
            return [self]
        at = min(fits, count - _FEWEST_LINES)
        block = self._block(available_width)
        if at > _FEWEST_LINES and not block.may_part_after(self._first + at):
            at -= 1
        if at < _FEWEST_LINES:
            return []
        head, tail = self._again(), self._again()
        head._last = tail._first = self._first + at  # noqa: SLF001 parts of the same paragraph
        head.space_after = tail.space_before = 0
        head.keepWithNext = False
        tail.outline = tail.anchor = None
        return [head, tail]

    def least_height(self, available_width: float) -> float:
        """Two lines, or all if it has no more than three."""
        count = self._line_count(available_width)
        return self.style.leading * (count if count < 2 * _FEWEST_LINES else _FEWEST_LINES)

    def draw_at(self, x: float, top: float) -> None:
        """Draws the lines of this part, with links, anchor and bookmark."""
        block = self._block(self.width)
        element = self._element()
        self._announce(x, top)
        if block.text:
            x += self.style.left_indent
            lines = slice(self._first, self._end(block))
            draw_text(self.canv, block, element, self._flow.links, (x, top), lines=lines)
        if self._end(block) == len(block.lines):
            element.close()

    def _line_count(self, width: float) -> int:
        return self._end(self._block(width)) - self._first

    def _end(self, block: TextBlock) -> int:
        return len(block.lines) if self._last < 0 else self._last

    def _block(self, width: float) -> TextBlock:
        flow = self._flow
        if flow.block is None or flow.width != width or flow.faces is not self.canv.faces:
            if self._first or self._last >= 0:
                raise TaggingError("a paragraph goes on in a frame of another width", text=self.text)
            language = self.language or self.canv.language
            inner = min(width, self.style.measure or width) - self.style.left_indent
            flow.block = TextBlock(self.canv.faces, self.content, self.style, inner, language)
            flow.width, flow.faces = width, self.canv.faces
        return flow.block

    def _element(self) -> Element:
        flow = self._flow
        if flow.element is None or not self._first:
            flow.links = {}
            language = f"/Lang {text_string(self.language)}" if self.language else ""
            page = self.canv.getPageNumber()
            flow.element = self.canv.tree.begin(self.tag, language, page=page, text=self.text)
        return flow.element

    def _announce(self, x: float, top: float) -> None:
        """Anchor and bookmark of its beginning."""
        canvas = self.canv
        x, y = canvas.absolutePosition(x, top)
        if self.anchor:
            canvas.links.anchor(self.anchor, canvas.page, x, y)
        if self.outline is not None:
            canvas.outline.add(self.text, self.outline, canvas.page, y)


class _Flow:
    """What all parts of one paragraph share: its lines and its elements."""

    __slots__ = ("block", "element", "faces", "links", "width")

    def __init__(self) -> None:
        self.block: TextBlock | None = None
        self.width = 0.0
        self.faces: Faces | None = None
        self.element: Element | None = None
        self.links: dict[int, Element] = {}
