"""Enters what an office gave on paper, in a returned form or in conversation, with whom and when it was agreed."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.behalf_form import behalf_form, office_to_enter, uploaded_form
from pages.components.texts import text

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round
frame.title(text("page_on_behalf", language), focus=f"entered-{st.session_state.get('entered_last')}")
st.markdown(text("behalf_explained", language))
if st.session_state.get("entered"):
    st.success(st.session_state.pop("entered"))
if returned := uploaded_form(going_on, language):
    behalf_form(returned.entry, going_on, language, returned.answers)
elif entry := office_to_enter(going_on, language):
    behalf_form(entry, going_on, language)
