"""How a letter greets: by the form of address where the roster has one, else by name, else everybody.

Guesses no gender. Knows no letter.
"""

from __future__ import annotations

import re

from pipeline.model import Language, Office
from report_templates.texts import text

_PARTICLES = frozenset(
    ("von", "vom", "van", "zu", "zum", "zur", "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le",
     "el", "al", "ten", "ter", "und", "bin", "ibn")
)  # fmt: skip
_TITLE = re.compile(r"(?:Dr|Prof|Dres|Dipl|Mag|PD|h|c|rer|med|jur|phil|nat|pol|Ing)\b\.?[\w.()-]*", re.IGNORECASE)
_FORMS = {
    "frau": "frau",
    "fr": "frau",
    "ms": "frau",
    "mrs": "frau",
    "herr": "herr",
    "herrn": "herr",
    "hr": "herr",
    "mr": "herr",
}


def greeting(office: Office, language: Language) -> str:
    """Return the first line of a letter to the head of an office.

    The form of address (anrede) is "Frau" or "Herr", alone or with what follows it ("Frau Garcia Lopez"); anything
    else is a greeting of its own and stands as it was written.
    """
    written = " ".join(office.salutation.split()).rstrip(",")
    first, _, rest = written.partition(" ")
    form = _FORMS.get(first.rstrip(".").casefold())
    if written and form is None:
        return f"{written},"
    if form is not None and (name := rest or surname(office.head)):
        titled = language == "en" and _is_title(name.split()[0])  # "Dear Dr. Vogt", not "Dear Ms Dr. Vogt"
        return text(f"letters.salutation.{'neutral' if titled else form}", language, name=name)
    return greeting_by_name(office.head, language)


def greeting_by_name(name: str, language: Language) -> str:
    """Return the first line of a letter to somebody of whom only the name is known, if that."""
    given = " ".join(name.split())
    return text("letters.salutation.neutral" if given else "letters.salutation.unknown", language, name=given)


def surname(name: str) -> str:
    """Return titles and surname of a full name: "Dr. von der Aue" of "Dr. Anna von der Aue"."""
    words = name.split()
    titles = 0
    while titles < len(words) - 1 and _is_title(words[titles]):
        titles += 1
    rest = words[titles:]
    start = next((place for place, word in enumerate(rest) if place and word.casefold() in _PARTICLES), len(rest) - 1)
    return " ".join([*words[:titles], *rest[max(start, 0) :]])


def _is_title(word: str) -> bool:
    return word.endswith(".") or _TITLE.fullmatch(word) is not None
