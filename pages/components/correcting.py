"""The way from a released version to the next one."""

from __future__ import annotations

import streamlit as st

from pages.components.office_place import address
from pages.components.widgets.place import Place
from pipeline.collect.journal import Draft


def correction(draft: Draft, place: Place) -> None:
    """Offer to change answers; who has begun to is told that the change does not count yet, and led to its release."""
    if not draft.changed:
        if st.button(place.text("correct"), key="correct", icon=":material/edit:"):
            st.switch_page("self_assessment.py", query_params=address(1))
        return
    st.warning(place.text("draft_open"))
    with st.container(horizontal=True):
        if st.button(place.text("to_review"), type="primary", key="to_review"):
            st.switch_page("review.py", query_params=address())
        if st.button(place.text("correct_on"), key="correct", icon=":material/edit:"):
            st.switch_page("self_assessment.py", query_params=address(1))
