"""Section 2, response and data: how many answered, what that allows to say, and every invited office by name."""

from __future__ import annotations

from report_templates import theme
from report_templates.briefing import since_last_version
from report_templates.briefing.blocks import Content, Story, body, german, heads, section, sentences, subheading, table
from report_templates.briefing.view import View
from report_templates.tagged import Cell, Choice, KeepTogether
from report_templates.texts import entries

MOST_ON_A_PAGE = 60  # offices; more are never tried to be kept on one page
_SHORT_NAME = 40  # characters that the column of short names is made for


def part(view: View) -> Story:
    """Return the section."""
    said = view.statements("response", "data")
    story = section(view, 2)
    changed = since_last_version.line(view)
    if changed:
        story.append(body(changed))
    story += sentences(view, (s for s in said if s.audience == "all"))
    calls = [s for s in said if s.audience == "leadership"]
    if calls:
        story.append(subheading(view.t("s02.calls")))
        story += sentences(view, calls)
    return [*story, *_offices(view)]


def _offices(view: View) -> Story:
    """List all invited offices; in smaller type where only that keeps the list from running over onto another page."""
    longest = max((len(view.label(office.key)) for office in view.briefing.invited), default=0)
    called, named = (30, 52) if longest <= _SHORT_NAME else (41, 41)
    columns = heads(
        view, ("s02.called", called), ("s02.name", named), ("s02.short", 12), ("s02.level", 26), ("s02.status", 40)
    )
    rows = [
        [
            *(german(view, name) for name in (view.label(office.key), office.name, office.short)),
            _level(view, office.level),
            _status(view, office.key),
        ]
        for office in view.briefing.invited
    ]
    heading = subheading(view.t("s02.table"))
    listed = [table(view.language, columns, rows, style=style) for style in (theme.TABLE, theme.TABLE_SMALL)]
    if len(rows) > MOST_ON_A_PAGE:
        return [heading, listed[0]]
    return [Choice([*([heading, KeepTogether([one])] for one in listed), [heading, listed[0]]])]


def _level(view: View, level: str) -> Content | Cell:
    """Name the level in the edition's language where it is one of the usual ones; else it stays as typed."""
    known = (one["level"].in_(view.language) for one in entries("levels.known") if one["level"].de == level)
    return next(known, None) or german(view, level)


def _status(view: View, key: str) -> str:
    answer = view.answers.get(key)
    if answer is None:
        return view.t("s02.pending" if key in view.briefing.scored.response.pending else "s02.no_answer")
    moment = answer["submitted_at"]
    if moment is None or moment != moment:  # noqa: PLR0124 an unknown time may arrive as NaT
        return view.t("s02.answered")
    return view.t("s02.answered_on", datum=view.short_day(moment.date()))
