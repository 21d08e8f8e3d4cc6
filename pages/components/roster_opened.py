"""The roster as somebody opened it to edit; whoever saves meanwhile takes nothing away and is not overwritten."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.model import Language, Office

_KEPT = "roster_opened"


@dataclass(frozen=True)
class OpenedRoster:
    """The offices and the version of the roster that the table on the screen begins with."""

    round_id: str
    version: int
    offices: tuple[Office, ...]


def opened_roster(going_on: Round) -> OpenedRoster:
    """Return the present roster, or the one that the changes on this screen began with."""
    known: OpenedRoster | None = st.session_state.get(_KEPT)
    if known and known.round_id == going_on.id and known.version != going_on.roster_version and _begun(known.version):
        return known
    offices = tuple(entry.office for entry in journal().roster(going_on.id))
    opened = st.session_state[_KEPT] = OpenedRoster(going_on.id, going_on.roster_version, offices)
    return opened


def forget_opened_roster() -> None:
    """Begin with the present roster again."""
    st.session_state.pop(_KEPT, None)


def say_changed_elsewhere(language: Language) -> None:
    """Say, where the button would stand, that the changes on this screen cannot be saved, and offer the new state."""
    st.warning(text("roster_changed_elsewhere", language))
    if st.button(text("roster_load_new", language), key="roster_load_new", icon=":material/refresh:"):
        forget_opened_roster()
        st.rerun()


def _begun(version: int) -> bool:
    """Whether something was typed into the table of that version, or a file is being looked at."""
    edited = st.session_state.get(f"roster-edited-{version}") or {}
    return any(edited.values()) or st.session_state.get(f"roster_file-{version}") is not None
