"""Closing a round, opening it again, and the next round with the same offices."""

from __future__ import annotations

import streamlit as st

from pages.components.store import journal, local
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.language import date_in_text
from pipeline.model import Language


def round_state(going_on: Round, language: Language) -> None:
    """Say whether the round is open, and offer what can be done with it."""
    if going_on.frozen_at is None:
        st.markdown(text("round_open", language))
        if st.button(text("freeze", language), key="freeze"):
            journal().freeze(going_on.id)
            st.rerun()
    else:
        since = date_in_text(local(going_on.frozen_at, going_on.meeting).date(), language)
        st.markdown(text("round_frozen", language, date=since))
        if st.button(text("thaw", language), key="thaw"):
            journal().thaw(going_on.id)
            st.rerun()
    st.header(text("next_round", language), anchor=False)
    st.markdown(text("next_round_explained", language))
    sure = st.checkbox(text("next_round_sure", language), key="next_round_sure")
    if st.button(text("next_round_button", language), disabled=not sure, key="next_round"):
        journal().next_round_from(going_on.id)
        st.rerun()
