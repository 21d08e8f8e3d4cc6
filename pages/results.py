"""The answers as they are now: distributions, the map, fields, interfaces, and every sentence with its rule."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.evaluation import live_briefing
from pages.components.page_one_shown import response_line
from pages.components.results_shown import (
    data_log,
    distributions,
    field_table,
    interface_table,
    position_map,
    sentences,
)
from pages.components.texts import text

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language = coordinator.language
frame.title(text("page_results", language))
briefing = live_briefing(coordinator.round)
response_line(briefing, language)
if briefing.scored.response.answered:
    distributions(briefing, language)
    position_map(briefing, language)
    field_table(briefing, language)
    interface_table(briefing, language)
sentences(briefing, language)
data_log(briefing, language)
