"""The content of the benchmark, set with report_templates.tagged."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.pdf_content import FIELDS, INTERFACES, SHADES, Content

_TEMPLATES = Path(__file__).parents[2] / "report_templates"
sys.path.insert(0, str(_TEMPLATES))  # as a library of its own: what the product imports besides is not its cost

from tagged import (  # noqa: E402
    Cell,
    Column,
    Document,
    Figure,
    FontFamily,
    PageTemplate,
    Paragraph,
    SwitchTemplate,
    Table,
    TableStyle,
    TextStyle,
)

_FONTS = _TEMPLATES / "fonts"
_BODY = TextStyle(10, 14, space_after=6)
_QUOTE = TextStyle(10, 14, left_indent=14, italic=True, space_after=4)
_SMALL = TextStyle(7, 9)
_HEAD = TextStyle(14, 18, bold=True, space_before=12, space_after=6, keep_with_next=True)
_MARGINS: dict[str, float] = {"left": 60, "right": 50, "top": 55, "bottom": 55}


def build(content: Content) -> bytes:
    """The tagged PDF."""
    names = ("", "-Bold", "-Oblique", "-BoldOblique")
    fonts = FontFamily(*(_FONTS / f"DejaVuSansCondensed{name}.ttf" for name in names))
    portrait = PageTemplate("portrait", 595.28, 841.89, **_MARGINS, footer=_footer)
    landscape = PageTemplate("landscape", 841.89, 595.28, **_MARGINS, footer=_footer)
    document = Document(
        title=content.title, author="Benchmark", language="de", created=datetime(2026, 11, 2, tzinfo=UTC), fonts=fonts,
        templates=[portrait, landscape],
    )  # fmt: skip
    return document.build(_story(content))


def _footer(canvas: Any, page: Any) -> None:
    canvas.setFont("regular", 8)
    canvas.drawRightString(page.template.width - 50, 34, f"Seite {page.number} von {page.total}")


def _story(content: Content) -> Any:
    style, width = TableStyle(text=_SMALL, zebra="#f6f7f9"), 485.0
    yield Paragraph(content.title, _HEAD, tag="H1", outline=1)
    yield from (Paragraph(text, _BODY) for text in content.summary)
    yield Figure(
        width, 220, lambda canvas: _chart(canvas, content, width), "Druck und Einfluss aller Stellen als Kreise"
    )
    yield Paragraph("Rangfolge", _HEAD, tag="H2", outline=2)
    columns = [Column(30, "Rang", "right"), Column(250, "Stelle"), Column(65, "Kennung"),
               *(Column(46, name, "right") for name in ("Betroffen", "Druck", "Einfluss"))]  # fmt: skip
    rows = (
        [str(i), office.name, office.code, str(office.affectedness), str(office.pressure), str(office.influence)]
        for i, office in enumerate(content.ranking, 1)
    )
    yield Table(columns, rows, style, header_columns=2)
    yield Paragraph("Handlungsfelder", _HEAD, tag="H2", outline=2)
    columns = [Column(148, "Stelle"), *(Column(28, field, "center") for field in FIELDS)]
    yield Table(columns, ([office.code, *map(_mark, office.marks)] for office in content.offices), style)
    yield Paragraph("Schnittstellen", _HEAD, tag="H2", outline=2)
    columns = [Column(60, "Stelle"), *(Column(17.7, str(i + 1), "center") for i in range(INTERFACES))]
    yield Table(columns, ([f"Nr. {i}", *row] for i, row in enumerate(content.interfaces, 1)), style)
    yield Paragraph("Stimmen", _HEAD, tag="H2", outline=2)
    for text, office in content.quotes:
        yield Paragraph(f"„{text}“ ({office})", _QUOTE, tag="BlockQuote")
    yield SwitchTemplate("landscape")
    yield Paragraph("Anlage", _HEAD, tag="H1", outline=1)
    scores = (Column(30, name, "right") for name in ("B", "D", "E"))
    texts = (Column(185, name) for name in ("Aufgaben", "Schnittstellen", "Erwartungen"))
    yield Table([Column(86, "Stelle"), *scores, *texts], _annex(content), style)


def _annex(content: Content) -> Any:
    for office in content.offices:
        numbers = map(str, (office.affectedness, office.pressure, office.influence))
        yield [f"{office.name} {office.code}", *numbers, *office.texts]


def _mark(mark: str) -> str | Cell:
    return Cell(mark, background=SHADES[mark]) if mark in SHADES else mark


def _chart(canvas: Any, content: Content, width: float) -> None:
    canvas.setFillColorRGB(0.11, 0.31, 0.85)
    canvas.setLineWidth(0.3)
    for i, office in enumerate(content.offices):
        x = 20 + office.influence * (width - 40) / 5 + i % 17 - 8
        y = 15 + office.pressure * 190 / 5 + i % 13 - 6
        canvas.circle(x, y, 2 + office.affectedness, stroke=1, fill=0)
