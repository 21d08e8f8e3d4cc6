"""The release: checks what is missing, writes one version whatever happens to the click, and goes to the receipt."""

from __future__ import annotations

import streamlit as st

from pages.components.access import OfficeVisitor
from pages.components.checks import remarks
from pages.components.store import journal
from pages.components.widgets.place import Place
from pages.server.draining import in_flight


def release(office: OfficeVisitor, place: Place) -> None:
    """Release the draft. Five clicks at once, two tabs or a repeated request make one version (journal.release)."""
    draft = journal().draft(office.entry.id)
    if any(remark.blocking for remark in remarks(draft.answers, place.questionnaire, place.offices)):
        st.session_state["release_tried"] = st.session_state.get("release_tried", 0) + 1
        st.rerun()
    with in_flight():  # no st.* call inside: a run ends at any of them when the browser goes away
        journal().release(
            office.entry.id,
            draft.answers,
            language=office.language,
            form_version=place.questionnaire.version,
            base_version=draft.base_version,
        )
    st.session_state.pop("release_tried", None)
    st.switch_page("released.py", query_params={"tab": st.query_params.get("tab", "")})
