"""Reads one scale cell: the accepted forms, what is missing, and what is flagged (scoring.md, section 1).

Never guesses: a form that is not in the tables gives no value, only candidates for the person who asks back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.clean.cleaned import ScaleValue
from pipeline.clean.scale_flags import flag
from pipeline.clean.text import cached_if_short, caseless, matching
from pipeline.model import SCALES, Scale
from pipeline.questionnaire.model import Questionnaire

NUMBER_WORDS = {
    "null": 0, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "fuenf": 5,
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
ANCHOR_WORDS = {
    "gar nicht": 0, "kaum": 1, "etwas": 2, "mittel": 3, "stark": 4, "gross": 4, "sehr stark": 5, "sehr gross": 5,
    "not at all": 0, "hardly": 1, "some": 2, "somewhat": 2, "moderate": 3, "moderately": 3,
    "strongly": 4, "great": 4, "very strongly": 5, "very great": 5,
}  # fmt: skip
# A noun of another scale is not ignored: "großer Druck" under influence may have slipped over from its neighbour.
NOUNS: Mapping[Scale, frozenset[str]] = {
    "affected": frozenset(),
    "pressure": frozenset({"druck", "pressure"}),
    "influence": frozenset({"einfluss", "influence"}),
}
NO_ANSWER = frozenset({
    "?", "k.a", "k. a", "k a", "ka", "keine angabe", "keine angaben", "weiss nicht", "weiss ich nicht", "n/a", "na",
    "don't know", "don’t know", "dont know", "no answer",
})  # fmt: skip
NO_ASSESSMENT = frozenset({
    "kann ich nicht einschätzen", "i cannot assess this", "keine einschätzung", "k.e", "k. e",
})  # fmt: skip
AMBIGUOUS = frozenset({"entfällt", "kein", "keine", "keiner", "keines"})
_DASHES = re.compile(r"[-‐‑‒–—―−]+")
_ERROR = re.compile(r"#(?:[^\s#]{1,24}[!?]|NV|N/[AVDB]|n\.v\.|YOK|Н/Д|#*)|(?:Err|Fehler|Error):\d{3}", re.IGNORECASE)
_DATABASE_NULL = "NULL"  # an empty cell of an export, or a shouted zero: nobody can tell
_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
_INTEGER = re.compile(r"[0-5]")
_DECIMAL_ZERO = re.compile(r"([0-5])[.,]0+")
_OF_FIVE = re.compile(r"([0-5]) ?(?:/|von|of|out of) ?5", re.IGNORECASE)
_WITH_COMMENT = re.compile(r"([0-5]) ?(?:\(([^()\[\]]*)\)|\[([^()\[\]]*)\])")
_ONLY_NUMBERS = re.compile(r"(?!/ ?5$)[\W\d_]*\d[\W\d_]*")
_HEDGED = re.compile(
    r"\b(?:eher|oder|bis|fast|knapp|evtl|eventuell|vielleicht|ggf|or|rather|almost|maybe|perhaps|to)\b\.?.*\d"
    r"|(?:/|von|of) ?(?!5\b)\d+|%|prozent|percent|^[?!]*\?$|skala|scale|schulnote|umgekehrt|^\W*nicht\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ScaleWords:
    """The words that mean a value on one scale."""

    scale: Scale
    labels: Mapping[str, int]
    cannot_assess: frozenset[str]

    def __hash__(self) -> int:
        return hash((self.scale, tuple(self.labels.items())))


def scale_words(questionnaire: Questionnaire) -> dict[Scale, ScaleWords]:
    """Return the words of each scale from the questionnaire's labels in both languages."""
    option = questionnaire.cannot_assess
    cannot = frozenset(caseless(text) for text in (option.code, option.label.de, option.label.en))
    return {scale: ScaleWords(scale, _labels(questionnaire, scale), cannot) for scale in SCALES}


def _labels(questionnaire: Questionnaire, scale: Scale) -> dict[str, int]:
    points = questionnaire.scales[scale]
    return {caseless(label): point.value for point in points for label in (point.label.de, point.label.en)}


