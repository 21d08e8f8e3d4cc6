"""Finds out which office a typed name means (scoring.md, section 1, "Office").

Step by step from certain to likely; what fits two offices is assigned to none. Does not look at the answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from pipeline.clean.text import caseless, folded, matching
from pipeline.model import Office

LIKELY, APART = 90.0, 10.0
SURE = frozenset({"exact", "normalised", "alias", "punctuation"})  # ways of matching that need no similarity
SETTLED = frozenset({"clarified", "set_aside"})  # the coordination has said whose row it is, or that it is nobody's
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AND = re.compile(r"\s*(?:[;,/&+\n]|\s(?:und|u\.|sowie|mit|and|with)\s)\s*", re.IGNORECASE)
_OFFICE_NUMBER = re.compile(r"amt:? ?(\d{2,3})")
# Words that many offices share; what consists of them alone names none.
_GENERIC = frozenset({
    "amt", "amter", "landkreis", "kreis", "stadt", "stadte", "gemeinde", "gemeinden", "landratsamt",
    "kreisverwaltung", "stadtverwaltung", "verwaltung", "behorde", "fachbereich", "fachdienst", "fachstelle",
    "dezernat", "referat", "abteilung", "abt", "sachgebiet", "stelle", "buro", "team", "leitung", "einrichtung",
    "zentrale", "office", "department", "unit", "fb", "fd", "sg", "der", "die", "das", "des", "den", "dem", "fur",
    "und", "u", "im", "in", "am", "an", "bei", "vom", "von", "zum", "zur", "mit", "e", "v", "for", "the", "of", "and",
})  # fmt: skip
_SHORTEST_ENDING = 3  # -amt
_BOTH_SCHOOL_OFFICES = frozenset({"schulamt", "schulamtes", "schulamter"})


@dataclass(frozen=True)
class Match:
    """Which office a text means, how that was found, and which others it may mean."""

    office: str | None
    # exact, normalised, alias, punctuation, fuzzy, ambiguous, joint, blank, none, not_invited, clarified, set_aside
    how: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Variant:
    """One name of an office as bare words."""

    office: str
    words: str
    numbers: frozenset[str]


@dataclass
class Directory:
    """The roster as an index of names; every distinct text is looked up once."""

    offices: Sequence[Office]
    _known: dict[str, Match] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._exact = _index((name, o.key) for o in self.offices for name in (o.name, o.key))
        self._normalised = _index((caseless(name), o.key) for o in self.offices for name in (o.name, o.key))
        names = [(o, alias) for o in self.offices for alias in (o.label, *o.aliases, o.short) if _is_name(alias)]
        self._alias = _index((caseless(alias), o.key) for o, alias in names)
        self._letters = _index((_letters(name), o.key) for o in self.offices for name in _names(o))
        self._variants = tuple(_Variant(o.key, folded(n), _numbers(n)) for o in self.offices for n in _names(o))
        self._words = tuple(variant.words for variant in self._variants)
        self._by_number = _index(
            (n, o.key) for o in self.offices for name in (*_names(o), o.short) for n in _numbers(name)
        )
        self._own_numbers = {o.key: frozenset().union(*map(_numbers, (*_names(o), o.short))) for o in self.offices}
        self._numbered: dict[str, list[frozenset[str]]] = {}
        for variant in self._variants:
            for number in variant.numbers:
                self._numbered.setdefault(number, []).append(frozenset(variant.words.split()))
        self._by_word = _index((w, v.office) for v in self._variants for w in v.words.split())
        self._schools = tuple(dict.fromkeys(v.office for v in self._variants if _is_school_office(v.words)))

    def match(self, text: str) -> Match:
        """Return the office that a text names; never two (scoring.md, section 1, "Office")."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> Match:
        if not matching(text):
            return Match(None, "blank")
        steps = (
            ("exact", self._exact.get(text, ())),
            ("normalised", self._normalised.get(caseless(text), ())),
            ("alias", self._alias.get(caseless(text), ()) or self._numbered_office(text)),
            ("punctuation", self._without_punctuation(text)),
        )
        for how, found in steps:
            if found:
                return Match(found[0], how) if len(found) == 1 else Match(None, "ambiguous", found)
        return self._joint(text) or self._fuzzy(text)

    def _numbered_office(self, text: str) -> tuple[str, ...]:
        """`Amt 33` is the office whose short name is 33."""
        found = _OFFICE_NUMBER.fullmatch(caseless(text))
        return self._alias.get(found[1], ()) if found else ()

    def _without_punctuation(self, text: str) -> tuple[str, ...]:
        """Names alike but for punctuation and numbers, unless a number names another office."""
        found = self._letters.get(_letters(text), ())
        if not found or _is_generic(folded(text)):
            return ()
        others = {key for number in _numbers(text) for key in self._by_number.get(number, ())}
        return found if not others or others & set(found) else (*found, *sorted(others))

    def _joint(self, text: str) -> Match | None:
        """Two offices in one cell: each part between `und`, `/`, `,` … names one."""
        parts = [part for part in _AND.split(_BRACKETS.sub(" ", text)) if folded(part)]
        if len(parts) < 2:  # noqa: PLR2004
            return None
        whole = [self._surely(part) for part in self._full(parts)]
        short = [self._completed(part, parts[-1]) for part in parts[:-1] if part.rstrip().endswith(("-", "‐", "‑"))]
        named = dict.fromkeys(key for key in (*short, *whole) if key)
        return Match(None, "joint", tuple(named)) if len(named) > 1 else None

    def _full(self, parts: list[str]) -> list[str]:
        """Write `Amt 50/51` and `Ämter 50 und 51` as two full names."""
        first = folded(parts[0]).split()
        if len(first) == 2 and first[0] in ("amt", "amter") and first[1].isdigit():  # noqa: PLR2004
            return [f"Amt {folded(part).split()[-1]}" for part in parts]
        return parts

    def _completed(self, part: str, last: str) -> str | None:
        """Complete the first half of `Jugend- und Sozialamt` with the end of the last word."""
        start, end = part.rstrip(" -‐‑"), last.split(maxsplit=1)[0]
        for cut in range(len(end) - _SHORTEST_ENDING, 0, -1):
            found = self._alias.get(caseless(start + end[cut:]), ())
            if len(found) == 1 and folded(start + end[cut:]) not in _BOTH_SCHOOL_OFFICES:
                return found[0]
        return None

    def _surely(self, text: str) -> str | None:
        """Return the office that a part of a joint answer names without doubt."""
        found = self._alias.get(caseless(text), ()) or self._normalised.get(caseless(text), ())
        found = found or self._without_punctuation(text)
        if not found:
            likely = self._fuzzy(text)
            return likely.office
        return found[0] if len(found) == 1 else None

    def _fuzzy(self, text: str) -> Match:
        words = folded(_BRACKETS.sub(" ", text)) or folded(text)
        if not words or self._is_unspecific(words):
            return Match(None, "none", self._by_word.get(words, ()))
        scores = self._scores(words)
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        likely = tuple(key for key, score in ranked if score >= LIKELY)
        if len(self._schools) > 1 and _BOTH_SCHOOL_OFFICES & set(words.split()) and "staatl" not in words:
            return Match(None, "ambiguous", self._schools)
        if not likely:
            return Match(None, "none", tuple(key for key, score in ranked[:1] if score >= LIKELY - APART))
        if len(likely) > 1:
            return Match(None, "joint" if self._are_joint(words, likely) else "ambiguous", likely)
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < APART:
            return Match(None, "ambiguous", (ranked[0][0], ranked[1][0]))
        return self._unless_number_differs(words, likely[0])

    def _scores(self, words: str) -> dict[str, float]:
        """Best similarity per office, over name, short name and aliases."""
        found = process.extract(
            words, self._words, scorer=fuzz.token_set_ratio, limit=None, score_cutoff=LIKELY - APART
        )
        scores: dict[str, float] = {}
        for _, score, position in found:
            variant = self._variants[position]
            if not variant.numbers or not _numbers(words) or variant.numbers & _numbers(words):
                scores[variant.office] = max(score, scores.get(variant.office, 0.0))
        return scores

    def _unless_number_differs(self, words: str, office: str) -> Match:
        others = {key for number in _numbers(words) for key in self._by_number.get(number, ())} - {office}
        if others and not self._own_numbers.get(office, frozenset()) & _numbers(words):
            return Match(None, "ambiguous", (office, *sorted(others)))
        return Match(office, "fuzzy")

    def _is_unspecific(self, words: str) -> bool:
        """Tell whether every word is general, a number, or stands in the names of several offices."""
        typed = set(words.split())
        if any(name <= typed for number in _numbers(words) for name in self._numbered.get(number, ())):
            return False  # `Landratsamt, Amt 33` holds the whole name of an office
        return all(w in _GENERIC or w.isdigit() or len(self._by_word.get(w, ())) > 1 for w in typed)

    def _are_joint(self, words: str, likely: Iterable[str]) -> bool:
        """Two offices are meant together if each has a word of its own in the text."""
        typed = set(words.split()) - _GENERIC
        own = [{w for w in typed if self._by_word.get(w, ()) == (key,)} for key in likely]
        return sum(bool(words) for words in own) > 1


def may_be_either_school_office(how: str, text: str) -> bool:
    """Tell whether a row was assigned by the one word that two offices share."""
    return how == "alias" and folded(text) == "schulamt"


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, key in pairs:
        if name:
            found.setdefault(name, {})[key] = None
    return {name: tuple(keys) for name, keys in found.items()}


def _names(office: Office) -> tuple[str, ...]:
    return (office.name, office.label, *office.aliases)


def _is_name(text: str) -> bool:
    """A single digit in the office column is a slipped value, not the short name of an office."""
    return bool(text) and not (text.isdigit() and len(text) < 2)  # noqa: PLR2004


def _letters(text: str) -> str:
    return "".join(c for c in folded(text) if not c.isdigit() and c != " ")


def _numbers(text: str) -> frozenset[str]:
    return frozenset(word.lstrip("0") or "0" for word in folded(text).split() if word.isdigit())


def _is_generic(words: str) -> bool:
    return all(word in _GENERIC or word.isdigit() for word in words.split())


def _is_school_office(words: str) -> bool:
    """Schools' buildings and schools' inspection are two offices that are both called Schulamt (reference.md, 4.1)."""
    return any(word.startswith("schul") and not word.startswith("schuld") for word in words.split())
