"""Another last day for all offices, with what else depends on it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.components.day_field import UNUSABLE, day_field
from pages.components.privacy import day
from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.collect.meeting_checks import doubts
from pipeline.model import Language


def deadline_for_all(going_on: Round, language: Language) -> None:
    """Move the deadline of the whole round; extensions of single offices stay."""
    present = going_on.meeting.deadline
    # The key holds the version, so that who looks at an older one does not overwrite the newer.
    key = f"deadline-{going_on.version}"
    with st.expander(text("deadline_for_all", language)):
        st.markdown(text("deadline_now", language, date=day(present, language)))
        until = day_field(text("deadline_until", language), present, language, key=key)
        if until is UNUSABLE or until == present:
            return
        meeting = replace(going_on.meeting, deadline=until)
        for doubt in doubts(meeting):
            st.warning(doubt.in_(language))
        if st.button(text("deadline_move", language), type="primary", key="move_deadline"):
            journal().save_meeting(going_on.id, meeting, going_on.version, action="deadline_moved")
            st.rerun()
