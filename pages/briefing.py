"""Builds the briefing, shows page 1, and keeps all versions in both editions and languages to download."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.building import job_of, start
from pages.components.evaluation import live_briefing, today
from pages.components.page_one_shown import page_one_shown
from pages.components.store import journal
from pages.components.texts import text
from pages.components.versions_shown import versions_shown

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round
frame.title(text("page_briefing", language))
st.markdown(text("build_explained", language))


@st.fragment(run_every=0.5)
def progress() -> None:
    """Show how far the version is that is being built, and show the page anew when it is done."""
    job = job_of(going_on.id)
    if job is None or not job.running:
        st.rerun()
    st.progress(job.done, text=text("building", language))


as_of = st.date_input(
    text("as_of", language), value=today(going_on), format="DD.MM.YYYY", help=text("as_of_help", language)
)
job = job_of(going_on.id)
busy = job is not None and job.running
if st.button(text("build", language), type="primary", key="build", disabled=busy) and isinstance(as_of, date):
    start(going_on.id, as_of)
    st.rerun()
if busy:
    progress()
elif job is not None and job.problem is not None:
    st.error(job.problem.in_(language))
briefing = live_briefing(going_on)
versions = journal().versions(going_on.id)
versions_shown(versions, briefing, going_on, language)
with st.expander(text("preview", language), expanded=not versions):
    page_one_shown(briefing, language)
