"""Page 1 of the briefing on screen: response, main results, decisions. Reads the Briefing, computes nothing."""

from __future__ import annotations

import streamlit as st

from pages.components.tables import table
from pages.components.texts import plain, text
from pipeline.briefing import Briefing
from pipeline.language import date_in_text, listing
from pipeline.model import Language


def page_one_shown(briefing: Briefing, language: Language) -> None:
    """Show what stands on page 1."""
    st.caption(text("data_date", language, date=date_in_text(briefing.as_of, language), n=briefing.version))
    response_line(briefing, language)
    st.header(text("results_title", language), anchor=False)
    found = [plain(one.statement.text.in_(language)) for one in briefing.concluded.page_one]
    st.markdown("\n".join(f"- {sentence}" for sentence in found) or text("results_none", language))
    decisions = briefing.concluded.decisions
    if decisions:
        headings = [text("column_question", language), text("column_proposal", language)]
        rows = [[one.question.in_(language), one.proposal.in_(language)] for one in decisions]
        table(text("decisions_title", language), headings, rows)
    st.caption(text("self_assessments_only", language))


def response_line(briefing: Briefing, language: Language) -> None:
    """Say how many answered, and who did not."""
    response = briefing.scored.response
    st.header(text("response_title", language), anchor=False)
    st.markdown(text("response_line", language, n=response.answered, invited=response.invited))
    if response.no_answer:
        names = listing(plain(briefing.office(key).label) for key in response.no_answer)
        st.markdown(text("no_answer_from", language, names=names))
