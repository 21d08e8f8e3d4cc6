"""Tables as HTML: real rows and headings for a screen reader, no toolbar, readable on a telephone and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

_STYLE = """<style>
.table{overflow-x:auto}
.table table{border-collapse:collapse;width:100%}
.table caption{text-align:left;font-weight:600;padding:.25rem 0 .5rem}
.table th,.table td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #6b7280}
.table td,.table th{overflow-wrap:break-word;hyphens:auto}
.table thead th{border-bottom-width:2px}
.table tbody th{font-weight:400}
</style>"""


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show a table; the first cell of a row names it. Everything is shown as text, whoever typed it.

    A column without any entry is left out.
    """
    lines = list(rows)
    kept = [place for place in range(len(headings)) if place == 0 or any(line[place] for line in lines)]
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in (headings[place] for place in kept))
    body = "".join(f"<tr>{_row([line[place] for place in kept])}</tr>" for line in lines)
    st.html(
        f'{_STYLE}<div class="table" role="region" tabindex="0" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(cells: Sequence[str]) -> str:
    first, *others = (escape(cell).replace("\n", "<br>") for cell in cells)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others)
