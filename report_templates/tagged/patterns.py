"""The hyphenation patterns of a language by their first letters: only the groups that a text asks for are read.

The patterns are those of pyphen (they come from LibreOffice), the algorithm is Liang's. Pyphen itself needs more than a
tenth of a second to read the 78,000 German ones; the folder ``patterns`` holds them grouped. Knows nothing of texts:
hyphenation.py chooses the words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

DICTIONARIES = {"de": "de_DE", "en": "en_GB", "en-us": "en_US", "de-at": "de_AT", "de-ch": "de_CH"}
PREPARED = Path(__file__).parent / "patterns"
_HEAD = 4  # letters that patterns are grouped by; shorter ones are a group of their own
_SHORT = " " * _HEAD
_DIGITS = b"0123456789"
_Group = tuple[list[int], dict[bytes, bytes]]  # the lengths that its patterns have; the patterns by their letters


@cache
def patterns_of(language: str) -> Patterns | None:
    """The patterns of a language by its tag, e.g. ``de`` or ``en-GB``; None if there are none."""
    tag = language.lower()
    name = DICTIONARIES.get(tag) or DICTIONARIES.get(tag.split("-")[0])
    if name is None:
        return None
    prepared = PREPARED / f"{name}.txt"
    if prepared.exists():
        return Patterns(prepared.read_bytes())
    dictionary = dictionary_of(name)
    return Patterns(grouped(dictionary).encode()) if dictionary else None


def dictionary_of(name: str) -> Path | None:
    """Pyphen's file of a language such as ``de_DE``; None without pyphen."""
    found = find_spec("pyphen")
    return Path(found.origin).parent / "dictionaries" / f"hyph_{name}.dic" if found and found.origin else None


def grouped(dictionary: Path) -> str:
    """The patterns of one of pyphen's files, a line for all that begin with the same letters, these before them."""
    encoding, _, body = dictionary.read_bytes().partition(b"\n")
    lines = body.decode(encoding.decode("ascii").strip()).splitlines()
    patterns = {re.sub("[0-9]", "", line): line for line in filter(_is_pattern, lines)}
    groups: dict[str, list[str]] = {}
    for letters in sorted(patterns):
        groups.setdefault(letters[:_HEAD] if len(letters) >= _HEAD else _SHORT, []).append(patterns[letters])
    return "".join(f"{head} {' '.join(group)}\n" for head, group in groups.items())


def _is_pattern(line: str) -> bool:
    """No comment, no keyword, and no letter beyond Latin-1 (one byte each)."""
    return bool(re.fullmatch("[^# A-Z]+", line)) and max(line) <= "\xff"


class Patterns:
    """Patterns as ``grouped`` writes them, one byte for each letter: of bytes, thousands are read in a millisecond."""

    def __init__(self, file: bytes) -> None:
        text = file.decode("utf-8").encode("latin-1")
        self._lines = {line[:_HEAD]: line for line in text.split(b"\n")}
        self._groups: dict[bytes, _Group] = {}
        self._short = self._read(_SHORT.encode())

    def levels(self, word: str) -> list[int]:
        """The level between any two characters; odd ones allow a hyphen. Index n stands after n characters."""
        dotted = f".{word}.".encode("latin-1", "replace")
        levels = [0] * (len(dotted) + 2)
        for start in range(len(dotted) - 1):
            head = dotted[start : start + _HEAD]
            for lengths, patterns in (self._short, self._groups.get(head) or self._read(head)):
                for length in lengths:
                    if start + length > len(dotted):
                        break
                    pattern = patterns.get(dotted[start : start + length])
                    if pattern:
                        for at, level in _levels(pattern):
                            levels[start + at] = max(levels[start + at], level)
        return levels[1:]

    def _read(self, head: bytes) -> _Group:
        line = self._lines.get(head, b"")[_HEAD:]
        letters = line.translate(None, _DIGITS).split()
        group = self._groups[head] = sorted(set(map(len, letters))), dict(zip(letters, line.split(), strict=True))
        return group


@lru_cache(maxsize=10_000)
def _levels(pattern: bytes) -> list[tuple[int, int]]:
    """(number of letters before it, level) of each level in a pattern."""
    digits = [(at, byte - _DIGITS[0]) for at, byte in enumerate(pattern) if byte <= _DIGITS[-1]]
    return [(at - before, level) for before, (at, level) in enumerate(digits) if level]
