"""The roster: uploaded as CSV or XLSX or typed, in one table in which every mistake can be mended where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from pages.components.download import download_button
from pages.components.roster_opened import OpenedRoster, forget_opened_roster, opened_roster, say_changed_elsewhere
from pages.components.roster_preview import mistakes_and_notes, preview
from pages.components.store import journal
from pages.components.texts import text, told
from pipeline.collect.csv_cells import csv_bytes
from pipeline.collect.files import table_from_bytes
from pipeline.collect.files_headings import ROSTER
from pipeline.collect.journal import Round
from pipeline.collect.roster_columns import COLUMNS, roster_rows
from pipeline.collect.roster_file import RosterReading, check_roster, roster_cells
from pipeline.model import Language, RawTable, UserError

_EDITED = tuple(COLUMNS)  # all of them, so that saving loses none
_NUMBER = "#"


def roster_form(going_on: Round, language: Language) -> None:
    """Upload a roster, or edit the present one; what somebody else saves meanwhile takes nothing off this screen."""
    opened = opened_roster(going_on)
    offices = opened.offices
    invited = sum(office.invited for office in offices)
    st.markdown(text("roster_explained", language, n=len(offices), invited=invited))
    if st.session_state.pop("roster_taken", False):
        st.success(text("saved_changes", language))
    download_button(
        text("roster_download", language),
        lambda: csv_bytes(roster_rows(offices)),
        "einladungsliste.csv",
        mime="text/csv; charset=utf-8",
        key="roster_download",
    )
    upload = f"roster_file-{opened.version}"  # empty again once its list is taken over
    uploaded = st.file_uploader(text("roster_upload", language), type=["csv", "tsv", "xlsx"], key=upload)
    if uploaded is None:
        st.header(text("roster_edit", language), anchor=False)
        _editor(dict(enumerate(roster_rows(offices)[1:], 1)), opened, going_on, language, key="edited")
    else:
        _uploaded(uploaded.name, uploaded.getvalue(), opened, going_on, language)


def _uploaded(name: str, content: bytes, opened: OpenedRoster, going_on: Round, language: Language) -> None:
    """Show what stands in a file as a table to mend; where it has no headings, only what to do about that."""
    try:
        table = table_from_bytes(content, name, ROSTER)
    except UserError as error:
        st.error(told(error, language))
        return
    cells = roster_cells(table)
    if not cells:
        mistakes_and_notes(check_roster(table), {}, language)
        return
    st.header(text("roster_uploaded", language), anchor=False)
    _editor(cells, opened, going_on, language, key="file", changed=True)


def _editor(
    cells: Mapping[int, Sequence[str]],
    opened: OpenedRoster,
    going_on: Round,
    language: Language,
    *,
    key: str,
    changed: bool = False,
) -> None:
    """Show rows to edit with their numbers, what is wrong in which, what would change, and the button that does it."""
    import pandas as pd  # noqa: PLC0415 - only who edits the roster needs it

    numbers = list(cells)
    rows = pd.DataFrame([(str(number), *cells[number]) for number in numbers], columns=[_NUMBER, *_EDITED], dtype=str)
    above = st.container()  # what is wrong stands above the table in which it is mended
    st.caption(text("roster_editor_help", language))
    edited = st.data_editor(
        rows,
        num_rows="dynamic",
        hide_index=True,
        key=f"roster-{key}-{opened.version}",
        width="stretch",
        column_config=_headings(language),
    )
    filled = edited.fillna("").astype(str)
    if not changed and filled.equals(rows):
        return
    lines = [tuple(line) for line in filled[list(_EDITED)].to_numpy()]
    reading = check_roster(RawTable(text("roster_edit", language), (_EDITED, *lines)))
    last = max(numbers, default=0)
    shown = [int(number) if number else last + place + 1 - len(numbers) for place, number in enumerate(filled[_NUMBER])]
    named = {index + 2: (number, lines[index][1]) for index, number in enumerate(shown)}
    with above:
        mistakes_and_notes(reading, named, language)
    _offer(reading, opened, going_on, language, key=f"take_{key}")


def _headings(language: Language) -> dict[str, Any]:
    """Return the headings: those of the file, in English with what they mean."""
    number = st.column_config.TextColumn(text("column_row", language), disabled=True, pinned=True)
    named = {name: st.column_config.TextColumn(text(f"roster_column_{name}", language)) for name in _EDITED}
    return {_NUMBER: number, **named}


def _offer(reading: RosterReading, opened: OpenedRoster, going_on: Round, language: Language, *, key: str) -> None:
    """Show what would change and the button that does it, unless somebody else was faster."""
    if opened.version != going_on.roster_version:
        say_changed_elsewhere(language)
    elif reading.mistakes or not preview(reading.offices, going_on, language):
        return
    elif st.button(text("roster_take", language), type="primary", key=key):
        journal().change_roster(going_on.id, reading.offices, version=opened.version)
        forget_opened_roster()
        st.session_state["roster_taken"] = True
        st.rerun()
