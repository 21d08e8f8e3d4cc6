"""Fields of action in two steps: first which, then the role in each."""

from __future__ import annotations

import streamlit as st

from pages.components.texts import plain
from pages.components.widgets.choice import choose_one
from pages.components.widgets.place import Answer, Place, heading, name_of_field
from pipeline.questionnaire.model import Question


def ask(question: Question, answer: Answer, place: Place) -> Answer:
    """Show the fields, then a role for each chosen one; returns {code: role}, role "" as long as none is chosen.

    "None of these fields" is an answer of its own and stands alone: {"none": ""}.
    """
    heading(question, place)
    roles: dict[str, str] = answer if isinstance(answer, dict) else {}
    none = place.questionnaire.no_field
    chosen: list[str] = []
    if not _none_chosen(question, roles, place):
        chosen = _which(question, roles, place)
    if not chosen:
        label = none.label.in_(place.language)
        if st.checkbox(label, value=none.code in roles, key=place.key(question, none.code)):
            return {none.code: ""}
    return {code: _role(code, question, roles, place) for code in chosen} or None


def put(question: Question, answer: Answer, place: Place) -> None:
    """Show another answer than the one in the browser."""
    roles: dict[str, str] = answer if isinstance(answer, dict) else {}
    none = place.questionnaire.no_field.code
    st.session_state[place.key(question, none)] = none in roles
    st.session_state[place.key(question, "which")] = [code for code in roles if code != none]
    for code, role in roles.items():
        st.session_state[place.key(question, f"role-{code}")] = role or None


def _none_chosen(question: Question, roles: dict[str, str], place: Place) -> bool:
    code = place.questionnaire.no_field.code
    return bool(st.session_state.get(place.key(question, code), code in roles))


def _which(question: Question, roles: dict[str, str], place: Place) -> list[str]:
    fields = place.questionnaire.asked_fields
    with st.expander(place.text("fields_explained")):
        for field in fields:
            st.markdown(f"**{field.name.in_(place.language)}:** {field.covers.in_(place.language)}")
    named = [code for code in roles if code != place.questionnaire.no_field.code]
    names = {field.code: field.name.in_(place.language) for field in fields}
    # What was answered stays, whatever is offered now.
    names |= {code: plain(name_of_field(code, place)) for code in named if code not in names}
    chosen = st.pills(
        question.label.in_(place.language),
        list(names),
        selection_mode="multi",
        default=named,
        format_func=names.__getitem__,
        key=place.key(question, "which"),
        label_visibility="collapsed",
        wrap=True,
    )
    return [code for code in names if code in chosen]  # in the order of the list, whichever was chosen first


def _role(code: str, question: Question, roles: dict[str, str], place: Place) -> str:
    known = {role.code: role for role in place.questionnaire.roles}
    name = plain(name_of_field(code, place))
    chosen = choose_one(
        f"**{place.text('role_in', field=name)}**",
        {role.code: role.label.in_(place.language) for role in known.values()},
        roles.get(code),
        captions=[role.help.in_(place.language) for role in known.values()],
        key=place.key(question, f"role-{code}"),
    )
    return chosen or ""
