"""The few building blocks that all parts share: headings, sentences, tables, pictures.

Puts content into the styles of the theme; decides nothing about content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Protocol

from pipeline.conclude.concluded import Statement
from pipeline.model import Language
from report_templates import theme
from report_templates.briefing.view import View
from report_templates.tagged import (
    BulletList,
    Cell,
    Choice,
    Column,
    Figure,
    Flowable,
    KeepTogether,
    Paragraph,
    Run,
    Table,
    TableStyle,
)

COUNTING = range(5, 10)  # sections whose numbers do not carry their n one by one
ROWS_KEPT = 6  # a table or list of at most so many rows is not torn apart
MOST_KEPT = 0.4  # of a page: a higher one may be, however few its rows

Story = list[Flowable]
Content = str | Sequence[Run]


class Drawing(Protocol):
    """A picture of `report_templates.flowables`."""

    @property
    def width(self) -> float:
        """In points."""

    @property
    def height(self) -> float:
        """In points."""

    def draw(self, canvas: Any) -> None:
        """Draw from the lower left corner."""


def section_anchor(name: str) -> str:
    """Return the anchor of a section ("4") or annex ("A")."""
    return f"section-{name}"


def office_anchor(view: View, key: str) -> str:
    """Return the anchor of an office's profile in annex A; a key may hold anything, so its number stands for it."""
    return f"office-{view.numbers[key]}"


def section_title(view: View, number: int) -> str:
    """Return number and title of one of the sections 1–10."""
    return f"{number} {view.t(f's{number:02}.title')}"


def annex_title(view: View, letter: str) -> str:
    """Return letter and title of one of the annexes A–D."""
    return view.t(f"annex_{letter.lower()}.title")


def section(view: View, number: int) -> Story:
    """Open one of the sections 1–10; where it counts, it says on how many answers its numbers rest."""
    opened: Story = [_opened(section_title(view, number), str(number))]
    if number not in COUNTING:
        return opened
    return [*opened, lead_in(view.t("page.counted", n=view.answered, N=view.invited))]


def annex(view: View, letter: str) -> Story:
    """Open one of the annexes A–D."""
    return [_opened(annex_title(view, letter), letter)]


def _opened(title: str, name: str) -> Paragraph:
    return Paragraph(title, theme.H1, tag="H1", outline=1, anchor=section_anchor(name))


def title_lines(view: View) -> str:
    """Return the title with a line break after its dash."""
    return view.t("page.title").replace(" – ", " –\n")


def subheading(title: str) -> Paragraph:
    """Open a part of a section."""
    return Paragraph(title, theme.H2, tag="H2", outline=2)


def body(content: Content) -> Paragraph:
    """Set a paragraph of running text."""
    return Paragraph(content, theme.BODY)


def text_above(content: Content) -> Paragraph:
    """Set running text that opens a table or list; it stands on the same page."""
    return Paragraph(content, theme.BODY_ABOVE)


def small(content: Content) -> Paragraph:
    """Set a legend or a note."""
    return Paragraph(content, theme.SMALL)


def lead_in(content: Content) -> Paragraph:
    """Set a note above what it is about."""
    return Paragraph(content, theme.LEAD_IN)


def sentences(view: View, statements: Iterable[Statement]) -> Story:
    """List statements word for word. A short list is not torn apart."""
    items = [view.say(statement.text) for statement in statements]
    if not items:
        return []
    listed = BulletList(items, theme.BODY)
    return [KeepTogether([listed], MOST_KEPT) if len(items) <= ROWS_KEPT else listed]


def heads(view: View, *columns: tuple[str, float] | tuple[str, float, str]) -> list[Column]:
    """Make columns of (sentence of the heading, share of the width[, alignment])."""
    return [Column(share, view.t(key), *align) for key, share, *align in columns]


def german(view: View, content: Content) -> Content | Cell:
    """Mark a cell as German where the edition is not: official names, and what offices typed into a German form."""
    return in_german(view.language, content)


def in_german(language: Language, content: Content) -> Content | Cell:
    """Mark a cell as German in a paper in that language."""
    return content if language == "de" or not content else Cell(content, language="de", hyphenate=True)


def table(
    language: Language,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Content | Cell]],
    *,
    width: float = theme.TEXT_WIDTH,
    header_columns: int = 1,
    style: TableStyle = theme.TABLE,
    caption: str = "",
) -> Flowable:
    """Set a table; the widths of the columns are shares of its width. A short one is not torn apart.

    In English only what is marked as `german` is hyphenated: patterns of one language break the other's words wrongly.
    """
    total = sum(column.width for column in columns)
    in_points = [column._replace(width=width * column.width / total) for column in columns]
    whole = Table(
        in_points,
        rows,
        theme.hyphenated(style, yes=language == "de"),
        header_columns=header_columns,
        caption=caption or None,
        space_before=4,
        space_after=8,
    )
    return KeepTogether([whole], MOST_KEPT) if isinstance(rows, Sequence) and len(rows) <= ROWS_KEPT else whole


def picture(drawing: Drawing, alt: str, *legend: str) -> Flowable:
    """Place a picture with its sentence; below it, on the same page, what its signs mean."""
    drawn = Figure(drawing.width, drawing.height, drawing.draw, alt, space_before=6, space_after=6)
    return KeepTogether([drawn, *map(small, legend)]) if legend else drawn


def floating(drawn: Story, *blocks: Story) -> Story:
    """Place a picture before, between or after blocks: where it leaves least of the pages empty, rather early."""
    there = [block for block in blocks if block]
    orders = [[*there[:place], drawn, *there[place:]] for place in range(len(there) + 1)]
    return [Choice([list(chain.from_iterable(order)) for order in orders])]


def see(view: View, name: str) -> Run:
    """Link to a section ("4") or annex ("A")."""
    key = "page.see_section" if name.isdigit() else "page.see_annex"
    return Run(view.t(key, n=name), link=f"#{section_anchor(name)}")
