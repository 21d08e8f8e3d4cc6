"""What the leadership reads: page 1 of the latest version on screen, and the document."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.evaluation import live_briefing, stored_briefing
from pages.components.page_one_shown import page_one_shown
from pages.components.privacy import day
from pages.components.store import journal
from pages.components.texts import text
from pages.components.versions_shown import document_button

leadership = require_access("leadership")
language, going_on = leadership.language, leadership.round
frame.title(text("page_leadership", language))
versions = journal().versions(going_on.id) if going_on else ()
if going_on is None or not versions:
    st.info(text("no_version_yet", language))
    st.stop()
latest = versions[-1]
if going_on.meeting.date:
    st.markdown(text("meeting_on", language, date=day(going_on.meeting.date, language)))
stored = stored_briefing(going_on, latest.number)
document_button(latest, "leadership", language, stored or live_briefing(going_on), going_on, primary=True)
if stored:
    page_one_shown(stored, language)
else:
    st.info(text("data_deleted", language))
