"""Asks what has to be settled before the answers of a round are deleted, and deletes them."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.components.day_field import day_field
from pages.components.store import journal, today
from pages.components.tables import table
from pages.components.texts import text, told
from pipeline.collect.journal import Round
from pipeline.language import date_in_text
from pipeline.model import Language, UserError
from pipeline.tasks.purge import Held, held, purge_round, said


def purge_forms(going_on: Round, language: Language) -> None:
    """Show every round that still holds answers, with what would be deleted and when it is due."""
    st.header(text("purge_title", language), anchor=False)
    st.markdown(text("purge_explained", language))
    there = [one for one in held(journal()) if one.overdue or any(one.counts.values())]
    if not there:
        st.markdown(text("purge_nothing", language))
    for one in there:
        with st.container(border=True):
            _purge_form(one, going_on, language)


def reminder(language: Language) -> None:
    """Say where a deletion is due, with the way there."""
    due = [one for one in held(journal()) if one.overdue]
    for one in due:
        st.warning(said(one).in_(language))
    if due:
        st.page_link("retention.py", label=text("page_retention", language), icon=":material/arrow_forward:")


def forget_answers() -> None:
    """Empty what this server keeps in memory for all visitors."""
    st.cache_resource.clear()
    st.cache_data.clear()


def deleted_by_hand(round_id: str, key: str, help_: str, language: Language) -> bool:
    """Ask, where the round is in a sheet, whether its rows there are gone already: it may be out of reach for good."""
    in_sheet = journal().sheet_tab(round_id) is not None
    return in_sheet and st.checkbox(text("purge_sheet_by_hand", language), key=key, help=text(help_, language))


def _purge_form(one: Held, going_on: Round, language: Language) -> None:
    from report_templates.deletion_record import kind  # noqa: PLC0415 - loads the PDF code

    number = one.round.number
    (st.warning if one.overdue else st.markdown)(said(one).in_(language))
    rows = [[kind(name, language), str(count)] for name, count in one.counts.items() if count]
    if rows:
        headings = [text("purge_what", language), text("purge_count", language)]
        table(text("purge_would", language, n=number), headings, rows)
    settled = day_field(
        text("archive_settled", language), None, language, key=f"archive-{number}",
        help_=text("archive_settled_help", language),
    )  # fmt: skip
    filed = st.checkbox(text("purge_filed", language), key=f"filed-{number}")
    early = one.overdue or st.checkbox(text("purge_early", language), key=f"early-{number}")
    by_hand = deleted_by_hand(one.round.id, f"by_hand-{number}", "purge_sheet_by_hand_help", language)
    ready = filed and early and isinstance(settled, date)
    if not st.button(text("purge", language), disabled=not ready, key=f"purge-{number}"):
        return
    try:
        on = settled if isinstance(settled, date) else None
        purge_round(journal(), one.round, on, before_due=True, sheet_by_hand=by_hand)
    except UserError as error:
        st.error(told(error, language))
        return
    forget_answers()
    st.session_state["deleted"] = text("purged", language, n=number, date=date_in_text(today(going_on), language))
    st.rerun()
