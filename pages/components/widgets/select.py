"""One field of action out of all."""

from __future__ import annotations

import streamlit as st

from pages.components.widgets.place import Answer, Place, heading, name_of_field
from pipeline.questionnaire.model import Question


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show the fields of action to choose one from; returns its code, None if none is chosen."""
    heading(question, place)
    names = {field.code: field.name.in_(place.language) for field in place.questionnaire.asked_fields}
    if isinstance(answer, str):
        names.setdefault(answer, name_of_field(answer, place))  # what was answered stays, whatever is offered now
    return st.selectbox(
        question.label.in_(place.language),
        list(names),
        index=list(names).index(answer) if isinstance(answer, str) and answer in names else None,
        format_func=names.__getitem__,
        placeholder=place.text("choose_field"),
        key=place.key(question),
        label_visibility="collapsed",
    )


def put(question: Question, answer: Answer, place: Place) -> None:
    """Show another choice than the one in the browser."""
    st.session_state[place.key(question)] = answer
