"""One letter as its reader will see it, on the screen and as PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from pages.components.download import download_button
from pages.components.letter_sending import Dispatch
from pages.components.texts import text
from pipeline.language import in_file_name
from pipeline.model import Language
from report_templates.letters import Letter
from report_templates.texts import text as printed

_STYLE = """<style>
.letter{border:1px solid #6b7280;border-radius:.25rem;padding:1rem 1.25rem;max-width:46rem;overflow-wrap:anywhere}
.letter p{margin:.6rem 0}
</style>"""


def letter_preview(letters: Mapping[str, Callable[[], Letter]], of: Dispatch, language: Language) -> None:
    """Choose somebody and show the letter; `letters` writes it when it is chosen."""
    if letters:
        with st.expander(text("preview_title", language), expanded=bool(of.still_open)):
            _preview(letters, of.names, language)


def _preview(letters: Mapping[str, Callable[[], Letter]], names: Mapping[str, str], language: Language) -> None:
    chosen = st.selectbox(text("preview_of", language), list(letters), format_func=names.__getitem__, key="preview_of")
    letter = letters[chosen]()
    st.html(_as_html(letter))

    def pdf() -> bytes:
        from report_templates.invitation import write_letters  # noqa: PLC0415 - loads the PDF code

        return write_letters([letter])

    download_button(text("preview_pdf", language), pdf, f"{in_file_name(names[chosen])}.pdf", key="preview_pdf")


def _as_html(letter: Letter) -> str:
    closing = printed("letters.frame.closing", letter.language)
    words = [f"<strong>{escape(letter.text.subject)}</strong>", escape(letter.to.greeting)]
    words += [_bold(part) for part in letter.text.paragraphs]
    words += [escape(closing), "<br>".join(escape(line) for line in letter.signature)]
    body = "".join(f"<p>{part}</p>" for part in words)
    return f'{_STYLE}<div class="letter" lang="{letter.language}">{body}</div>'


def _bold(paragraph: str) -> str:
    parts = (escape(part).replace("\n", "<br>") for part in paragraph.split("**"))
    return "".join(f"<strong>{part}</strong>" if place % 2 else part for place, part in enumerate(parts))
