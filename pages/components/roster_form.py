"""The roster: uploaded as CSV or XLSX with every mistake at its cell, or edited in a table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.download import download_button
from pages.components.store import journal
from pages.components.tables import table
from pages.components.texts import text
from pipeline.collect.csv_cells import csv_bytes
from pipeline.collect.files import table_from_bytes
from pipeline.collect.files_headings import ROSTER
from pipeline.collect.journal import Round
from pipeline.collect.roster_columns import COLUMNS, roster_rows
from pipeline.collect.roster_file import RosterReading, check_roster
from pipeline.collect.roster_notes import CellNote
from pipeline.model import Language, Office, RawTable, UserError

_EDITED = tuple(COLUMNS)  # all of them, so that saving loses none


def roster_form(going_on: Round, language: Language) -> None:
    """Upload a roster, or edit the present one."""
    offices = [entry.office for entry in journal().roster(going_on.id)]
    st.markdown(text("roster_explained", language, n=len(offices)))
    if st.session_state.pop("roster_taken", False):
        st.success(text("saved_changes", language))
    download_button(
        text("roster_download", language),
        lambda: csv_bytes(roster_rows(offices)),
        "einladungsliste.csv",
        mime="text/csv; charset=utf-8",
        key="roster_download",
    )
    upload = f"roster_file-{going_on.roster_version}"  # empty again once its list is taken over
    uploaded = st.file_uploader(text("roster_upload", language), type=["csv", "tsv", "xlsx"], key=upload)
    if uploaded is not None:
        try:
            reading = check_roster(table_from_bytes(uploaded.getvalue(), uploaded.name, ROSTER))
        except UserError as error:
            st.error(error.text.in_(language))
            return
        _offer(reading, going_on, language, key="take_file")
        return
    st.header(text("roster_edit", language), anchor=False)
    _editor(offices, going_on, language)


def _editor(offices: Sequence[Office], going_on: Round, language: Language) -> None:
    import pandas as pd  # noqa: PLC0415 - only who edits the roster needs it

    rows = pd.DataFrame(roster_rows(offices)[1:], columns=list(_EDITED), dtype=str)
    edited = st.data_editor(
        rows, num_rows="dynamic", hide_index=True, key=f"roster-{going_on.roster_version}", width="stretch"
    )
    filled = edited.fillna("").astype(str)
    if filled.equals(rows):
        return
    lines = tuple(tuple(line) for line in filled.to_numpy() if any(cell.strip() for cell in line))
    reading = check_roster(RawTable(text("roster_edit", language), (_EDITED, *lines)))
    _offer(reading, going_on, language, key="take_edited")


def _offer(reading: RosterReading, going_on: Round, language: Language, *, key: str) -> None:
    """Show the mistakes, or what would change and the button that does it."""
    _notes(reading.mistakes, text("roster_mistakes", language), language)
    if reading.mistakes:
        return
    _notes(reading.notes, text("roster_notes", language), language)
    present = {entry.office.key for entry in journal().roster(going_on.id)}
    wanted = {office.key for office in reading.offices}
    figures = {"added": len(wanted - present), "removed": len(present - wanted), "n": len(wanted)}
    st.markdown(text("roster_change", language, **figures))
    if st.button(text("roster_take", language), type="primary", key=key):
        journal().change_roster(going_on.id, reading.offices, version=going_on.roster_version)
        st.session_state["roster_taken"] = True
        st.rerun()


def _notes(notes: Sequence[CellNote], caption: str, language: Language) -> None:
    if notes:
        headings = [text(f"column_{name}", language) for name in ("row", "column", "remark")]
        in_order = sorted(notes, key=lambda note: note.row)
        table(caption, headings, [[str(note.row), note.column, note.text.in_(language)] for note in in_order])
