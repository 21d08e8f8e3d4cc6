"""Records what was agreed in the meeting, and gives it out as PDF and table; what is open from before stands first."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.agreements_form import change_agreement, listed, new_agreement
from pages.components.download import download_button
from pages.components.store import journal, today
from pages.components.texts import text
from pipeline.model import LANGUAGES
from pipeline.tasks.agreements import agreements_csv, agreements_pdf

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round
frame.title(text("page_agreements", language))
st.markdown(text("agreements_explained", language))
before, agreed = journal().open_from_earlier(going_on.id), journal().meeting_agreements(going_on.id)
if before:
    listed(text("agreements_before", language), before, language)
if agreed:
    listed(text("agreements_listed", language, n=len(agreed)), agreed, language)
new_agreement(going_on, language)
if before or agreed:
    change_agreement([*before, *agreed], language)
    with st.container(horizontal=True):
        for written_in in LANGUAGES:
            name = "Verabredungen.pdf" if written_in == "de" else "Agreements.pdf"
            pdf = partial(agreements_pdf, journal(), going_on, today(going_on), written_in)
            download_button(text(f"agreements_pdf_{written_in}", language), pdf, name, key=f"agreements-{written_in}")
        csv = partial(agreements_csv, journal(), going_on, language)
        label = text("agreements_csv", language)
        download_button(label, csv, "verabredungen.csv", mime="text/csv", key="agreements-csv")
