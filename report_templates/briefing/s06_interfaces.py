"""Section 6, interfaces: who names whom as picture and table, the pairs that named each other, what should change.

How an office assesses an interface is printed only where both sides named each other: a one-sided complaint is a
reason to call, not a printed line (scoring.md, section 5, "Who reads what").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from report_templates import theme
from report_templates.briefing.blocks import (
    Content,
    Story,
    body,
    floating,
    german,
    heads,
    lead_in,
    picture,
    section,
    sentences,
    subheading,
    table,
)
from report_templates.briefing.view import View
from report_templates.flowables.naming_matrix import NamingMatrix
from report_templates.tagged import Cell, Flowable

MOST_SHOWN = 30  # offices in the picture; the tables have all


def part(view: View) -> Story:
    """Return the section."""
    story = sentences(view, view.statements("interfaces"))
    rest = [_outside(view), _quotes(view)]
    if view.briefing.scored.edges:
        drawn = [subheading(view.t("s06.named")), _picture(view)]
        listed = [subheading(view.t("s06.namings")), lead_in(view.t("s06.one_sided")), _namings(view)]
        story += floating(drawn, listed, _pairs(view), *rest)
    else:
        story += [flowable for block in rest for flowable in block]
    return [*section(view, 6), *(story or [body(view.t("page.none"))])]


def _quotes(view: View) -> Story:
    issues = {key: answer["interface_issue"] for key, answer in view.answers.items()}
    quotes = [(german(view, view.label(key)), german(view, issue)) for key, issue in issues.items() if issue]
    if not quotes:
        return []
    headings = heads(view, ("page.office", 1.2), ("s06.answer", 4.0))
    return [subheading(view.t("s06.quotes")), table(view.language, headings, quotes)]


def _picture(view: View) -> Flowable:
    shown = _most_involved(view)
    place = {key: number for number, key in enumerate(shown)}
    edges = [e for e in view.briefing.scored.edges if e.source in place and e.target in place]
    letters = view.letters(view.briefing.questionnaire.interface_states)
    marks = {(place[e.source], place[e.target]): letters.get(e.state, "") if e.returned else "" for e in edges}
    strong = frozenset(
        (place[one], place[other])
        for pair in view.briefing.scored.pairs if pair.type != "mutual"
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)) if one in place and other in place
    )  # fmt: skip
    labels, heads = [view.label(key) for key in shown], [view.short(key) for key in shown]
    legend = [view.t("s06.legend", zustaende=view.legend(view.briefing.questionnaire.interface_states))]
    if len(shown) < len(view.briefing.invited):
        part_of = "picture_most" if len(_involved(view)) > MOST_SHOWN else "picture_named"
        legend.append(view.t(f"s06.{part_of}", k=len(shown), n=len(view.briefing.invited)))
    return picture(NamingMatrix(theme.TEXT_WIDTH, labels, heads, marks, strong), view.t("s06.picture_alt"), *legend)


def _most_involved(view: View) -> list[str]:
    """Return the offices with the most namings, in roster order; all that have one if they are not too many."""
    chosen = {key for key, _count in _involved(view).most_common(MOST_SHOWN)}
    return [office.key for office in view.briefing.offices if office.key in chosen]


def _involved(view: View) -> Counter[str]:
    return Counter(key for edge in view.briefing.scored.edges for key in (edge.source, edge.target))


def _pairs(view: View) -> Story:
    states = view.words(view.briefing.questionnaire.interface_states)
    rows: list[list[Content | Cell]] = []
    for pair in view.briefing.scored.pairs:
        says = (states.get(state, state) for state in (pair.a_says, pair.b_says))
        rows.append([german(view, f"{view.label(pair.a)} – {view.label(pair.b)}"), *says, view.t(f"s06.{pair.type}")])
    if not rows:
        return [body(view.t("s06.no_pairs"))]
    columns = heads(view, ("s06.pair", 2.0), ("s06.first_says", 1.4), ("s06.second_says", 1.4), ("s06.type", 1.4))
    return [subheading(view.t("s06.pairs")), table(view.language, columns, rows)]


def _namings(view: View) -> Flowable:
    names: dict[str, list[str]] = defaultdict(list)
    for edge in view.briefing.scored.edges:
        names[edge.source].append(edge.target)
    indegree = view.briefing.scored.indegree
    rows = [
        (german(view, view.label(office.key)), _named_by(view, office.key, names), str(indegree.get(office.key, 0)))
        for office in view.briefing.offices if office.key in names or indegree.get(office.key)
    ]  # fmt: skip
    headings = heads(view, ("page.office", 1.4), ("s06.names", 4.0), ("s06.count", 1.0, "right"))
    return table(view.language, headings, rows)


def _named_by(view: View, key: str, names: Mapping[str, Sequence[str]]) -> Content | Cell:
    if key not in view.answers:
        return view.t("s04.no_answer")
    return german(view, view.labels(names.get(key, ()))) or view.t("s03.blank")


def _outside(view: View) -> Story:
    """Interfaces with anybody who is not on the roster: named, but in no pair and no picture."""
    outside = {
        key: ", ".join(interface.name for interface in answer["interfaces"] if interface.office is None)
        for key, answer in view.answers.items()
    }
    rows = [(german(view, view.label(key)), german(view, names)) for key, names in outside.items() if names]
    if not rows:
        return []
    return [
        subheading(view.t("s06.outside")),
        table(view.language, heads(view, ("page.office", 1.4), ("s06.names", 5.0)), rows),
    ]
