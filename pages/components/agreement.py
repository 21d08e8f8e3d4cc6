"""With whom of an office something was agreed, and when: asked before anything but the released value counts."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.components.day_field import day_field
from pages.components.store import local
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.collect.journal.store import utc_now
from pipeline.model import Language


def ask_agreement(key: str, going_on: Round, language: Language) -> tuple[str, date] | None:
    """Ask for name and day; None as long as one of them is missing. `key` names what was agreed upon."""
    today = local(utc_now(), going_on.meeting).date()
    with st.container(horizontal=True):
        name = st.text_input(text("agreed_with", language), key=f"agreed-with-{key}")
        on = day_field(text("agreed_on", language), today, language, key=f"agreed-on-{key}", latest=today)
    return (name.strip(), on) if name.strip() and isinstance(on, date) else None
