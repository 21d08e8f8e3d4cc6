"""The pages of a stored document on screen, one at a time: pictures made here, nothing is loaded from outside.

The picture is for the eye; screen readers read the tagged PDF, and page 1 as text.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.journal import BriefingVersion, Round
from pipeline.model import Language

_PIXELS_A_POINT = 1.7
_STYLE = "<style>.paper{display:block;width:100%;max-width:52rem;height:auto;border:1px solid #6b7280}</style>"


def preview(versions: Sequence[BriefingVersion], going_on: Round, language: Language) -> None:
    """Choose a document and a page of it, and show that page."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        version = st.selectbox(
            text("column_version", language),
            list(reversed(versions)),
            format_func=lambda one: str(one.number),
            key="preview_version",
            width=120,
        )
        paper = st.selectbox(
            text("preview_document", language),
            version.documents,
            index=version.documents.index(("leadership", language)),
            format_func=lambda one: text(f"edition_{one[0]}_{one[1]}", language),
            key="preview_document",
            width=320,
        )
        pdf = journal().document(going_on.id, version.number, *paper) or b""
        number = _page_number(_pages(pdf), language)
    _page(pdf, number, language)


def _page_number(count: int, language: Language) -> int:
    number = st.number_input(
        text("preview_page", language, n=count),
        min_value=1,
        max_value=count,
        value=1,
        key=f"page-of-{count}",
        width=180,
    )
    return int(number)


def _page(pdf: bytes, number: int, language: Language) -> None:
    picture = base64.b64encode(_picture(pdf, number)).decode("ascii")
    described = escape(text("preview_alt", language, n=number))
    st.html(f'{_STYLE}<img class="paper" alt="{described}" src="data:image/png;base64,{picture}">')


def _pages(pdf: bytes) -> int:
    import pypdfium2  # noqa: PLC0415 - only the preview needs it

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _picture(pdf: bytes, number: int) -> bytes:
    import pypdfium2  # noqa: PLC0415 - only the preview needs it

    out = io.BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        document[number - 1].render(scale=_PIXELS_A_POINT).to_pil().save(out, "PNG")
    return out.getvalue()
