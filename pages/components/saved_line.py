"""The quiet line "gespeichert 10:42"; where the journal fails, it says so and offers the answers as a file."""

from __future__ import annotations

from html import escape
from secrets import token_hex

import streamlit as st

from pages.components.download import download_button
from pages.components.readable import readable
from pages.components.store import local
from pages.components.widgets.place import Place
from pipeline.collect.journal import Draft
from pipeline.model import Meeting

UNSAVED = "unsaved"  # in the session: by question key, what the journal could not take


def saved_line(draft: Draft, meeting: Meeting, place: Place) -> None:
    """Say when something was saved last; always there, so that nothing jumps.

    pages/server/form.js replaces the words while something is on its way or the line is broken; it knows by the
    mark, another one each time, that the server has answered.
    """
    if unsaved := st.session_state.get(UNSAVED):
        st.error(place.questionnaire.texts["not_saved"].in_(place.language))
        given = {**draft.answers, **unsaved}
        label = place.text("keep_a_copy")
        download_button(label, lambda: _as_text(given, place), "Angaben.txt", mime=_TEXT, key="keep")
        return
    waiting, broken = escape(place.text("being_saved")), escape(place.text("line_broken"))
    words = place.text("saves_itself")
    if draft.saved_at is not None:
        words = place.text("saved_at", time=f"{local(draft.saved_at, meeting):%H:%M}")
    st.html(f'<p data-saved="{token_hex(4)}" data-waiting="{waiting}" data-broken="{broken}">{escape(words)}</p>')


_TEXT = "text/plain; charset=utf-8"


def _as_text(answers: dict[str, object], place: Place) -> bytes:
    """Write the answers to read them, and to copy them back from."""
    form, language = place.questionnaire, place.language
    parts = (
        f"{question.label.in_(language)}\n"
        f"{readable(question, answers.get(question.key), form, place.offices, language) or place.text('no_answer')}\n"
        for question in form.questions
    )
    return "\n".join(parts).encode()
