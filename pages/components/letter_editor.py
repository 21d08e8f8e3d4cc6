"""The texts of the letters, changed for this round; ours stay at hand."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.store import journal
from pages.components.texts import plain, text
from pipeline.language import listing
from pipeline.model import Language
from pipeline.tasks.letters import Desk
from report_templates.letters import PLACEHOLDERS, LetterText, Variant, default_text, mistakes

_MOST_CHARACTERS = 6000


def letter_editor(desk: Desk, variants: Sequence[Variant], language: Language) -> None:
    """Choose a text, change it, save it, or return to ours."""
    with st.expander(_title(desk, variants, language), key=f"edit_letters-{variants[0]}"):
        variant = st.selectbox(
            text("edit_which", language), variants, key=f"edit_which-{variants[0]}",
            format_func=lambda one: text(f"variant_{one}", language),
        )  # fmt: skip
        names = listing(f"{{{name}}}" for name in PLACEHOLDERS)
        st.markdown(text("edit_explained", language, names=plain(names)))
        stored = journal().letter_text(desk.of_round.id, variant, desk.language)
        version = stored.version if stored else 0
        if stored:
            st.info(text("edit_changed", language))
        written = _typed(desk.text(variant), f"{variant}-{desk.language}-{version}", language)
        with st.container(horizontal=True):
            if st.button(text("edit_save", language), key="edit_save"):
                _save(desk, variant, written, version, language)
            if stored and st.button(text("edit_reset", language), key="edit_reset"):
                journal().save_letter_text(desk.of_round.id, variant, desk.language, None, version=version)
                st.rerun()


def _title(desk: Desk, variants: Sequence[Variant], language: Language) -> str:
    """Say before anything is sent which texts are not ours, perhaps since an earlier round."""
    changed = [one for one in variants if journal().letter_text(desk.of_round.id, one, desk.language)]
    names = listing(text(f"variant_{one}", language) for one in changed)
    return text("edit_letters_changed", language, names=names) if changed else text("edit_letters", language)


def _typed(present: LetterText, key: str, language: Language) -> LetterText:
    subject = st.text_input(text("edit_subject", language), present.subject, max_chars=300, key=f"subject-{key}")
    label = text("edit_body", language)
    body = st.text_area(label, present.body, height=420, max_chars=_MOST_CHARACTERS, key=f"body-{key}")
    return LetterText(subject.strip(), body.strip())


def _save(desk: Desk, variant: Variant, written: LetterText, version: int, language: Language) -> None:
    wrong = mistakes(written)
    if wrong:
        st.error(text("edit_mistakes", language, names=plain(listing(wrong))))
    elif not written.subject or not written.body:
        st.error(text("edit_empty", language))
    elif variant != "information" and "link" not in written.names:
        st.error(text("edit_no_link", language).format())
    elif written != desk.text(variant):
        ours = written == default_text(variant, desk.language)
        new = None if ours else (written.subject, written.body)
        journal().save_letter_text(desk.of_round.id, variant, desk.language, new, version=version)
        st.rerun()
