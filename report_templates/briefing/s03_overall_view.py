"""Section 3, the overall view: the table of the stakeholder analysis, all invited offices, seven columns, landscape.

Long texts are shortened at a word boundary; annex A has them whole.
"""

from __future__ import annotations

from pipeline.language import whole_number
from pipeline.model import SCALES
from report_templates import theme
from report_templates.briefing.blocks import Content, Story, body, german, office_anchor, section, small, table
from report_templates.briefing.view import View
from report_templates.tagged import Cell, Column, Run

LONGEST = 420  # characters of a text in this table
_TEXTS = ("why_affected", "pressure_reason", "influence_basis")
_ORDER = ("actor", "why_affected", "affected", "pressure_reason", "pressure", "influence_basis", "influence")
_SHARES = (34, 65, 22.5, 58.5, 24.5, 50, 17.5)  # no heading of a scale is broken more than once


def part(view: View) -> Story:
    """Return the section; whoever places it turns the page to landscape."""
    story = section(view, 3)
    story.append(body(view.t("s03.intro")))
    legend = view.t("s03.legend")
    if any(view.value(key, scale).endswith("*") for key in view.answers for scale in SCALES):
        legend = f"{legend} · {view.t('s03.legend_clarified')}"
    story.append(small(legend))
    question = view.briefing.questionnaire.question
    columns = [
        Column(share, question(key).table_heading.in_(view.language), "center" if key in SCALES else "left")
        for key, share in zip(_ORDER, _SHARES, strict=True)
    ]
    rows = (_row(view, office.key) for office in view.briefing.invited)
    story.append(table(view.language, columns, rows, width=theme.LANDSCAPE_WIDTH, style=theme.TABLE_SMALL))
    return story


def _row(view: View, key: str) -> list[Content | Cell]:
    name = view.offices[key].name
    answer = view.answers.get(key)
    if answer is None:
        return [german(view, name), Cell(view.t("s03.no_answer"), col_span=6)]
    why, reason, basis = (_shortened(view, key, answer[column]) for column in _TEXTS)
    values = [Cell(view.value(key, scale), bold=True) for scale in SCALES]
    return [german(view, name), why, values[0], reason, values[1], basis, values[2]]


def _shortened(view: View, key: str, typed: str) -> Content | Cell:
    """Shorten a long text at a word boundary, say how long it is, and link to where it stands whole."""
    if not typed:
        return view.t("s03.blank")
    if len(typed) <= LONGEST:
        return german(view, typed)
    head = typed[:LONGEST]
    if len(head.split()) > 1:
        head = head.rsplit(maxsplit=1)[0]
    note = view.t("page.shortened", n=whole_number(len(typed), view.language))
    return german(view, [Run(f"{head} "), Run(note, link=f"#{office_anchor(view, key)}")])
