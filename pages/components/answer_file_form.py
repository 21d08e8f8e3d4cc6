"""Answers that offices gave in a table outside the app: uploaded, looked at, taken over as they stand, taken away."""

from __future__ import annotations

import streamlit as st

from pages.components.store import journal
from pages.components.texts import plain, text
from pages.components.upload import uploaded
from pipeline.briefing import Briefing
from pipeline.clean import clean
from pipeline.clean.doubts import doubts
from pipeline.collect.files import table_from_bytes
from pipeline.collect.journal import AnswerFile, Round
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.model import Language, RawTable


def answer_file_form(briefing: Briefing, going_on: Round, language: Language) -> None:
    """Offer to take a file over or to take it away; where the team has a sheet, such answers belong there."""
    with st.expander(text("answer_file", language)):
        if uses_sheet():
            st.markdown(text("answer_file_sheet", language))
            return
        present = journal().answer_file(going_on.id)
        if present:
            _present(present, briefing, going_on, language)
        else:
            st.markdown(text("answer_file_explained", language))
        key = f"answer_file-{present.id if present else 0}"
        table = uploaded(
            text("answer_file_upload", language),
            ["csv", "tsv", "xlsx"],
            lambda name, content: _look(table_from_bytes(content, name), briefing, going_on, language),
            language,
            key=key,
        )
        if table and st.button(text("answer_file_take", language), type="primary", key="take_answers"):
            journal().take_answer_file(going_on.id, table, seen=present.id if present else None)
            st.rerun()


def _look(table: RawTable, briefing: Briefing, going_on: Round, language: Language) -> RawTable:
    """Say what a file would bring, and return it. Raises UserError where it holds no answers."""
    read = clean(table, briefing.offices, going_on.meeting, briefing.questionnaire)
    rows = sum(row.kind == "response" for row in read.rows)
    figures = {"rows": rows, "offices": len(read.answers), "doubts": len(doubts(read, briefing.questionnaire))}
    st.markdown(text("answer_file_brings", language, **figures))
    return table


def _present(present: AnswerFile, briefing: Briefing, going_on: Round, language: Language) -> None:
    """Say which file there is and for how many offices it counts, and offer to take it away."""
    counted = counted_in(present, briefing)
    st.markdown(text("answer_file_there", language, name=plain(present.table.name), n=len(counted)))
    if counted != present.offices:
        journal().note_counted(present.id, counted)  # for participation and reminders
    if st.button(text("answer_file_remove", language), key="remove_answers"):
        journal().take_answer_file(going_on.id, None, seen=present.id)
        st.rerun()


def counted_in(file: AnswerFile, briefing: Briefing) -> frozenset[str]:
    """Return the keys of the offices whose answer in the file is the one that counts."""
    rows = {row.row: row for row in briefing.cleaned.rows if row.row <= len(file.table.rows)}
    return frozenset(row.office for row in rows.values() if row.use == "yes" and row.office)
