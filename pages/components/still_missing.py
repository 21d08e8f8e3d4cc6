"""Which entries of the meeting are still open, and what each is needed for."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.components.tables import table
from pages.components.texts import text
from pipeline.model import Language, Meeting

# What it is needed for -> entries; most urgent first. What is open elsewhere is left out of the page and the letter.
NEEDED_FOR: Mapping[str, tuple[str, ...]] = {
    "notice": (
        "authority", "address", "state_norm", "retention_months", "supervisory_authority", "data_protection_officer",
    ),
    "letters": (
        "leadership_name", "leadership_function", "date", "start", "end", "place", "deadline", "coordination",
        "coordination_phone", "coordination_email",
    ),
    "visibility": ("dispatch",),
    "briefing": ("leadership", "unit", "topic", "file_reference", "handled_by", "handled_by_phone", "follow_up"),
    "decision": ("coordination_share",),
    "reminder": ("letters", "reminder", "data_date"),
}  # fmt: skip


def missing_for(meeting: Meeting) -> dict[str, tuple[str, ...]]:
    """Return the entries that are still open, by what they are needed for."""
    found = {
        purpose: tuple(name for name in names if getattr(meeting, name) in ("", None))
        for purpose, names in NEEDED_FOR.items()
    }
    return {purpose: names for purpose, names in found.items() if names}


def still_missing(meeting: Meeting, language: Language) -> None:
    """Show what is still open with what it is needed for; say so when nothing is."""
    missing = missing_for(meeting)
    if not missing:
        st.success(text("nothing_missing", language))
        return
    if "notice" in missing:
        st.warning(text("cannot_start", language))
    rows = [
        [text(f"needed_{purpose}", language), ", ".join(_short(name, language) for name in names)]
        for purpose, names in missing.items()
    ]
    headings = [text(f"column_{name}", language) for name in ("needed_for", "still_open")]
    with st.expander(text("missing_title", language, n=sum(map(len, missing.values())))):
        table(text("missing_caption", language), headings, rows)


def _short(name: str, language: Language) -> str:
    """Name an entry without the example that its label gives."""
    return text(f"meeting_{name}", language).split(" (", maxsplit=1)[0]
