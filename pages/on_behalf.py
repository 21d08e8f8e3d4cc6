"""Enters what an office gave on paper or in conversation, marked as such, with whom and when it was agreed."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.behalf_form import behalf_form, choose_office
from pages.components.texts import text

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
frame.title(text("page_on_behalf", coordinator.language))
st.markdown(text("behalf_explained", coordinator.language))
if st.session_state.get("entered"):
    st.success(st.session_state.pop("entered"))
if entry := choose_office(coordinator.round, coordinator.language):
    behalf_form(entry, coordinator.round, coordinator.language)
