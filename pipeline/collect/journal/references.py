"""Reference numbers: the short form of a release's UUID, with letters of the authority before it. Pure."""

from __future__ import annotations

import re
import unicodedata

# What authorities are, without umlauts; the reference takes its letters from the first word that is none of these.
_KINDS_OF_AUTHORITY = frozenset(
    {
        "die",
        "der",
        "das",
        "des",
        "kreisfreie",
        "kreisangehorige",
        "grosse",
        "landkreis",
        "landratsamt",
        "kreis",
        "kreisverwaltung",
        "kreisstadt",
        "stadt",
        "stadtverwaltung",
        "hansestadt",
        "landeshauptstadt",
        "universitatsstadt",
        "stadteregion",
        "region",
        "regionalverband",
        "bezirksamt",
        "gemeinde",
        "gemeindeverwaltung",
        "verbandsgemeinde",
        "samtgemeinde",
        "amt",
        "magistrat",
        "the",
        "of",
        "city",
        "county",
        "district",
        "council",
    }
)  # fmt: skip


def reference_number(release_id: str, authority: str) -> str:
    """Return the short form of a release's UUID: `AUE-5646453C` for the Landkreis Auental."""
    return f"{_prefix(authority)}-{release_id.replace('-', '')[:8].upper()}"


def _prefix(authority: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", authority.replace("ß", "ss")).encode("ascii", "ignore").decode("ascii")
    words = [word for word in re.findall(r"[A-Za-z]+", ascii_text) if word.lower() not in _KINDS_OF_AUTHORITY]
    return (words[0][:3] if words else "VOR").upper()
