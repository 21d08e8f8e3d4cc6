"""Recognises words which say that another scale or direction than 0–5 was used (scoring.md, section 1, "Rows").

Looks at headings and at whole rows; a single cell such as `4/10` is for `scale_values`.
"""

from __future__ import annotations

import re

from pipeline.clean.text import caseless

_LOW = re.compile(
    r"(?:sehr |very |überhaupt |am )?(?:gar ?nicht|nicht|kein|niedrig|gering|wenig|schwach|unwichtig|klein|not|none|"
    r"no\b|low|least|minimal|weak|little)"
)
_HIGH = re.compile(
    r"(?:am )?(?:sehr|stark|hoch|höchst|groß|gross|voll|maximal|extrem|wichtig|meist|very|high|strong|great|most|"
    r"maximum|full)"
)
_DEFINED = re.compile(
    r"\b(\d{1,3}) ?(?:=|:=|≙|bedeutet|heißt|heisst|steht für|means) ?[„\"“'(]?([a-zäöüß][a-zäöüß ]{1,40})"
)
_DEFINES = re.compile(r"([a-zäöüß][a-zäöüß ]{1,40}?)[“\"”')]? ?(?:=|:=|≙) ?(\d{1,3})\b")
_FROM_TO = r"\b(\d{1,3}) ?(?:-|–|—|−|bis|to|\.\.+|…) ?(\d{1,3})\b"
_SCALE_THEN_RANGE = re.compile(
    rf"(?:skala|skalier|scale|bewert|rating|punkt|werte\b|wertung|einstuf)[^\d]{{0,40}}?{_FROM_TO}"
)
_RANGE_THEN_SCALE = re.compile(rf"{_FROM_TO}[^\d]{{0,12}}(?:skala|scale|bewert|punkte)")
_RANGE = re.compile(_FROM_TO)
_OTHER_WORDS = re.compile(
    r"schulnote|notenskala|\bnoten?:? ?[1-6]\b|nach noten|zehner-?skala|\b(?:[346789]|10|100)er-?\s?skala|"
    r"\b(?:[346789]|10|100)[- ]?(?:stufige|punkte|point)[- ]?\w*|"
    r"(?:umgekehrte|verkehrte|inverse|reversed|gedrehte)\w? (?:skala|richtung|reihenfolge|scale|order)|"
    r"(?:skala|richtung|scale|werte|reihenfolge)\b(?: \w+){0,3} (?:umgekehrt|verkehrt|vertauscht|invertiert|umgedreht|"
    r"gedreht|reversed|inverted|andersherum|anders herum)"
)
_OTHER_UNITS = re.compile(r"prozent|percent|%|schulnote|\bvon 10\b|/ ?10\b|\bout of 10\b")
# Most cells hold none of these; the rest is looked at closely.
_MAY_SPEAK_OF_SCALES = (
    "skal", "scal", "=", "≙", "note", "bedeute", "heißt", "heisst", "means", "bewert", "rating", "punkt", "einstuf",
    "wertung", "richtung", "reihenfolge", "order", "werte", "steht für", "stufig", "point",
)  # fmt: skip
_COMMENT = re.compile(r" ?\([^()\d]*\)")  # 1 (gering) bis 5 (hoch)
_LABELLED = re.compile(r"\b(\d{1,3}) ?\(([^()\d]{2,40})\)")
_LABELLED_HIGH = re.compile(r"\b5 ?[(=:] ?(?:sehr|very|voll|hoch|high)")
_OURS = (0, 5)


def heading_says_other(heading: str) -> bool:
    """Tell whether the heading of a scale column names another scale or direction: `(1-5)`, `5 = gar nicht`."""
    text = caseless(heading)
    if _OTHER_UNITS.search(text) or _defines_other(_with_definitions(text)):
        return True
    ranges = [(int(low), int(high)) for low, high in _RANGE.findall(text) + _RANGE.findall(_COMMENT.sub("", text))]
    descends_rightly = bool(_LABELLED_HIGH.search(text)) and all(pair in (_OURS, _OURS[::-1]) for pair in ranges)
    return not descends_rightly and any(_is_other_range(*pair) for pair in ranges)


def _with_definitions(text: str) -> str:
    """Write `5 (sehr stark)` as `5 = sehr stark`."""
    return _LABELLED.sub(r"\1 = \2 ; ", text)


def row_says_other(text: str) -> bool:
    """Tell whether a text of a row says that another scale or direction was used: `Skala 1–10`, `5 = gar nicht`."""
    lowered = text.lower()
    if not any(word in lowered for word in _MAY_SPEAK_OF_SCALES):
        return False
    text = caseless(text)
    bare = _COMMENT.sub("", text)
    ranges = _SCALE_THEN_RANGE.findall(bare) + _RANGE_THEN_SCALE.findall(bare)
    return any(_is_other_range(*map(int, found)) for found in ranges) or bool(
        _OTHER_WORDS.search(text) or _defines_other(text)
    )


def _is_other_range(low: int, high: int) -> bool:
    """A scale begins at 0 or 1 and ends above 2; `2–3` is a hesitation, `2026–27` a year."""
    if low > high:
        low, high = high, low
        return low <= 1 and 3 <= high <= 100  # noqa: PLR2004 - 5–0: the direction is turned
    return low <= 1 and 3 <= high <= 100 and (low, high) != _OURS  # noqa: PLR2004


def _defines_other(text: str) -> bool:
    defined = [(int(number), words) for number, words in _DEFINED.findall(text)]
    defined += [(int(number), words.strip()) for words, number in _DEFINES.findall(text)]
    numbers = {number for number, _ in defined}
    return any(_is_turned(number, words.strip(), from_zero=0 in numbers) for number, words in defined)


def _is_turned(number: int, words: str, *, from_zero: bool) -> bool:
    low, high = bool(_LOW.match(words)), bool(_HIGH.match(words))
    if low:
        return number >= 3 or (number == 1 and not from_zero)  # noqa: PLR2004
    return high and (number <= 2 or number > _OURS[1])  # noqa: PLR2004
