"""Official German names in brackets where the English edition first mentions an office (reference.md, note 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import Office


class FirstMention:
    """Adds the official name to the first mention of each office in the texts that it is given, in their order."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._official = {office.label: official for office in offices if (official := _official(office))}
        self._mentioned: set[str] = set()
        longest_first = sorted(self._official, key=len, reverse=True)
        names = "|".join(re.escape(name).replace(r"\ ", "[ \u00a0]") for name in longest_first)
        self._find = re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None

    def forget(self) -> None:
        """Begin anew: the next mention is the first."""
        self._mentioned.clear()

    def in_full(self, text: str) -> str:
        """Return the text with `Amt 33 (Ausländerbehörde)` at the first mention."""
        return self._find.sub(self._first, text) if self._find else text

    def _first(self, found: re.Match[str]) -> str:
        label = found.group().replace("\u00a0", " ")
        if label in self._mentioned:
            return found.group()
        self._mentioned.add(label)
        return f"{found.group()} ({self._official[label]})"


def _official(office: Office) -> str:
    """Return what the official name adds to the label: `Ausländerbehörde` to `Amt 33`; nothing if it only goes on."""
    rest = office.name.removeprefix(office.label)
    if not office.label or not rest or rest == office.name:
        return office.name if rest else ""
    dash = rest.lstrip()[:1]
    return rest.lstrip(" –-:,") if dash in "–-:," else ""
