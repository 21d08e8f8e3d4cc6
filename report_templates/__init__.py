"""How the briefing looks: the PDF in both editions and both languages. What it says was decided in the pipeline.

`briefing/` holds one file per part in reading order, `flowables/` the pictures, `texts/` the fixed sentences,
`tagged/` the library that sets it all as tagged PDF. Nothing here sums, filters or queries.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Literal

from pipeline.model import Edition, Language

if TYPE_CHECKING:  # the form shows texts from here, and must not load pandas for that
    from pipeline.briefing import Briefing

Document = Edition | Literal["speaking_notes"]

_NAMES: dict[Document, str] = {
    "leadership": "Vorlage",
    "meeting": "Sitzungsunterlage",
    "speaking_notes": "Sprechzettel",
}
_KIND_OF_AUTHORITY = {
    "landkreis",
    "kreis",
    "stadt",
    "landratsamt",
    "region",
    "kreisfreie",
    "hansestadt",
    "landeshauptstadt",
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_LONGEST_NAME = 60


def write_briefing(briefing: Briefing, edition: Edition, language: Language) -> bytes:
    """Set the briefing as PDF/UA-1 and PDF/A-2a; the same briefing gives the same bytes."""
    from report_templates.briefing.document import write  # noqa: PLC0415 loaded when a PDF is asked for, not at start-up

    return write(briefing, edition, language)


def file_name(document: Document, authority: str, as_of: date, version: int, language: Language = "de") -> str:
    """Name the file: `2026-11-02_Vorlage_Integration_Auental_v1.pdf`, without umlauts (briefing.md, section 4).

    What is written in English says so at the end.
    """
    words = [word for word in authority.split() if word.casefold() not in _KIND_OF_AUTHORITY]
    parts = [as_of.isoformat(), _NAMES[document], "Integration", _plain(" ".join(words)), f"v{version}"]
    written_in = "" if language == "de" else language
    return "_".join(part for part in (*parts, written_in) if part) + ".pdf"


def _plain(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name.translate(_UMLAUTS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-")[:_LONGEST_NAME].strip("-")
