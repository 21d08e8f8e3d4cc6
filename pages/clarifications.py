"""What is doubtful in the answers, one after the other with the original cell; what was settled, and taking it back."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.answer_file_form import answer_file_form
from pages.components.doubt_form import doubt_form
from pages.components.doubts_shown import choose_doubt, doubts_table, hints_on_table
from pages.components.evaluation import live_briefing
from pages.components.settled_shown import settled_shown
from pages.components.sheet_differences import changed_in_sheet
from pages.components.store import journal
from pages.components.texts import text
from pipeline.clean.doubts import doubts

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round
frame.title(text("page_clarifications", language))
st.markdown(text("clarifications_explained", language))
briefing = live_briefing(going_on)
still_open = doubts(briefing.cleaned, briefing.questionnaire)
answer_file_form(briefing, going_on, language)
if chosen := choose_doubt(still_open, briefing, language):
    doubt_form(chosen, briefing, going_on, language)
doubts_table(still_open, briefing, language)
changed_in_sheet(going_on, language)
hints_on_table(briefing, language)
settled_shown(journal().entered_clarifications(going_on.id), briefing, going_on, language)
