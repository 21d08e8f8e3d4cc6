"""Colours, styles, page geometry and the frame of every page: the one place that says how documents look.

Black, grey and one blue; meaning never by colour alone (briefing.md, section 4). Knows no content but "Seite 1 von 9".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.model import Language
from report_templates.tagged import Document, Flowable, FontFamily, Page, PageTemplate, TableStyle, TextStyle
from report_templates.tagged.flowable import Stack
from report_templates.texts import text

BLACK, GREY, LIGHT_GREY, PALE_GREY, WHITE = "#000000", "#5c5c5c", "#c8c8c8", "#ececec", "#ffffff"
BLUE = "#1d4ed8"

_FOLDER = Path(__file__).parent / "fonts"

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
LEFT, RIGHT, TOP, BOTTOM = 25 * MM, 20 * MM, 13 * MM, 15 * MM
TEXT_WIDTH = A4[0] - LEFT - RIGHT
PAGE_ONE_HEIGHT = A4[1] - TOP - BOTTOM
LANDSCAPE_WIDTH = A4[1] - LEFT - RIGHT
PORTRAIT, LANDSCAPE = "portrait", "landscape"
MOST_BOXES = 120  # invited offices up to which page 1 draws a box for each

REGULAR, BOLD = "regular", "bold"  # names of the fonts in drawings

H1 = TextStyle(15, 19, bold=True, color=BLUE, space_before=20, space_after=7, keep_with_next=True, hyphenate=False)
H2 = TextStyle(11, 14, bold=True, space_before=13, space_after=4, keep_with_next=True, hyphenate=False)
H2_PROFILE = replace(H2, space_before=10, space_after=0)
H2_CONTENTS = replace(H2, space_before=12)
CONTENTS = TextStyle(9.5, 13.4, space_after=6, hyphenate=False)
TITLE = TextStyle(15, 18, bold=True, space_before=2, space_after=3, hyphenate=False)
PAGE_ONE_TITLE = replace(TITLE, font_size=14, leading=16.5, space_after=2)
OPENING_TITLE = replace(TITLE, font_size=17, leading=21)
OPENING = TextStyle(10, 13, bold=True, space_before=4)
MEASURE = 151 * MM  # no line of running text has more than about 90 characters
BODY = TextStyle(10, 13.6, space_before=3, space_after=5, measure=MEASURE)
BODY_ABOVE = replace(BODY, keep_with_next=True)
STRONG = replace(BODY, bold=True)
SMALL = TextStyle(8, 10.5, color=GREY, space_before=3, space_after=5, measure=MEASURE)
LEAD_IN = replace(SMALL, space_before=0, keep_with_next=True)
NOTICE = replace(BODY, font_size=9, leading=12)  # what must be readable on paper, but is not what one came for
QUOTE = TextStyle(10.5, 15, space_before=4, space_after=6, left_indent=10)
SPEECH = TextStyle(13, 19, space_before=4, space_after=6)  # read standing
PROFILE_VALUES = TextStyle(9, 12, bold=True, color=BLUE, space_after=2, keep_with_next=True)
CHOICE = TextStyle(9, 12, space_before=1.5, space_after=1.5, left_indent=8)
CELL = TextStyle(8.5, 11)
CAPTION = TextStyle(9.5, 12, bold=True)

PAGE_ONE = TextStyle(9, 11.2)
PAGE_ONE_RIGHT = replace(PAGE_ONE, align="right")
PAGE_ONE_HEADING = TextStyle(10, 11.2, bold=True, color=BLUE)
PAGE_ONE_KEYWORD = replace(PAGE_ONE, bold=True)
PAGE_ONE_MARGIN, PAGE_ONE_GUTTER, PAGE_ONE_SPACE = 36 * MM, 7.0, 3.0  # column of the headings; between it and the text
PAGE_ONE_COLUMN = TEXT_WIDTH - PAGE_ONE_MARGIN - PAGE_ONE_GUTTER
PAGE_ONE_FOOT = TextStyle(8.2, 11)
FOOT_SIZE, FOOT_LINE = 7.5, 26.0  # size and baseline of the line at the foot of every page

TABLE = TableStyle(
    text=CELL, header=TextStyle(8, 10, bold=True), caption=CAPTION, padding_x=3.5, padding_y=2.4,
    header_background=PALE_GREY, rule_color=LIGHT_GREY, frame_color=GREY,
)  # fmt: skip
TABLE_SMALL = TABLE._replace(text=TextStyle(7.5, 9.6), header=TextStyle(7.5, 9.4, bold=True))
TABLE_PROFILE = TABLE._replace(
    text=TextStyle(8, 9.7), header=TextStyle(7.5, 8.6, color=GREY), header_background=None, padding_y=1.1,
    frame_color=LIGHT_GREY,
)  # fmt: skip
TABLE_PAGE_ONE = TABLE._replace(
    text=TextStyle(8.4, 10.2), header=TextStyle(8, 9.4, bold=True), padding_x=3.3, padding_y=1.5
)


def scaled(style: TextStyle, factor: float) -> TextStyle:
    """Return a style in another size."""
    sizes = ("font_size", "leading", "space_before", "space_after", "left_indent")
    return replace(style, **{name: getattr(style, name) * factor for name in sizes})


def hyphenated(style: TableStyle, *, yes: bool) -> TableStyle:
    """Return the style of a table with or without hyphenation."""
    return style if yes else style._replace(text=replace(style.text, hyphenate=False))


def scaled_table(style: TableStyle, factor: float) -> TableStyle:
    """Return the style of a table in another size."""
    return style._replace(
        text=scaled(style.text, factor), header=scaled(style.header_text, factor),
        padding_y=style.padding_y * factor,
    )  # fmt: skip


FONTS = FontFamily(
    _FOLDER / "DejaVuSansCondensed.ttf", _FOLDER / "DejaVuSansCondensed-Bold.ttf",
    _FOLDER / "DejaVuSansCondensed-Oblique.ttf", _FOLDER / "DejaVuSansCondensed-BoldOblique.ttf",
)  # fmt: skip


@dataclass(frozen=True)
class Foot:
    """The line at the foot of every page; `number` writes "Seite x von y"."""

    left: str
    number: Callable[[int, int], str]

    def draw(self, canvas: Any, page: Page) -> None:
        """Draw it below the text, shortened if it is too long; the number of the page never is."""
        canvas.setFillColor(GREY)
        canvas.setStrokeColor(LIGHT_GREY)
        canvas.setLineWidth(0.5)
        right = page.template.width - RIGHT
        canvas.line(LEFT, FOOT_LINE + 11, right, FOOT_LINE + 11)
        number = self.number(page.number, page.total)
        canvas.setFont(REGULAR, FOOT_SIZE)
        canvas.drawRightString(right, FOOT_LINE, number)
        room = right - LEFT - canvas.stringWidth(number) - 12
        canvas.drawString(LEFT, FOOT_LINE, fitted(canvas, self.left, room))


def foot(left: str, language: Language) -> Foot:
    """Return the foot of a paper in one language."""
    return Foot(left, lambda page, pages: text("page.number", language, x=page, y=pages))


def fitted(canvas: Any, text: str, room: float) -> str:
    """Shorten a text in the canvas's current font with `…` until it fits."""
    if canvas.stringWidth(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if canvas.stringWidth(f"{text[:middle].rstrip()}…") <= room:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"


def document(*, title: str, author: str, subject: str, language: Language, created: datetime, foot: Foot) -> Document:
    """Return an empty document with the pages of this house: portrait first, landscape for wide tables."""
    return Document(
        title=title, author=author, subject=subject, language=language, created=created, fonts=FONTS,
        templates=[_pages(PORTRAIT, A4[0], A4[1], foot), _pages(LANDSCAPE, A4[1], A4[0], foot)],
    )  # fmt: skip


def _pages(name: str, width: float, height: float, foot: Foot) -> PageTemplate:
    return PageTemplate(name, width, height, LEFT, RIGHT, TOP, BOTTOM, footer=foot.draw)


def height_of(blocks: Sequence[Flowable], width: float, language: Language) -> float:
    """Return the height of blocks set one below the other; they must not be used again, they keep their lines."""
    from report_templates.tagged.canvas import TaggedCanvas  # noqa: PLC0415 ReportLab's canvas takes longest to import
    from report_templates.tagged.fonts import Faces  # noqa: PLC0415
    from report_templates.tagged.writer import Writer  # noqa: PLC0415

    scratch = TaggedCanvas(faces=Faces(FONTS), language=language, writer=Writer())
    return Stack(blocks).wrapOn(scratch, width, A4[1])[1]
