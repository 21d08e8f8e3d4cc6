"""Who is missing: usual offices to choose from, and others in one's own words, one a line."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.checks import names_of
from pages.components.texts import plain
from pages.components.widgets.choice import in_former_order, most
from pages.components.widgets.place import Answer, Place, help_of, length_hint, no_case_data, title_of
from pipeline.model import Office
from pipeline.questionnaire.model import Question
from pipeline.questionnaire.offices import Authority, template_roster


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show the roster, suggestions and a text; returns the names, None if there are none."""
    title_of(question, place)
    with st.expander(place.text("roster_shown")):
        st.markdown("\n".join(f"- {plain(office.name)}" for office in place.offices if office.invited))
    help_of(question, place)
    named = _names(answer)
    suggested = _suggestions(place.offices)
    chosen = st.multiselect(
        question.label.in_(place.language),
        suggested,
        default=[name for name in named if name in suggested],
        max_selections=most(question, [name for name in named if name in suggested]),
        placeholder=place.text("choose_missing"),
        key=place.key(question, "suggested"),
        label_visibility="collapsed",
        select_all=False,
        wrap=True,
    )
    written = st.text_area(
        place.text("others_one_a_line"),
        value="\n".join(name for name in named if name not in suggested),
        height="content",
        key=place.key(question, "typed"),
    )
    names = in_former_order([*chosen, *_lines(written or "")], named)
    length_hint("; ".join(names), question, place)
    no_case_data(place)
    return names or None


def put(question: Question, answer: Answer, place: Place) -> None:
    """Show another answer than the one in the browser."""
    named, suggested = _names(answer), _suggestions(place.offices)
    st.session_state[place.key(question, "suggested")] = [name for name in named if name in suggested]
    st.session_state[place.key(question, "typed")] = "\n".join(name for name in named if name not in suggested)


def as_left(question: Question, answer: Answer, texts: Sequence[str], offices: Sequence[Office]) -> Answer:  # noqa: ARG001
    """Return the suggested offices that are saved, and those that stood in the field."""
    named, suggested = _names(answer), _suggestions(offices)
    return in_former_order([*(name for name in named if name in suggested), *_lines(texts[0])], named) or None


def _lines(written: str) -> list[str]:
    return [line.strip() for line in written.splitlines() if line.strip()]


def _suggestions(offices: Sequence[Office]) -> list[str]:
    """Return the usual offices of such an authority that are not invited yet."""
    invited = set().union(*(names_of(office) for office in offices if office.invited))
    authority: Authority = "city" if any(office.level.startswith("Stadt") for office in offices) else "county"
    return [office.name for office in template_roster(authority) if not names_of(office) & invited]


def _names(answer: Answer) -> list[str]:
    return [str(name) for name in answer] if isinstance(answer, list) else []
