"""Collects the data log: one plain sentence in German and English for everything that was decided.

Fills sentences and keeps entries; the sentences stand in `messages`, the decisions are made elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from pipeline.clean.cleaned import LogEntry
from pipeline.clean.text import matching
from pipeline.model import Text

Kind = Literal["read", "ignored", "normalised", "flagged", "merged", "unmatched", "review", "clarified", "note"]
_PLACE = re.compile(r"\{(\w+)\}")
_SHOWN = 120


class Log:
    """The log while it grows."""

    def __init__(self) -> None:
        self._entries: list[LogEntry] = []

    def add(
        self,
        kind: Kind,
        text: Text,
        *,
        row: int | None = None,
        office: str | None = None,
        question: str | None = None,
        raw: str = "",
    ) -> None:
        """Add one entry."""
        self._entries.append(LogEntry(kind, text, row, office, question, raw))

    @property
    def entries(self) -> tuple[LogEntry, ...]:
        """What was logged: first what concerns the whole table, then by row."""
        return tuple(sorted(self._entries, key=lambda entry: entry.row or 0))


def say(sentence: Text, **facts: str | int | Text | None) -> Text:
    """Fill the places of a sentence in both languages; long texts are shortened, braces in them stay braces."""
    return Text(_fill(sentence.de, facts, "de"), _fill(sentence.en, facts, "en"))


def _fill(sentence: str, facts: dict[str, str | int | Text | None], language: Literal["de", "en"]) -> str:
    def fact(place: re.Match[str]) -> str:
        value = facts[place[1]]
        return _short(value.in_(language) if isinstance(value, Text) else str(value))

    return _PLACE.sub(fact, sentence)


def _short(text: str) -> str:
    line = matching(text)
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def listed(items: Iterable[object]) -> str:
    """Write a list of row numbers or names: `10, 40, 42`."""
    return ", ".join(str(item) for item in items)
