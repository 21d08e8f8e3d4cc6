"""The hyphenation patterns of a language: pyphen's (they come from LibreOffice), looked up by Liang's algorithm.

Pyphen itself needs more than a tenth of a second to read the 78,000 German ones. Here they stay bytes, and the digits
of a pattern are only looked at when it matches. Knows nothing of texts: hyphenation.py chooses the words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_DICTIONARIES = {"de": "de_DE", "en": "en_GB", "en-us": "en_US", "de-at": "de_AT", "de-ch": "de_CH"}
_DIGITS = b"0123456789"
_LONGEST = 35  # letters of a pattern, the German ones included


@cache
def patterns_of(language: str) -> Patterns | None:
    """The patterns of a language by its tag, e.g. ``de`` or ``en-GB``; None if pyphen or the language is not there."""
    tag = language.lower()
    name = _DICTIONARIES.get(tag) or _DICTIONARIES.get(tag.split("-")[0])
    found = find_spec("pyphen")
    if name is None or found is None or found.origin is None:
        return None
    return Patterns(Path(found.origin).parent / "dictionaries" / f"hyph_{name}.dic")


class Patterns:
    """Patterns by their letters, in the encoding of the file: decoding all of them takes longer than setting a page."""

    def __init__(self, path: Path) -> None:
        encoding, _, body = path.read_bytes().partition(b"\n")
        self._codec = encoding.decode("ascii").strip()
        self._patterns = dict(zip(body.translate(None, _DIGITS).split(b"\n"), body.split(b"\n"), strict=True))

    def levels(self, word: str) -> list[int]:
        """The level between any two characters; odd ones allow a hyphen. Index n stands after n characters."""
        dotted = self._encoded(f".{word}.")
        levels = [0] * (len(dotted) + 2)
        for start in range(len(dotted) - 1):
            for end in range(start + 2, min(start + _LONGEST, len(dotted)) + 1):
                pattern = self._patterns.get(dotted[start:end])
                if pattern:
                    for at, level in _levels(pattern):
                        levels[start + at] = max(levels[start + at], level)
        return levels[1:]

    def _encoded(self, word: str) -> bytes:
        """One byte for each character; what takes more stands in none of the patterns."""
        found = word.encode(self._codec, "replace")
        return found if len(found) == len(word) else word.encode("ascii", "replace")


@lru_cache(maxsize=10_000)
def _levels(pattern: bytes) -> list[tuple[int, int]]:
    """(number of letters before it, level) of each level in a pattern."""
    digits = [(at, byte - _DIGITS[0]) for at, byte in enumerate(pattern) if byte <= _DIGITS[-1]]
    return [(at - before, level) for before, (at, level) in enumerate(digits) if level]
