"""How dates, numbers and lists are written in German and English. Knows no sentence of the product."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit

from pipeline.model import Language, Text

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_LOCALE = {"de": "de_DE", "en": "en_GB"}


def date_in_text(day: date, language: Language) -> str:
    """Write a date for running text: `2. November 2026`, `2 November 2026`."""
    return format_date(day, "d. MMMM y" if language == "de" else "d MMMM y", locale=_LOCALE[language])


def date_in_table(day: date, language: Language) -> str:
    """Write a date for tables and short lines: `02.11.2026`, `2 Nov 2026`; `02/11` would be February to many."""
    return format_date(day, "dd.MM.y" if language == "de" else "d MMM y", locale=_LOCALE[language])


def moment_in_table(moment: datetime, language: Language) -> str:
    """Write a moment for tables and short lines: `02.11.2026, 10:42`, `2 Nov 2026, 10:42`."""
    return f"{date_in_table(moment, language)}, {moment:%H:%M}"


def whole_number(number: int, language: Language) -> str:
    """Write a large number: `12.000`, `12,000`."""
    return format_decimal(number, locale=_LOCALE[language])


def duration(number: int, unit: Literal["day", "month"], language: Language) -> str:
    """Write a number of days or months: `1 Tag`, `6 Monate`, `1 day`, `6 months`."""
    return format_unit(number, f"duration-{unit}", locale=_LOCALE[language])


def weekday(day: date, language: Language) -> str:
    """Name the day of the week: `Montag`, `Monday`."""
    return format_date(day, "EEEE", locale=_LOCALE[language])


def median_in_words(middle: tuple[int, int]) -> Text:
    """Write a median as people read it: `4`, or `zwischen 3 und 4`; never 3.5 (scoring.md, section 2)."""
    low, high = middle
    return Text(str(low), str(low)) if low == high else Text(f"zwischen {low} und {high}", f"between {low} and {high}")


def listing(items: Iterable[str]) -> str:
    """Join a list as the sentences want it: commas, no `und` before the last (scoring.md, section 5)."""
    return ", ".join(items)


def quoted(text: str, language: Language) -> str:
    """Put a verbatim text in quotation marks of the language."""
    return f"„{text}“" if language == "de" else f"“{text}”"


def in_file_name(text: str) -> str:
    """Write a name so that it can stand in a file name: without umlauts, blanks and signs."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELLED_OUT)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")
