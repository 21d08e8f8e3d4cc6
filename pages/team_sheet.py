"""The team's Google Sheet: how delivery fares, and what stands there that was not released."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.sheet_differences import sheet_differences
from pages.components.sheet_state import sheet_state
from pages.components.texts import text
from pipeline.collect.sheet_settings import uses_sheet

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language = coordinator.language
frame.title(text("page_team_sheet", language))
if uses_sheet():
    sheet_state(coordinator.round, language)
    sheet_differences(coordinator.round, language)
else:
    st.info(text("sheet_off", language))
