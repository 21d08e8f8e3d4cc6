"""What works without the app: the questions as PDF, one form per office, and all data as files."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from pages.components.download import download_button
from pages.components.privacy import privacy_notice
from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.model import Language, Office
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.tasks.packed import packed

ZIP = "application/zip"


def questions_button(going_on: Round, offices: Sequence[Office], language: Language) -> None:
    """Offer the questionnaire as PDF, to read beforehand or to fill in by hand."""

    def make() -> bytes:
        from report_templates.questions import write_questions  # noqa: PLC0415 - the form pages load no PDF code

        return write_questions(load_questionnaire(), going_on.meeting, offices, language)

    name = "Fragebogen.pdf" if language == "de" else "Questionnaire.pdf"
    download_button(text("questions_pdf", language), make, name, key="questions")


def papers(going_on: Round, language: Language) -> None:
    """Offer forms, questionnaire and data to the coordination."""
    offices = [entry.office for entry in journal().roster(going_on.id)]

    def forms() -> bytes:
        from pipeline.collect.forms_write import write_forms  # noqa: PLC0415 - loads openpyxl

        return packed(write_forms(offices, going_on.meeting, privacy_notice(going_on.meeting, "de")))

    def data() -> bytes:
        from pipeline.tasks.export import export  # noqa: PLC0415 - loads openpyxl

        with tempfile.TemporaryDirectory() as folder:
            paths = export(journal(), Path(folder) / "export")
            return packed({path.name: path.read_bytes() for path in paths})

    st.header(text("data_title", language), anchor=False)
    st.markdown(text("data_explained", language))
    with st.container(horizontal=True):
        questions_button(going_on, offices, language)
        download_button(text("forms_zip", language), forms, "formulare.zip", mime=ZIP, key="forms")
        download_button(text("export_zip", language), data, "daten.zip", mime=ZIP, key="export")
