"""What works without the app: the questions as PDF and one form per office."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.download import download_button
from pages.components.privacy import privacy_notice
from pages.components.store import journal
from pages.components.texts import text
from pages.server.downloads import ZIP
from pipeline.collect.journal import Round
from pipeline.model import Language, Office
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.tasks.packed import packed


def questions_button(going_on: Round, offices: Sequence[Office], language: Language) -> None:
    """Offer the questionnaire as PDF, to read beforehand or to fill in by hand."""

    def make() -> bytes:
        from report_templates.questions import write_questions  # noqa: PLC0415 - the form pages load no PDF code

        return write_questions(load_questionnaire(), going_on.meeting, offices, language)

    name = "Fragebogen.pdf" if language == "de" else "Questionnaire.pdf"
    download_button(text("questions_pdf", language), make, name, key="questions")


def papers(going_on: Round, language: Language) -> None:
    """Offer forms and questionnaire to the coordination, and the way to all data."""
    offices = [entry.office for entry in journal().roster(going_on.id)]

    def forms() -> bytes:
        from pipeline.collect.forms_write import write_forms  # noqa: PLC0415 - loads openpyxl

        return packed(write_forms(offices, going_on.meeting, privacy_notice(going_on.meeting, "de")))

    st.header(text("data_title", language), anchor=False)
    st.markdown(text("data_explained", language))
    with st.container(horizontal=True):
        questions_button(going_on, offices, language)
        download_button(text("forms_zip", language), forms, "formulare.zip", mime=ZIP, key="forms")
    st.page_link("retention.py", label=text("page_retention", language), icon=":material/arrow_forward:")
