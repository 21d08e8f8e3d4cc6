"""Tables with header cells.

Each row is laid out once, the header is repeated on every page, rows stay whole where a page can hold them, and longer
rows go on over pages. Rows may come from a generator: only those of the current page are kept. Cells hold text; layout
without the meaning of a table is LayoutTable's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import TaggingError
from .flowable import EPSILON, Flowable
from .fonts import Faces, text_string
from .structure import Element
from .style import Content, TextStyle, simplify
from .tablepaint import TablePainter
from .tablerows import Cell, Column, Row, RowMaker, TableStyle
from .textblock import TextBlock
from .textdraw import draw_text

if TYPE_CHECKING:
    from .canvas import TaggedCanvas

__all__ = ["Cell", "Column", "Table", "TableStyle"]

_FEWEST_LINES = 3  # of a row that is split, at the foot of a page
_HIGHEST = 0.9  # share of a page that a row has below a heading
_CAPTION_GAP = 3.0
_TOLERANCE = 1.0


class _Window(NamedTuple):
    """The rows of one part: from line ``skip`` of row ``first`` up to, not including, line ``take`` of row ``last``.

    ``take`` 0 means that row ``last`` is not part of it.
    """

    first: int = 0
    skip: int = 0
    last: int | None = None
    take: int = 0


class Table(Flowable):
    """A table of texts.

    Args:
        columns: width in points, header and alignment of each column.
        rows: each a sequence of texts, runs or Cells; may be a generator.
        style: see TableStyle.
        header_columns: how many columns at the left name their row.
        caption: a title that belongs to the table.
        summary: what the table shows and how it is built, for those who do not see it.
        column_groups: a second header row above the first, as (text, number of columns).
        anchor: name that links ``#name`` lead to.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Content | Cell]],
        style: TableStyle,
        *,
        header_columns: int = 1,
        caption: Content | None = None,
        summary: str | None = None,
        column_groups: Sequence[tuple[str, int]] = (),
        anchor: str | None = None,
        space_before: float = 0,
        space_after: float = 0,
    ) -> None:
        if not any(column.header for column in columns):
            raise TaggingError("a table needs a header row: no column has a header")
        if column_groups and sum(span for _, span in column_groups) != len(columns):
            raise TaggingError("column groups must cover all columns")
        self.style, self.anchor = style, anchor
        self.space_before, self.space_after = space_before, space_after
        self.width = sum(column.width for column in columns)
        self._source = _Source(columns, rows, style, header_columns, column_groups)
        self._caption = simplify(caption) if caption is not None else None
        self._summary = summary
        self._window = _Window()
        self._elements: dict[str, Element] = {}

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Its width, and its height; more than what is available as soon as that is known."""
        if self.width > available_width + _TOLERANCE:
            raise TaggingError(f"a table of {self.width:.0f} points does not fit into a width of {available_width:.0f}")
        height = self._head_height()
        number, skip = self._window.first, self._window.skip
        while (row := self._row(number)) is not None:
            height += row.part_height(skip, self._take(number))
            if height > available_height + EPSILON and self._window.last is None:
                break
            number, skip = number + 1, 0
        self.height = height
        return self.width, height

    def split(self, available_width: float, available_height: float) -> Sequence[Any]:  # noqa: ARG002
        """Between rows, or within one that no page can hold."""
        room = available_height - self._head_height() + EPSILON
        number, skip = self._window.first, self._window.skip
        while (row := self._row(number)) is not None:
            height = row.part_height(skip, self._take(number))
            if height > room:
                return self._split_at(number, skip, row, room)
            room -= height
            number, skip = number + 1, 0
        return [self]

    def least_height(self, available_width: float) -> float:  # noqa: ARG002
        """Caption, header and the first two rows; after a high row nothing, and of one that is split some lines."""
        height, number, skip = self._head_height(), self._window.first, self._window.skip
        for row in filter(None, (self._row(number), self._row(number + 1))):
            lines = row.line_count - skip
            height += row.part_height(
                0, min(lines, 2 * _FEWEST_LINES) if self._is_too_high(row, skip, number) else lines
            )
            if lines > 2 * _FEWEST_LINES:
                break
            skip = 0
        return height

    def draw_at(self, x: float, top: float) -> None:
        """Draws caption, header and the rows of this part."""
        elements = self._begin(x, top)
        top -= self._draw_caption(elements["Table"], x, top)
        painter = TablePainter(self.canv, self._source.maker, self.style, x, top)
        self._draw_header(painter, elements)
        body = elements.get("TBody")
        number, skip = self._window.first, self._window.skip
        while (row := self._row(number)) is not None:
            if body is None:
                body = elements["TBody"] = elements["Table"].child("TBody")
            take = self._take(number)
            painter.row(row, body, slice(skip, take or None), number)
            if not take:
                self._source.drop(number)
            number, skip = number + 1, 0
        painter.finish()
        if self._window.last is None:
            for element in (body, elements["Table"]):
                if element is not None:
                    element.close()

    def _row(self, number: int) -> Row | None:
        """A row of this part."""
        last, take = self._window.last, self._window.take
        if last is not None and (number > last or (number == last and not take)):
            return None
        self._source.ready(self.canv)
        return self._source.row(number)

    def _take(self, number: int) -> int:
        return self._window.take if number == self._window.last else 0

    def _head_height(self) -> float:
        self._source.ready(self.canv)
        height = sum(row.height for row in self._source.header)
        if self._caption is not None and self._is_first:
            height += self._caption_block().height + _CAPTION_GAP
        return height

    @property
    def _is_first(self) -> bool:
        return not self._window.first and not self._window.skip

    def _split_at(self, number: int, skip: int, row: Row, room: float) -> Sequence[Any]:
        """Two parts, the second of which begins with this row or within it."""
        window = self._window
        lines = row.lines_in(room)
        if self._is_too_high(row, skip, number) and lines >= _FEWEST_LINES and skip + lines < row.line_count:
            take = min(skip + lines, max(row.line_count - 2, skip + 1))
            return self._parts(window._replace(last=number, take=take), window._replace(first=number, skip=take))
        if number == window.first:
            return []
        if number - window.first > 2 and self._source.is_last(number):  # noqa: PLR2004 a lone row is not left for the next page
            number, skip = number - 1, 0
        return self._parts(window._replace(last=number, take=0), window._replace(first=number, skip=skip))

    def _is_too_high(self, row: Row, skip: int, number: int) -> bool:
        """Whether no page can hold a row, or what is left of it, below a heading; only then it is split."""
        page = self.canv.frame_height
        head = sum(header.height for header in self._source.header)
        return row.part_height(skip, 0) + head > page * _HIGHEST + EPSILON if page else number == self._window.first

    def _parts(self, first: _Window, second: _Window) -> Sequence[Any]:
        head, tail = self._again(), self._again()
        head._window, tail._window = first, second  # noqa: SLF001 parts of the same table
        tail.anchor = None
        head.space_after = tail.space_before = 0
        return [head, tail]

    def _begin(self, x: float, top: float) -> dict[str, Element]:
        if self._is_first:
            self._elements.clear()
            summary = f"/A<</O/Table/Summary {text_string(self._summary)}>>" if self._summary else ""
            self._elements["Table"] = self.canv.tree.begin("Table", summary)
            if self.anchor:
                left, upper = self.canv.absolutePosition(x, top)
                self.canv.links.anchor(self.anchor, self.canv.page, left, upper)
        return self._elements

    def _draw_header(self, painter: TablePainter, elements: dict[str, Element]) -> None:
        if "THead" in elements:
            painter.repeated_header(self._source.header)
            return
        is_empty = self._source.row(0) is None  # a head without a body would be no table
        elements["THead"] = elements["Table"] if is_empty else elements["Table"].child("THead")
        for row in self._source.header:
            painter.header(row, elements["THead"])
        if not is_empty:
            elements["THead"].close()

    def _draw_caption(self, table: Element, x: float, top: float) -> float:
        if self._caption is None or not self._is_first:
            return 0.0
        block = self._caption_block()
        element = table.child("Caption")
        draw_text(self.canv, block, element, {}, (x, top))
        element.close()
        return block.height + _CAPTION_GAP

    def _caption_block(self) -> TextBlock:
        style: TextStyle = self.style.caption or replace(self.style.text, bold=True)
        return TextBlock(self.canv.faces, self._caption or "", style, self.width, self.canv.language)


class _Source:
    """The rows of a table, shared by its parts: taken from the iterable and laid out when they are needed."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Content | Cell]],
        style: TableStyle,
        header_columns: int,
        groups: Sequence[tuple[str, int]],
    ) -> None:
        self._columns, self._style, self._header_columns, self._groups = columns, style, header_columns, groups
        self._given, self._rest = rows, iter(rows)
        self._rows: dict[int, Row] = {}
        self._count = 0
        self._exhausted = False
        self._faces: Faces | None = None
        self.header: list[Row] = []
        self.maker: RowMaker

    def ready(self, canvas: TaggedCanvas) -> None:
        """Lays out the header when the fonts are known; in another document everything begins anew."""
        if self._faces is canvas.faces:
            return
        if self._count:
            self.restart()
        self._faces = canvas.faces
        self.maker = RowMaker(canvas.faces, canvas.language, self._columns, self._style, self._header_columns)
        self.header = self.maker.header(self._groups)

    def restart(self) -> None:
        """Takes the rows from the first one again."""
        rest = iter(self._given)
        if rest is self._given:
            raise TaggingError("rows from a generator can be laid out for one document and drawn once: give a list")
        self._rest, self._rows, self._count, self._exhausted = rest, {}, 0, False

    def row(self, number: int) -> Row | None:
        """A row by its number, None after the last."""
        if number < self._count and number not in self._rows:
            self.restart()  # it has been drawn, and is wanted again
        while number >= self._count and not self._exhausted:
            cells = next(self._rest, None)
            if cells is None:
                self._exhausted = True
            else:
                self._rows[self._count] = self.maker.row(cells)
                self._count += 1
        return self._rows.get(number)

    def is_last(self, number: int) -> bool:
        """Whether there is no row after this one."""
        return self.row(number + 1) is None

    def drop(self, number: int) -> None:
        """A row has been drawn completely."""
        self._rows.pop(number, None)
