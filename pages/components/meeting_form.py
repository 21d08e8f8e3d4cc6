"""The meeting's data, in the groups in which the coordination thinks of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, time
from typing import Any, get_args, get_type_hints
from zoneinfo import available_timezones

import streamlit as st

from pages.components.configured_store import configured_store
from pages.components.day_field import UNUSABLE, day_field
from pages.components.store import journal
from pages.components.texts import text
from pages.components.timetable import entry_key, offer_proposals, proposal_line
from pipeline.collect.journal import Round
from pipeline.collect.meeting_checks import doubts, mistakes
from pipeline.collect.timetable import TIMETABLE
from pipeline.model import Language, Meeting

# What is not here is filled by the product (storage, deletion date) or comes from a file (extra).
GROUPS: Mapping[str, tuple[str, ...]] = {
    "who": ("authority", "address", "unit", "leadership", "leadership_name", "leadership_function", "also_signs"),
    "when": ("topic", "date", "start", "end", "place"),
    "timetable": (*TIMETABLE, "overview_days"),
    "coordination": ("coordination", "coordination_phone", "coordination_email", "contact", "coordination_share"),
    "privacy": (
        "state_norm",
        "supervisory_authority",
        "data_protection_officer",
        "retention_months",
        "processor",
        "hosting",
    ),
    "file": ("file_reference", "handled_by", "handled_by_phone", "opening_undecided", "time_zone"),
}
_KINDS = get_type_hints(Meeting)


def meeting_form(going_on: Round, language: Language) -> None:
    """Show all entries and save them together; if somebody else saved meanwhile, say so and keep what was typed.

    No `st.form`: the timetable is proposed as soon as the day of the meeting is entered.
    """
    version = _opened_version(going_on)
    entered: dict[str, Any] = {}
    for group, names in GROUPS.items():
        st.header(text(f"group_{group}", language), anchor=False)
        if group == "timetable":
            offer_proposals(replace(going_on.meeting, **entered), version, language)
        _group(names, replace(going_on.meeting, **entered), entered, version, language)
        if group == "privacy":
            configured_store(language)
    meeting = replace(going_on.meeting, **entered)
    for doubt in doubts(meeting):
        st.warning(doubt.in_(language))
    if meeting != going_on.meeting:
        st.caption(text("not_saved_yet", language))
    save = st.button(text("save", language), type="primary", key="save_meeting")
    if any(name not in entered for names in GROUPS.values() for name in names):
        st.error(text("days_unusable", language))
    elif save and _saved(going_on, meeting, version):
        st.session_state["saved_meeting"] = True
        st.rerun()
    for mistake in mistakes(meeting):
        st.error(mistake.in_(language))
    if st.session_state.pop("saved_meeting", False):
        st.success(text("saved_changes", language))


def _group(names: tuple[str, ...], meeting: Meeting, entered: dict[str, Any], version: int, language: Language) -> None:
    """Show the entries of a group in two columns, and put what stands there into `entered`, but no day that is none."""
    for place, name in enumerate(names):
        if place % 2 == 0:  # rows of two, so that they are read in this order on a telephone too
            columns = st.columns(2)
        with columns[place % 2]:
            entry = _entry(name, getattr(meeting, name), version, language)
            if name in TIMETABLE:
                proposal_line(name, entry, meeting, version, language)
            if entry is not UNUSABLE:
                entered[name] = entry


def _saved(going_on: Round, meeting: Meeting, version: int) -> bool:
    """Save what can be; the mistakes of the rest stand below the button."""
    wrong = mistakes(meeting)
    if not wrong:
        journal().save_meeting(going_on.id, meeting, version)
    return not wrong


def _opened_version(going_on: Round) -> int:
    """Return the version that the entries on screen were opened with; a newer one is for who opens the page anew."""
    opened: int = st.session_state.get("opened_meeting", going_on.version)
    if st.session_state.get("saved_meeting") or entry_key(opened, "authority") not in st.session_state:
        opened = going_on.version
    st.session_state["opened_meeting"] = opened
    return opened


def _entry(name: str, value: Any, version: int, language: Language) -> Any:
    """Show one entry with the widget that fits its type; None stays None, nothing is filled in by itself."""
    label, kind = text(f"meeting_{name}", language), _KINDS[name]
    kinds, key = (kind, *get_args(kind)), entry_key(version, name)
    if date in kinds:
        return day_field(label, value, language, key=key)
    if time in kinds:
        return st.time_input(label, value=value, step=900, key=key)
    if bool in kinds:
        return st.checkbox(label, value=value, key=key)
    if int in kinds:
        return st.number_input(label, value=value, step=1, key=key)  # checked on saving: the widget would say nothing
    if name == "time_zone":
        zones = sorted(available_timezones() | {value})
        return st.selectbox(label, zones, index=zones.index(value), key=key)
    return (st.text_input(label, value=value, key=key) or "").strip()


assert {name for names in GROUPS.values() for name in names} <= {field.name for field in fields(Meeting)}  # noqa: S101
