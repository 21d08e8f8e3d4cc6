"""Head and foot of page 1: who writes to whom about what, and the place for directions and initials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_templates import theme
from report_templates.briefing import since_last_version
from report_templates.briefing.blocks import Story, title_lines
from report_templates.briefing.page_one_steps import Step
from report_templates.briefing.view import View
from report_templates.tagged import Flowable, LayoutTable, Paragraph, Rule, Run, TextStyle


@dataclass(frozen=True)
class Frame:
    """Head and foot at one step; they do not grow with the type between them."""

    view: View
    step: Step

    def head(self) -> Iterator[Flowable]:
        """Authority and file, addressee, title, meeting."""
        meeting, t = self.view.briefing.meeting, self.view.t
        owner = " · ".join(filter(None, [meeting.authority, meeting.unit]))
        reference = t("page_one.file_reference", az=meeting.file_reference) if meeting.file_reference else ""
        handled = t("page_one.handled_by", name=meeting.handled_by) if meeting.handled_by else ""
        phone = t("page_one.phone", tel=meeting.handled_by_phone) if meeting.handled_by_phone else ""
        to = t("page_one.addressee", verwaltungsspitze=meeting.leadership) if meeting.leadership else ""
        today = self.view.day(self.view.briefing.as_of)
        yield self._line(owner, "", reference)
        yield self._line("", " · ".join(filter(None, [handled, phone])), today)
        yield Rule(color=theme.BLUE, thickness=1.2, space_before=2, space_after=4)
        yield self._line(to or t("page_one.addressee_open"), "", t("page_one.internal"), right_share=0.36)
        yield Paragraph(title_lines(self.view), self._style(theme.PAGE_ONE_TITLE), tag="H1", outline=1)
        yield self._meeting(today)
        changed = since_last_version.line(self.view)
        if changed:
            yield Paragraph(changed, self._style(theme.PAGE_ONE))

    def _meeting(self, today: str) -> LayoutTable:
        meeting = self.view.briefing.meeting
        when = self.view.t("page_one.meeting_on", datum=self.view.day(meeting.date)) if meeting.date else ""
        where = f", {meeting.place}" if when and meeting.place else meeting.place
        share = 0.285 if self.view.briefing.from_meeting is None else 0.37  # what is said of a later version is longer
        return self._line(when, where, self.view.data_date("page_one", today), right_share=share)

    def _line(self, strong: str, plain: str, right: str, *, right_share: float = 0.27) -> LayoutTable:
        """Set what is bold and what goes on from it on the left, the rest at the right edge."""
        left = [Run(self.cut(strong, "1"), bold=True), Run(self.cut(plain, "1"))]
        cells = [
            Paragraph([run for run in left if run.text], self._style(theme.PAGE_ONE)),
            Paragraph(self.cut(right, "1"), self._style(theme.PAGE_ONE_RIGHT)),
        ]
        return LayoutTable([None, theme.TEXT_WIDTH * right_share], [cells], gap=theme.PAGE_ONE_GUTTER)

    def foot(self) -> Story:
        """Return the note on what this is not, and the directions; the place below them stays free."""
        t, style = self.view.t, self._style(theme.PAGE_ONE_FOOT)
        numbered = "   ".join(f"{number}.\u00a0{step}" for number, step in enumerate(self._directions(), 1))
        content = [Run(f"{t('page_one.directions')} ", bold=True), Run(numbered)]
        right = Paragraph(t("page_one.initials"), replace(style, align="right"))
        return [
            Rule(thickness=0.6, space_before=4, space_after=3),
            Paragraph(t("page_one.note"), style),
            LayoutTable(
                [None, theme.TEXT_WIDTH * 0.13], [[Paragraph(content, style), right]], gap=theme.PAGE_ONE_GUTTER
            ),
        ]

    def _directions(self) -> Iterator[str]:
        meeting, t = self.view.briefing.meeting, self.view.t
        who = self.cut(meeting.leadership or t("page_one.who_leadership"), "1")
        yield t("page_one.direction_decision", verwaltungsspitze=who)
        yield t("page_one.direction_coordination")
        if meeting.follow_up:
            yield t("page_one.direction_follow_up", wiedervorlage=self.view.short_day(meeting.follow_up))
        else:
            yield t("page_one.direction_follow_up_open")
        yield t("page_one.direction_file")

    def cut(self, typed: str, section: str) -> str:
        """Shorten a text that has no link and say where it stands in full."""
        shown = self.step.cut(typed)
        return shown if shown == typed else self.view.t("page.cut", begin=shown, n=section)

    def _style(self, style: TextStyle) -> TextStyle:
        return theme.scaled(style, min(self.step.size, 1))
