"""The days of the round beside what is proposed for them, counted backwards from the meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from pages.components.texts import text
from pipeline.collect.timetable import TIMETABLE, proposals
from pipeline.collect.typed_day import read_day, written_day
from pipeline.language import date_in_text, weekday
from pipeline.model import Language, Meeting


def entry_key(version: int, name: str) -> str:
    """Return the key of the widget in which an entry of the meeting stands."""
    return f"meeting-{version}-{name}"


def offer_proposals(meeting: Meeting, version: int, language: Language) -> None:
    """Fill the days that are still open with their proposals, if the coordination wants that; set ones stay."""
    if meeting.date is None:
        st.markdown(text("timetable_needs_date", language))
        return
    proposed = proposals(_on_screen(meeting, version))
    still_open = [name for name in proposed if not _typed(name, meeting, version)]
    st.markdown(text("timetable_explained", language))
    label = text("take_proposals", language, n=len(still_open))
    if still_open and st.button(label, key="take_proposals", icon=":material/event:"):
        for name in still_open:
            st.session_state[entry_key(version, name)] = written_day(proposed[name], language)


def proposal_line(name: str, entered: date | None, meeting: Meeting, version: int, language: Language) -> None:
    """Say below a day what is proposed, where it is another one."""
    proposed = proposals(_on_screen(meeting, version)).get(name)
    if proposed is not None and proposed != entered:
        day = f"{weekday(proposed, language)}, {date_in_text(proposed, language)}"
        st.caption(text("proposed_day", language, date=day))
    elif entered is None:
        st.caption(text("no_proposal_yet", language))


def _on_screen(meeting: Meeting, version: int) -> Meeting:
    days: dict[str, Any] = {name: read_day(_typed(name, meeting, version)) for name in TIMETABLE}
    return replace(meeting, **days)


def _typed(name: str, meeting: Meeting, version: int) -> str:
    """Return what stands in the field of a day."""
    stored = written_day(getattr(meeting, name), "de")
    typed: str = st.session_state.get(entry_key(version, name), stored)
    return typed.strip()
