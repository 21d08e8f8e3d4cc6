"""Says why a scale cell was not counted, and which values it may have meant (scoring.md, section 1).

Candidates help the person who asks back; no value is ever taken from here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

Word = Callable[[str], tuple[int | None, str]]

_SIGNED = re.compile(r"[+\-−]?\d{1,12}")
_DECIMAL = re.compile(r"[+\-−]?\d{1,12}[.,]\d{1,12}")
_SERIAL = re.compile(r"[2-7]\d{4}")
_OTHER_SCALE = re.compile(r"([\d.,]+) ?(?:%|prozent\b|percent\b|(?:/|von|of|out of|aus) ?\d+.*)", re.IGNORECASE)
_RANGE = re.compile(r"(\d) ?(?:-|–|—|−|bis|to|/|\\|oder|or|und|and|,|;|\.\.+|…) ?(\d)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_MONTH = {name: number for number, name in enumerate(_MONTHS, 1)} | {"mrz": 3, "mar": 3, "may": 5, "oct": 10, "dec": 12}
_DATES = (
    re.compile(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\.(?: ?\d{2,4})?(?:[ T].*)?"),
    re.compile(r"(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-]\d{2,4}(?:[ T].*)?"),
    re.compile(r"\d{4}[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[ T].*)?"),
    re.compile(r"(?P<d>\d{1,2})[. -]{0,2}(?P<name>[a-zäö]{3,9})\.?(?:[ -]?\d{2,4})?", re.IGNORECASE),
    re.compile(r"(?P<name>[a-zäö]{3,9})[. -]{1,2}(?P<d>\d{1,2})(?:,? \d{4})?", re.IGNORECASE),
)
_CONSTANT = re.compile(r'= ?"?[0-5]"?')
_LONE_DIGIT = re.compile(r"(?<![\d.,])[0-5](?!\d|[.,]\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_TRUTH = frozenset({"true", "false", "wahr", "falsch"})
_STROKES = re.compile(r"[|Il/]{2,5}|[*★⭐•●xX]{1,5}[☆○]*")
_DAY_ZERO = date(1899, 12, 30)  # day 0 of spreadsheets
_FIVE = 5


def flag(text: str, word: Word, *, superscript: bool = False) -> tuple[str, tuple[int, ...]]:
    """Return code and candidates for a cell (as matching text) that is neither accepted nor missing."""
    if text.startswith("=") and not _CONSTANT.fullmatch(text):  # its digits are not its result
        return "formula", ()
    if superscript:
        return "superscript", _digits(text)
    for reading in (_date, _number, _statement):
        found = reading(text)
        if found:
            return found
    return "unknown", _hints(text, word)


def _number(text: str) -> tuple[str, tuple[int, ...]] | None:
    if _SIGNED.fullmatch(text):
        number = int(text.replace("−", "-"))
        on_scale = 0 <= number <= _FIVE  # written as no answer is: 05, +4
        return ("unknown", (number,)) if on_scale else ("out_of_range", _nearest(number))
    if _DECIMAL.fullmatch(text):
        whole = int(float(text.replace("−", "-").replace(",", ".")) // 1)
        off_scale = whole < 0 or whole >= _FIVE
        return ("out_of_range", ()) if off_scale else ("not_integer", (whole, whole + 1))
    return None


def _nearest(number: int) -> tuple[int, ...]:
    """One above the scale may mean its end; anything farther off may mean another scale."""
    return (_FIVE,) if number == _FIVE + 1 else ()


def _statement(text: str) -> tuple[str, tuple[int, ...]] | None:
    if text.casefold() in _TRUTH:
        return "boolean", ()
    found = _RANGE.fullmatch(text)
    if found and not ("/" in text and int(found[2]) > _FIVE):
        return "range", tuple(n for n in range(int(found[1]), int(found[2]) + 1) if n <= _FIVE)
    return ("other_scale", ()) if _OTHER_SCALE.fullmatch(text) else None


def _date(text: str) -> tuple[str, tuple[int, ...]] | None:
    """A spreadsheet turns 4/5 into 4 May, or 5 April where the month comes first."""
    if _SERIAL.fullmatch(text):
        day = _DAY_ZERO + timedelta(days=int(text))
        return "date_in_scale", _of_five(day.day, day.month)
    for pattern in _DATES:
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            month = _MONTH.get(parts["name"].casefold()[:3]) if "name" in parts else int(parts["m"])
            if month:
                return "date_in_scale", _of_five(int(parts["d"]), month)
    return None


def _of_five(day: int, month: int) -> tuple[int, ...]:
    if month == _FIVE and day <= _FIVE:
        return (day,)
    return (month,) if day == _FIVE and month <= _FIVE else ()


def _digits(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(found) for found in _LONE_DIGIT.findall(text)))


def _hints(text: str, word: Word) -> tuple[int, ...]:
    """Digits that stand alone; else words of the scale, strokes, stars or a Roman number."""
    digits = _digits(text)
    if digits:
        return digits
    bare = text.strip(" .!?~<>()[]'\"=+-*").casefold()
    value = word(bare)[0] if bare else None
    if value is None:
        value = _ROMAN.get(bare)
    if value is None and _STROKES.fullmatch(text):
        value = sum(c not in "☆○" for c in text)
    return () if value is None else (value,)
