"""Tagged PDF with ReportLab: PDF/UA-1 and PDF/A-2a, made in one pass while drawing.

A small example::

    from datetime import UTC, datetime
    from pathlib import Path
    from report_templates.tagged import (
        Cell, Column, Document, FontFamily, PageTemplate, Paragraph, Run, Table, TableStyle, TextStyle,
    )

    folder = Path("report_templates/fonts")
    fonts = FontFamily(
        folder / "DejaVuSansCondensed.ttf", folder / "DejaVuSansCondensed-Bold.ttf",
        folder / "DejaVuSansCondensed-Oblique.ttf", folder / "DejaVuSansCondensed-BoldOblique.ttf",
    )
    body = TextStyle(font_size=10, leading=14, space_after=6)
    title = TextStyle(font_size=16, leading=20, bold=True, space_after=8, keep_with_next=True)

    def footer(canvas, page):  # drawn as an artifact, when the number of pages is known
        canvas.setFont("regular", 8)
        canvas.drawRightString(538, 34, f"Seite {page.number} von {page.total}")

    document = Document(
        title="Ergebnisse", author="Landkreis Auental", subject="Vorabfrage", language="de",
        created=datetime(2026, 11, 2, tzinfo=UTC), fonts=fonts,
        templates=[PageTemplate("portrait", 595, 842, left=71, right=57, top=60, bottom=60, footer=footer)],
    )
    pdf = document.build([
        Paragraph("Ergebnisse", title, tag="H1", outline=1, anchor="results"),
        Paragraph(["Mehr steht in ", Run("Abschnitt 1", link="#results"), "."], body),
        Table(
            columns=[Column(200, "Stelle"), Column(60, "Druck", align="right")],
            rows=[["Ausländerbehörde", "4"], [Cell("Jugendamt", bold=True), "5"]],
            style=TableStyle(text=TextStyle(9, 12)),
        ),
    ])
    document.missing_characters  # what no font has, drawn as [U+1F477]

What is drawn without a tag, a missing alternative text, a left-out heading level, a table without header cells, a link
to nowhere: all raise TaggingError instead of making a file that somebody cannot read.

How it fits together: ``document`` fills ``pages`` with flowables (``paragraph``, ``lists``, ``contents``, ``table``,
``layouttable``, ``figure``); these lay text out with ``textblock`` (``fonts``, ``linebreak``, ``hyphenation``), draw it
on ``canvas``, which connects what is painted with ``structure``; ``writer`` packs the objects. Nothing of the product
is imported.
"""

from .contents import Contents
from .document import Document
from .errors import TaggingError
from .figure import Figure
from .flowable import Choice, Flowable, KeepTogether, PageBreak, Rule, Spacer, SwitchTemplate
from .fonts import FontFamily
from .layouttable import Box, LayoutTable
from .lists import BulletList
from .pages import Page, PageTemplate
from .paragraph import Paragraph
from .style import Run, TextStyle
from .table import Cell, Column, Table, TableStyle

__all__ = [
    "Box",
    "BulletList",
    "Cell",
    "Choice",
    "Column",
    "Contents",
    "Document",
    "Figure",
    "Flowable",
    "FontFamily",
    "KeepTogether",
    "LayoutTable",
    "Page",
    "PageBreak",
    "PageTemplate",
    "Paragraph",
    "Rule",
    "Run",
    "Spacer",
    "SwitchTemplate",
    "Table",
    "TableStyle",
    "TaggingError",
    "TextStyle",
]
