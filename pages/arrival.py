"""Greets an office: what this is about, who will see the answers and from when, and one button that starts."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_office
from pages.components.greeting import before_you_start, invited_offices, meeting_facts
from pages.components.office_place import address, place_of
from pages.components.overview import overview
from pages.components.papers import questions_button
from pages.components.privacy import day, missing_entries
from pages.components.section_list import first_open_step
from pages.components.store import journal, local
from pages.components.texts import plain

office = require_office()
place = place_of(office)
draft = journal().draft(office.entry.id)
if draft.base_version:
    st.switch_page("released.py")


def start_or_go_on() -> None:
    """Say what is to be known before the first question, and lead to it, or to where the office stopped."""
    before_you_start(office, place)
    invited_offices(place)
    questions_button(office.round, place.offices, office.language)
    if not draft.changed and st.button(place.text("start"), type="primary", key="start", icon=":material/edit_note:"):
        st.switch_page("self_assessment.py", query_params=address(1))
    if draft.changed and st.button(place.text("continue"), type="primary", key="start", icon=":material/edit_note:"):
        step = first_open_step(draft, place)
        st.switch_page("self_assessment.py" if step else "review.py", query_params=address(step))


frame.title(place.questionnaire.texts["form_title"].in_(office.language))
if deleted := office.round.purged_at:
    gone_on = day(local(deleted, office.meeting).date(), office.language)
    st.info(place.text("round_purged", date=gone_on, contact=plain(office.meeting.whom_to_ask)))
    overview(office)
else:
    st.markdown(place.text("greeting", office=plain(office.entry.office.name)))
    meeting_facts(office, place)
    overview(office)
    if not office.may_write:
        st.warning(place.text("too_late", contact=plain(office.meeting.whom_to_ask)))
    elif missing_entries(office.meeting):
        st.warning(place.text("not_ready", contact=plain(office.meeting.whom_to_ask)))
    else:
        start_or_go_on()
