"""The content of the benchmark, set with fpdf2 (which cannot tag tables)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.benchmarks.pdf_content import FIELDS, Content

_FONTS = Path(__file__).parents[2] / "report_templates" / "fonts"


def build(content: Content) -> bytes:
    """The PDF, without tags."""
    from fpdf import FPDF  # noqa: PLC0415 part of what is measured

    class Report(FPDF):  # type: ignore[misc]
        def footer(self) -> None:
            self.set_y(-40)
            self.set_font("D", size=8)
            self.cell(0, 10, f"Seite {self.page_no()} von {{nb}}", align="R")

    pdf = Report(unit="pt", format=(595.28, 841.89))
    for style, name in (("", ""), ("B", "-Bold"), ("I", "-Oblique")):
        pdf.add_font("D", style, _FONTS / f"DejaVuSansCondensed{name}.ttf")
    pdf.set_margins(60, 55, 50)
    pdf.set_auto_page_break(auto=True, margin=55)
    pdf.add_page()
    _prose(pdf, content)
    _tables(pdf, content)
    return bytes(pdf.output())


def _prose(pdf: Any, content: Content) -> None:
    _heading(pdf, content.title)
    for text in content.summary:
        pdf.multi_cell(0, 14, text, new_x="LMARGIN", new_y="NEXT")
    x, y = pdf.get_x(), pdf.get_y()
    for i, o in enumerate(content.offices):
        left, top = x + 20 + o.influence * 89 + i % 17 - 8, y + 205 - o.pressure * 38 - i % 13 + 6
        pdf.circle(left, top, 2 + o.affectedness)
    pdf.set_y(y + 220)


def _tables(pdf: Any, content: Content) -> None:
    _heading(pdf, "Rangfolge")
    rows = [
        [str(i), o.name, o.code, str(o.affectedness), str(o.pressure), str(o.influence)]
        for i, o in enumerate(content.ranking, 1)
    ]
    _table(pdf, ["Rang", "Stelle", "Kennung", "Betroffen", "Druck", "Einfluss"], rows, (30, 250, 65, 46, 46, 46))
    _heading(pdf, "Handlungsfelder")
    _table(pdf, ["Stelle", *FIELDS], [[o.code, *o.marks] for o in content.offices], (148, *[28] * 12))
    _heading(pdf, "Schnittstellen")
    pairs = [[f"Nr. {i}", *row] for i, row in enumerate(content.interfaces, 1)]
    _table(pdf, ["Stelle", *map(str, range(1, 25))], pairs, (60, *[17.7] * 24))
    _heading(pdf, "Stimmen")
    for text, office in content.quotes:
        pdf.multi_cell(0, 14, f"„{text}“ ({office})", new_x="LMARGIN", new_y="NEXT")
    pdf.add_page(format=(841.89, 595.28))
    _heading(pdf, "Anlage")
    annex = [
        [f"{o.name} {o.code}", str(o.affectedness), str(o.pressure), str(o.influence), *o.texts]
        for o in content.offices
    ]
    names = ["Stelle", "B", "D", "E", "Aufgaben", "Schnittstellen", "Erwartungen"]
    _table(pdf, names, annex, (86, 30, 30, 30, 185, 185, 185))


def _heading(pdf: Any, text: str) -> None:
    pdf.set_font("D", "B", 14)
    pdf.multi_cell(0, 18, text, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("D", size=10)


def _table(pdf: Any, header: list[str], rows: list[list[str]], widths: tuple[float, ...]) -> None:
    pdf.set_font("D", size=7)
    with pdf.table(col_widths=widths, line_height=9, width=sum(widths), align="LEFT", padding=(2, 1, 2, 1)) as table:
        for row in [header, *rows]:
            table.row(row)
