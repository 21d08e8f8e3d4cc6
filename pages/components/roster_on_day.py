"""Says, before a briefing is built, how many offices it will count where that is not who is invited now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.journal import RosterEntry, Round
from pipeline.language import date_in_text
from pipeline.model import Language


def say_roster_on(as_of: date, going_on: Round, language: Language) -> None:
    """Compare the roster of a data date with the present one."""
    then, on = journal().roster_on(going_on.id, as_of), date_in_text(as_of, language)
    if then.joined or then.left:
        now = _invited(journal().roster(going_on.id))
        st.info(text("roster_on_day", language, date=on, n=_invited(then.entries), now=now))


def _invited(roster: Iterable[RosterEntry]) -> int:
    return sum(entry.place == "invited" for entry in roster)
