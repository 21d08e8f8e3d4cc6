"""A scale: six described points and "cannot assess", one below the other, nothing chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.widgets.choice import choose_one
from pages.components.widgets.place import Answer, Place, heading
from pipeline.model import Office
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.questionnaire.model import Question, Questionnaire, ScalePoint


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show the scale; returns 0 to 5, the code of "cannot assess", or None as long as nothing is chosen."""
    heading(question, place, place.questionnaire.texts["na_vs_zero"].in_(place.language))
    points, cannot_assess = _points(question, place.questionnaire), place.questionnaire.cannot_assess
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


def as_left(question: Question, answer: Answer, shown: Sequence[str], offices: Sequence[Office]) -> Answer:  # noqa: ARG001
    """Return the point that was chosen. Raises ValueError if it is none."""
    form = load_questionnaire()
    codes = [*(point.value for point in _points(question, form)), form.cannot_assess.code]
    if shown[0] not in map(str, range(len(codes))):
        raise ValueError(question.key)
    return codes[int(shown[0])]


def _points(question: Question, form: Questionnaire) -> tuple[ScalePoint, ...]:
    if question.scale is None:
        raise ValueError(question.key)
    return form.scales[question.scale]
