"""The papers for data protection, staff council, deletion and IT, each a PDF to send (law.md, L16)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.components.download import download_button
from pages.components.store import journal, local
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.collect.journal.store import utc_now
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.language import in_file_name
from pipeline.model import Language
from report_templates.law_documents import PAPERS, Paper, write_law_document
from report_templates.texts import text as printed


def documents_shown(going_on: Round, language: Language) -> None:
    """Offer the four papers, filled in from the meeting and the roster."""
    st.header(text("documents_title", language), anchor=False)
    st.markdown(text("documents_explained", language))
    with st.container(horizontal=True):
        for paper in PAPERS:
            name = printed(f"{paper}.short", language)
            make = partial(_make, paper, going_on, language)
            download_button(name, make, f"{in_file_name(name)}.pdf", key=f"document-{paper}")


def _make(paper: Paper, going_on: Round, language: Language) -> bytes:
    invited = sum(entry.office.invited for entry in journal().roster(going_on.id))
    day = local(utc_now(), going_on.meeting).date()
    known = replace(going_on.meeting, storage="google" if uses_sheet() else "own")
    return write_law_document(paper, known, invited, day, language)
