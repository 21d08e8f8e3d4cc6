"""What is wrong in a roster, cell by cell, and what taking it over would change, office by office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.components.store import journal
from pages.components.tables import table
from pages.components.texts import plain, text
from pipeline.collect.journal import Round
from pipeline.collect.roster_changes import FieldChange, roster_changes
from pipeline.collect.roster_file import RosterReading
from pipeline.collect.roster_notes import CellNote
from pipeline.model import Language, Office

_SHORT = 8  # offices; a longer list is opened by who wants to read it
Named = Mapping[int, tuple[int, str]]  # row of the reading -> number that the page shows, name of the office there


def mistakes_and_notes(reading: RosterReading, named: Named, language: Language) -> None:
    """Show every mistake at its cell; only when there is none, what was assumed."""
    if reading.mistakes:
        st.error(text("roster_mistakes", language, n=len(reading.mistakes)))
        _notes(reading.mistakes, named, text("roster_mistakes_caption", language), language)
    else:
        _notes(reading.notes, named, text("roster_notes", language), language)


def preview(wanted: Sequence[Office], going_on: Round, language: Language) -> bool:
    """Show which offices come, change and go; say whether anything would change."""
    everybody = journal().participation(going_on.id)
    present = [one.entry.office for one in everybody]
    changes = roster_changes(present, wanted)
    if not changes and [office.key for office in present] == [office.key for office in wanted]:
        st.info(text("roster_same", language))
        return False
    changed = len({change.office.key for change in changes.changed})
    figures = {"added": len(changes.added), "changed": changed, "removed": len(changes.dropped)}
    invited = sum(office.invited for office in wanted)
    st.markdown(text("roster_change", language, n=len(wanted), invited=invited, **figures))
    _offices(changes.added, text("roster_added", language), language)
    _fields(changes.changed, language)
    answered = {one.entry.office.key for one in everybody if one.state == "released"}
    _offices(changes.dropped, text("roster_dropped", language), language)
    if lost := [office.name for office in changes.dropped if office.key in answered]:
        st.warning(text("roster_drops_answers", language, offices=plain(", ".join(lost))))
    return True


def _notes(notes: Sequence[CellNote], named: Named, caption: str, language: Language) -> None:
    if not notes:
        return
    rows = [
        [str(named.get(note.row, (note.row, ""))[0]), named.get(note.row, (0, ""))[1], note.column,
         note.text.in_(language)]
        for note in sorted(notes, key=lambda note: note.row)
    ]  # fmt: skip
    headings = [text(f"column_{name}", language) for name in ("row", "office", "column", "remark")]
    table(caption, headings, rows)


def _offices(offices: Sequence[Office], caption: str, language: Language) -> None:
    if offices:
        headings = [text(f"column_{name}", language) for name in ("office", "key")]
        with st.expander(f"{caption} ({len(offices)})", expanded=len(offices) <= _SHORT):
            table(caption, headings, [[office.name, office.key] for office in offices])


def _fields(changes: Sequence[FieldChange], language: Language) -> None:
    if changes:
        headings = [text(f"column_{name}", language) for name in ("office", "column", "before", "after")]
        rows = [[change.office.name, change.column, change.before, change.after] for change in changes]
        table(text("roster_changed", language), headings, rows)
