"""Who is invited, has begun, has released; what the coordination notes, extends and hands out. Never a draft."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.links_shown import links_download
from pages.components.next_step import next_step, sheet_line
from pages.components.one_office import one_office
from pages.components.participation_table import funnel, participation_table
from pages.components.store import journal
from pages.components.texts import text

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round
everybody = journal().participation(going_on.id)

frame.title(text("page_participation", language))
next_step(everybody, going_on, language)
funnel(everybody, language)
sheet_line(language)
links_download(language)
one_office(everybody, language)
participation_table(everybody, going_on, language)
