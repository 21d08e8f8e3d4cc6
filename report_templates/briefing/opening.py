"""The head of the meeting edition: what this is and which meeting it is for, instead of page 1."""

from __future__ import annotations

from report_templates import theme
from report_templates.briefing.blocks import Story, title_lines
from report_templates.briefing.view import View
from report_templates.tagged import Paragraph, Rule, Run


def part(view: View) -> Story:
    """Return the head; section 1 follows on the same page."""
    meeting = view.briefing.meeting
    owner = " · ".join(filter(None, [meeting.authority, meeting.unit]))
    when = view.t("page_one.meeting_on", datum=view.day(meeting.date)) if meeting.date else ""
    data_date = view.data_date("page_one", view.day(view.briefing.as_of))
    rest = " · ".join(filter(None, [meeting.place, data_date]))
    return [
        *([Paragraph([Run(owner, bold=True)], theme.PAGE_ONE)] if owner else []),
        Rule(color=theme.BLUE, thickness=1.2, space_before=3, space_after=3),
        Paragraph(view.t("opening.addressee"), theme.OPENING),
        Paragraph(title_lines(view), theme.OPENING_TITLE, tag="H1", outline=1),
        Paragraph([*([Run(when, bold=True)] if when else []), f", {rest}" if when else rest], theme.PAGE_ONE),
        Paragraph(view.t("page_one.note"), theme.PAGE_ONE),
    ]
