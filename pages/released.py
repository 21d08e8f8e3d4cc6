"""After the release: that it arrived, when and under which number, what happens next; and how to correct it."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_office
from pages.components.answers_shown import show_answers
from pages.components.correcting import correction
from pages.components.office_place import place_of
from pages.components.overview import overview
from pages.components.receipt import corrections, earlier_versions, receipt_button, received, what_happens_next
from pages.components.store import journal
from pages.components.texts import plain

office = require_office()
place = place_of(office)
versions = journal().releases(office.entry.id)
if not versions:
    st.switch_page("arrival.py")
latest = versions[-1]

frame.title(place.text("page_released"), focus=f"released-{latest.version}")
received(latest, office, place)
corrections(latest, office, place)
receipt_button(latest, office, place)
overview(office)
what_happens_next(office, place)
draft = journal().draft(office.entry.id)
if office.may_write:
    correction(draft, place)
else:
    if draft.changed:
        st.warning(place.text("change_too_late"))
    st.markdown(place.text("no_more_changes", contact=plain(office.meeting.whom_to_ask)))
with st.expander(place.text("your_answers")):
    show_answers(latest.answers, place)
earlier_versions(versions[:-1], office, place)
