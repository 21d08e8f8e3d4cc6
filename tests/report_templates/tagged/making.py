"""Makes small documents for the tests of the tagged library, and texts that a cell of a sheet can hold."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from report_templates.tagged import Document, FontFamily, PageTemplate, TextStyle

FOLDER = Path(__file__).parents[3] / "report_templates" / "fonts"
FONTS = FontFamily(*(FOLDER / f"DejaVuSansCondensed{style}.ttf" for style in ("", "-Bold", "-Oblique", "-BoldOblique")))
BODY = TextStyle(10, 14, space_after=6)
SMALL = TextStyle(8, 10.5)
HEADINGS = [
    TextStyle(size, size * 1.25, bold=True, space_before=size, space_after=4, keep_with_next=True)
    for size in (16, 13, 11)
]
PORTRAIT = PageTemplate("portrait", 595.28, 841.89, left=71, right=57, top=60, bottom=60)
LANDSCAPE = PageTemplate("landscape", 841.89, 595.28, left=60, right=50, top=60, bottom=60)
LOREM = (
    "Die ämterübergreifende Zusammenarbeit der Verwaltungsgerichtsbarkeit mit dem Jugendamt ist im Bereich der "
    "Gemeinschaftsunterkünfte und der Anerkennungsverfahren ausbaufähig; Zuständigkeiten, Schnittstellen und "
    "Ansprechpersonen sind nicht allen Beschäftigten bekannt."
)


def document(**changes: Any) -> Document:
    """A document that nothing is wrong with."""
    values: dict[str, Any] = {
        "title": "Ergebnisse der Vorabfrage", "author": "Landkreis Auental", "subject": "Vorabfrage", "language": "de",
        "created": datetime(2026, 11, 2, 9, 30, tzinfo=UTC), "fonts": FONTS, "templates": [PORTRAIT, LANDSCAPE],
    }  # fmt: skip
    return Document(**(values | changes))


def made(*story: Any, **changes: Any) -> bytes:
    """The PDF of a story."""
    return document(**changes).build(story)


BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_AWKWARD = (
    *("\n", "\r\n", "\r", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00", "\x07", "\x1b", "\x7f"),
    *("\xa0", "\xad", "\u200b", "\u200d", "\u2060", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udfff", "\ue000"),
    *(
        "\u0301",
        "\u0308\u0323",
        "שלום",
        "السلام",
        "漢字",
        "👷🏽‍♂️",
        "🇩🇪",
        "﷽",
        "ẞ",
        "ŋ",
        "Č̣",
        "(",
        ")",
        "\\",
        "<<",
        ">>",
    ),
    *("<b>", "<img src='/etc/passwd'>", "&amp;", "%s", "{0}", "https://www.auental.de/a/b?c=d&e=f#g", "a.b@c.de"),
    *("Donaudampfschifffahrtsgesellschaftskapitän", "IT-Planungsrat", "und/oder", "  ", "–", "x" * 300, "̈" * 40),
    *BIDI_CONTROLS,
)
_WORDS = LOREM.split()
_PIECES = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_AWKWARD))
_ANY = 0.2  # share of characters from anywhere in Unicode
TEXTS = st.one_of(
    st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=60).map(" ".join),
    st.lists(st.one_of(_PIECES, st.characters()), max_size=60).map("".join),
    st.text(max_size=200),
)


def thrown(dice: Random) -> str:
    """A text of the same kind, much faster than from a strategy: for tests that want thousands of them."""
    pieces = (dice.choice((_WORDS, _AWKWARD)) for _ in range(dice.randrange(40)))
    found = [chr(dice.randrange(0x11_0000)) if dice.random() < _ANY else dice.choice(kind) for kind in pieces]
    return dice.choice(("", " ")).join(found)


def expected(text: str) -> str:
    """A text as it must come back: without bidi controls and soft hyphens; half a character comes back as its code."""
    dropped = dict.fromkeys(map(ord, BIDI_CONTROLS + "\xad"))
    whole = "".join(f"[U+{ord(c):04X}]" if "\ud800" <= c <= "\udfff" else c for c in text)
    return whole.translate(dropped)
