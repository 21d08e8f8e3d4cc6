"""Breaks a text into lines, once.

At spaces, after hyphens and dashes, within hyphenated words, and where nothing else helps anywhere. Every character
belongs to exactly one line, so no text can be lost. Does not draw.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from .fonts import LINE_BREAKS
from .hyphenation import break_points

_HARD_BREAK = re.compile(f"\r\n|[{LINE_BREAKS}]")
_MOST_HYPHENS = 2  # in consecutive lines, where a space would do as well
_ZONE = 0.1  # a word is not hyphenated to fill less than this part of a line
_RATHER = 0.25  # a word is broken at its own hyphen rather than at another place up to this part of a line behind it
_CONTEXT = 200  # characters looked at around the end of a line; bounds the work for texts without spaces
_TOLERANCE = 0.5  # thousandths of the font size


class Line(NamedTuple):
    """One line: the characters from ``start`` up to, not including, ``end``, with trailing spaces and line ends.

    ``width`` is what is seen, in thousandths of the font size; with ``hyphen`` one is drawn at the end.
    """

    start: int
    end: int
    width: float
    hyphen: bool = False


def break_lines(text: str, widths: Iterable[int], available: float, hyphen: int, language: str) -> list[Line]:
    """The lines of a text, at least one.

    Args:
        text: the whole text; line ends in it are kept.
        widths: the width of each character, in thousandths of the font size.
        available: the width of a line in the same unit.
        hyphen: the width of a hyphen.
        language: for hyphenation; empty for none.
    """
    edges = [0, *accumulate(widths)]
    if edges[-1] <= available and not _HARD_BREAK.search(text):
        return [Line(0, len(text), edges[-1])]
    breaker = _Breaker(text, edges, available, hyphen, language)
    start = 0
    for match in _HARD_BREAK.finditer(text):
        breaker.fill(start, match.start(), match.end())
        start = match.end()
    breaker.fill(start, len(text), len(text))
    return breaker.lines


class _Breaker:
    def __init__(self, text: str, edges: list[int], available: float, hyphen: int, language: str) -> None:
        self.text, self.edges, self.available = text, edges, available + _TOLERANCE
        self.hyphen, self.language = hyphen, language
        self.lines: list[Line] = []
        self._paragraph_start = 0

    def fill(self, start: int, stop: int, end: int) -> None:
        """Lines for the characters from start to stop; what follows up to end (a line end) belongs to the last one."""
        edges = self.edges
        self._paragraph_start, hyphens = start, 0
        while edges[stop] - edges[start] > self.available:
            fits = bisect_right(edges, edges[start] + self.available, start, stop + 1) - 1
            space = self.text.rfind(" ", start, fits + 1)
            cut, hyphen = self._cut(start, stop, fits, space, hyphens)
            hyphens = hyphens + 1 if hyphen else 0
            after = self._skip_spaces(cut, stop)
            self.lines.append(Line(start, after, self._seen(start, cut, hyphen=hyphen), hyphen))
            start = after
        self.lines.append(Line(start, end, self._seen(start, stop, hyphen=False)))

    def _cut(self, start: int, stop: int, fits: int, space: int, hyphens: int) -> tuple[int, bool]:
        """Where the line that begins at ``start`` ends, and whether with a hyphen."""
        word = space + 1 if space >= start else start
        forced = word == start or not self.text[start:word].strip()
        room = self.edges[start] + self.available - self.edges[word]
        if space == fits and not forced:  # the space itself hangs over the edge: the line is full
            return space, False
        is_last = self.text.find(" ", fits, stop) < 0  # a last line of a few letters looks like a slip
        is_worth_it = not is_last and hyphens < _MOST_HYPHENS and room > _ZONE * self.available
        may_hyphenate = forced or is_worth_it
        begin, token = self._token(word, fits, stop)
        language = self.language if may_hyphenate else ""
        points = [(begin + at, hyphen) for at, hyphen in break_points(token, language)]
        found = [
            (cut, hyphen)
            for cut, hyphen in points
            if word < cut and (may_hyphenate or not hyphen) and self._reach(word, cut, hyphen=hyphen) <= room
        ]
        if found:
            return self._best(found)
        if not forced:
            return space, False
        return max(fits, start + 1), False

    def _best(self, found: list[tuple[int, bool]]) -> tuple[int, bool]:
        """The last place; but rather behind a hyphen that is there already, if that leaves not much more room."""
        last = found[-1]
        plain = next((cut for cut, hyphen in reversed(found) if not hyphen), None)
        if plain is not None and self.edges[last[0]] - self.edges[plain] < _RATHER * self.available:
            return plain, False
        return last

    def _reach(self, word: int, cut: int, *, hyphen: bool) -> float:
        return self.edges[cut] - self.edges[word] + (self.hyphen if hyphen else 0)

    def _token(self, word: int, fits: int, stop: int) -> tuple[int, str]:
        """Where the word that is to be broken begins, perhaps on an earlier line, and the word."""
        begin = max(self.text.rfind(" ", 0, word) + 1, word - _CONTEXT, self._paragraph_start)
        end = self.text.find(" ", fits, stop)
        return begin, self.text[begin : min(end if end >= 0 else stop, fits + _CONTEXT)]

    def _skip_spaces(self, at: int, stop: int) -> int:
        while at < stop and self.text[at] == " ":
            at += 1
        return at

    def _seen(self, start: int, stop: int, *, hyphen: bool) -> float:
        while stop > start and self.text[stop - 1] == " ":
            stop -= 1
        return self.edges[stop] - self.edges[start] + (self.hyphen if hyphen else 0)
