"""A scale: six described points and "cannot assess", one below the other, nothing chosen beforehand."""

from __future__ import annotations

import streamlit as st

from pages.components.widgets.place import Answer, Place, heading
from pipeline.questionnaire.model import Question, ScalePoint


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show the scale; returns 0 to 5, the code of "cannot assess", or None as long as nothing is chosen."""
    heading(question, place)
    st.caption(place.questionnaire.texts["na_vs_zero"].in_(place.language))
    points: dict[object, ScalePoint] = {point.value: point for point in _points(question, place)}
    cannot_assess = place.questionnaire.cannot_assess
    options = [*points, cannot_assess.code]

    def label(option: object) -> str:
        if option not in points:
            return cannot_assess.label.in_(place.language)
        return f"**{option}** – {points[option].label.in_(place.language)}"

    return st.radio(
        question.label.in_(place.language),
        options,
        index=options.index(answer) if answer in options else None,
        format_func=label,
        captions=[*(point.anchor.in_(place.language) for point in points.values()), ""],
        key=place.key(question),
        label_visibility="collapsed",
    )


def put(question: Question, answer: Answer, place: Place) -> None:
    """Show another answer than the one in the browser."""
    st.session_state[place.key(question)] = answer


def _points(question: Question, place: Place) -> tuple[ScalePoint, ...]:
    if question.scale is None:
        raise ValueError(question.key)
    return place.questionnaire.scales[question.scale]
