"""A matrix of letters as the table that it is: rows and columns are headings, pointing at a letter says it in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

import streamlit as st

_STYLE = """<style>
.matrix table{width:auto}
.matrix td,.matrix th{border:1px solid #6b7280;padding:.15rem .4rem}
.matrix td{text-align:center;min-width:2rem}
.matrix td.strong{background:rgba(59,130,246,.3);font-weight:600}
.matrix thead th{vertical-align:bottom;font-weight:400}
.matrix thead span{writing-mode:vertical-rl;transform:rotate(180deg);max-height:13rem;white-space:normal}
.matrix tbody th{white-space:nowrap}
</style>"""


class Letter(NamedTuple):
    """What stands in one cell: the letter, what it means, and whether the cell is filled."""

    letter: str
    meaning: str
    strong: bool


def matrix(
    caption: str, rows: Mapping[str, str], columns: Mapping[str, str], letters: Mapping[tuple[str, str], Letter]
) -> None:
    """Show the letters by row and column; both map keys to the words of the heading."""
    head = "".join(f'<th scope="col"><span>{escape(words)}</span></th>' for words in columns.values())
    body = "".join(
        f'<tr><th scope="row">{escape(words)}</th>{_cells([letters.get((row, column)) for column in columns])}</tr>'
        for row, words in rows.items()
    )
    described = escape(caption)
    st.html(
        f'{_STYLE}<div class="table matrix" role="region" tabindex="0" aria-label="{described}"><table>'
        f"<caption>{described}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(letters: Sequence[Letter | None]) -> str:
    return "".join("<td></td>" if one is None else _cell(one) for one in letters)


def _cell(one: Letter) -> str:
    strong = ' class="strong"' if one.strong else ""
    return f'<td{strong} title="{escape(one.meaning)}">{escape(one.letter)}</td>'
