"""Page 1, the note for the leadership, in its fixed layout (briefing.md, section 1): always exactly one page.

What does not fit is shortened step by step (`STEPS`), most harmless first, and says where it stands in full; nothing
is dropped in silence. The foot stays where it is: 30 mm are free for initials and directions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.conclude.concluded import Decision, PageOneStatement
from pipeline.language import listing
from report_templates import theme
from report_templates.briefing import since_last_version
from report_templates.briefing.blocks import Story, see, title_lines
from report_templates.briefing.names import FirstMention
from report_templates.briefing.view import View
from report_templates.flowables.response_strip import ResponseStrip
from report_templates.tagged import (
    Column,
    Figure,
    Flowable,
    LayoutTable,
    Paragraph,
    Rule,
    Run,
    Spacer,
    Table,
    TextStyle,
)  # fmt: skip

FREE_FOOT = 30 * theme.MM  # for initials and directions
_NO_LIMIT = 10**9
_STRIP = 0.66  # of the column for the boxes of the response


@dataclass(frozen=True)
class Step:
    """How much page 1 holds back: names in a list, characters of a text, size of the type, names in brackets.

    With `whole_occasion` the two sentences of the occasion are spared: they come first, and say what the page is.
    """

    names: int = _NO_LIMIT
    characters: int = _NO_LIMIT
    size: float = 1.0
    official_names: bool = False
    whole_occasion: bool = False


# From the whole content in full size to what fits whatever anybody typed.
_SIZES = (1.0, 0.98, 0.96, 0.94, 0.92)
STEPS = (
    *(Step(size=size, official_names=True) for size in _SIZES),
    *(Step(size=size) for size in _SIZES),
    Step(names=12, size=0.92),
    Step(names=8, size=0.92),
    *(
        Step(names=names, characters=characters, size=size, whole_occasion=whole_occasion)
        for names, characters, size in (
            (6, 520, 0.92), (5, 320, 0.9), (4, 240, 0.88), (3, 170, 0.86), (2, 120, 0.84), (1, 80, 0.8), (1, 40, 0.74),
        )
        for whole_occasion in (True, False)
    ),
)  # fmt: skip
_MOST_AIR = 5.0  # above a part; what is left stays above the foot
_GAPS = 10  # five parts, and half as much between six results and three steps
_LEAST_ROOM = 18.0  # for air, before smaller type is preferred to a crowded page


def fitting(view: View) -> PageOne:
    """Return page 1 at the first step at which it fits, with the room that is left spread between its parts."""
    pages = (PageOne(view, step) for step in STEPS)
    page = next((page for page in pages if page.free >= page.least_room), PageOne(view, STEPS[-1]))
    return replace(page, air=min(max(page.free, 0) / _GAPS, _MOST_AIR))


@dataclass(frozen=True)
class PageOne:
    """Page 1 at one step."""

    view: View
    step: Step
    air: float = 0.0  # additional space above headings

    @property
    def least_room(self) -> float:
        """The room that must be left: none where there is nothing milder to do than to shorten a text."""
        return _LEAST_ROOM if self.step.size > min(_SIZES) else 0.0

    @cached_property
    def free(self) -> float:
        """The room that is left between content and foot, negative if the page is too full."""
        return theme.PAGE_ONE_HEIGHT - self._height([*self._content(), *self._foot()]) - FREE_FOOT

    def _height(self, blocks: Sequence[Flowable]) -> float:
        return theme.height_of(blocks, theme.TEXT_WIDTH, self.view.language)

    @property
    def story(self) -> Story:
        """Content, then room, then the foot at its place."""
        return [*self._content(), Spacer(max(self.free, 0)), *self._foot()]

    @cached_property
    def shortened_decisions(self) -> tuple[Decision, ...]:
        """Decisions that page 1 could not print in full; section 10 does."""
        decisions = self.view.briefing.concluded.decisions
        longest = self.step.characters
        return tuple(
            d for d in decisions if any(len(self.view.say(said)) > longest for said in (d.question, d.proposal))
        )

    # ── content ──

    @cached_property
    def _names(self) -> FirstMention:
        return FirstMention(self.view.briefing.offices)

    def _content(self) -> Story:
        self._names.forget()
        parts = (self._head, self._occasion, self._response, self._results, self._decisions, self._next_steps)
        return [block for part in parts for block in part()]

    def _head(self) -> Iterator[Flowable]:
        meeting, t = self.view.briefing.meeting, self.view.t
        owner = " · ".join(filter(None, [meeting.authority, meeting.unit]))
        reference = t("page_one.file_reference", az=meeting.file_reference) if meeting.file_reference else ""
        handled = t("page_one.handled_by", name=meeting.handled_by) if meeting.handled_by else ""
        phone = t("page_one.phone", tel=meeting.handled_by_phone) if meeting.handled_by_phone else ""
        to = t("page_one.addressee", verwaltungsspitze=meeting.leadership) if meeting.leadership else ""
        when = t("page_one.meeting_on", datum=self.view.day(meeting.date)) if meeting.date else ""
        place = ", ".join(filter(None, [when, meeting.place]))
        today = self.view.day(self.view.briefing.as_of)
        yield self._pair(owner, reference, bold=True)
        yield self._pair(" · ".join(filter(None, [handled, phone])), today)
        yield Rule(color=theme.BLUE, thickness=1.2, space_before=2, space_after=4)
        yield self._pair(to or t("page_one.addressee_open"), t("page_one.internal"), bold=True, right_share=0.36)
        yield Paragraph(title_lines(self.view), self._style(theme.PAGE_ONE_TITLE), tag="H1", outline=1)
        share = 0.3 if self.view.briefing.from_meeting is None else 0.42  # what is said of a later version is longer
        yield self._pair(place, self.view.data_date("page_one", today), right_share=share)
        changed = since_last_version.line(self.view)
        if changed:
            yield Paragraph(changed, self._style(theme.PAGE_ONE))

    def _pair(self, left: str, right: str, *, bold: bool = False, right_share: float = 0.27) -> LayoutTable:
        style = self._style(theme.PAGE_ONE)
        cells = [
            Paragraph([Run(self._cut(left, "1"), bold=bold)], style),
            Paragraph(self._cut(right, "1"), self._style(theme.PAGE_ONE_RIGHT)),
        ]
        return LayoutTable([None, theme.TEXT_WIDTH * right_share], [cells])

    def _occasion(self) -> Iterator[Flowable]:
        said = " ".join(self.view.say(sentence) for sentence in self.view.briefing.concluded.occasion)
        shown = said if self.step.whole_occasion else self._cut(said, "1")
        yield from self._block(1, "occasion", [Paragraph(shown, self._style(theme.PAGE_ONE))])

    def _response(self) -> Iterator[Flowable]:
        response, view = self.view.briefing.scored.response, self.view
        said = [view.say(s.text) for s in view.statements("response") if s.id in {"R2", "R3", "R4", "R5"}]
        rest = [self._listed(text, [view.label(key) for key in response.no_answer], "2") for text in said]
        blocks: Story = [
            self._figure(),
            Paragraph([" ".join([*rest, ""]), see(view, "2")], self._style(theme.PAGE_ONE)),
        ]
        yield from self._block(2, "response", blocks)

    def _figure(self) -> Flowable:
        """How many answered, and a box for each invited office beside it if they are not too many."""
        response, view = self.view.briefing.scored.response, self.view
        known = {"n": response.answered, "N": response.invited}
        figure = view.t("page_one.response_figure", p=response.percent or 0, **known)
        said = Paragraph([Run(figure, bold=True)], self._style(theme.PAGE_ONE))
        if response.invited > theme.MOST_BOXES:
            return said
        strip = ResponseStrip(theme.PAGE_ONE_COLUMN * _STRIP, response.answered, response.invited)
        picture = Figure(strip.width, strip.height, strip.draw, view.t("page_one.response_alt", **known), align="right")
        return LayoutTable([None, theme.PAGE_ONE_COLUMN * _STRIP], [[said, picture]], gap=0, align="middle")

    def _results(self) -> Iterator[Flowable]:
        chosen = self.view.briefing.concluded.page_one
        none = Paragraph(self.view.t("page_one.results_none"), self._style(theme.PAGE_ONE))
        yield from self._block(3, "results", [self._sentence(one) for one in chosen] or [none])

    def _sentence(self, chosen: PageOneStatement) -> Paragraph:
        section = str(chosen.section)
        keyword = self.view.t(f"page_one.keyword.{chosen.statement.id}")
        names = [self.view.label(key) for key in chosen.statement.offices]
        said = self._listed(self.view.say(chosen.text), names, section)
        return self._point(keyword, [f"{said} ", see(self.view, section)])

    def _decisions(self) -> Iterator[Flowable]:
        view, decisions = self.view, self.view.briefing.concluded.decisions
        boxes = view.t("page_one.boxes")
        rows = [
            [self._cut(view.say(d.question), "10"), self._cut(view.say(d.proposal), "10"), boxes] for d in decisions
        ]
        columns = [
            Column(theme.TEXT_WIDTH * share, view.t(f"page_one.{key}"))
            for key, share in (("question", 0.38), ("proposal", 0.465), ("decision", 0.155))
        ]
        style = theme.scaled_table(theme.TABLE_PAGE_ONE, self.step.size)
        yield from self._opened(4, "decisions")
        yield Table(columns, rows, style, space_before=2)

    def _next_steps(self) -> Iterator[Flowable]:
        steps: Story = []
        for step in self.view.briefing.concluded.next_steps:
            until, what, who = (self._cut(self.view.say(said), "1") for said in (step.until, step.what, step.who))
            steps.append(self._point(until, [f"{what} – {who}"]))
        yield from self._block(5, "next_steps", steps)

    def _point(self, keyword: str, said: Sequence[str | Run]) -> Paragraph:
        """Set a sentence after its keyword, with some of the room that is left below it."""
        style = self._style(theme.PAGE_ONE_POINT)
        airy = replace(style, space_after=style.space_after + self.air / 2)
        return Paragraph([Run(f"{keyword} – ", bold=True), *said], airy)

    def _block(self, number: int, key: str, content: Story) -> Iterator[Flowable]:
        """Set a part with its heading in the margin and its content in a column of good length."""
        rule, heading = self._opened(number, key)
        yield rule
        yield LayoutTable([theme.PAGE_ONE_MARGIN, None], [[heading, content]], gap=theme.PAGE_ONE_GUTTER)

    def _opened(self, number: int, key: str) -> tuple[Rule, Paragraph]:
        """Return what opens a part: a thin rule and its heading."""
        space = theme.PAGE_ONE_SPACE * self.step.size
        rule = Rule(color=theme.LIGHT_GREY, space_before=space + self.air, space_after=space)
        title = f"{number}\u00a0{self.view.t(f'page_one.{key}')}"
        return rule, Paragraph(title, self._style(theme.PAGE_ONE_HEADING), tag="H2")

    # ── foot ──

    def _foot(self) -> Story:
        meeting, t = self.view.briefing.meeting, self.view.t
        who = self._cut(meeting.leadership or t("page_one.who_leadership"), "1")
        follow_up = meeting.follow_up
        steps = [
            t("page_one.direction_decision", verwaltungsspitze=who),
            t("page_one.direction_coordination"),
            t("page_one.direction_follow_up", wiedervorlage=self.view.short_day(follow_up)) if follow_up
            else t("page_one.direction_follow_up_open"),
            t("page_one.direction_file"),
        ]  # fmt: skip
        numbered = "   ".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
        content = [Run(f"{t('page_one.directions')} ", bold=True), Run(numbered)]
        style = self._style(theme.PAGE_ONE_FOOT)
        right = Paragraph(t("page_one.initials"), replace(style, align="right"))
        return [
            Rule(thickness=0.6, space_before=4, space_after=3),
            Paragraph(t("page_one.note"), style),
            LayoutTable([None, theme.TEXT_WIDTH * 0.14], [[Paragraph(content, style), right]]),
        ]

    # ── shortening ──

    def _style(self, style: TextStyle) -> TextStyle:
        return theme.scaled(style, self.step.size)

    def _where(self, section: str) -> str:
        return self.view.t("page.see_section", n=section)

    def _listed(self, sentence: str, names: Sequence[str], section: str) -> str:
        """Shorten the list of names in a sentence to as many as the step allows."""
        whole = listing(names)
        if names and whole in sentence and len(names) > self.step.names:
            shown = [self._cut(name, section) for name in names[: self.step.names]]
            more = self.view.t("page.and_more", n=len(names) - len(shown), wo=self._where(section))
            return sentence.replace(whole, f"{listing(shown)} {more}")
        if self.step.official_names and self.view.language == "en":
            sentence = self._names.in_full(sentence)
        return self._cut(sentence, section)

    def _cut(self, typed: str, section: str) -> str:
        """Shorten a text at a word boundary and say where it stands in full."""
        if len(typed) <= self.step.characters:
            return typed
        head = typed[: self.step.characters]
        if " " in head.strip():
            head = head.rsplit(maxsplit=1)[0]
        where = self.view.t("page.in_section", n=section)
        return f"{head.rstrip(' ,;')} {self.view.t('page.cut', wo=where)}"
