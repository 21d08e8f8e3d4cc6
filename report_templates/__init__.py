"""How the briefing looks: the PDF in both editions and both languages. What it says was decided in the pipeline.

`briefing/` holds one file per part in reading order, `flowables/` the pictures, `texts/` the fixed sentences,
`tagged/` the library that sets it all as tagged PDF. Nothing here sums, filters or queries.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pipeline.model import Edition, Language

if TYPE_CHECKING:  # the form shows texts from here, and must not load pandas for that
    from pipeline.briefing import Briefing

_EDITION_IN_NAME: dict[Edition, str] = {"leadership": "Vorlage", "meeting": "Sitzungsunterlage"}
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


def file_name(briefing: Briefing, edition: Edition) -> str:
    """Name the file: `2026-11-02_Vorlage_Integration_Auental_v1.pdf`, without umlauts (briefing.md, section 4)."""
    words = [word for word in briefing.meeting.authority.split() if word.casefold() not in _KIND_OF_AUTHORITY]
    day, version = briefing.as_of.isoformat(), f"v{briefing.version}"
    parts = [day, _EDITION_IN_NAME[edition], "Integration", _plain(" ".join(words)), version]
    return "_".join(part for part in parts if part) + ".pdf"


def _plain(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name.translate(_UMLAUTS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-")[:_LONGEST_NAME].strip("-")
