"""Where a language breaks its words: pyphen's patterns (they come from LibreOffice), read as LibreOffice reads them.

The German file has two levels: first compounds are parted ("Zusammen-arbeit"), then each part is broken into syllables.
And at every letter only the longest pattern counts that the letters up to it spell, or begin to spell: shorter ones are
worked into it. Pyphen itself knows neither, breaks "Zusam-me-n-a-r-beit", and needs a tenth of a second to read the
78,000 German patterns. Here they are grouped by their first letters once, and kept beside this module's bytecode if
Python may write there; after that only the groups that a text asks for are read. Knows nothing of texts:
hyphenation.py chooses the words.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source, find_spec
from itertools import pairwise
from pathlib import Path

_DICTIONARIES = {"de": "de_DE", "en": "en_GB", "en-us": "en_US", "de-at": "de_AT", "de-ch": "de_CH"}
_DIGITS = b"0123456789"
_KEY = 4  # first letters that a group shares
_BEGINNINGS, _SHORT = b"1", b"2"  # keys of what is shorter: beginnings of patterns, and patterns
_FORMAT = 2  # of the grouped file
_FEWEST = 2  # letters of the first and the last syllable of a part


@cache
def patterns_of(language: str) -> Patterns | None:
    """The patterns of a language by its tag, e.g. ``de`` or ``en-GB``; None if pyphen or the language is not there."""
    tag = language.lower()
    name = _DICTIONARIES.get(tag) or _DICTIONARIES.get(tag.split("-")[0])
    found = find_spec("pyphen")
    if name is None or found is None or found.origin is None:
        return None
    return Patterns(*grouped(Path(found.origin).parent / "dictionaries" / f"hyph_{name}.dic"))


def grouped(source: Path, kept: Path | None = None) -> tuple[str, bytes]:
    """Encoding and grouped patterns of a file; read from a copy that was grouped before, if it is of this very file."""
    kept = kept or Path(cache_from_source(__file__)).with_name(f"{source.stem}.patterns")
    status = source.stat()
    head = f"{_FORMAT} {status.st_size} {status.st_mtime_ns}".encode()
    try:
        found, encoding, levels = kept.read_bytes().split(b"\n", 2)
    except (OSError, ValueError):
        found = b""
    if found != head:
        encoding, _, lines = source.read_bytes().partition(b"\n")
        levels = b"\0\0\0".join(_group(level.splitlines()) for level in lines.split(b"\nNEXTLEVEL\n"))
        if not sys.dont_write_bytecode:  # like bytecode: at once or not at all, and nothing happens where nobody may
            SourceFileLoader("", "").set_data(str(kept), b"\n".join((head, encoding, levels)))
    return encoding.decode("ascii").strip(), levels


def _group(lines: list[bytes]) -> bytes:
    """The keys of all groups, and the patterns of each; before them what is shorter than a key."""
    patterns = {_letters(line.strip()): line.strip() for line in lines}
    groups: dict[bytes, list[bytes]] = {
        _BEGINNINGS: list({letters[:length]: None for letters in patterns for length in range(_KEY)}),
        _SHORT: [pattern for letters, pattern in patterns.items() if 0 < len(letters) < _KEY],
    }
    for letters in sorted(patterns):
        if len(letters) >= _KEY:
            groups.setdefault(letters[:_KEY], []).append(patterns[letters])
    return b"\0".join(groups) + b"\0\0" + b"\0".join(map(b"\n".join, groups.values()))


def _letters(patterns: bytes) -> bytes:
    return patterns.translate(None, _DIGITS)


class Patterns:
    """The patterns of one language, in the encoding of the file: decoding them takes longer than setting a page."""

    def __init__(self, encoding: str, levels: bytes) -> None:
        self._codec = encoding
        *compounds, self._syllables = map(_Level, levels.split(b"\0\0\0"))
        self._compounds = compounds[0] if compounds else None
        self._known = lru_cache(maxsize=10_000)(self._breaks)  # parts of compounds come again and again

    def positions(self, word: str) -> list[int]:
        """Where a word in lower case may be broken, as numbers of characters before the hyphen."""
        return sorted(self._known(self._encoded(word)))

    def _breaks(self, text: bytes) -> set[int]:
        """The breaks of a word or of a part of a compound, but for syllables of a single letter at its ends."""
        cuts = self._compounds.breaks(text) if self._compounds else []
        if not cuts:
            inner = range(_FEWEST, len(text) - _FEWEST + 1)
            return {at for at in self._syllables.breaks(text) if at in inner}
        parts = pairwise([0, *cuts, len(text)])
        return set(cuts).union(*({begin + at for at in self._known(text[begin:end])} for begin, end in parts))

    def _encoded(self, word: str) -> bytes:
        """One byte for each character; what takes more stands in none of the patterns."""
        found = word.encode(self._codec, "replace")
        return found if len(found) == len(word) else word.encode("ascii", "replace")


class _Level:
    """Patterns that are looked up together."""

    def __init__(self, groups: bytes) -> None:
        keys, _, patterns = groups.partition(b"\0\0")
        self._groups = dict(zip(keys.split(b"\0"), patterns.split(b"\0"), strict=True))
        self._short = dict.fromkeys(self._groups[_BEGINNINGS].split(b"\n"), b"")
        self._short.update(zip(*self._read(_SHORT), strict=True))
        self._known: dict[bytes, tuple[list[bytes], list[bytes]]] = {}

    def breaks(self, text: bytes) -> list[int]:
        """Numbers of bytes before each place with an odd level."""
        dotted = b".%b." % text
        levels, start = [0] * (len(dotted) + 1), 0
        for end in range(1, len(dotted) + 1):
            while (pattern := self._find(dotted[start:end])) is None:
                start += 1
            for at, level in _levels(pattern):
                levels[start + at] = max(levels[start + at], level)
        return [at for at in range(1, len(text)) if levels[at + 1] % 2]

    def _find(self, letters: bytes) -> bytes | None:
        """The pattern of these letters, empty if they only begin one, None if they do not."""
        if len(letters) < _KEY:
            return self._short.get(letters)
        key = letters[:_KEY]
        group = self._known.get(key)
        if group is None:
            group = self._known[key] = self._read(key)
        at = bisect_left(group[0], letters)
        if at == len(group[0]) or not group[0][at].startswith(letters):
            return None
        return group[1][at] if group[0][at] == letters else b""

    def _read(self, key: bytes) -> tuple[list[bytes], list[bytes]]:
        """The letters of a group's patterns, sorted, and the patterns; none if there is no such group."""
        patterns = self._groups.get(key)
        return ([], []) if patterns is None else (_letters(patterns).split(b"\n"), patterns.split(b"\n"))


@lru_cache(maxsize=10_000)
def _levels(pattern: bytes) -> list[tuple[int, int]]:
    """(number of letters before it, level) of each level in a pattern."""
    digits = [(at, byte - _DIGITS[0]) for at, byte in enumerate(pattern) if byte in _DIGITS]
    return [(at - before, level) for before, (at, level) in enumerate(digits) if level]
