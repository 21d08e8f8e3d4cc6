"""The privacy notice under Article 13, the same words on the form, on paper and in annex D. Knows no layout."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from pipeline.language import duration
from pipeline.model import Language, Meeting
from report_templates.texts import entries, text


def notice(meeting: Meeting, language: Language) -> str:
    """Return the notice in one piece."""
    return " ".join(notice_sentences(meeting, language))


def notice_sentences(meeting: Meeting, language: Language) -> list[str]:
    """Return its sentences (law.md, section 1); one without its entries is replaced or left out."""
    known = {
        "behoerde": meeting.authority, "anschrift": meeting.address, "landesnorm": meeting.state_norm,
        "auftragsverarbeiter": meeting.processor, "speicherort": _storage(meeting, language),
        "monate": "" if meeting.retention_months is None else duration(meeting.retention_months, "month", language),
        "aufsicht": meeting.supervisory_authority, "dsb": meeting.data_protection_officer,
    }  # fmt: skip
    chosen = []
    for entry in entries("annex_d.sentences"):
        for version in ("text", "instead"):
            if version in entry and _complete(entry[version].in_(language), known):
                chosen.append(entry[version].in_(language).format_map(known))
                break
    return chosen


def _storage(meeting: Meeting, language: Language) -> str:
    """Name the store that is really configured, so that the notice cannot contradict it."""
    return text(f"annex_d.storage.{meeting.storage}", language, behoerde=meeting.authority) if meeting.storage else ""


def _complete(sentence: str, known: Mapping[str, str]) -> bool:
    return all(known[name] for _text, name, _format, _conversion in Formatter().parse(sentence) if name)
