"""The privacy notice, filled from what is configured, and what is missing for it (law.md, L2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pipeline.language import date_in_text
from pipeline.model import Language, Meeting, Text
from report_templates.texts import entries

# Without these the notice would not say what Article 13 asks for, and the form does not start.
_MANDATORY: Mapping[str, Text] = {
    "authority": Text("verantwortliche Behörde", "responsible authority"),
    "address": Text("Anschrift der Behörde", "address of the authority"),
    "state_norm": Text("Rechtsgrundlage des Landes", "legal basis in state law"),
    "retention_months": Text("Löschfrist in Monaten", "retention period in months"),
    "supervisory_authority": Text("Datenschutzaufsicht", "supervisory authority"),
    "data_protection_officer": Text("Kontakt der Datenschutzbeauftragten", "contact of the data protection officer"),
}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def missing_entries(meeting: Meeting) -> tuple[Text, ...]:
    """Return what has to be entered before any office can start."""
    return tuple(name for key, name in _MANDATORY.items() if not getattr(meeting, key))


def privacy_notice(meeting: Meeting, language: Language) -> str:
    """Return the notice as one paragraph; a sentence whose entry is missing gives way to its shorter form."""
    values = {
        "behoerde": meeting.authority, "anschrift": meeting.address, "landesnorm": meeting.state_norm,
        "auftragsverarbeiter": meeting.processor, "n": meeting.retention_months, "dsb": meeting.data_protection_officer,
        "aufsicht": meeting.supervisory_authority, "speicherort": meeting.storage or _storage(meeting, language),
    }  # fmt: skip
    known = {key: value for key, value in values.items() if value}
    return " ".join(filter(None, (_sentence(entry, known, language) for entry in entries("annex_d.sentences"))))


def _sentence(entry: Mapping[str, Text], known: Mapping[str, object], language: Language) -> str:
    for form in ("text", "instead"):
        words = entry[form].in_(language) if form in entry else ""
        if words and set(_PLACEHOLDER.findall(words)) <= known.keys():
            return words.format_map(known)
    return ""


def _storage(meeting: Meeting, language: Language) -> str:
    """Name the store that is really configured, so that the notice cannot contradict it."""
    return f"Server der Verwaltung ({meeting.authority})" if language == "de" else f"a server of {meeting.authority}"


def day(value: object, language: Language) -> str:
    """Write a date of the meeting for running text; a dash where it is still open."""
    return date_in_text(value, language) if isinstance(value, date) else "–"
