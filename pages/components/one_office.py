"""What the coordination does for one office: note its standing, extend its deadline, hand out its link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import streamlit as st

from pages.components.links_shown import copy_link
from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.journal import Participation, RosterEntry, Standing
from pipeline.model import Language


def one_office(everybody: Sequence[Participation], language: Language) -> None:
    """Choose an office and show what can be done for it."""
    names = {one.entry.id: one.entry.office.name for one in everybody}
    chosen = st.selectbox(
        text("one_office", language),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=text("choose_offices", language),
        key="chosen_office",
    )
    if chosen is None:
        return
    one = next(one for one in everybody if one.entry.id == chosen)
    with st.container(border=True):
        copy_link(one.entry, language)
        _standing(one, language)
        _extension(one.entry, language)


def _standing(one: Participation, language: Language) -> None:
    if one.state == "released":
        return
    known = list(get_args(Standing))
    wanted = st.selectbox(
        text("note_standing", language),
        known,
        index=known.index(one.entry.standing),
        format_func=lambda standing: text(f"state_{standing}" if standing else "standing_none", language),
        key=f"standing-{one.entry.id}",
    )
    if wanted != one.entry.standing:
        journal().set_standing(one.entry.id, wanted, version=one.entry.version)
        st.rerun()


def _extension(entry: RosterEntry, language: Language) -> None:
    until = st.date_input(
        text("extend_until", language),
        value=entry.extended_deadline,
        format="DD.MM.YYYY",
        key=f"extension-{entry.id}",
        help=text("extend_help", language),
    )
    if until != entry.extended_deadline and not isinstance(until, tuple):
        journal().extend_deadline(entry.id, until, version=entry.version)
        st.rerun()
