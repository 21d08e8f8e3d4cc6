"""The speaking notes: the opening words for the leadership, then every office in the order of the round.

Shows what annex A shows; computes nothing.
"""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from pipeline.briefing import Briefing
from pipeline.model import Language
from report_templates import theme
from report_templates.briefing.annex_a_profiles import one_profile
from report_templates.briefing.blocks import Story, body, small
from report_templates.briefing.typeset import Typeset
from report_templates.briefing.view import View
from report_templates.tagged import Paragraph


def write_speaking_notes(briefing: Briefing, language: Language) -> bytes:
    """Return the speaking notes as PDF (briefing.md, sections 3 and 5.5)."""
    view = Typeset(briefing, "meeting", language)
    title = view.t("speaking_notes.title")
    data_date = view.t("page.data_date", datum=view.short_day(briefing.as_of))
    left = " · ".join([title, data_date, view.t("page.version", version=briefing.version)])
    return theme.document(
        title=title,
        author=briefing.meeting.authority or view.t("page_one.who_coordination"),
        subject=view.t("page.title"),
        language=language,
        created=datetime.combine(briefing.as_of, time(), ZoneInfo("UTC")),
        foot=theme.Foot(left, lambda page, pages: view.t("page.number", x=page, y=pages)),
    ).build(_story(view))


def _story(view: View) -> Story:
    speakers = view.briefing.concluded.agenda.speaking_order or tuple(office.key for office in view.briefing.invited)
    story: Story = [
        Paragraph(view.t("speaking_notes.title"), theme.TITLE, tag="H1", outline=1),
        *_meeting(view),
        _part(view, "opening"),
        Paragraph(view.quote(view.t("s10.opening_words")), theme.SPEECH),
        _part(view, "round"),
        body(view.t("speaking_notes.round_help")),
        small(view.t("s03.legend")),
    ]
    for key in speakers:
        story += [one_profile(view, key)] if key in view.answers else _silent(view, key)
    return story


def _meeting(view: View) -> Story:
    meeting = view.briefing.meeting
    if meeting.date is None:
        return []
    return [body(", ".join(filter(None, [view.t("page_one.meeting_on", datum=view.day(meeting.date)), meeting.place])))]


def _part(view: View, name: str) -> Paragraph:
    return Paragraph(view.t(f"speaking_notes.{name}"), theme.H1, tag="H1", outline=1)


def _silent(view: View, key: str) -> Story:
    heading = Paragraph(view.offices[key].name, theme.H2_PROFILE, tag="H2", outline=2, language="de")
    return [heading, body(view.t("speaking_notes.fill_in"))]
