"""A scale: six described points and "cannot assess", one below the other, nothing chosen beforehand."""

from __future__ import annotations

import streamlit as st

from pages.components.widgets.choice import choose_one
from pages.components.widgets.place import Answer, Place, heading
from pipeline.questionnaire.model import Question, ScalePoint


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show the scale; returns 0 to 5, the code of "cannot assess", or None as long as nothing is chosen."""
    heading(question, place, place.questionnaire.texts["na_vs_zero"].in_(place.language))
    points, cannot_assess = _points(question, place), place.questionnaire.cannot_assess
    options: dict[int | str, str] = {
        point.value: f"**{point.value}** – {point.label.in_(place.language)}" for point in points
    }
    options[cannot_assess.code] = cannot_assess.label.in_(place.language)
    return choose_one(
        question.label.in_(place.language),
        options,
        answer,
        captions=[*(point.anchor.in_(place.language) for point in points), ""],
        key=place.key(question),
        hidden_label=True,
    )


def put(question: Question, answer: Answer, place: Place) -> None:
    """Show another answer than the one in the browser."""
    st.session_state[place.key(question)] = answer


def _points(question: Question, place: Place) -> tuple[ScalePoint, ...]:
    if question.scale is None:
        raise ValueError(question.key)
    return place.questionnaire.scales[question.scale]
