"""The leadership's personal call list (rule R6): whom a word of hers would help to answer. One short page.

Says what follows from others' answers, and so goes to nobody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.language import date_in_table
from pipeline.model import Language, Meeting, Office, Text
from report_templates.briefing.blocks import body, in_german, table
from report_templates.short_paper import short_paper
from report_templates.tagged import Column, Flowable
from report_templates.texts import text

_TO_WRITE = "\n\n"  # room to write


@dataclass(frozen=True)
class Call:
    """An office worth a call, and the sentence that says why."""

    office: Office
    reason: Text


def write_call_list(calls: Sequence[Call], meeting: Meeting, as_of: date, language: Language) -> bytes:
    """Return the list as PDF; an empty one says that there is nobody to call."""
    title = text("call_list.title", language, wen=meeting.leadership or text("call_list.leadership", language))
    foot = text("call_list.foot", language, datum=date_in_table(as_of, language))
    content = _content(calls, language)
    return short_paper(title, content, foot=foot, meeting=meeting, day=as_of, language=language)


def _content(calls: Sequence[Call], language: Language) -> list[Flowable]:
    if not calls:
        return [body(text("call_list.nobody", language))]
    widths = {"office": 2.4, "head": 2.0, "reason": 3.0, "note": 2.4}
    columns = [Column(width, text(f"call_list.{name}", language)) for name, width in widths.items()]
    rows = [
        (
            in_german(language, call.office.name), in_german(language, _head(call.office)), call.reason.in_(language),
            _TO_WRITE,
        )
        for call in calls
    ]  # fmt: skip
    return [body(text("call_list.explained", language)), table(language, columns, rows)]


def _head(office: Office) -> str:
    return "\n".join(filter(None, (office.head, office.position)))
