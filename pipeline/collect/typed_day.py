"""Reads and writes a day as somebody types it into a field, strictly: what is no day as a whole is none."""

from __future__ import annotations

import re
from datetime import date

from pipeline.collect.meeting_values import read_date
from pipeline.language import date_in_table, date_in_text
from pipeline.model import Language

_WEEKDAY = r"(?:[^\W\d_]+\.?,?\s+)?"
_NUMBERS = re.compile(_WEEKDAY + r"(\d{1,2})\s?[./]\s?(\d{1,2})\s?[./]\s?(\d{4}|\d{2})")
_NAMED = re.compile(_WEEKDAY + r"\d{1,2}\.?\s*[^\W\d_]+\.?\s*\d{4}|\d{4}-\d{2}-\d{2}")
_YEARS = range(2000, 2100)  # another one is a slip


def read_day(typed: str) -> date | None:
    """Read `2.11.2026`, `2.11.26`, `2/11/2026`, `2. November 2026`, `2 November 2026`, `2026-11-02`; day before month.

    The day of the week may stand before it. None for anything else, and for a day that does not exist.
    """
    text = typed.strip()
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        day, month, year = numbers.groups()
        text = f"{day}.{month}.{year if len(year) > len('26') else f'20{year}'}"
    elif not _NAMED.fullmatch(text):
        return None
    found = read_date(text)
    return found if found and found.year in _YEARS else None


def written_day(day: date | None, language: Language) -> str:
    """Write a day into a field: `02.11.2026`, in English `2 November 2026`, which nobody reads as 11 February."""
    if day is None:
        return ""
    return date_in_table(day, language) if language == "de" else date_in_text(day, language)
