"""Everything on one screen before the release: what was answered, what is missing, what a friendly reader would ask."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_office
from pages.components.answers_shown import answers_with_links
from pages.components.autosave import HEARTBEAT, ask_and_save, put_taken_over, saved_indicator
from pages.components.checks import remarks
from pages.components.error_summary import error_summary, hints
from pages.components.office_place import address, place_of, tab
from pages.components.privacy import day
from pages.components.releasing import release
from pages.components.steps import steps
from pages.components.store import journal
from pipeline.collect.journal import deadline

office = require_office()
if not office.may_write:
    st.switch_page("arrival.py")
place = place_of(office)
pages = steps(place.questionnaire)
until = day(deadline(office.entry, office.round), office.language)


@st.fragment(run_every=HEARTBEAT)
def last_question_and_release() -> None:
    """Ask who filled it in, and release; one fragment, for the reason given in self_assessment.py."""
    put_taken_over(place)
    draft = ask_and_save([place.questionnaire.question("filled_by")], office.entry, tab(), place)
    saved_indicator(draft, office.meeting, place)
    st.markdown(place.text("release_explained"))
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.button(place.text("back"), icon=":material/arrow_back:", key="back"):
            st.switch_page("self_assessment.py", query_params=address(len(pages)))
        if st.button(place.text("release"), type="primary", key="release", icon=":material/send:"):
            release(office, place)


frame.title(place.text("page_review"), focus="review")
st.markdown(place.questionnaire.texts["review"].in_(office.language).format(frist=until))
answers = journal().draft(office.entry.id).answers
found = remarks(answers, place.questionnaire, place.offices)
error_summary(found, place, asked=st.session_state.get("release_tried", 0))
hints(found, place)
answers_with_links(answers, place, pages)
last_question_and_release()
