"""The frame that short papers share: head, title, author, day and a numbered foot. Knows no content."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from pipeline.model import Language, Meeting
from report_templates import theme
from report_templates.tagged import Flowable, Paragraph


def short_paper(
    title: str, content: Sequence[Flowable], *, foot: str, meeting: Meeting, day: date, language: Language
) -> bytes:
    """Return a paper as PDF: the authority's line, the title, the content."""
    return theme.document(
        title=title,
        author=meeting.authority or meeting.coordination or title,
        subject=title,
        language=language,
        created=datetime.combine(day, time(), ZoneInfo("UTC")),
        foot=theme.foot(foot, language),
    ).build([*headed(title, meeting), *content])


def headed(title: str, meeting: Meeting) -> list[Flowable]:
    """Return the head of a paper: whose it is, and its title."""
    above = " · ".join(filter(None, (meeting.authority, meeting.unit, meeting.file_reference)))
    owner = [Paragraph(above, theme.SMALL, language="de")] if above else []
    return [*owner, Paragraph(title, theme.TITLE, tag="H1", outline=1)]
