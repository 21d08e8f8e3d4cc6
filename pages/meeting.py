"""What is projected in the meeting: the round of introductions in speaking order, then the map and the table."""

from __future__ import annotations

import streamlit as st

from pages.components.access import require_access
from pages.components.evaluation import live_briefing
from pages.components.meeting_change import change_form
from pages.components.meeting_seen import remarks, seen
from pages.components.meeting_slides import slides
from pages.components.store import journal, today
from pages.components.texts import text
from pipeline.model import UserError
from report_templates.briefing.view import View

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round


@st.fragment(run_every=10)
def projection() -> None:
    """Show the slides; what a colleague enters on another computer appears by itself.

    Where the team's sheet cannot be read for a moment, what was shown last stays.
    """
    try:
        view = View(live_briefing(journal().round(going_on.id)), "meeting", language)
        st.session_state["slides"] = slides(view, remarks(view, going_on.id))
    except UserError:
        if "slides" not in st.session_state:
            raise
    st.html(st.session_state["slides"])


projection()
if said := st.session_state.pop("said", None):
    st.toast(said)
view = View(live_briefing(going_on), "meeting", language)
with st.container(key="changes"):  # not shown: the bar presses the one of the office on the screen (meeting.js)
    pressed = [key for key, number in view.numbers.items() if st.button(key, key=f"change-{number}")]
if pressed:
    st.session_state["changing"] = seen(view, going_on.id, pressed[0])
if changing := st.session_state.get("changing"):
    title = text("said_title", language, office=changing.entry.office.label)
    dialog = st.dialog(title, width="large", on_dismiss=lambda: st.session_state.pop("changing", None))
    dialog(change_form)(changing, today(going_on), language)
