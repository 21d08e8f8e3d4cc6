"""Page 1, the note for the leadership, in its fixed layout (briefing.md, section 1): always exactly one page.

What does not fit is shortened step by step (`page_one_steps.py`), and says where it stands in full; nothing is dropped
in silence. The foot stays where it is: 30 mm are free for initials and directions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from operator import attrgetter

from pipeline.conclude.concluded import Decision, NextStep, PageOneStatement
from report_templates import theme
from report_templates.briefing.blocks import Story, section_anchor, see
from report_templates.briefing.names import FirstMention
from report_templates.briefing.page_one_frame import Frame
from report_templates.briefing.page_one_steps import LARGER, SMALLEST_WHOLE, STEPS, Step
from report_templates.briefing.view import View
from report_templates.flowables.response_strip import ResponseStrip
from report_templates.tagged import (
    Cell,
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

Row = tuple[Flowable | Story, Flowable]  # what stands in the margin, and what beside it
FREE_FOOT = 30 * theme.MM  # for initials and directions
_QUESTION, _BOXES = 0.395, 0.15  # columns of the decisions; no box is parted from its word
_STRIP = 0.6  # of the column: the boxes of the response
_MOST_AIR = 5.0  # above a part; what is left stays above the foot
_GAPS = 10  # five parts, and half as much between six results and three steps
_LEAST_ROOM = 12.0  # for air, before smaller type is preferred to a crowded page


def fitting(view: View) -> PageOne:
    """Return page 1 at the first step at which it fits, with the room that is left spread between its parts."""
    pages = (PageOne(view, step) for step in STEPS)
    page = next((page for page in pages if page.fits), PageOne(view, STEPS[-1]))
    if page.step == STEPS[0]:
        larger = takewhile(attrgetter("fits"), (PageOne(view, step) for step in LARGER))
        page = [page, *larger][-1]
    return replace(page, air=min(max(page.free, 0) / _GAPS, _MOST_AIR))


@dataclass(frozen=True)
class PageOne:
    """Page 1 at one step."""

    view: View
    step: Step
    air: float = 0.0  # additional space above headings

    @property
    def fits(self) -> bool:
        """Whether everything has its place, and some air as long as there is something milder than shortening."""
        return self.free >= (_LEAST_ROOM if self.step.size > SMALLEST_WHOLE else 0)

    @cached_property
    def free(self) -> float:
        """The room that is left between content and foot, negative if the page is too full."""
        return theme.PAGE_ONE_HEIGHT - self._height([*self._content(), *self._frame.foot()]) - FREE_FOOT

    def _height(self, blocks: Sequence[Flowable]) -> float:
        return theme.height_of(blocks, theme.TEXT_WIDTH, self.view.language)

    @property
    def story(self) -> Story:
        """Content, then room, then the foot at its place."""
        return [*self._content(), Spacer(max(self.free, 0)), *self._frame.foot()]

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
    def _frame(self) -> Frame:
        return Frame(self.view, self.step)

    @cached_property
    def _names(self) -> FirstMention:
        return FirstMention(self.view.briefing.offices)

    def _content(self) -> Story:
        self._names.forget()
        parts = (self._frame.head, self._occasion, self._response, self._results, self._decisions, self._next_steps)
        return [block for part in parts for block in part()]

    def _occasion(self) -> Iterator[Flowable]:
        said = [self.view.say(sentence) for sentence in self.view.briefing.concluded.occasion]
        shown = said if self.step.whole_occasion else [self._frame.cut(sentence, "1") for sentence in said]
        yield from self._block(1, "occasion", [Paragraph(" ".join(shown), self._style(theme.PAGE_ONE))])

    def _response(self) -> Iterator[Flowable]:
        response, view = self.view.briefing.scored.response, self.view
        said = [view.say(s.text) for s in view.statements("response") if s.id in {"R2", "R3", "R4", "R5"}]
        silent = [view.label(key) for key in response.no_answer]
        blocks: Story = [self._figure(), Paragraph(self._told(said, silent, "2"), self._style(theme.PAGE_ONE))]
        yield from self._block(2, "response", blocks)

    def _figure(self) -> Flowable:
        """How many answered, and a box for each invited office beside it if they are not too many."""
        response, view = self.view.briefing.scored.response, self.view
        known = {"n": response.answered, "N": response.invited}
        key = "response_figure_one" if response.invited == 1 else "response_figure"
        figure = view.t(f"page_one.{key}", p=response.percent or 0, **known)
        said = Paragraph([Run(figure, bold=True)], self._style(theme.PAGE_ONE))
        if response.invited > theme.MOST_BOXES:
            return said
        strip = ResponseStrip(theme.PAGE_ONE_COLUMN * _STRIP, response.answered, response.invited)
        picture = Figure(strip.width, strip.height, strip.draw, view.t("page_one.response_alt", **known))
        return LayoutTable([None, theme.PAGE_ONE_COLUMN * _STRIP], [[said, picture]], gap=0, align="middle")

    def _results(self) -> Iterator[Flowable]:
        none: Row = [], Paragraph(self.view.t("page_one.results_none"), self._style(theme.PAGE_ONE))
        yield self._rule()
        yield self._heading(3, "results")
        yield self._rows([self._result(one) for one in self.view.briefing.concluded.page_one] or [none])

    def _result(self, chosen: PageOneStatement) -> Row:
        """Return a sentence and its keyword, by which eyes and screen readers jump to it."""
        keyword = self.view.t(f"page_one.keyword.{chosen.statement.id}")
        names = [self.view.label(key) for key in chosen.statement.offices]
        told = self._told([self.view.say(chosen.text)], names, str(chosen.section))
        style = self._style(theme.PAGE_ONE)
        return Paragraph(keyword, self._style(theme.PAGE_ONE_KEYWORD), tag="H3"), Paragraph(told, style)

    def _decisions(self) -> Iterator[Flowable]:
        boxes = _BOXES * max(self.step.size, 1.0)
        columns = [
            Column(theme.TEXT_WIDTH * share, self.view.t(f"page_one.{key}"))
            for key, share in (("question", _QUESTION), ("proposal", 1 - _QUESTION - boxes), ("decision", boxes))
        ]
        rows = [self._decision(decision) for decision in self.view.briefing.concluded.decisions]
        style = theme.scaled_table(theme.TABLE_PAGE_ONE, self.step.size)
        yield self._rule()
        yield self._heading(4, "decisions")
        yield Table(columns, rows, style, space_before=2)

    def _decision(self, decision: Decision) -> tuple[Cell, str, str]:
        question, proposal = (
            self._frame.cut(self.view.say(text), "10") for text in (decision.question, decision.proposal)
        )
        return Cell(question, bold=True), proposal, self.view.t("page_one.boxes")

    def _next_steps(self) -> Iterator[Flowable]:
        yield Spacer(2 * self._space + self.air)  # instead of a rule: the table above ends with one
        yield self._heading(5, "next_steps")
        yield self._rows([self._next_step(step) for step in self.view.briefing.concluded.next_steps])

    def _next_step(self, step: NextStep) -> Row:
        until, what, who = (self._frame.cut(self.view.say(said), "1") for said in (step.until, step.what, step.who))
        style = self._style(theme.PAGE_ONE)
        return Paragraph(until, self._style(theme.PAGE_ONE_KEYWORD)), Paragraph(f"{what} – {who}", style)

    def _rows(self, rows: Sequence[Row]) -> LayoutTable:
        """Set keywords in the margin and what they stand for beside them, with some of the room that is left."""
        return LayoutTable(
            [theme.PAGE_ONE_MARGIN, None],
            rows,
            gap=theme.PAGE_ONE_GUTTER,
            row_gap=self._space + self.air / 2,
            space_before=self._space,
        )

    def _block(self, number: int, key: str, content: Story) -> Iterator[Flowable]:
        """Set a part with its heading in the margin and its content in a column of good length."""
        yield self._rule()
        yield LayoutTable(
            [theme.PAGE_ONE_MARGIN, None], [[self._heading(number, key), content]], gap=theme.PAGE_ONE_GUTTER
        )

    def _rule(self) -> Rule:
        return Rule(color=theme.LIGHT_GREY, space_before=self._space + self.air, space_after=self._space)

    def _heading(self, number: int, key: str) -> Paragraph:
        title = f"{number}\u00a0{self.view.t(f'page_one.{key}')}"
        return Paragraph(title, self._style(theme.PAGE_ONE_HEADING), tag="H2")

    @property
    def _space(self) -> float:
        return theme.PAGE_ONE_SPACE * self.step.size

    def _style(self, style: TextStyle) -> TextStyle:
        return theme.scaled(style, self.step.size)

    def _told(self, sentences: Sequence[str], names: Sequence[str], section: str) -> list[str | Run]:
        """Say sentences and link to their section, which goes on where they had to be shortened."""
        full = [self._names.in_full(said) if self._in_full else said for said in sentences]
        more = self.view.t("page.and_more", n=len(names) - self.step.names)
        shown = [self.step.listed(said, names, more) for said in full]
        goes_on = Run(self.view.t("page.continued", n=section), link=f"#{section_anchor(section)}")
        return [f"{' '.join(shown)}\u00a0", see(self.view, section) if shown == full else goes_on]

    @property
    def _in_full(self) -> bool:
        return self.step.official_names and self.view.language == "en"
