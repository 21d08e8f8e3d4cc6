"""The same content for every engine: a report on N offices with chart, ranking, matrices, quotes and a long annex.

Made from a seed, so that every engine sets the same words. Shaped like a briefing, larger than most.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cached_property

FIELDS = ("SPR", "AUF", "WOH", "ARB", "BIL", "GES", "KIT", "SOZ", "EHR", "SIC", "DIG", "KUL")
MARKS = ("F", "M", "B", "–")
SHADES = {"F": "#c7d2fe", "M": "#e0e7ff", "B": "#f1f5f9"}
INTERFACES = 24
_STEMS = [
    "Verwaltung",
    "Ausländer",
    "Jugend",
    "Gesundheit",
    "Sprache",
    "Arbeit",
    "Bildung",
    "Unterkunft",
    "Verfahren",
    "Zuständigkeit",
    "Beratung",
    "Familie",
    "Gemeinschaft",
    "Anerkennung",
    "Schule",
    "Ehrenamt",
    "Sozialraum",
    "Planung",
    "Haushalt",
    "Datenschutz",
    "Einbürgerung",
    "Koordination",
]
_ENDS = [
    "amt",
    "stelle",
    "dienst",
    "angebote",
    "förderung",
    "konzept",
    "kurse",
    "verfahren",
    "fragen",
    "bedarf",
    "austausch",
    "runde",
    "zentrum",
    "träger",
]
_SMALL = [
    "und",
    "oder",
    "aber",
    "nicht",
    "mit",
    "ohne",
    "für",
    "durch",
    "bei",
    "zwischen",
    "seit",
    "wegen",
    "häufig",
    "selten",
    "regelmäßig",
    "gemeinsam",
    "bisher",
    "künftig",
    "ist",
    "sind",
    "fehlt",
    "fehlen",
    "braucht",
    "bleibt",
    "wird",
    "werden",
    "kann",
    "können",
    "die",
    "der",
    "das",
    "ein",
    "eine",
    "im",
    "am",
    "zur",
    "vom",
]


@dataclass(frozen=True)
class Office:
    """One row of everything."""

    name: str
    code: str
    affectedness: int
    pressure: int
    influence: int
    marks: tuple[str, ...]
    texts: tuple[str, str, str]


class Content:
    """Everything that is set, for n offices."""

    def __init__(self, n: int, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self.n = n
        self.title = f"Ämterübergreifende Zusammenarbeit Integration: {n} Stellen"
        self.summary = [self.sentences(700) for _ in range(3)]
        self.offices = [self._office(i) for i in range(n)]

    @cached_property
    def ranking(self) -> list[Office]:
        """The offices by pressure and affectedness."""
        return sorted(self.offices, key=lambda office: (-office.pressure, -office.affectedness, office.code))

    @cached_property
    def interfaces(self) -> list[list[str]]:
        """Who meets whom, among the first offices."""
        return [[self._random.choice(("", "", "●", "○")) for _ in range(INTERFACES)] for _ in range(INTERFACES)]

    @cached_property
    def quotes(self) -> list[tuple[str, str]]:
        """(text, office) of some answers."""
        return [(self.sentences(180), f"Stelle {i + 1}") for i in range(24)]

    def sentences(self, length: int) -> str:
        """Words up to about a length."""
        words: list[str] = []
        while sum(map(len, words)) + len(words) < length:
            words += [self._word() for _ in range(self._random.randint(6, 14))]
            words[-1] += "."
        return " ".join(words)[:length].rsplit(" ", 1)[0]

    def _word(self) -> str:
        roll = self._random.random()
        if roll < 0.62:
            return self._random.choice(_SMALL)
        return self._random.choice(_STEMS) + "s" * (roll < 0.8) + self._random.choice(_ENDS)

    def _office(self, i: int) -> Office:
        choose = self._random
        return Office(
            name=f"{self._word().capitalize()} {choose.choice(_STEMS)} {i + 1}",
            code=f"REF-{i + 1:05d}",
            affectedness=choose.randint(0, 5),
            pressure=choose.randint(0, 5),
            influence=choose.randint(0, 5),
            marks=tuple(choose.choice(MARKS) for _ in FIELDS),
            texts=(
                self.sentences(choose.randint(312, 600)),
                self.sentences(choose.randint(312, 600)),
                self.sentences(choose.randint(312, 600)),
            ),
        )
