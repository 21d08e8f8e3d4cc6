"""Normalises text: for storage and output, for matching, and for comparing names (scoring.md, section 1, "Text").

Does not decide what a text means, and repairs nothing: see `mojibake` for text that was decoded wrongly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

_SHORT, _REMEMBERED = 100, 16384
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LINE_BREAKS = frozenset("\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_VARIATION_SELECTORS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_INVISIBLE = re.compile(f"[{_BIDI}\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_BLANK_LINES = re.compile(r"[^\S\n]+\n")


_P = ParamSpec("_P")
_T = TypeVar("_T")


def cached_if_short(
    function: Callable[Concatenate[str, _P], _T],
) -> Callable[Concatenate[str, _P], _T]:
    """Remember what was found for short texts, which repeat; long answers are no use to keep in memory."""
    remembered = lru_cache(maxsize=_REMEMBERED)(function)

    @wraps(function)
    def choose(text: str, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        return (remembered if len(text) <= _SHORT else function)(text, *args, **kwargs)  # type: ignore[arg-type]

    return choose


class _ForMatching(dict[int, int | None]):
    """Which characters matching ignores, found out once per character."""

    def __missing__(self, code: int) -> int | None:
        dropped = unicodedata.category(chr(code)) in ("Cf", "Me") or _is_variation_selector(code)
        self[code] = None if dropped else code
        return self[code]


class _ForOutput(dict[int, int | str | None]):
    """Which characters never reach output: bidi controls and control characters except line breaks."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = _output_of(chr(code))
        return self[code]


def _is_variation_selector(code: int) -> bool:
    return any(code in block for block in _VARIATION_SELECTORS)


def _output_of(character: str) -> str | None:
    if character in _LINE_BREAKS:
        return "\n"
    if character == "\t":
        return " "  # a tab stands between two words
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"  # half a character: nothing can print it
    return None if character in _BIDI or category == "Cc" else character


_MATCHING = _ForMatching()
_OUTPUT = _ForOutput()


def stored(text: str) -> str:
    """Return a text for storage and output: NFC, one kind of line break, without invisible controls and outer space."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_OUTPUT)
    return _BLANK_LINES.sub("\n", text).strip()


@cached_if_short
def matching(text: str) -> str:
    """Return a text for matching and number parsing: NFKC, without format characters, on one line."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_MATCHING)
    return " ".join(text.split())


@cached_if_short
def caseless(text: str) -> str:
    """Return a text for matching without regard to upper and lower case."""
    return matching(text).casefold()


@cached_if_short
def folded(text: str) -> str:
    """Return a text as bare words: caseless, umlauts and accents folded (ä → a), punctuation to spaces."""
    letters = unicodedata.normalize("NFD", caseless(text))
    kept = (c for c in letters if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def is_blank(text: str) -> bool:
    """Tell whether nothing stands in a cell: whitespace and invisible characters only."""
    start = text.lstrip()[:1]
    return not start or (not start.isalnum() and not matching(text))


def mixes_scripts(text: str) -> bool:
    """Tell whether a single word holds Latin letters and look-alikes of the Greek or Cyrillic alphabet."""
    return any(len(_scripts(word)) > 1 for word in matching(text).split() if not word.isascii())


def _scripts(word: str) -> set[str]:
    names = (unicodedata.name(c, "") for c in word if c.isalpha())
    return {name.split()[0] for name in names} & {"LATIN", "CYRILLIC", "GREEK"}


def has_invisible_controls(text: str) -> bool:
    """Tell whether a text holds bidi controls or control characters that never reach output."""
    return bool(_INVISIBLE.search(text))
