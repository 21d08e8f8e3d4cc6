"""Interfaces in two steps: first with which offices, then how each works. The own office is not offered."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.components.texts import plain
from pages.components.widgets.choice import choose_one, most
from pages.components.widgets.place import Answer, Place, heading
from pipeline.questionnaire.model import Question


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show the other offices, then a state for each chosen one; returns [[office, state], …], state "" if open."""
    heading(question, place)
    states = _states(answer)
    names = {office.key: office.name for office in place.others} | _named_before(states, place)
    chosen = st.multiselect(
        question.label.in_(place.language),
        list(names),
        default=list(states),
        format_func=lambda key: names[key],
        max_selections=most(question, states),
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


def _named_before(states: Mapping[str, str], place: Place) -> dict[str, str]:
    """Return what the answer names and nobody is offered any more: only the office itself takes that out."""
    known = {office.key: office.name for office in place.offices}
    return {key: known.get(key, key) for key in states}


def _states(answer: Answer) -> dict[str, str]:
    return {str(key): str(state) for key, state in answer} if isinstance(answer, list) else {}


def _state(key: str, name: str, state: str, question: Question, place: Place) -> str:
    known = {option.code: option.label.in_(place.language) for option in place.questionnaire.interface_states}
    return choose_one(f"**{plain(name)}**", known, state, key=place.key(question, f"state-{key}")) or ""
