"""The office itself: known from the link, shown and not asked."""

from __future__ import annotations

import streamlit as st

from pages.components.texts import plain
from pages.components.widgets.place import Answer, Place
from pipeline.questionnaire.model import Question


def ask(question: Question, answer: Answer, place: Place) -> Answer:  # noqa: ARG001
    """Say for which office the answers are; there is nothing to answer."""
    st.markdown(place.questionnaire.texts["answering_for"].in_(place.language).format(stelle=plain(place.office.name)))
    return None


def put(question: Question, answer: Answer, place: Place) -> None:
    """Nothing to show: the office never changes."""
