"""The empty store: look around in the example county, or set up an own meeting."""

from __future__ import annotations

import streamlit as st

from pages.components.store import journal
from pages.components.texts import text
from pipeline.model import Language, Meeting
from pipeline.questionnaire.offices import template_roster


def welcome(language: Language) -> None:
    """Offer the two ways to begin."""
    st.markdown(text("welcome", language))
    with st.container(border=True):
        st.header(text("welcome_example_title", language), anchor=False)
        st.markdown(text("welcome_example", language))
        if st.button(text("welcome_example_button", language), key="load_example"):
            from pipeline.tasks.example import load_example  # noqa: PLC0415 - loads pandas, which nobody else needs here

            with st.spinner(text("working", language)):
                load_example(journal())
            st.session_state["look_around"] = True  # the other pages exist from the next run on
            st.rerun()
    with st.container(border=True):
        st.header(text("welcome_own_title", language), anchor=False)
        st.markdown(text("welcome_own", language))
        authority = st.text_input(text("meeting_authority", language), key="new_authority")
        kinds = ["county", "city", "empty"]
        kind = st.radio(
            text("welcome_roster", language),
            kinds,
            format_func=lambda one: text(f"welcome_roster_{one}", language),
            key="new_roster",
        )
        if st.button(text("welcome_own_button", language), type="primary", key="new_round"):
            offices = () if kind == "empty" else template_roster("city" if kind == "city" else "county")
            journal().create_round(Meeting(authority=authority.strip()), offices)
            st.rerun()
