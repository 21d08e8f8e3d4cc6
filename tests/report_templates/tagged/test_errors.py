"""What would leave somebody without access is an error when the document is made, with page and text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from report_templates.tagged import (
    Cell,
    Column,
    Figure,
    Flowable,
    PageTemplate,
    Paragraph,
    Run,
    SwitchTemplate,
    Table,
    TableStyle,
    TaggingError,
    TextStyle,
)
from tests.report_templates.tagged.making import BODY, SMALL, made

STYLE = TableStyle(SMALL)


def h(level: int, text: str = "Titel") -> Paragraph:
    return Paragraph(text, BODY, tag=f"H{level}")


class Untagged(Flowable):
    """Draws without saying what."""

    height = 20.0

    def __init__(self, draw: Callable[[Any], None]) -> None:
        self._draw = draw

    def draw_at(self, x: float, top: float) -> None:  # noqa: ARG002
        self._draw(self.canv)


def image(canvas: Any) -> None:
    from PIL import Image  # noqa: PLC0415
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    canvas.drawImage(ImageReader(Image.new("RGB", (4, 4))), 0, 0)


@pytest.mark.parametrize(
    ("story", "message"),
    [
        ([h(2, "Zu tief")], r"page 1: a heading of level 2 as the first heading.*\(text: 'Zu tief'\)"),
        ([h(1), h(3)], "a heading of level 3 after a heading of level 1"),
        ([Untagged(lambda c: c.drawString(0, 0, "verloren"))], r"page 1: text outside of the structure.*'verloren'"),
        ([Untagged(image)], "an image outside of the structure"),
        ([Untagged(lambda c: c.beginText())], "text objects cannot be tagged"),
        ([Untagged(lambda c: c.setFont("Helvetica", 9))], "'Helvetica' is not embedded"),
        ([Paragraph([Run("hin", link="#nirgends")], BODY)], r"page 1: a link leads to #nirgends.*'hin'"),
        ([Paragraph([Run("hin", link="javascript:alert(1)")], BODY)], "a link begins with one of"),
        ([Paragraph("a", BODY, anchor="x"), Paragraph("b", BODY, anchor="x")], "anchor 'x' is there twice"),
        ([Table([Column(50, "A"), Column(50, "B")], [["nur eine"]], STYLE)], "cells for 1 columns, the table has 2"),
        ([Table([Column(50, "A")], [["a", "b"]], STYLE)], "a row has cells"),
        ([Table([Column(50, "A")], [[Cell("a", col_span=2)]], STYLE)], "spans more columns"),
        ([Table([Column(500, "A")], [["a"]], STYLE)], "a table of 500 points does not fit into a width of 467"),
        ([SwitchTemplate("unbekannt")], "no page template 'unbekannt'"),
    ],
)
def test_it_is_said_where_and_what(story: list[Any], message: str) -> None:
    with pytest.raises(TaggingError, match=message):
        made(*story)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Figure(10, 10, lambda _: None, " "), "alternative text"),
        (lambda: Table([Column(50, ""), Column(50, "")], [], STYLE), "header"),
        (lambda: Table([Column(50, "A")], [], STYLE, column_groups=[("B", 2)]), "cover all columns"),
        (lambda: Paragraph("a", BODY, tag="Div"), "cannot be tagged Div"),
        (lambda: TextStyle(10, 12, color="red"), "#rrggbb"),
        (lambda: made(title=" "), "title"),
        (lambda: made(language=""), "language"),
        (lambda: made(templates=[]), "page template"),
    ],
)
def test_what_can_be_seen_at_once_is_said_at_once(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(TaggingError, match=message):
        make()


def test_text_in_a_header_must_be_in_an_embedded_font_too() -> None:
    template = PageTemplate("p", 300, 300, 20, 20, 20, 20, header=lambda canvas, _: canvas.setFont("Times-Roman", 9))
    with pytest.raises(TaggingError, match="Times-Roman"):
        made(Paragraph("a", BODY), templates=[template])


def test_a_generator_of_rows_cannot_be_drawn_twice() -> None:
    table = Table([Column(50, "A")], iter([["a"]]), STYLE)
    made(table)
    with pytest.raises(TaggingError, match="generator"):
        made(table)
