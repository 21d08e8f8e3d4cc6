"""Names and short texts that people typed: when two spellings are one name, and when a text says nothing.

Similar names are never merged here: "Schulamt" can mean two authorities. That is for a person to say
(scoring.md, section 4, "Named but not invited").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.clean.text import folded

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_ANSWER = frozenset({
    "", "k a", "keine angabe", "keine angaben", "n a", "na", "weiss nicht", "nicht bekannt", "unbekannt",
    "kann ich nicht einschatzen", "don t know", "no answer", "not applicable", "i cannot assess this",
})  # fmt: skip
_NOBODY = frozenset({
    "keine", "keiner", "kein", "keines", "niemand", "nichts", "entfallt", "fehlanzeige", "nein", "derzeit keine",
    "none", "nobody", "no one", "nothing", "no",
})  # fmt: skip


def is_answer(text: str) -> bool:
    """Whether a text says anything: `-`, `k. A.` and the like are no answer, `keiner` is one."""
    return folded(text) not in _NO_ANSWER


def names_somebody(text: str) -> bool:
    """Whether a text names anybody: where a name is asked for, `keine` names nobody."""
    return is_answer(text) and folded(text) not in _NOBODY


def without_brackets(name: str) -> str:
    """Return the name without bracketed remarks, or as it is if nothing else stands there."""
    return " ".join(_BRACKETED.sub(" ", name).split()) or name


@dataclass(frozen=True)
class Naming:
    """One name as one office typed it."""

    office: str
    name: str


@dataclass(frozen=True)
class NameGroup:
    """All namings of one name, in roster order of the offices."""

    namings: tuple[Naming, ...]

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that named it, each once."""
        return tuple(dict.fromkeys(naming.office for naming in self.namings))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The spellings as typed, each once."""
        return tuple(dict.fromkeys(naming.name for naming in self.namings))

    @property
    def shown(self) -> str:
        """The spelling to show; a bracketed remark is shown only if it is part of every naming."""
        names = [naming.name for naming in self.namings]
        same = len({folded(name) for name in names}) == 1
        return _most_complete(names if same else [without_brackets(name) for name in names])


def _most_complete(names: Iterable[str]) -> str:
    """Return the most frequent spelling; of several, one with capitals as usual, then the longest, then the first."""
    counts = Counter(" ".join(name.split()) for name in names)
    return max(counts, key=lambda name: (counts[name], not name.isupper() and not name.islower(), len(name)))


def group(namings: Iterable[Naming]) -> tuple[NameGroup, ...]:
    """Group namings whose names agree without bracketed remarks: by number of offices, then name."""
    groups: dict[str, list[Naming]] = {}
    for naming in namings:
        if names_somebody(naming.name):
            groups.setdefault(folded(without_brackets(naming.name)), []).append(naming)
    found = (NameGroup(tuple(members)) for members in groups.values())
    return tuple(sorted(found, key=lambda g: (-len(g.offices), folded(g.shown), g.shown)))