@cached_if_short
def read_scale(raw: str, words: ScaleWords) -> ScaleValue:
    """Read one cell: value 0–5 or None, with status and code; never raises (scoring.md, section 1, both tables)."""
    text = _plain_digits(matching(raw))
    missing = _missing(text, words)
    if missing:
        return ScaleValue(raw, None, "missing", missing)
    for form in _FORMS:
        found = form(text, words)
        if found is not None and text != _DATABASE_NULL and not _SUPERSCRIPTS & set(raw):
            return _accepted(raw, text, *found)
    code, candidates = flag(text, lambda word: _word(word, words), superscript=bool(_SUPERSCRIPTS & set(raw)))
    return ScaleValue(raw, None, "flagged", code, candidates)


def _plain_digits(text: str) -> str:
    """Write decimal digits of every script as 0–9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c, c)) for c in text)


def _missing(text: str, words: ScaleWords) -> str:
    """Return the code of a cell that holds no assessment, or nothing."""
    if not text:
        return "blank"
    if _DASHES.fullmatch(text):
        return "dash"
    if _ERROR.fullmatch(text):
        return "spreadsheet_error"
    bare = text.casefold().rstrip(".!") or text
    if bare in words.cannot_assess or bare in NO_ASSESSMENT:
        return "cannot_assess"
    if bare in NO_ANSWER or set(bare) == {"?"}:
        return "explicit_na"
    return "ambiguous_na" if bare in AMBIGUOUS else ""


def _accepted(raw: str, text: str, value: int, code: str) -> ScaleValue:
    if code:
        return ScaleValue(raw, value, "normalised", code)
    if raw == text:
        return ScaleValue(raw, value, "ok")
    return ScaleValue(raw, value, "normalised", _how_written(raw))


def _how_written(raw: str) -> str:
    if "\u20e3" in raw:
        return "keycap"
    return "trimmed" if re.search(r"[0-5]", raw) else "unicode_digit"


def _integer(text: str, _: ScaleWords) -> tuple[int, str] | None:
    return (int(text), "") if _INTEGER.fullmatch(text) else None


def _decimal(text: str, _: ScaleWords) -> tuple[int, str] | None:
    found = _DECIMAL_ZERO.fullmatch(text)
    return (int(found[1]), "decimal_zero") if found else None


def _of_five(text: str, _: ScaleWords) -> tuple[int, str] | None:
    found = _OF_FIVE.fullmatch(text)
    return (int(found[1]), "of_five") if found else None


def _in_words(text: str, words: ScaleWords) -> tuple[int, str] | None:
    value, code = _word(text, words)
    return None if value is None else (value, code)


def _with_comment(text: str, words: ScaleWords) -> tuple[int, str] | None:
    """Accept an integer with a comment in brackets, unless the comment itself says another value."""
    found = _WITH_COMMENT.fullmatch(text)
    if not found:
        return None
    value, comment = int(found[1]), matching(found[2] or found[3] or "")
    said = [form(comment, words) for form in (_in_words, _integer, _decimal, _of_five)]
    agrees = any(one is not None and one[0] == value for one in said)
    says_other = any(said) or _ONLY_NUMBERS.fullmatch(comment)
    return None if (says_other and not agrees) or _HEDGED.search(comment) else (value, "with_comment")


_FORMS: tuple[Callable[[str, ScaleWords], tuple[int, str] | None], ...] = (
    _in_words, _integer, _decimal, _of_five, _with_comment,
)  # fmt: skip


def _word(text: str, words: ScaleWords) -> tuple[int | None, str]:
    """Read a label of this scale, a number word or an anchor word, in this order."""
    word = text.casefold()
    if word in words.labels:
        return words.labels[word], "label"
    if text.casefold() in _NUMBERS:
        return _NUMBERS[word], "number_word"
    parts = [_without_ending(part) for part in word.split() if part not in NOUNS[words.scale]]
    return ANCHOR_WORDS.get(" ".join(parts)), "anchor_word"


_NUMBERS = {caseless(word): value for word, value in NUMBER_WORDS.items()}
_ADJECTIVE = re.compile(r"(mittler|mittel|stark|gross)(?:e|er|es|en|em)")


def _without_ending(word: str) -> str:
    found = _ADJECTIVE.fullmatch(word)
    return {"mittler": "mittel"}.get(found[1], found[1]) if found else word
