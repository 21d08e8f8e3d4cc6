"""Reads the values of a meeting file as people write them: dates, times, numbers, yes and no.

Knows no key; a value that cannot be read is None, and `meeting_file` says so.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from babel.dates import get_month_names

_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s*(?:(\d{1,2})\.|([^\W\d_]+)\.?)\s*(\d{4})")
_ENGLISH_DATE = re.compile(r"(\d{1,2})\s+([^\W\d_]+)\s+(\d{4})")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(?:Uhr|h)?", re.IGNORECASE)
_UNFILLED = re.compile(r"\{[^{}]*\}|…|\.\.\.|<[^<>]*>|-|–|\?")  # a template that nobody has filled in
_YES = ("ja", "yes", "true", "wahr")
_NO = ("nein", "no", "false", "falsch")


def is_unfilled(value: Any) -> bool:
    """Say whether a value is empty or still the placeholder of a template."""
    return isinstance(value, str) and (not value.strip() or bool(_UNFILLED.fullmatch(value.strip())))


def read_text(value: Any) -> str | None:
    """Return the text; numbers and dates stand as they were written."""
    return None if isinstance(value, (list, dict)) else str(value).strip()


def read_date(value: Any) -> date | None:
    """Read a TOML date, `2026-11-12`, `12.11.2026`, `Donnerstag, 12. November 2026` or `12 November 2026`."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value)
    try:
        return _iso(text) or _german(text) or _english(text)
    except ValueError:  # the 31st of a shorter month
        return None


def _iso(text: str) -> date | None:
    found = _ISO_DATE.search(text)
    return date.fromisoformat(found.group()) if found else None


def _german(text: str) -> date | None:
    found = _GERMAN_DATE.search(text)
    if not found:
        return None
    month = int(found[2]) if found[2] else _month(found[3], "de")
    return date(int(found[4]), month, int(found[1])) if month else None


def _english(text: str) -> date | None:
    found = _ENGLISH_DATE.search(text)
    month = (_month(found[2], "en") or _month(found[2], "de")) if found else None
    return date(int(found[3]), month, int(found[1])) if found and month else None


def _month(name: str, language: str) -> int | None:
    for width in ("wide", "abbreviated"):
        for number, month in get_month_names(width, locale=language).items():
            if month.rstrip(".").casefold() == name.casefold():
                return int(number)
    return None


def read_time(value: Any) -> time | None:
    """Read a TOML time, `14:00`, `14.00 Uhr` or `14 Uhr`."""
    if isinstance(value, time):
        return value
    found = _TIME.fullmatch(str(value).strip())
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:  # 25 o'clock
        return None


def read_number(value: Any) -> int | None:
    """Read a whole number: `6`, `"6"`, `"6 Monate"`."""
    found = re.fullmatch(r"(\d+)(?:\s+\w+)?", str(value).strip())
    return int(found[1]) if found and not isinstance(value, bool) else None


def read_flag(value: Any) -> bool | None:
    """Read true and false, `ja` and `nein`."""
    text = str(value).strip().casefold()
    return True if text in _YES else False if text in _NO else None
