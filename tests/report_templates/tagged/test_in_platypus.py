"""The flowables do their work in ReportLab's own document templates."""

from __future__ import annotations

import io
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak
from reportlab.platypus import KeepTogether as PlatypusKeepTogether
from reportlab.platypus import PageTemplate as PlatypusTemplate

from report_templates.tagged import BulletList, Column, Figure, KeepTogether, Paragraph, Run, Table, TableStyle
from tests.pdf_checks import assert_sound, tagged_text
from tests.report_templates.tagged.making import BODY, HEADINGS, LOREM, SMALL, document


def foot(canvas: Any, _: Any) -> None:
    with canvas.artifact("Footer"):
        canvas.setFont("regular", 8)
        canvas.drawString(60, 30, f"Seite {canvas.getPageNumber()}")


def test_a_story_in_a_document_template_is_tagged() -> None:
    target = io.BytesIO()
    template = BaseDocTemplate(target, pagesize=(595, 842))
    template.addPageTemplates(
        [
            PlatypusTemplate("portrait", [Frame(60, 60, 475, 720)], onPage=foot),
            PlatypusTemplate("landscape", [Frame(60, 60, 720, 475)], onPage=foot, pagesize=(842, 595)),
        ]
    )
    rows = [[f"Amt {i}", LOREM * (1 + i % 3)] for i in range(60)] + [["Lang", LOREM * 40]]
    story = [
        Paragraph("Titel", HEADINGS[0], tag="H1", outline=1, anchor="a"),
        Paragraph([LOREM, Run("Link", link="#a")], BODY),
        BulletList([LOREM] * 30, BODY),
        PlatypusKeepTogether([Paragraph("a", BODY), Paragraph("b", BODY)]),
        KeepTogether([Paragraph("c", BODY), Paragraph("d", BODY)]),
        Figure(100, 60, lambda canvas: canvas.rect(0, 0, 90, 50), "Kasten"),
        Paragraph("Tabelle", HEADINGS[1], tag="H2", outline=2),
        Table([Column(60, "Stelle"), Column(300, "Antwort")], rows, TableStyle(SMALL)),
        NextPageTemplate("landscape"),
        PageBreak(),
        Paragraph("Ende", BODY),
    ]
    template.build(story, canvasmaker=document(templates=()).canvasmaker)
    pdf = target.getvalue()
    assert_sound(pdf)
    texts = [text for _, text in tagged_text(pdf)]
    assert texts[:2] == ["Titel", LOREM + "Link"]
    assert texts[-3:] == ["Lang", LOREM * 40, "Ende"]
    assert texts.count("Stelle") == 1
