"""Notes that both sides of an interface were spoken to: with whom and when; and takes a note back."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.components.day_field import day_field
from pages.components.open_points import Side, ToTalkAbout
from pages.components.store import journal, today
from pages.components.texts import plain, text
from pipeline.briefing import Briefing
from pipeline.collect.journal import Round
from pipeline.language import date_in_text
from pipeline.model import Language


def conversations_form(one: ToTalkAbout, briefing: Briefing, going_on: Round, language: Language) -> None:
    """Show what was noted of an interface, and ask for what is missing."""
    with st.container(border=True):
        mark = ":material/check_circle:" if one.done else ":material/radio_button_unchecked:"
        state = text("talked_done" if one.done else "talked_open", language)
        st.markdown(f"{mark} **{state}** · {plain(one.statement.text.in_(language))}")
        for column, side in zip(st.columns(2), one.sides, strict=True):
            with column:
                _side(side, briefing.office(side.office).label, going_on, language)


def _side(side: Side, name: str, going_on: Round, language: Language) -> None:
    key = f"{side.office}-{side.other}"
    if side.conversation:
        spoken_on = date_in_text(side.conversation.spoken_on, language)
        partner = plain(side.conversation.spoken_with)
        st.markdown(text("talked_with", language, office=plain(name), partner=partner, date=spoken_on))
        if st.button(text("talked_undo", language), key=f"undo-{key}", icon=":material/undo:"):
            journal().undo_conversation(side.conversation.id)
            st.rerun()
        return
    partner = st.text_input(text("talk_with", language, office=plain(name)), key=f"with-{key}", max_chars=200)
    day = day_field(text("talk_on", language), today(going_on), language, key=f"on-{key}")
    if st.button(text("talk_note", language), key=f"note-{key}") and isinstance(day, date):
        journal().note_conversation(*side.ids, partner, day)
        st.rerun()
