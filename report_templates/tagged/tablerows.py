"""The rows of a table, laid out: what a cell is, how wide and how high it becomes. Does not draw (tablepaint.py)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from .errors import TaggingError
from .fonts import Faces
from .structure import Element
from .style import Content, TextStyle, aligned, simplify
from .textblock import TextBlock

_SHORT = 16  # texts up to this length are remembered: marks and numbers come again and again
_MOST_REMEMBERED = 5000


class Column(NamedTuple):
    """One column: its width in points, what it is called, and how its cells are aligned (left, center, right)."""

    width: float
    header: Content
    align: str = "left"


class Cell(NamedTuple):
    """A cell that differs from its neighbours.

    ``background`` is a colour; ``col_span`` the number of columns it covers; ``actual_text`` is what is read instead of
    a sign that stands for something, e.g. "leads" for ●; ``language`` that of the text, if it is not the document's;
    ``hyphenate`` whether its words may be broken, if not as the style says.
    """

    content: Content
    bold: bool | None = None
    background: str | None = None
    align: str | None = None
    col_span: int = 1
    actual_text: str | None = None
    color: str | None = None
    italic: bool | None = None
    language: str | None = None
    hyphenate: bool | None = None


class TableStyle(NamedTuple):
    """How a table looks. Lengths are in points, colours ``#rrggbb``.

    ``header`` is the text style of the header cells (default: as the text, bold), ``caption`` that of the caption;
    ``zebra`` the background of every second row; ``rule_color`` that of the light lines between rows (None for no
    lines); ``frame_color`` that of the lines above and below the table and its header.
    """

    text: TextStyle
    header: TextStyle | None = None
    caption: TextStyle | None = None
    padding_x: float = 4
    padding_y: float = 2.5
    header_background: str | None = "#e8ebf0"
    zebra: str | None = None
    rule_color: str | None = "#c4c8d0"
    rule_width: float = 0.4
    frame_color: str | None = "#40454f"
    frame_width: float = 0.8
    column_rules: bool = False

    @property
    def header_text(self) -> TextStyle:
        """The style of header cells; never hyphenated less than the text."""
        return self.header or replace(self.text, bold=True)


class LaidCell(NamedTuple):
    """One cell of a row: its text, its first column, and what its tag says."""

    block: TextBlock
    column: int
    span: int = 1
    background: str | None = None
    actual_text: str | None = None
    language: str | None = None


class Row:
    """One row, laid out.

    Attributes:
        height: in points, with padding.
        line_count: lines of its longest cell.
        elements: while it goes on over pages, its TR (at -1) and cells by position.
    """

    __slots__ = ("_leading", "_padding", "cells", "elements", "height", "line_count", "links")

    def __init__(self, cells: list[LaidCell], leading: float, padding: float) -> None:
        self.cells, self._leading, self._padding = cells, leading, padding
        self.line_count = max([len(cell.block.lines) for cell in cells], default=1)
        self.height = self.line_count * leading + 2 * padding
        self.elements: dict[int, Element] = {}
        self.links: dict[int, dict[int, Element]] = {}

    def part_height(self, skip: int, take: int) -> float:
        """Height of the lines from ``skip`` up to ``take`` (0: to the end)."""
        return ((take or self.line_count) - skip) * self._leading + 2 * self._padding

    def lines_in(self, height: float) -> int:
        """How many lines have room in a height."""
        return int((height - 2 * self._padding) / self._leading)


class RowMaker:
    """Lays out the rows of one table.

    Attributes:
        edges: left edge of each column and the right edge of the last, from the table's left edge.
    """

    def __init__(
        self, faces: Faces, language: str, columns: Sequence[Column], style: TableStyle, header_columns: int
    ) -> None:
        self._faces, self._language, self._columns, self._style = faces, language, columns, style
        self.header_columns = header_columns
        self.edges = [0.0]
        for column in columns:
            self.edges.append(self.edges[-1] + column.width)
        self._styles = [aligned(style.text, column.align) for column in columns]
        self._special_styles: dict[tuple[object, ...], TextStyle] = {}
        self._known: list[dict[str, TextBlock]] = [{} for _ in columns]

    def row(self, values: Sequence[Content | Cell]) -> Row:
        """A row of the body."""
        cells: list[LaidCell] = []
        column = 0
        for value in values:
            if column == len(self._columns):
                raise self._wrong_row(values)
            if type(value) is str:
                cells.append(LaidCell(self._plain(column, value), column))
                column += 1
            else:
                cell = value if isinstance(value, Cell) else Cell(value)  # type: ignore[arg-type]
                cells.append(self._special(column, cell))
                column += cell.col_span
        if column != len(self._columns):
            raise self._wrong_row(values)
        return Row(cells, self._style.text.leading, self._style.padding_y)

    def header(self, groups: Sequence[tuple[str, int]]) -> list[Row]:
        """The header rows: groups of columns, if any, and the columns' names."""
        names = [(column.header, 1, column.align) for column in self._columns]
        rows = [self._header_row(names)]
        if groups:
            rows.insert(0, self._header_row([(text, span, "left") for text, span in groups]))
        return rows

    def inner_width(self, column: int, span: int = 1) -> float:
        """Width of the text of a cell."""
        return self.edges[column + span] - self.edges[column] - 2 * self._style.padding_x

    def _wrong_row(self, values: Sequence[Content | Cell]) -> TaggingError:
        covered = sum(value.col_span if isinstance(value, Cell) else 1 for value in values)
        first = values[0].content if values and isinstance(values[0], Cell) else values[0] if values else ""
        message = f"a row has cells for {covered} columns, the table has {len(self._columns)}"
        return TaggingError(message, text=str(first))

    def _header_row(self, names: Sequence[tuple[Content, int, str]]) -> Row:
        style, cells, column = self._style.header_text, list[LaidCell](), 0
        for text, span, align in names:
            width = self.inner_width(column, span)
            block = TextBlock(self._faces, simplify(text), aligned(style, align), width, self._language)
            cells.append(LaidCell(block, column, span))
            column += span
        return Row(cells, style.leading, self._style.padding_y)

    def _plain(self, column: int, text: str) -> TextBlock:
        if len(text) > _SHORT:
            return self._block(column, text, self._styles[column])
        known = self._known[column]
        block = known.get(text)
        if block is None:
            block = self._block(column, text, self._styles[column])
            if len(known) < _MOST_REMEMBERED:
                known[text] = block
        return block

    def _block(self, column: int, text: str, style: TextStyle) -> TextBlock:
        return TextBlock(self._faces, text, style, self.inner_width(column), self._language)

    def _special(self, column: int, cell: Cell) -> LaidCell:
        if column + cell.col_span > len(self._columns):
            raise TaggingError("a cell spans more columns than the table has", text=str(cell.content))
        width = self.inner_width(column, cell.col_span)
        language = cell.language or self._language
        block = TextBlock(self._faces, simplify(cell.content), self._style_of(column, cell), width, language)
        return LaidCell(block, column, cell.col_span, cell.background, cell.actual_text, cell.language)

    def _style_of(self, column: int, cell: Cell) -> TextStyle:
        """The text style of a cell that differs; there are only a few kinds of them."""
        changes = (column, cell.bold, cell.italic, cell.align, cell.color, cell.hyphenate)
        style = self._special_styles.get(changes)
        if style is None:
            named = zip(("bold", "italic", "align", "color", "hyphenate"), changes[1:], strict=True)
            given: dict[str, Any] = {name: value for name, value in named if value is not None}
            style = replace(self._styles[column], **given)
            self._special_styles[changes] = style
        return style
