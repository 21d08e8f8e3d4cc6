"""Everything on one screen before the release: what was answered, what is missing, what a friendly reader would ask."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import leave_if_replaced, require_office
from pages.components.answers_shown import answers_with_links
from pages.components.at_the_field import TRIED
from pages.components.autosave import HEARTBEAT, ask_and_save, forget_notice_elsewhere, put_taken_over
from pages.components.checks import remarks
from pages.components.error_summary import error_summary, hints
from pages.components.office_place import address, place_of, tab
from pages.components.privacy import day
from pages.components.releasing import as_reviewed, release, show_again_if_changed
from pages.components.saved_line import saved_line
from pages.components.steps import steps
from pages.components.store import journal
from pipeline.collect.journal import deadline

office = require_office()
if not office.may_write:
    st.switch_page("arrival.py")
place = place_of(office)
pages = steps(place.questionnaire)
answers = journal().draft(office.entry.id).answers
reviewed = as_reviewed(answers)


@st.fragment(run_every=HEARTBEAT)
def last_question_and_release() -> None:
    """Ask who filled it in, and release; one fragment, for the reason given in self_assessment.py."""
    leave_if_replaced()
    put_taken_over(place)
    draft = ask_and_save([place.questionnaire.question("filled_by")], office.entry, tab(), place)
    show_again_if_changed(draft, reviewed, place)
    saved_line(draft, office.meeting, place)
    st.markdown(place.text("release_explained"))
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.button(place.text("back"), icon=":material/arrow_back:", key="back"):
            st.switch_page("self_assessment.py", query_params=address(len(pages)))
        with st.container(key="release", width="content"):
            # Another key for other answers: a click releases what its reader has seen, or nothing.
            if st.button(place.text("release"), type="primary", key=f"release-{reviewed}", icon=":material/send:"):
                release(draft, office, place)


forget_notice_elsewhere("review")
frame.title(place.text("page_review"), focus="review")
until = day(deadline(office.entry, office.round), office.language)
st.markdown(place.questionnaire.texts["review"].in_(office.language).format(frist=until))
found = remarks(answers, place.questionnaire, place.offices)
error_summary(found, place, asked=st.session_state.get(TRIED, 0))
hints(found, place)
answers_with_links(answers, place, pages, found)
last_question_and_release()
