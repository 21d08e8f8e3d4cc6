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


@dataclass(frozen=True)
class Step:
    """How much page 1 holds back: names in a list, characters of a text, size of the type, names in brackets."""

    names: int = _NO_LIMIT
    characters: int = _NO_LIMIT
    size: float = 1.0
    official_names: bool = False


# From the whole content in full size to what fits whatever anybody typed.
_SIZES = (1.0, 0.96, 0.94, 0.92)
STEPS = (
    *(Step(size=size, official_names=True) for size in _SIZES),
    *(Step(size=size) for size in _SIZES),
    Step(names=12, size=0.92),
    Step(names=8, size=0.92),
    Step(names=6, characters=520, size=0.92),
    Step(names=5, characters=320, size=0.9),
    Step(names=4, characters=240, size=0.88),
    Step(names=3, characters=170, size=0.86),
    Step(names=2, characters=120, size=0.84),
    Step(names=1, characters=80, size=0.8),
    Step(names=1, characters=40, size=0.74),
)
_MOST_AIR = 5.0  # above a heading; what is left stays above the foot
_GAPS = 8  # five headings, and half as much between six results


def fitting(view: View) -> PageOne:
    """Return page 1 at the first step at which it fits, with the room that is left spread between its parts."""
    pages = (PageOne(view, step) for step in STEPS)
    page = next((page for page in pages if page.free >= 0), PageOne(view, STEPS[-1]))
    return replace(page, air=min(max(page.free, 0) / _GAPS, _MOST_AIR))


@dataclass(frozen=True)
class PageOne:
    """Page 1 at one step."""

    view: View
    step: Step
    air: float = 0.0  # additional space above headings

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
        yield self._pair(place, t("page_one.data_date", datum=today))

    def _pair(self, left: str, right: str, *, bold: bool = False, right_share: float = 0.27) -> LayoutTable:
        style = self._style(theme.PAGE_ONE)
        cells = [
            Paragraph([Run(self._cut(left, "1"), bold=bold)], style),
            Paragraph(self._cut(right, "1"), self._style(theme.PAGE_ONE_RIGHT)),
        ]
        return LayoutTable([None, theme.TEXT_WIDTH * right_share], [cells])

    def _occasion(self) -> Iterator[Flowable]:
        yield self._heading(1, "occasion")
        said = " ".join(self.view.say(sentence) for sentence in self.view.briefing.concluded.occasion)
        yield Paragraph(self._cut(said, "1"), self._style(theme.PAGE_ONE))

    def _response(self) -> Iterator[Flowable]:
        response, view = self.view.briefing.scored.response, self.view
        figure = view.t("page_one.response_figure", n=response.answered, N=response.invited, p=response.percent or 0)
        said = [view.say(s.text) for s in view.statements("response") if s.id in {"R2", "R3", "R4", "R5"}]
        rest = [self._listed(text, [view.label(key) for key in response.no_answer], "2") for text in said]
        heading: Flowable = self._heading(2, "response")
        if response.invited <= theme.MOST_BOXES:
            strip = ResponseStrip(theme.TEXT_WIDTH * 0.78, response.answered, response.invited)
            alt = view.t("page_one.response_alt", n=response.answered, N=response.invited)
            picture = Figure(strip.width, strip.height, strip.draw, alt)
            heading = LayoutTable([None, strip.width], [[heading, picture]], align="middle", space_after=1)
            heading.space_before = 5.5 + self.air
        yield heading
        content = [Run(f"{figure} ", bold=True), Run(" ".join([*rest, ""])), see(view, "2")]
        yield Paragraph(content, self._style(theme.PAGE_ONE))

    def _results(self) -> Iterator[Flowable]:
        yield self._heading(3, "results")
        chosen = self.view.briefing.concluded.page_one
        if not chosen:
            yield Paragraph(self.view.t("page_one.results_none"), self._style(theme.PAGE_ONE))
            return
        for one in chosen:
            yield self._sentence(one)

    def _sentence(self, chosen: PageOneStatement) -> Paragraph:
        section = str(chosen.section)
        keyword = self.view.t(f"page_one.keyword.{chosen.statement.id}")
        names = [self.view.label(key) for key in chosen.statement.offices]
        said = self._listed(self.view.say(chosen.text), names, section)
        content = [Run(f"{keyword} – ", bold=True), Run(f"{said} "), see(self.view, section)]
        style = self._style(theme.PAGE_ONE_RESULT)
        return Paragraph(content, replace(style, space_after=style.space_after + self.air / 2))

    def _decisions(self) -> Iterator[Flowable]:
        view, decisions = self.view, self.view.briefing.concluded.decisions
        yield self._heading(4, "decisions")
        boxes = view.t("page_one.boxes")
        rows = [
            [self._cut(view.say(d.question), "10"), self._cut(view.say(d.proposal), "10"), boxes] for d in decisions
        ]
        yield self._table([("question", 0.38), ("proposal", 0.465), ("decision", 0.155)], rows)

    def _next_steps(self) -> Iterator[Flowable]:
        yield self._heading(5, "next_steps")
        style = self._style(theme.PAGE_ONE_STEP)
        rows = [
            [Paragraph(self._cut(self.view.say(cell), "1"), style) for cell in (step.what, step.who, step.until)]
            for step in self.view.briefing.concluded.next_steps
        ]
        yield LayoutTable(
            [None, theme.TEXT_WIDTH * 0.3, theme.TEXT_WIDTH * 0.275], rows, gap=6, row_gap=1.5 * self.step.size
        )

    def _table(self, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> Table:
        made = [Column(theme.TEXT_WIDTH * share, self.view.t(f"page_one.{key}")) for key, share in columns]
        return Table(made, rows, theme.scaled_table(theme.TABLE_PAGE_ONE, self.step.size))

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
            Rule(thickness=0.6, space_after=3),
            Paragraph(t("page_one.note"), style),
            LayoutTable([None, theme.TEXT_WIDTH * 0.14], [[Paragraph(content, style), right]]),
        ]

    # ── shortening ──

    def _style(self, style: TextStyle) -> TextStyle:
        return theme.scaled(style, self.step.size)

    def _heading(self, number: int, key: str) -> Paragraph:
        style = self._style(theme.PAGE_ONE_HEADING)
        airy = replace(style, space_before=style.space_before + self.air)
        return Paragraph(f"{number} {self.view.t(f'page_one.{key}')}", airy, tag="H2")

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
