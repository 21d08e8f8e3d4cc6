"""What is projected in the meeting: the round of introductions in speaking order, then the map and the table."""

from __future__ import annotations

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from pages.components.access import require_access, visitor
from pages.components.evaluation import live_briefing
from pages.components.meeting_change import change_form
from pages.components.meeting_seen import projected, seen
from pages.components.store import today
from pages.components.texts import plain, text
from pipeline.model import UserError
from report_templates.briefing.view import View

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round


@st.fragment(run_every=10)
def projection() -> None:
    """Show the slides; what a colleague enters on another computer appears by itself.

    Where sheet or journal cannot be read for a moment, what was shown last stays. So it does where the access has
    ended, since the meeting goes on; but nothing new is sent. Once the answers are deleted, nothing of them stays.
    """
    try:
        if visitor().role == "coordinator":
            st.session_state["slides"] = projected(going_on.id, language)
    except (UserError, SQLAlchemyError):
        if "slides" not in st.session_state:
            raise
    if shown := st.session_state.get("slides"):
        st.html(shown)
    else:
        st.rerun()


projection()
if said := st.session_state.pop("said", None):
    st.toast(said)
view = View(live_briefing(going_on), "meeting", language)
with st.container(key="changes"):  # not shown: the bar presses the one of the office on the screen (meeting.js)
    pressed = [key for key, number in view.numbers.items() if st.button(key, key=f"change-{number}")]
if pressed:
    st.session_state["changing"] = seen(view, going_on.id, pressed[0])
if changing := st.session_state.get("changing"):
    title = text("said_title", language, office=plain(changing.entry.office.label))
    dialog = st.dialog(title, width="large", on_dismiss=lambda: st.session_state.pop("changing", None))
    dialog(change_form)(changing, today(going_on), language)
