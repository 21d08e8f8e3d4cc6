"""Where a word may be broken at the end of a line.

The patterns are those of pyphen (they come from LibreOffice), the algorithm is Liang's. Pyphen itself needs more than a
tenth of a second to read the German patterns; here they are read in a few milliseconds, because the digits of a pattern
are only looked at when it matches. Words in URLs and e-mail addresses are never hyphenated.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_FEWEST_BEFORE, _FEWEST_AFTER, _SHORTEST, _LONGEST = 3, 3, 7, 200
_DICTIONARIES = {"de": "de_DE", "en": "en_GB", "en-us": "en_US", "de-at": "de_AT", "de-ch": "de_CH"}
_BREAKS_AFTER = re.compile(  # behind a dash only before a letter: numbers and references stay whole
    r"[-‐–—/\\](?=[^\W\d])|[\t\u2000-\u2006\u2008-\u200b\u205f\u3000](?=.)|\xad", re.DOTALL
)
_BREAKS_IN_ADDRESS = re.compile(r"(?<=\w)[/?&=#.@_-]+(?=\w)|://(?=.)")
_WORDS = re.compile(r"[^\W\d_]+(?:\xad[^\W\d_]+)*")
_DIGITS = b"0123456789"


Breaks = tuple[tuple[int, bool], ...]


def break_points(token: str, language: str) -> Breaks:
    """Where a token without spaces may be broken: (number of characters before the break, whether a hyphen is drawn).

    ``language`` is a tag such as ``de`` or ``en-GB``; with an empty one nothing is hyphenated.
    """
    return _remembered(token, language) if len(token) <= _LONGEST else _find_breaks(token, language)


def _find_breaks(token: str, language: str) -> Breaks:
    if _is_address(token):
        return tuple((match.end(), False) for match in _BREAKS_IN_ADDRESS.finditer(token))
    points = {match.end(): match.group() == "\xad" for match in _BREAKS_AFTER.finditer(token)}
    points.pop(1, None)  # a line does not end in a lone sign
    if language:
        for match in _WORDS.finditer(token):
            points.update((match.start() + at, True) for at in word_positions(match.group(), language))
    return tuple(sorted((at, hyphen) for at, hyphen in points.items() if 0 < at < len(token)))


_remembered = lru_cache(maxsize=20_000)(_find_breaks)


def _is_address(token: str) -> bool:
    name, at, host = token.rpartition("@")
    return "://" in token or token.startswith("www.") or bool(name and at and "." in host)


def word_positions(word: str, language: str) -> list[int]:
    """Where a word may be hyphenated, as numbers of characters before the hyphen."""
    patterns = _patterns(language)
    if patterns is None or not _SHORTEST <= len(word) <= _LONGEST or "\xad" in word:
        return []
    levels = patterns.levels(word.lower())
    return [at for at in range(_FEWEST_BEFORE, len(word) - _FEWEST_AFTER + 1) if levels[at] % 2]


@lru_cache(maxsize=8)
def _patterns(language: str) -> _Patterns | None:
    """The patterns of a language; None if pyphen or the language is not there."""
    tag = language.lower()
    name = _DICTIONARIES.get(tag) or _DICTIONARIES.get(tag.split("-")[0])
    found = find_spec("pyphen")
    if name is None or found is None or found.origin is None:
        return None
    return _Patterns(Path(found.origin).parent / "dictionaries" / f"hyph_{name}.dic")


class _Patterns:
    """Hyphenation patterns: letters without digits, and beside them the pattern as it stands in the file.

    They stay bytes in the file's own encoding: decoding 80,000 of them takes longer than setting a page.
    """

    def __init__(self, path: Path) -> None:
        encoding, _, body = path.read_bytes().partition(b"\n")
        self._codec = encoding.decode("ascii").strip()
        self._patterns = dict(zip(body.translate(None, _DIGITS).split(b"\n"), body.split(b"\n"), strict=True))
        self._longest = 35  # letters, those of the German patterns included

    def levels(self, word: str) -> list[int]:
        """The level between any two characters; odd ones allow a hyphen. Index n stands after n characters."""
        dotted = self._encoded(f".{word}.")
        levels = [0] * (len(dotted) + 2)
        for start in range(len(dotted) - 1):
            for end in range(start + 2, min(start + self._longest, len(dotted)) + 1):
                pattern = self._patterns.get(dotted[start:end])
                if pattern:
                    _raise_levels(levels, start, pattern)
        return levels[1:]

    def _encoded(self, word: str) -> bytes:
        """One byte for each character; what takes more stands in none of the patterns."""
        found = word.encode(self._codec, "replace")
        return found if len(found) == len(word) else word.encode("ascii", "replace")


def _raise_levels(levels: list[int], at: int, pattern: bytes) -> None:
    for byte in pattern:
        if byte in _DIGITS:
            levels[at] = max(levels[at], byte - _DIGITS[0])
        else:
            at += 1
