"""How numbers, dates and truth values are written in a spreadsheet's locale; the facts come from Babel (CLDR)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

_WORDS = {"de": ("WAHR", "FALSCH"), "fr": ("VRAI", "FAUX"), "es": ("VERDADERO", "FALSO"), "it": ("VERO", "FALSO")}


@dataclass(frozen=True)
class Writing:
    """Signs of one locale; `order` is the order of day, month and year, as in `dmy`."""

    decimal: str
    group: str
    order: str
    date_sign: str
    true: frozenset[str]
    false: frozenset[str]


@lru_cache
def writing(name: str) -> Writing:
    """Return the signs of a locale as `de_DE` or `fr`; ValueError for one that does not exist."""
    try:
        locale = Locale.parse(name)
    except UnknownLocaleError as error:
        raise ValueError(name) from error
    signs = locale.number_symbols["latn"]
    pattern = locale.date_formats["short"].pattern
    order = "".join(dict.fromkeys(letter for letter in pattern.lower() if letter in "dmy"))
    date_sign = next(iter(re.findall(r"[./-]", pattern)), "/")
    true, false = _WORDS.get(locale.language, ("TRUE", "FALSE"))
    return Writing(
        signs["decimal"], signs["group"], order, date_sign, frozenset({"TRUE", true}), frozenset({"FALSE", false})
    )
