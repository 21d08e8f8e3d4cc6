"""A field for a day that is typed, in the reader's language, with the day of the week below it.

Streamlit's own date field names its parts in English for those who hear them ("day", "Empty"), shows `dd.mm.yyyy`, and
its calendar speaks the browser's language, not the page's.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

import streamlit as st

from pages.components.texts import plain, text
from pipeline.collect.typed_day import read_day, written_day
from pipeline.language import date_in_text, weekday
from pipeline.model import Language


class Unusable(Enum):
    """Something stands in the field that is no day, or not a possible one; the field says so itself."""

    DAY = "unusable"


UNUSABLE: Final = Unusable.DAY


def day_field(
    label: str,
    value: date | None,
    language: Language,
    *,
    key: str,
    help_: str | None = None,
    latest: date | None = None,
) -> date | Unusable | None:
    """Ask for a day; None where the field is empty. `latest` is the last day that is possible."""
    with st.container(gap="xsmall"):
        example = text("day_example", language)
        typed = st.text_input(label, written_day(value, language), key=key, help=help_, placeholder=example)
        return _read(typed or "", latest, language)


def _read(typed: str, latest: date | None, language: Language) -> date | Unusable | None:
    if not typed.strip():
        return None
    day = read_day(typed)
    if day is None:
        st.error(text("day_unreadable", language, typed=plain(typed.strip())))
        return UNUSABLE
    st.caption(f"{weekday(day, language)}, {date_in_text(day, language)}")
    if latest is not None and day > latest:
        st.error(text("day_too_late", language, date=date_in_text(latest, language)))
        return UNUSABLE
    return day
