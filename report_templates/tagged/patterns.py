"""The hyphenation patterns of a language: pyphen's (they come from LibreOffice), looked up by Liang's algorithm.

Pyphen itself needs more than a tenth of a second to read the 78,000 German ones. Here they are grouped by their first
letters once, and kept beside this module's bytecode if Python may write there; after that only the groups that a text
asks for are read. Patterns stay bytes, and their digits are only looked at when one matches. Knows nothing of texts:
hyphenation.py chooses the words.
"""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source, find_spec
from itertools import groupby
from pathlib import Path

_DICTIONARIES = {"de": "de_DE", "en": "en_GB", "en-us": "en_US", "de-at": "de_AT", "de-ch": "de_CH"}
_DIGITS = b"0123456789"
_KEY = 4  # first letters that a group shares; all shorter patterns are one group
_FORMAT = 1  # of the grouped file


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
        found, encoding, groups = kept.read_bytes().split(b"\n", 2)
    except (OSError, ValueError):
        found = b""
    if found != head:
        encoding, _, lines = source.read_bytes().partition(b"\n")
        groups = _group(lines.splitlines())
        if not sys.dont_write_bytecode:  # like bytecode: at once or not at all, and nothing happens where nobody may
            SourceFileLoader("", "").set_data(str(kept), b"\n".join((head, encoding, groups)))
    return encoding.decode("ascii").strip(), groups


def _group(lines: list[bytes]) -> bytes:
    """The keys of all groups, and the patterns of each group; lines without a level say nothing."""
    patterns = sorted((line.strip() for line in lines if _letters(line) != line), key=_key)
    groups = {key: b"\n".join(group) for key, group in groupby(patterns, _key)}
    return b"\0".join(groups) + b"\0\0" + b"\0".join(groups.values())


def _key(pattern: bytes) -> bytes:
    letters = _letters(pattern)
    return letters[:_KEY] if len(letters) >= _KEY else b""


def _letters(patterns: bytes) -> bytes:
    return patterns.translate(None, _DIGITS)


class Patterns:
    """Patterns by their letters, in the encoding of the file: decoding all of them takes longer than setting a page."""

    def __init__(self, encoding: str, groups: bytes) -> None:
        self._codec = encoding
        keys, _, patterns = groups.partition(b"\0\0")
        self._groups = dict(zip(keys.split(b"\0"), patterns.split(b"\0"), strict=True))
        self._patterns: dict[bytes, bytes] = {}
        self._lengths: dict[bytes, list[int]] = {}
        self._read(b"")

    def levels(self, word: str) -> list[int]:
        """The level between any two characters; odd ones allow a hyphen. Index n stands after n characters."""
        dotted, patterns = self._encoded(f".{word}."), self._patterns
        levels = [0] * (len(dotted) + 2)
        for start in range(len(dotted) - 1):
            key = dotted[start : start + _KEY]
            lengths = self._lengths.get(key)
            for length in self._read(key) if lengths is None else lengths:
                pattern = patterns.get(dotted[start : start + length])
                if pattern:
                    for at, level in _levels(pattern):
                        levels[start + at] = max(levels[start + at], level)
        return levels[1:]

    def _read(self, key: bytes) -> list[int]:
        """Reads the patterns that begin with these letters; returns which lengths there are."""
        found = {length for length in range(2, _KEY) if key[:length] in self._patterns}
        patterns = self._groups.get(key)
        if patterns:
            letters = _letters(patterns).split(b"\n")
            self._patterns.update(zip(letters, patterns.split(b"\n"), strict=True))
            found.update(map(len, letters))
        lengths = self._lengths[key] = sorted(found)
        return lengths

    def _encoded(self, word: str) -> bytes:
        """One byte for each character; what takes more stands in none of the patterns."""
        found = word.encode(self._codec, "replace")
        return found if len(found) == len(word) else word.encode("ascii", "replace")


@lru_cache(maxsize=10_000)
def _levels(pattern: bytes) -> list[tuple[int, int]]:
    """(number of letters before it, level) of each level in a pattern."""
    digits = [(at, byte - _DIGITS[0]) for at, byte in enumerate(pattern) if byte in _DIGITS]
    return [(at - before, level) for before, (at, level) in enumerate(digits) if level]
