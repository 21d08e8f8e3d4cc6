"""After the release: that it arrived, when and under which number, what happens next; and how to correct it."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_office
from pages.components.answers_shown import show_answers
from pages.components.office_place import address, place_of
from pages.components.overview import overview
from pages.components.receipt import receipt_button, what_happens_next
from pages.components.store import contact, journal, local
from pages.components.texts import plain
from pipeline.language import date_in_text

office = require_office()
place = place_of(office)
latest = journal().latest_release(office.entry.id)
if latest is None:
    st.switch_page("arrival.py")
at = local(latest.released_at, office.meeting)

frame.title(place.text("page_released"), focus=f"released-{latest.version}")
st.success(
    place.questionnaire.texts["saved"]
    .in_(office.language)
    .format(datum=date_in_text(at.date(), office.language), zeit=f"{at:%H:%M}", id=f"**{latest.reference}**"),
    icon=":material/check_circle:",
)
if latest.version > 1:
    st.markdown(place.text("version_counts", n=latest.version))
if latest.way != "form":
    st.markdown(place.text(f"entered_{latest.way}"))
receipt_button(latest, office, place)
overview(office)
what_happens_next(office, place)
if office.may_write:
    if journal().draft(office.entry.id).changed:
        st.warning(place.text("draft_open"))
    if st.button(place.text("correct"), key="correct", icon=":material/edit:"):
        st.switch_page("self_assessment.py", query_params=address(1))
else:
    st.markdown(place.text("no_more_changes", contact=plain(contact(office.meeting))))
with st.expander(place.text("your_answers")):
    show_answers(latest.answers, place)
