"""The form, one short page at a time. Every answer is saved at once; nothing has to be sent here."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import leave_if_replaced, require_office
from pages.components.autosave import HEARTBEAT, ask_and_save, forget_notice_elsewhere, put_taken_over
from pages.components.office_place import address, current_step, place_of, tab
from pages.components.privacy import missing_entries
from pages.components.saved_line import saved_line
from pages.components.section_list import section_list
from pages.components.steps import steps
from pages.components.texts import plain

office = require_office()
if not office.may_write or missing_entries(office.meeting):
    st.switch_page("arrival.py")
place, here = place_of(office), current_step()
last = len(steps(place.questionnaire))
words = place.questionnaire.texts


# The buttons belong to the same fragment: a text that is committed by the click on "next" and the click itself reach
# the server together, and Streamlit runs one fragment for both.
@st.fragment(run_every=HEARTBEAT)
def section() -> None:
    """Ask, save, say so, and move on; runs again at every answer and with every heartbeat."""
    leave_if_replaced()
    put_taken_over(place)
    draft = ask_and_save(here.questions, office.entry, tab(), place)
    saved_line(draft, office.meeting, place)
    section_list(here, draft, place)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if here.number > 1 and st.button(place.text("back"), icon=":material/arrow_back:", key="back"):
            st.switch_page("self_assessment.py", query_params=address(here.number - 1))
        if here.number == last and st.button(place.text("to_review"), type="primary", key="review"):
            st.switch_page("review.py", query_params=address())
        if here.number < last and st.button(place.text("next"), type="primary", key="next"):
            st.switch_page("self_assessment.py", query_params=address(here.number + 1))


forget_notice_elsewhere(f"step-{here.number}")
block = here.block.title.in_(office.language)
st.progress((here.number - 1) / last, text=place.text("section_of", n=here.number, total=last, block=block))
frame.title(here.title(office.language), focus=f"step-{here.number}")
if here.number == 1:
    st.markdown(words["answering_for"].in_(office.language).format(stelle=plain(office.entry.office.name)))
section()
