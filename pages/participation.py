"""Who is invited, has begun, has released; what the coordination notes, extends and hands out. Never a draft."""

from __future__ import annotations

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.deadline_for_all import deadline_for_all
from pages.components.links_shown import links_download
from pages.components.next_step import next_step
from pages.components.one_office import one_office
from pages.components.participation_table import funnel, participation_table
from pages.components.purge_form import reminder
from pages.components.round_log import round_log
from pages.components.sheet_state import sheet_line
from pages.components.store import journal
from pages.components.texts import text

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round
everybody = journal().participation(going_on.id)


@st.fragment(run_every=15)
def as_it_stands() -> None:
    """Show funnel and table as they are now; an access that was taken away ends here too."""
    require_access("coordinator")
    now = journal().participation(going_on.id)
    funnel(now, language)
    participation_table(now, going_on, language)


frame.title(text("page_participation", language))
reminder(language)
next_step(everybody, going_on, language)
sheet_line(language)
as_it_stands()
one_office(everybody, going_on, language)
deadline_for_all(going_on, language)
links_download(language)
round_log(going_on, everybody, language)
