"""What stands in the team's sheet that was not released: changed cells to confirm or to write back, and rows.

What an office released counts until the coordination confirms a change with the office's name and a date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.agreement import ask_agreement
from pages.components.frame import typed_text
from pages.components.sheet_rows_shown import choose_one, deleted_rows, repeated_rows, settled, typed_rows
from pages.components.store import journal
from pages.components.tables import table
from pages.components.texts import plain, text, told
from pipeline.collect.journal import Round
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.model import Language, UserError

if TYPE_CHECKING:
    from pipeline.collect.sheet_beside import Difference, SheetReading


def sheet_differences(going_on: Round, language: Language) -> None:
    """Read the sheet, in one call that all share, and show what waits there for the coordination."""
    st.header(text("sheet_differs_title", language), anchor=False)
    if st.button(text("sheet_read_anew", language), key="sheet_read_anew", icon=":material/refresh:"):
        _look_anew(going_on)
    reading = _read(going_on, language)
    if reading is None:
        return
    _say_what_was_done()
    waits = reading.differences or reading.deleted
    st.markdown(text("sheet_differs_explained" if waits else "sheet_same", language))
    _changed_cells(reading.differences, going_on, language)
    deleted_rows(reading, going_on, language)
    typed_rows(reading.typed, language)
    repeated_rows(reading.repeated, language)


def changed_in_sheet(going_on: Round, language: Language) -> None:
    """Let the coordination decide about changed cells where it settles doubtful values, and say where rows wait.

    Shows nothing where the sheet says what was released, or where there is none.
    """
    reading = _read(going_on, language) if uses_sheet() else None
    if reading is None:
        return
    _say_what_was_done()
    if not (reading.differences or reading.deleted):
        return
    st.header(text("sheet_differs_title", language), anchor=False)
    st.markdown(text("sheet_differs_explained", language))
    _changed_cells(reading.differences, going_on, language)
    if reading.deleted:
        st.markdown(text("sheet_deleted_wait", language, n=len(reading.deleted)))
    st.page_link("team_sheet.py", label=text("page_team_sheet", language), icon=":material/arrow_forward:")


def _say_what_was_done() -> None:
    if said := st.session_state.pop("sheet_said", None):
        st.success(said)


def _look_anew(going_on: Round) -> None:
    from pipeline.collect.sheet_reading import look_anew  # noqa: PLC0415 - loads gspread

    look_anew(journal(), going_on.id)


def _read(going_on: Round, language: Language) -> SheetReading | None:
    from pipeline.collect.sheet_reading import shared_reading  # noqa: PLC0415 - loads gspread

    try:
        return shared_reading(journal(), going_on.id)
    except UserError as error:
        st.error(told(error, language))
        return None


def _changed_cells(differences: Sequence[Difference], going_on: Round, language: Language) -> None:
    if not differences:
        return
    names = {entry.office.key: entry.office.name for entry in journal().roster(going_on.id, removed=True)}
    headings = ("office", "question", "counts", "in_sheet", "place_in_sheet")
    rows = [
        [names[one.office], one.heading, _shown(one.valid, language), _shown(one.in_sheet, language), one.cell]
        for one in differences
    ]
    caption = text("cells_caption", language, n=len(differences))
    table(caption, [text(f"column_{name}", language) for name in headings], rows)
    cells = {one.cell: one for one in differences}
    called = {cell: _name(one, names, language) for cell, one in cells.items()}
    chosen = choose_one(text("cell_choose", language), called, language)
    if chosen is not None:
        with st.container(border=True):
            _one_cell(cells[chosen], going_on, names, language)
    if len(differences) > 1:
        _all_cells(differences, going_on, language)


def _name(one: Difference, names: Mapping[str, str], language: Language) -> str:
    return text("cell_name", language, office=names[one.office], question=one.heading, cell=one.cell)


def _shown(words: str, language: Language) -> str:
    return words if words.strip() else text("cell_empty", language)


def _one_cell(one: Difference, going_on: Round, names: Mapping[str, str], language: Language) -> None:
    """Show both texts in full, and offer what can be done with the cell."""
    for label, words in (("counts", one.valid), ("in_sheet", one.in_sheet)):
        st.caption(text(f"column_{label}", language))
        typed_text(_shown(words, language))
    if one.can_be_confirmed:
        _confirm(one, going_on, names, language)
    else:
        st.markdown(text("cell_fixed" if one.counts else "cell_older", language))
    if st.button(text("cell_restore", language), key="cell_restore"):
        _restore([one], going_on, language)


def _confirm(one: Difference, going_on: Round, names: Mapping[str, str], language: Language) -> None:
    from pipeline.collect.sheet_reading import confirm_difference  # noqa: PLC0415 - loads gspread

    standing = journal().standing_clarifications(going_on.id).get((one.office, one.question))
    key, present = f"{one.release_id}-{one.question}", standing.id if standing else 0
    seen = st.session_state.get(f"seen-{key}", present)  # as it was on the screen when somebody clicked
    st.session_state[f"seen-{key}"] = present
    agreement = ask_agreement(key, going_on, language)
    why = st.text_input(text("agreed_why", language), key=f"why-{key}")
    if not st.button(text("cell_confirm", language), type="primary", key="cell_confirm"):
        return
    if agreement is None:
        st.error(text("agreement_missing", language))
        return
    confirm_difference(journal(), going_on.id, one, *agreement, why=why.strip(), seen=seen)
    value = plain(_shown(one.in_sheet, language))
    settled(text("cell_confirmed", language, value=value, office=plain(names[one.office])))


def _all_cells(differences: Sequence[Difference], going_on: Round, language: Language) -> None:
    n = len(differences)
    sure = st.checkbox(text("cells_restore_sure", language, n=n), key="cells_restore_sure")
    if st.button(text("cells_restore_all", language, n=n), disabled=not sure, key="cells_restore_all"):
        _restore(differences, going_on, language)


def _restore(differences: Sequence[Difference], going_on: Round, language: Language) -> None:
    from pipeline.collect.sheet_reading import restore  # noqa: PLC0415 - loads gspread

    restore(journal(), going_on.id, differences)
    settled(text("cell_restored", language))
