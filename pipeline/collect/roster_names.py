"""Derives the short name for sentences and the abbreviation for the map where a roster does not give them.

Changes nothing that the roster gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Office, Text

Derived = tuple[int, str, Text]  # position in the roster, column, what was derived
_NUMBERED = re.compile(
    r"(?:Amt|Fachbereich|FB|Fachdienst|FD|Fachamt|Referat|Abteilung|Sachgebiet|SG|Dezernat|Team)\s+(\d[\w./]{0,4})\b"
)
_WHAT_FOLLOWS = re.compile(r"\s+[–—-]\s+|\s*[(/,;]")
_MINOR = re.compile("für|d(er|ie|as|es|em|en)|und|im|in|am|an|zu[rm]?|vo[nm]|mit|Amt")
_LONGEST_SHORT = 5


def with_short_names(offices: Sequence[Office]) -> tuple[tuple[Office, ...], list[Derived]]:
    """Return the roster with every short name filled in, each once, and what was derived for which row."""
    derived: list[Derived] = []
    labels = [office.label for office in offices]
    shorts = [office.short for office in offices]
    for position, office in enumerate(offices):
        if not office.label:
            labels[position] = _free((_before_details(office.name), office.name), labels)
            derived.append((position, "kurzname", _told(labels[position])))
        if not office.short:
            shorts[position] = _free(_abbreviations(office), shorts)
            derived.append((position, "kurz", _told(shorts[position])))
    named = (
        replace(office, label=label, short=short) for office, label, short in zip(offices, labels, shorts, strict=True)
    )
    return tuple(named), derived


def _told(text: str) -> Text:
    return Text(f"leer, aus dem Namen gebildet: „{text}“", f"empty, derived from the name: “{text}”")


def _free(candidates: Iterable[str], taken: Iterable[str]) -> str:
    used = set(taken)
    last = ""
    for candidate in candidates:
        if candidate and candidate not in used:
            return candidate
        last = candidate
    return next(f"{last} {number}" for number in range(2, len(used) + 3) if f"{last} {number}" not in used)


def _before_details(name: str) -> str:
    """`Amt 33 – Ausländerbehörde` is called `Amt 33`."""
    return _WHAT_FOLLOWS.split(name, maxsplit=1)[0].strip()


def _abbreviations(office: Office) -> Iterator[str]:
    numbered = _NUMBERED.match(office.name)
    if numbered:
        yield numbered[1]
    for alias in office.aliases:
        if len(alias) <= _LONGEST_SHORT and alias.isupper():
            yield alias
    words = [word for word in re.findall(r"\w+", office.name) if not _MINOR.fullmatch(word)]
    if len(words) > 1:
        yield "".join(word[0] for word in words).upper()[:_LONGEST_SHORT]
    yield "".join(words).upper()[:3] or office.key[:_LONGEST_SHORT]
