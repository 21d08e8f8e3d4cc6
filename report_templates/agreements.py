"""The agreements of a meeting as a short PDF for the file, and what is still open from earlier ones.

Prints what was entered, word for word; computes nothing and reads no store.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipeline.conclude.agenda import record_headings
from pipeline.language import date_in_table, date_in_text
from pipeline.model import Language, Meeting
from report_templates import theme
from report_templates.briefing.blocks import Content, body, in_german, subheading, table
from report_templates.short_paper import headed
from report_templates.tagged import Cell, Column, Flowable, Paragraph
from report_templates.texts import text

if TYPE_CHECKING:
    from pipeline.collect.journal import MeetingAgreement

_SHARES = (2.2, 1.3, 1.2, 1.1, 1.7, 1.2)


def write_agreements(
    meeting: Meeting,
    agreements: Sequence[MeetingAgreement],
    open_from_earlier: Sequence[MeetingAgreement],
    as_of: date,
    language: Language,
) -> bytes:
    """Return the agreements as tagged PDF; the same agreements of the same day give the same bytes."""
    title = text("agreements.title", language)
    when = text("agreements.meeting_on", language, datum=date_in_text(meeting.date, language)) if meeting.date else ""
    stand = text("agreements.as_of", language, datum=date_in_table(as_of, language))
    reference = text("page.file_reference", language, az=meeting.file_reference) if meeting.file_reference else ""
    return theme.document(
        title=" – ".join(filter(None, [title, meeting.topic])),
        author=meeting.authority or text("page_one.who_coordination", language),
        subject=when or title,
        language=language,
        created=datetime.combine(as_of, time(), ZoneInfo("UTC")),
        foot=theme.foot(" · ".join(filter(None, [title, reference, stand])), language),
    ).build([*_head(meeting, title, [when, stand]), *_tables(agreements, open_from_earlier, language)])


def _head(meeting: Meeting, title: str, facts: list[str]) -> list[Flowable]:
    topic = [Paragraph(meeting.topic, theme.STRONG, language="de")] if meeting.topic else []
    line = " · ".join(filter(None, [*facts, meeting.place]))
    return [*headed(title, meeting), *topic, body(line)]


def _tables(
    agreements: Sequence[MeetingAgreement], open_from_earlier: Sequence[MeetingAgreement], language: Language
) -> list[Flowable]:
    story: list[Flowable] = [_table(agreements, language) if agreements else body(text("agreements.none", language))]
    if open_from_earlier:
        story += [subheading(text("agreements.from_before", language)), _table(open_from_earlier, language)]
    return story


def _table(agreements: Sequence[MeetingAgreement], language: Language) -> Flowable:
    names = [*(heading.in_(language) for heading in record_headings()), text("agreements.state", language)]
    columns = [Column(share, name) for share, name in zip(_SHARES, names, strict=True)]
    return table(language, columns, [_row(one, language) for one in agreements], style=theme.TABLE)


def _row(one: MeetingAgreement, language: Language) -> list[Content | Cell]:
    said = one.text
    typed = (said.what, said.lead, said.partners, said.due, said.evidence)
    done = one.done_on and text("agreements.done_on", language, datum=date_in_table(one.done_on, language))
    return [*(in_german(language, words) for words in typed), done or text("agreements.open", language)]
