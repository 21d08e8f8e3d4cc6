"""The content of the benchmark, set with WeasyPrint (PDF/UA)."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.benchmarks.pdf_content import FIELDS, SHADES, Content

RANKING = ("Rang", "Stelle", "Kennung", "Betroffen", "Druck", "Einfluss")
ANNEX = ("Stelle", "B", "D", "E", "Aufgaben", "Schnittstellen", "Erwartungen")
_FONTS = Path(__file__).parents[2] / "report_templates" / "fonts"
_CSS = """
@font-face { font-family: D; src: url(FONTS/DejaVuSansCondensed.ttf) }
@font-face { font-family: D; font-weight: bold; src: url(FONTS/DejaVuSansCondensed-Bold.ttf) }
@font-face { font-family: D; font-style: italic; src: url(FONTS/DejaVuSansCondensed-Oblique.ttf) }
@page { size: 595.28pt 841.89pt; margin: 55pt 50pt 55pt 60pt;
  @bottom-right { font: 8pt D; content: "Seite " counter(page) " von " counter(pages) } }
@page wide { size: 841.89pt 595.28pt }
body { font: 10pt/1.4 D; hyphens: auto } h1, h2 { font-size: 14pt }
table { font-size: 7pt; line-height: 1.3; border-collapse: collapse; table-layout: fixed }
td, th { padding: 2.5pt 4pt; border-bottom: .4pt solid #c4c8d0; vertical-align: top; text-align: left }
tr { break-inside: avoid } .annex { page: wide } .m td { text-align: center }
"""


def build(content: Content) -> bytes:
    """The tagged PDF."""
    from weasyprint import HTML  # noqa: PLC0415 part of what is measured

    style = _CSS.replace("FONTS", _FONTS.as_uri())
    html = f'<html lang="de"><title>{escape(content.title)}</title><style>{style}</style>{_body(content)}</html>'
    return bytes(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


def _body(content: Content) -> str:
    ranking = [
        [str(i), o.name, o.code, str(o.affectedness), str(o.pressure), str(o.influence)]
        for i, o in enumerate(content.ranking, 1)
    ]
    annex = [
        [f"{o.name} {o.code}", str(o.affectedness), str(o.pressure), str(o.influence), *o.texts]
        for o in content.offices
    ]
    quotes = "".join(f"<blockquote>„{escape(text)}“ ({office})</blockquote>" for text, office in content.quotes)
    matrix = [[o.code, *o.marks] for o in content.offices]
    pairs = [[f"Nr. {i}", *row] for i, row in enumerate(content.interfaces, 1)]
    return (
        f"<h1>{escape(content.title)}</h1>{''.join(f'<p>{text}</p>' for text in content.summary)}{_chart(content)}"
        f"<h2>Rangfolge</h2>{_table(RANKING, ranking, (30, 250, 65, 46, 46, 46))}"
        f"<h2>Handlungsfelder</h2><div class=m>{_table(('Stelle', *FIELDS), matrix, (148, *[28] * 12), SHADES)}</div>"
        f"<h2>Schnittstellen</h2>{_table(('Stelle', *map(str, range(1, 25))), pairs, (60, *[17.7] * 24))}"
        f"<h2>Stimmen</h2>{quotes}<div class=annex><h1>Anlage</h1>"
        f"{_table(ANNEX, annex, (86, 30, 30, 30, 185, 185, 185))}</div>"
    )


def _chart(content: Content) -> str:
    circles = "".join(
        f'<circle cx="{20 + o.influence * 89 + i % 17 - 8}" cy="{205 - o.pressure * 38 - i % 13 + 6}" '
        f'r="{2 + o.affectedness}" fill="none" stroke="#1d4ed8" stroke-width=".3"/>'
        for i, o in enumerate(content.offices)
    )
    box = 'role="img" aria-label="Druck und Einfluss" width="485pt" height="220pt" viewBox="0 0 485 220"'
    return f"<svg {box}>{circles}</svg>"


def _table(
    header: tuple[str, ...], rows: list[list[str]], widths: tuple[float, ...], shades: dict[str, str] | None = None
) -> str:
    columns = "".join(f'<col style="width:{width}pt">' for width in widths)
    head = "".join(f"<th scope=col>{name}</th>" for name in header)
    body = "".join(f"<tr>{''.join(_cell(text, shades) for text in row)}</tr>" for row in rows)
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(text: str, shades: dict[str, str] | None) -> str:
    shade = (shades or {}).get(text)
    style = f' style="background:{shade}"' if shade else ""
    return f"<td{style}>{escape(text)}</td>"
