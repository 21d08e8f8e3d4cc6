"""Interfaces in two steps: first with which offices, then how each works. The own office is not offered."""

from __future__ import annotations

import streamlit as st

from pages.components.texts import plain
from pages.components.widgets.choice import choose_one
from pages.components.widgets.place import Answer, Place, heading
from pipeline.questionnaire.model import Question


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show the other offices, then a state for each chosen one; returns [[office, state], …], state "" if open."""
    heading(question, place)
    states = _states(answer)
    names = {office.key: office.name for office in place.others}
    chosen = st.multiselect(
        question.label.in_(place.language),
        list(names),
        default=[key for key in states if key in names],
        format_func=lambda key: names[key],
        max_selections=question.max_entries,
        placeholder=place.text("choose_offices"),
        key=place.key(question, "which"),
        label_visibility="collapsed",
        select_all=False,
        wrap=True,
    )
    return [[key, _state(key, names[key], states.get(key, ""), question, place)] for key in chosen] or None


def put(question: Question, answer: Answer, place: Place) -> None:
    """Show another answer than the one in the browser."""
    states = _states(answer)
    st.session_state[place.key(question, "which")] = list(states)
    for key, state in states.items():
        st.session_state[place.key(question, f"state-{key}")] = state or None


def _states(answer: Answer) -> dict[str, str]:
    return {str(key): str(state) for key, state in answer} if isinstance(answer, list) else {}


def _state(key: str, name: str, state: str, question: Question, place: Place) -> str:
    known = {option.code: option.label.in_(place.language) for option in place.questionnaire.interface_states}
    return choose_one(f"**{plain(name)}**", known, state, key=place.key(question, f"state-{key}")) or ""
