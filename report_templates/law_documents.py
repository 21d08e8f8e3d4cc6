"""The papers around a survey, filled in (law.md, L16): record of processing, staff council, deletion, needs from IT.

One page each, to be sent; what nobody has entered yet is dotted, to be filled in by hand. Not legal advice.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, get_args

from pipeline.language import date_in_text, duration
from pipeline.model import Language, Meeting
from report_templates import theme
from report_templates.briefing.blocks import subheading
from report_templates.short_paper import short_paper
from report_templates.tagged import Column, Flowable, Paragraph, Table
from report_templates.texts import entries, text

Paper = Literal["record", "staff_council", "deletion_concept", "it_needs"]
PAPERS: Sequence[Paper] = get_args(Paper)

_BODY = replace(theme.BODY, font_size=10, leading=13.5)
_TABLE = theme.TABLE._replace(text=replace(theme.CELL, font_size=9.5, leading=12.3), padding_y=3.2)
_LABEL_SHARE = 0.28
_TO_FILL_IN = {"record": "\n"}  # room to write; the record says most and stays on one page
_ROOM = "\n\n"


def write_law_document(paper: Paper, meeting: Meeting, invited: int, day: date, language: Language) -> bytes:
    """Return one of the papers as PDF.

    Args:
        paper: which.
        meeting: what is filled in; `storage` says which store is really configured.
        invited: N.
        day: on which it is made.
        language: German is what is sent, English helps to read it.
    """
    known = _known(meeting, invited, language)
    title = text(f"{paper}.title", language)
    foot = text("law_documents.foot", language, datum=date_in_text(day, language))
    content = _content(paper, known, language)
    return short_paper(title, content, foot=foot, meeting=meeting, day=day, language=language)


def _content(paper: Paper, known: Mapping[str, str], language: Language) -> list[Flowable]:
    said = [entry["text"].in_(language).format_map(known) for entry in entries(f"{paper}.paragraphs")]
    rows = [
        (entry["label"].in_(language), entry["text"].in_(language).format_map(known))
        for entry in entries(f"{paper}.rows")
    ]
    fields = [(entry["label"].in_(language), _TO_FILL_IN.get(paper, _ROOM)) for entry in entries(f"{paper}.fields")]
    headings = (text(f"{paper}.left", language), text(f"{paper}.right", language))
    return [
        *(Paragraph(sentence, _BODY) for sentence in said),
        _table(headings, rows),
        subheading(text(f"{paper}.fields_title", language)),
        _table((headings[0], text("law_documents.entry", language)), fields),
    ]


def _table(headings: tuple[str, str], rows: Sequence[tuple[str, str]]) -> Flowable:
    left = theme.TEXT_WIDTH * _LABEL_SHARE
    columns = [Column(left, headings[0]), Column(theme.TEXT_WIDTH - left, headings[1])]
    return Table(columns, rows, _TABLE, header_columns=1, space_before=4, space_after=6)


def _known(meeting: Meeting, invited: int, language: Language) -> dict[str, str]:
    """Return what is filled in; what is not known is dotted."""
    days = {
        "sitzung": meeting.date, "frist": meeting.deadline, "versand": meeting.dispatch, "briefe": meeting.letters,
        "loeschdatum": _last_day(meeting),
    }  # fmt: skip
    words = {
        "behoerde": meeting.authority, "anschrift": meeting.address, "einheit": meeting.unit,
        "az": meeting.file_reference, "koordination": meeting.coordination, "telefon": meeting.coordination_phone,
        "email": meeting.coordination_email, "dsb": meeting.data_protection_officer, "landesnorm": meeting.state_norm,
        "hoster": meeting.hosting, "auftragsverarbeiter": meeting.processor, "N": str(invited or ""),
    }  # fmt: skip
    words |= {name: date_in_text(day, language) if day else "" for name, day in days.items()}
    blank = text("law_documents.blank", language)
    filled = {name: word or blank for name, word in words.items()}
    months = meeting.retention_months
    filled["monate"] = duration(months, "month", language) if months else text("law_documents.blank_months", language)
    return filled | _by_store(meeting, filled["hoster"], language)


def _last_day(meeting: Meeting) -> date | None:
    """Return by when the answers are deleted: as entered, else so many months after the meeting."""
    if meeting.deletion_date or meeting.date is None or meeting.retention_months is None:
        return meeting.deletion_date
    years, month = divmod(meeting.date.month - 1 + meeting.retention_months, 12)
    year, month = meeting.date.year + years, month + 1
    return date(year, month, min(meeting.date.day, monthrange(year, month)[1]))


def _by_store(meeting: Meeting, hosting: str, language: Language) -> dict[str, str]:
    """Return the sentences that the configured store decides, so that no paper can contradict it."""
    store = meeting.storage or "own"
    return {
        "speicherort": text(f"law_documents.storage_{store}", language, hoster=hosting),
        "drittland": text(f"law_documents.third_country_{store}", language),
        "tabelle": text(f"law_documents.sheet_{store}", language),
    }
