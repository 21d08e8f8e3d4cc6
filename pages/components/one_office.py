"""What the coordination does for one office: note its standing, extend its deadline, enter its answer, its link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import streamlit as st

from pages.components.day_field import UNUSABLE, day_field
from pages.components.links_shown import copy_link
from pages.components.office_choice import choose_office
from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.journal import Participation, RosterEntry, Round, Standing, deadline
from pipeline.language import date_in_text
from pipeline.model import Language


def one_office(everybody: Sequence[Participation], going_on: Round, language: Language) -> None:
    """Choose an office and show what can be done for it."""
    names = {one.entry.id: one.entry.office.name for one in everybody}
    st.header(text("one_office_title", language), anchor=False)
    chosen = choose_office(text("one_office", language), names, language, key="chosen_office")
    if chosen is None:
        return
    one = next(one for one in everybody if one.entry.id == chosen)
    with st.container(border=True):
        _say_what_changed(one.entry, language)
        _standing(one, language)
        _extension(one.entry, going_on, language)
        if st.button(text("enter_answer", language), key="enter_answer", icon=":material/edit_note:"):
            st.session_state["behalf_office"] = one.entry.id
            st.switch_page("on_behalf.py")
        copy_link(one.entry, language)


def _say_what_changed(entry: RosterEntry, language: Language) -> None:
    """Confirm the own change; say so where somebody else changed the office since it was opened here."""
    seen = st.session_state.get("office_seen")
    if st.session_state.pop("office_changed", False):
        st.success(text("saved_changes", language))
    elif seen and seen[0] == entry.id and seen[1] != entry.version:
        st.warning(text("office_changed_elsewhere", language))
    st.session_state["office_seen"] = (entry.id, entry.version)


def _changed() -> None:
    st.session_state["office_changed"] = True
    st.rerun()


def _standing(one: Participation, language: Language) -> None:
    if one.state == "released":
        return
    known = list(get_args(Standing))
    # The key holds the version: a choice made before somebody else's change is not laid over it.
    wanted = st.selectbox(
        text("note_standing", language),
        known,
        index=known.index(one.entry.standing),
        format_func=lambda standing: text(f"state_{standing}" if standing else "standing_none", language),
        key=f"standing-{one.entry.id}-{one.entry.version}",
    )
    if wanted != one.entry.standing:
        journal().set_standing(one.entry.id, wanted, version=one.entry.version)
        _changed()


def _extension(entry: RosterEntry, going_on: Round, language: Language) -> None:
    key = f"extension-{entry.id}-{entry.version}"
    help_ = text("extend_help", language)
    until = day_field(text("extend_until", language), entry.extended_deadline, language, key=key, help_=help_)
    if until is not UNUSABLE and until != entry.extended_deadline:
        journal().extend_deadline(entry.id, until, version=entry.version)
        _changed()
    if last := deadline(entry, going_on):
        st.caption(text("may_answer_until", language, date=date_in_text(last, language)))
