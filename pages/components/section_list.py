"""The list of all pages of the form with what is still open on each: the way to move freely."""

from __future__ import annotations

import streamlit as st

from pages.components.checks import remarks
from pages.components.office_place import address
from pages.components.steps import Step, step_of, steps
from pages.components.widgets.place import Place
from pipeline.collect.journal import Draft


def section_list(here: Step, draft: Draft, place: Place) -> None:
    """Show all pages as links; each says how many answers the release still waits for."""
    pages = steps(place.questionnaire)
    found = remarks(draft.answers, place.questionnaire, place.offices)
    waiting = [step_of(remark.question, pages) for remark in found if remark.blocking]
    with st.expander(place.text("all_sections")):
        for page in pages:
            count = waiting.count(page.number)
            state = place.text("still_open", n=count) if count else place.text("nothing_open")
            label = f"{page.number}. {page.title(place.language)} – {state}"
            if page == here:
                label = f"**{label}**"
            st.page_link("self_assessment.py", label=label, query_params=address(page.number))
        st.page_link("review.py", label=place.text("to_review"), query_params=address())
