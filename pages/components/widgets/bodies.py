"""Existing bodies: a name, and whether it could take on the topic."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.widgets.choice import choose_one
from pages.components.widgets.place import Answer, Place, heading
from pipeline.model import Office
from pipeline.questionnaire.model import Question


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show one line for each possible entry; returns [[name, suitability], …], suitability "" if open."""
    heading(question, place)
    known = _entries(answer)
    rows = [_row(number, known, question, place) for number in range(_lines(known, question, place))]
    return [row for row in rows if row[0].strip()] or None


def put(question: Question, answer: Answer, place: Place) -> None:
    """Show another answer than the one in the browser."""
    known = _entries(answer)
    for number in range(_lines(known, question, place)):
        name, suitable = known[number] if number < len(known) else ("", "")
        st.session_state[place.key(question, f"name-{number}")] = name
        st.session_state[place.key(question, f"suitable-{number}")] = suitable or None


def _lines(known: Sequence[object], question: Question, place: Place) -> int:
    """Return how many lines there are: one for each entry even if those are too many; none goes while it is shown."""
    key = place.key(question, "lines")
    lines: int = max(question.max_entries or 3, len(known), st.session_state.get(key, 0))
    st.session_state[key] = lines
    return lines


def as_left(question: Question, answer: Answer, texts: Sequence[str], offices: Sequence[Office]) -> Answer:  # noqa: ARG001
    """Return the names that stood in the fields; who stayed, or alone was renamed, keeps what was said of it."""
    known, names = _entries(answer), [name for name in texts if name.strip()]
    other = sum(name != former for name, (former, _) in zip(names, known, strict=False))
    if len(names) == len(known) and other <= 1:
        return [[name, suitable] for name, (_, suitable) in zip(names, known, strict=True)] or None
    return [[name, dict(known).get(name, "")] for name in names] or None


def _entries(answer: Answer) -> list[tuple[str, str]]:
    return [(str(name), str(suitable)) for name, suitable in answer] if isinstance(answer, list) else []


def _row(number: int, known: list[tuple[str, str]], question: Question, place: Place) -> list[str]:
    name, suitable = known[number] if number < len(known) else ("", "")
    written = st.text_input(
        place.text("body", n=number + 1),
        value=name,
        live=True,
        key=place.key(question, f"name-{number}"),
    )
    if not (written or "").strip():
        return ["", ""]
    options = {option.code: option.label.in_(place.language) for option in place.questionnaire.suitability}
    chosen = choose_one(
        place.text("body_suitable"),
        options,
        suitable,
        horizontal=True,
        key=place.key(question, f"suitable-{number}"),
    )
    return [written, chosen or ""]
