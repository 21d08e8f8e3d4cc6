"""Whether the round is open, and the next round with the same offices."""

from __future__ import annotations

import streamlit as st

from pages.components.store import journal, local
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.language import date_in_text
from pipeline.model import Language


def round_state(going_on: Round, language: Language) -> None:
    """Say whether the round is open, where it is closed, and offer the next one."""
    st.header(text("round_number", language, n=going_on.number), anchor=False)
    if going_on.frozen_at is None:
        st.markdown(text("round_open", language))
    else:
        since = date_in_text(local(going_on.frozen_at, going_on.meeting).date(), language)
        st.markdown(text("round_frozen", language, date=since))
    st.page_link("briefing.py", label=text("page_briefing", language), icon=":material/arrow_forward:")
    st.header(text("next_round", language), anchor=False)
    st.markdown(text("next_round_explained", language))
    # A box of its own for each round: who has just begun one does not begin another by a second click.
    sure = st.checkbox(text("next_round_sure", language), key=f"next_round_sure-{going_on.number}")
    if st.button(text("next_round_button", language), disabled=not sure, key="next_round"):
        st.session_state.pop("opened_meeting", None)  # the form starts from the new round
        st.session_state["round_begun"] = journal().next_round_from(going_on.id).number
        st.rerun()


def say_if_begun(language: Language) -> None:
    """Confirm that a round was just begun, and say what it needs first."""
    if number := st.session_state.pop("round_begun", None):
        st.success(text("next_round_begun", language, n=number), icon=":material/check_circle:")
