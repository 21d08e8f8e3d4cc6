"""Where a token may be broken at the end of a line: behind its own hyphens, and within words as the patterns say.

Words in URLs and e-mail addresses are never hyphenated.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .patterns import patterns_of

_FEWEST_BEFORE, _FEWEST_AFTER, _SHORTEST, _LONGEST = 3, 3, 7, 200
_BREAKS_AFTER = re.compile(  # behind a dash only before a letter: numbers and references stay whole
    r"[-‐–—/\\](?=[^\W\d])|[\t\u2000-\u2006\u2008-\u200b\u205f\u3000](?=.)|\xad", re.DOTALL
)
_BREAKS_IN_ADDRESS = re.compile(r"(?<=\w)[/?&=#.@_-]+(?=\w)|://(?=.)")
_WORDS = re.compile(r"[^\W\d_]+(?:\xad[^\W\d_]+)*")


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
    patterns = patterns_of(language)
    if patterns is None or not _SHORTEST <= len(word) <= _LONGEST or "\xad" in word:
        return []
    return [at for at in patterns.positions(word.lower()) if _FEWEST_BEFORE <= at <= len(word) - _FEWEST_AFTER]
