"""A text in the office's own words, of several lines or of one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.widgets.place import Answer, Place, heading, length_hint, no_case_data
from pipeline.model import Office
from pipeline.questionnaire.model import Question

# No limit in the widget itself: it would cut off what is pasted without a word. Too long is said, not cut.


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show an area for several lines; returns the text, None if there is none."""
    recommended = question.recommended.in_(place.language)
    length = place.text("recommended", length=recommended, limit=question.max_length) if recommended else ""
    heading(question, place, length)
    written = st.text_area(
        question.label.in_(place.language),
        value=_shown(answer),
        height="content",  # grows with the text
        key=place.key(question),
        label_visibility="collapsed",
    )
    return _finish(written, question, place)


def ask_line(question: Question, answer: Answer, place: Place) -> Answer:
    """Show a field of one line; returns the text, None if there is none."""
    heading(question, place)
    written = st.text_input(
        question.label.in_(place.language),
        value=_shown(answer),
        live=True,
        key=place.key(question),
        label_visibility="collapsed",
    )
    return _finish(written, question, place)


def put(question: Question, answer: Answer, place: Place) -> None:
    """Show another text than the one in the browser."""
    st.session_state[place.key(question)] = _shown(answer)


def as_left(question: Question, answer: Answer, texts: Sequence[str], offices: Sequence[Office]) -> Answer:  # noqa: ARG001
    """Return the text that stood in the field."""
    return texts[0] if texts[0].strip() else None


def _shown(answer: Answer) -> str:
    return answer if isinstance(answer, str) else ""


def _finish(written: str | None, question: Question, place: Place) -> Answer:
    length_hint(written or "", question, place)
    if question.key != "filled_by":
        no_case_data(place)
    return written if written and written.strip() else None
