"""The content of the benchmark, set with Typst (its PDFs are tagged by default)."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.pdf_content import FIELDS, SHADES, Content

_FONTS = Path(__file__).parents[2] / "report_templates" / "fonts"
_TEMPLATE = """
#let d = json("data.json")
#set document(title: d.title)
#set text(font: "DejaVu Sans", stretch: 75%, size: 10pt, lang: "de", hyphenate: true)
#set page(width: 595.28pt, height: 841.89pt, margin: (left: 60pt, right: 50pt, y: 55pt),
  footer: context align(right, text(8pt)[Seite #counter(page).display() von #counter(page).final().first()]))
#set par(leading: 0.67em)
#show heading: set text(14pt)
#let small(body) = text(7pt, body)
#set table(inset: (x: 4pt, y: 2.5pt), stroke: (bottom: 0.4pt + rgb("#c4c8d0")))
#show table: set text(7pt)
#show table: set par(leading: 0.557em)
= #d.title
#for p in d.summary [ #p \\ ]
#figure(alt: "Druck und Einfluss aller Stellen als Kreise", box(width: 485pt, height: 220pt, {
  for c in d.circles {
    place(bottom + left, dx: c.at(0) * 1pt, dy: -c.at(1) * 1pt, circle(radius: c.at(2) * 1pt, stroke: 0.3pt))
  }
}))
== Rangfolge
#table(columns: (30pt, 250pt, 65pt, 46pt, 46pt, 46pt), fill: (_, y) => if calc.even(y) and y > 0 { rgb("#f6f7f9") },
  table.header(..("Rang", "Stelle", "Kennung", "Betroffen", "Druck", "Einfluss").map(strong)), ..d.ranking.flatten())
== Handlungsfelder
#let shade = d.shades
#table(columns: (148pt,) + (28pt,) * 12, align: (left,) + (center,) * 12,
  table.header(strong("Stelle"), ..d.fields.map(strong)),
  ..d.matrix.map(r => r.enumerate().map(((i, c)) =>
    if i > 0 and c in shade { table.cell(fill: rgb(shade.at(c)), c) } else { c })).flatten())
== Schnittstellen
#table(columns: (60pt,) + (17.7pt,) * 24, table.header(strong("Stelle"), ..range(1, 25).map(i => strong(str(i)))),
  ..d.interfaces.flatten())
== Stimmen
#for q in d.quotes { quote(block: true, q) }
#set page(width: 841.89pt, height: 595.28pt)
= Anlage
#table(columns: (86pt, 30pt, 30pt, 30pt, 185pt, 185pt, 185pt),
  table.header(..("Stelle", "B", "D", "E", "Aufgaben", "Schnittstellen", "Erwartungen").map(strong)),
  ..d.annex.map(r => r.map(c => table.cell(breakable: false, c))).flatten())
"""


def build(content: Content) -> bytes:
    """The tagged PDF."""
    import typst  # noqa: PLC0415 part of what is measured

    with TemporaryDirectory() as folder:
        Path(folder, "data.json").write_text(json.dumps(_data(content)), encoding="utf-8")
        Path(folder, "main.typ").write_text(_TEMPLATE, encoding="utf-8")
        return typst.compile(Path(folder, "main.typ"), font_paths=[_FONTS], ignore_system_fonts=True)


def _data(content: Content) -> dict[str, object]:
    return {
        "title": content.title,
        "summary": content.summary,
        "shades": SHADES,
        "fields": FIELDS,
        "circles": [
            (20 + o.influence * 89 + i % 17 - 8, 15 + o.pressure * 38 + i % 13 - 6, 2 + o.affectedness)
            for i, o in enumerate(content.offices)
        ],
        "ranking": [
            [str(i), o.name, o.code, str(o.affectedness), str(o.pressure), str(o.influence)]
            for i, o in enumerate(content.ranking, 1)
        ],
        "matrix": [[o.code, *o.marks] for o in content.offices],
        "interfaces": [[f"Nr. {i}", *row] for i, row in enumerate(content.interfaces, 1)],
        "quotes": [f"„{text}“ ({office})" for text, office in content.quotes],
        "annex": [
            [f"{o.name} {o.code}", str(o.affectedness), str(o.pressure), str(o.influence), *o.texts]
            for o in content.offices
        ],
    }
