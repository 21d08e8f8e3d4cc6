"""What the office can contribute: several options, and a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.components.widgets.choice import in_former_order
from pages.components.widgets.place import Answer, Place, heading, length_hint, no_case_data
from pipeline.model import Office
from pipeline.questionnaire.model import Question


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show the options and a text; returns {"options": [codes], "text": str}, None if both are empty."""
    heading(question, place)
    known = {option.code: option.label.in_(place.language) for option in place.questionnaire.contributions}
    options, written = _parts(answer)
    chosen = st.pills(
        question.label.in_(place.language),
        list(known),
        selection_mode="multi",
        default=[code for code in options if code in known],
        format_func=known.__getitem__,
        key=place.key(question, "options"),
        label_visibility="collapsed",
        wrap=True,
    )
    further = (
        st.text_area(place.text("more_about_it"), value=written, height="content", key=place.key(question, "text"))
        or ""
    )
    length_hint(further, question, place)
    no_case_data(place)
    in_order = in_former_order([code for code in known if code in chosen], options)
    return _answer(in_order, further)


def put(question: Question, answer: Answer, place: Place) -> None:
    """Show another answer than the one in the browser."""
    options, written = _parts(answer)
    st.session_state[place.key(question, "options")] = options
    st.session_state[place.key(question, "text")] = written


def as_left(question: Question, answer: Answer, texts: Sequence[str], offices: Sequence[Office]) -> Answer:  # noqa: ARG001
    """Return the options that are saved, with the text that stood in the field."""
    return _answer(_parts(answer)[0], texts[0])


def _answer(options: list[str], further: str) -> Answer:
    further = further if further.strip() else ""
    return {"options": options, "text": further} if options or further else None


def _parts(answer: Answer) -> tuple[list[str], str]:
    parts: dict[str, Any] = answer if isinstance(answer, dict) else {}
    return list(parts.get("options", [])), str(parts.get("text", ""))
