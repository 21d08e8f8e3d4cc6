"""Sets up the round: the example or an own meeting, the meeting's data, the roster, closing and the next round."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.documents_shown import documents_shown
from pages.components.meeting_form import meeting_form
from pages.components.papers import papers
from pages.components.roster_form import roster_form
from pages.components.round_state import round_state, say_if_begun
from pages.components.sheet_check import sheet_check
from pages.components.still_missing import still_missing
from pages.components.texts import text
from pages.components.welcome import welcome
from pipeline.collect.journal import Round
from pipeline.collect.sheet_settings import uses_sheet

coordinator = require_access("coordinator")
language = coordinator.language
if st.session_state.pop("look_around", False):
    st.switch_page("participation.py")


def parts(going_on: Round) -> None:
    """Show what is set up, a tab for each part."""
    say_if_begun(language)
    still_missing(going_on.meeting, language)
    names = ("meeting", "roster", "round", "sheet") if uses_sheet() else ("meeting", "roster", "round")
    meeting, roster, state, *sheet = st.tabs([text(f"tab_{name}", language) for name in names])
    with meeting:
        meeting_form(going_on, language)
    with roster:
        roster_form(going_on, language)
    with state:
        papers(going_on, language)
        documents_shown(going_on, language)
        round_state(going_on, language)
    for place in sheet:
        with place:
            sheet_check(language)


frame.title(text("page_setup", language))
if coordinator.round is None:
    welcome(language)
else:
    parts(coordinator.round)
