"""What the leadership reads: page 1 of the version that was handed out, the documents, the speaking notes."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.evaluation import stored_briefing
from pages.components.page_one_shown import page_one_shown
from pages.components.privacy import day
from pages.components.store import journal
from pages.components.texts import text
from pages.components.versions_shown import document_button, notes_button
from pipeline.collect.journal import Round
from pipeline.model import LANGUAGES

leadership = require_access("leadership")
language = leadership.language


def handed_out(going_on: Round, number: int) -> None:
    """Show page 1 of the version, with its documents and the speaking notes."""
    if going_on.meeting.date:
        st.markdown(text("meeting_on", language, date=day(going_on.meeting.date, language)))
    version = next(one for one in journal().versions(going_on.id) if one.number == number)
    with st.container(horizontal=True):
        for written_in in LANGUAGES:
            document_button(version, "leadership", written_in, going_on, language, primary=written_in == language)
        for written_in in LANGUAGES:
            notes_button(version, written_in, going_on, language)
    if stored := stored_briefing(going_on, number):
        page_one_shown(stored, language)
    else:
        st.info(text("data_deleted", language))


frame.title(text("page_leadership", language))
number = journal().readable_version(leadership.round.id, "leadership") if leadership.round else None
if leadership.round is None or number is None:
    st.info(text("no_version_yet", language))
else:
    handed_out(leadership.round, number)
