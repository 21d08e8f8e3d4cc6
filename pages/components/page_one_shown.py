"""Page 1 of the briefing on screen, in the order of the paper. Reads the Briefing, computes nothing."""

from __future__ import annotations

import streamlit as st

from pages.components.tables import table
from pages.components.texts import plain, text
from pipeline.briefing import Briefing
from pipeline.conclude.concluded import PageOneStatement
from pipeline.language import date_in_text, listing
from pipeline.model import Language


def page_one_shown(briefing: Briefing, language: Language, *, stored: bool = True) -> None:
    """Show what stands on page 1; of a briefing that is not stored it says so, for its number would mean nothing."""
    date = date_in_text(briefing.as_of, language)
    st.caption(
        text("data_date", language, date=date, n=briefing.version) if stored else text("from_answers_now", language)
    )
    if briefing.concluded.occasion:
        st.header(text("occasion_title", language), anchor=False)
        st.markdown(" ".join(plain(sentence.in_(language)) for sentence in briefing.concluded.occasion))
    response_line(briefing, language)
    st.header(text("results_title", language), anchor=False)
    found = [_finding(one, language) for one in briefing.concluded.page_one]
    st.markdown("\n".join(f"- {sentence}" for sentence in found) or text("results_none", language))
    _decisions(briefing, language)
    _next_steps(briefing, language)
    st.caption(text("self_assessments_only", language))


def response_line(briefing: Briefing, language: Language) -> None:
    """Say how many answered, and who did not."""
    response = briefing.scored.response
    st.header(text("response_title", language), anchor=False)
    st.markdown(text("response_line", language, n=response.answered, invited=response.invited))
    if response.no_answer:
        names = listing(plain(briefing.office(key).label) for key in response.no_answer)
        st.markdown(text("no_answer_from", language, names=names))


def _finding(one: PageOneStatement, language: Language) -> str:
    return f"{plain(one.text.in_(language))} {text('in_section', language, n=one.section)}"


def _decisions(briefing: Briefing, language: Language) -> None:
    decisions = briefing.concluded.decisions
    if decisions:
        headings = [text("column_question", language), text("column_proposal", language)]
        rows = [[one.question.in_(language), one.proposal.in_(language)] for one in decisions]
        table(text("decisions_title", language), headings, rows)


def _next_steps(briefing: Briefing, language: Language) -> None:
    steps = briefing.concluded.next_steps
    if steps:
        headings = [text(f"column_{name}", language) for name in ("what", "who", "until")]
        rows = [[said.in_(language) for said in (one.what, one.who, one.until)] for one in steps]
        table(text("next_steps_title", language), headings, rows)
