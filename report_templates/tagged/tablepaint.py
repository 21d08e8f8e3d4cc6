"""Draws the rows of a table on one page: backgrounds and rules as artifacts, texts as the content of TH and TD.

A row that stands on one page is written at once, without keeping its elements. Does not lay out (tablerows.py does).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fonts import text_string
from .structure import Element
from .style import fill, stroke
from .tablerows import LaidCell, Row, RowMaker, TableStyle
from .textdraw import draw_text

if TYPE_CHECKING:
    from .canvas import TaggedCanvas

PAGINATION = "/Artifact<</Type/Pagination>>BDC"  # what is repeated because a page ended
_SCOPE_COLUMN, _SCOPE_ROW = "/Scope/Column", "/Scope/Row"


class TablePainter:
    """Draws one part of a table from its upper left corner downwards."""

    def __init__(self, canvas: TaggedCanvas, maker: RowMaker, style: TableStyle, x: float, top: float) -> None:
        self._canvas, self._maker, self._style = canvas, maker, style
        self._x, self._top, self._y = x, top, top
        self._texts: list[str] = []
        self._fills: list[str] = []
        self._rules: list[float] = []
        self._frames: list[float] = [top]

    def header(self, row: Row, head: Element) -> None:
        """A header row: TH with Scope Column."""
        self._fill_header(row)
        line = head.child("TR")
        for cell in row.cells:
            element = line.child("TH", _attributes(_SCOPE_COLUMN, cell))
            if cell.block.text:
                self._flush()
                draw_text(self._canvas, cell.block, element, {}, self._header_place(cell, row))
            element.close()
        line.close()
        self._next(row.height, is_header=True)

    def repeated_header(self, rows: list[Row]) -> None:
        """The header again, on a later page: an artifact."""
        for row in rows:
            self._fill_header(row)
            for cell in row.cells:
                if cell.block.text:
                    place = self._header_place(cell, row)
                    self._texts.append(cell.block.operators(lambda _: f"{PAGINATION} ", *place))
            self._next(row.height, is_header=True)

    def row(self, row: Row, body: Element, lines: slice, number: int) -> None:
        """A row of the body, or some lines of it."""
        height = row.part_height(lines.start or 0, lines.stop or 0)
        self._fill_row(row, height, number)
        if lines.start or lines.stop:
            self._row_in_parts(row, body, lines)
        else:
            self._whole_row(row, body)
        self._next(height)

    def finish(self) -> None:
        """Puts everything on the canvas: backgrounds first, then texts, then rules."""
        put, width = self._canvas.put, self._maker.edges[-1]
        if self._fills:
            put(f"/Artifact BMC {' '.join(self._fills)} EMC")
        if self._texts:
            put("\n".join(self._texts))
        style, frames = self._style, [*self._frames, self._y]
        rules = [y for y in self._rules if y not in frames]
        lines = _lines(rules, style.rule_color, style.rule_width, self._x, width)
        lines += _lines(frames, style.frame_color, style.frame_width, self._x, width)
        if style.column_rules and style.rule_color:
            lines += self._column_rules(style.rule_color)
        if lines:
            put(f"/Artifact BMC {lines}EMC")

    def _whole_row(self, row: Row, body: Element) -> None:
        line, canvas = body.child("TR"), self._canvas
        heads, page = self._maker.header_columns, canvas.page
        for cell in row.cells:
            block, is_head = cell.block, cell.column < heads
            tag, entries = ("TH" if is_head else "TD"), _attributes(_SCOPE_ROW if is_head else "", cell)
            if not block.text:
                line.leaf(tag, page, None, entries)
            elif block.pieces:
                element = line.child(tag, entries)
                self._text(cell, slice(None), element, {})
                element.close()
            else:
                mcid = canvas.next_mcid
                canvas.mark_number(line.leaf(tag, page, mcid, entries))
                x, top = self._place(cell)
                self._texts.append(block.operators_in(f"/{tag}<</MCID {mcid}>>BDC ", x, top))
        line.close()

    def _row_in_parts(self, row: Row, body: Element, lines: slice) -> None:
        elements = row.elements
        if not elements:
            elements[-1] = body.child("TR")
            for i, cell in enumerate(row.cells):
                is_head = cell.column < self._maker.header_columns
                tag = "TH" if is_head else "TD"
                elements[i] = elements[-1].child(tag, _attributes(_SCOPE_ROW if is_head else "", cell))
        else:
            self._repeated_row_header(row)
        for i, cell in enumerate(row.cells):
            if cell.block.text and (lines.start or 0) < len(cell.block.lines):
                self._text(cell, lines, elements[i], row.links.setdefault(i, {}))
        if not lines.stop:
            for element in elements.values():
                element.close()

    def _repeated_row_header(self, row: Row) -> None:
        """What the row is called, again, where it goes on on another page: an artifact."""
        for cell in row.cells:
            block = cell.block
            if cell.column < self._maker.header_columns and block.text and not block.pieces:
                self._texts.append(block.operators_in(f"{PAGINATION} ", *self._place(cell), slice(0, row.line_count)))

    def _text(self, cell: LaidCell, lines: slice, element: Element, links: dict[int, Element]) -> None:
        if not cell.block.text:
            return
        self._flush()
        draw_text(self._canvas, cell.block, element, links, self._place(cell), lines=lines)

    def _flush(self) -> None:
        """Backgrounds and texts so far, before something is drawn directly."""
        if self._fills:
            self._canvas.put(f"/Artifact BMC {' '.join(self._fills)} EMC")
            self._fills = []
        if self._texts:
            self._canvas.put("\n".join(self._texts))
            self._texts = []

    def _place(self, cell: LaidCell) -> tuple[float, float]:
        """Where the text of a cell begins."""
        return self._x + self._maker.edges[cell.column] + self._style.padding_x, self._y - self._style.padding_y

    def _header_place(self, cell: LaidCell, row: Row) -> tuple[float, float]:
        """Where the text of a header cell begins: at the foot of the row, next to what it heads."""
        x, top = self._place(cell)
        return x, top - (row.line_count - len(cell.block.lines)) * cell.block.style.leading

    def _fill_header(self, row: Row) -> None:
        if self._style.header_background:
            self._fill(self._style.header_background, 0, self._maker.edges[-1], row.height)

    def _fill_row(self, row: Row, height: float, number: int) -> None:
        edges = self._maker.edges
        if self._style.zebra and number % 2:
            self._fill(self._style.zebra, 0, edges[-1], height)
        for cell in row.cells:
            if cell.background:
                self._fill(cell.background, edges[cell.column], edges[cell.column + cell.span], height)

    def _fill(self, color: str, left: float, right: float, height: float) -> None:
        box = f"{self._x + left:.2f} {self._y - height:.2f} {right - left:.2f} {height:.2f}"
        self._fills.append(f"{fill(color)} {box} re f")

    def _next(self, height: float, *, is_header: bool = False) -> None:
        self._y -= height
        if is_header:
            self._frames[1:] = [self._y]
        else:
            self._rules.append(self._y)

    def _column_rules(self, color: str) -> str:
        edges = self._maker.edges[1:-1]
        lines = " ".join(
            f"{self._x + edge:.2f} {self._top:.2f} m {self._x + edge:.2f} {self._y:.2f} l" for edge in edges
        )
        return f"{self._style.rule_width:g} w {stroke(color)} {lines} S "


def _attributes(scope: str, cell: LaidCell) -> str:
    span = f"/ColSpan {cell.span}" if cell.span > 1 else ""
    attributes = f"/A<</O/Table{scope}{span}>>" if scope or span else ""
    language = f"/Lang {text_string(cell.language)}" if cell.language else ""
    actual = f"/ActualText {text_string(cell.actual_text)}" if cell.actual_text else ""
    return f"{attributes}{language}{actual}"


def _lines(heights: list[float], color: str | None, thickness: float, x: float, width: float) -> str:
    if not color or not heights:
        return ""
    lines = " ".join(f"{x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l" for y in heights)
    return f"{thickness:g} w {stroke(color)} {lines} S "
