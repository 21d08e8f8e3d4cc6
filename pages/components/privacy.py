"""The privacy notice, filled from what is configured, and what is missing for it (law.md, L2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pipeline.collect.sheet_settings import uses_sheet
from pipeline.language import date_in_text
from pipeline.model import Language, Meeting, Text
from report_templates.privacy_notice import notice

# Without these the notice would not say what Article 13 asks for, and the form does not start.
_MANDATORY: Mapping[str, Text] = {
    "authority": Text("verantwortliche Behörde", "responsible authority"),
    "address": Text("Anschrift der Behörde", "address of the authority"),
    "state_norm": Text("Rechtsgrundlage des Landes", "legal basis in state law"),
    "retention_months": Text("Löschfrist in Monaten", "retention period in months"),
    "supervisory_authority": Text("Datenschutzaufsicht", "supervisory authority"),
    "data_protection_officer": Text("Kontakt der Datenschutzbeauftragten", "contact of the data protection officer"),
}


def missing_entries(meeting: Meeting) -> tuple[Text, ...]:
    """Return what has to be entered before any office can start."""
    return tuple(name for key, name in _MANDATORY.items() if not getattr(meeting, key))


def privacy_notice(meeting: Meeting, language: Language) -> str:
    """Return the notice as one paragraph, with the store that is really configured."""
    return notice(replace(meeting, storage="google" if uses_sheet() else "own"), language)


def day(value: object, language: Language) -> str:
    """Write a date of the meeting for running text; a dash where it is still open."""
    return date_in_text(value, language) if isinstance(value, date) else "–"
