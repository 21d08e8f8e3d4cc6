"""The leadership's personal call list, as the answers are now. Imports pandas, so it is loaded when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.components.download import download_button
from pages.components.evaluation import live_briefing
from pages.components.store import today
from pages.components.tables import table
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.model import Language
from pipeline.tasks.calls import calls
from report_templates.call_list import write_call_list


def call_list_shown(going_on: Round, language: Language) -> None:
    """Show the list and offer it as PDF."""
    st.markdown(text("calls_explained", language))
    found = calls(live_briefing(going_on))
    if not found:
        st.info(text("calls_nobody", language))
        return
    rows = [[call.office.name, call.office.head, call.reason.in_(language)] for call in found]
    headings = [text(f"column_{name}", language) for name in ("office", "head", "why_call")]
    table(text("calls_caption", language), headings, rows)
    day = today(going_on)
    name = "Anrufliste.pdf" if language == "de" else "Call-list.pdf"
    make = partial(write_call_list, found, going_on.meeting, day, language)
    download_button(text("calls_pdf", language), make, name, key="calls_pdf")
