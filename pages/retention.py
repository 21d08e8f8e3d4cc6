"""All data as files, the data of one office, and the deletion when its time has come, with the records of it."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.data_files import data_files
from pages.components.deletion_records import deletion_records
from pages.components.purge_form import purge_forms
from pages.components.texts import text

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round
frame.title(text("page_retention", language))
if done := st.session_state.pop("deleted", None):
    st.success(done)
data_files(going_on, language)
purge_forms(going_on, language)
deletion_records(language)
