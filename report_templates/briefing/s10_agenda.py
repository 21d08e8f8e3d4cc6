"""Section 10: the proposed agenda, the order of speakers, the remaining decisions, and a form for agreements."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.conclude.concluded import AgendaItem, Decision
from report_templates import theme
from report_templates.briefing.blocks import Content, Story, body, heads, section, subheading, table, text_above
from report_templates.briefing.view import View
from report_templates.tagged import Choice, Column, KeepTogether, Paragraph, Run

_EMPTY_LINES = (18, 16, 14, 12, 10, 8, 6, 5, 4)  # as many as the page has room for; a page of its own is filled


def part(view: View, shortened: Sequence[Decision] = ()) -> Story:
    """Return the section; `shortened` are decisions that page 1 could not print in full."""
    agenda = view.briefing.concluded.agenda
    story = section(view, 10)
    headings = heads(view, ("s10.item", 0.6), ("s10.subject", 6.0), ("s10.minutes", 0.9, "right"))
    story.append(
        table(view.language, headings, [_row(view, item) for item in agenda.items], caption=view.t("s10.table"))
    )
    story += [body(view.say(note)) for note in agenda.notes]
    story.append(subheading(view.t("s10.order")))
    story.append(text_above(view.t("s10.order_help")))
    story += _speakers(view)
    if view.for_leadership:
        story += _further(view, shortened)
        story.append(subheading(view.t("s10.words")))
        story.append(KeepTogether([Paragraph(view.quote(view.t("s10.opening_words")), theme.QUOTE)]))
    return story + _record(view)


def _row(view: View, item: AgendaItem) -> list[Content]:
    details = "".join(f"\n– {view.say(detail)}" for detail in item.details)
    return [str(item.number), [Run(view.say(item.title), bold=True), Run(details)], str(item.minutes)]


def _speakers(view: View) -> Story:
    agenda = view.briefing.concluded.agenda
    if not agenda.tables:
        named = (f"{number}.\u00a0{view.label(key)}" for number, key in enumerate(agenda.speaking_order, 1))
        return [body("\u00a0· ".join(named))]
    rows = [(str(number), view.labels(keys)) for number, keys in enumerate(agenda.tables, 1)]
    return [table(view.language, heads(view, ("s10.at_table", 0.6), ("s04.offices", 6.0)), rows)]


def _record(view: View) -> Story:
    """An empty form: one line per agreement, to be filled in at the meeting, down to the foot of the page."""
    shares = (2.2, 1.2, 1.2, 1.0, 2.0)
    record = view.briefing.concluded.agenda.record
    headings = [Column(share, view.say(heading)) for heading, share in zip(record, shares, strict=True)]
    heading = subheading(view.t("s10.record"))
    empty = ["\n\n", *[""] * 4]
    forms = [KeepTogether([table(view.language, headings, [empty] * lines)]) for lines in _EMPTY_LINES]
    return [Choice([[heading, form] for form in forms])]


def _further(view: View, shortened: Sequence[Decision]) -> Story:
    concluded = view.briefing.concluded
    decisions = (*shortened, *concluded.further_decisions)
    rows = [(view.say(decision.question), view.say(decision.proposal)) for decision in decisions]
    if not rows:
        return []
    headings = heads(view, ("page_one.question", 1.0), ("page_one.proposal", 1.0))
    return [subheading(view.t("s10.further")), table(view.language, headings, rows)]
