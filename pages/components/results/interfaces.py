"""Interfaces: who was spoken to, the pairs, what only one side says, and who is named most often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from pages.components.conversations_form import conversations_form
from pages.components.open_points import ToTalkAbout
from pages.components.results.desk import Desk
from pages.components.results.matrix import Letter, matrix
from pages.components.results.statements import sentences
from pages.components.tables import table
from pipeline.collect.journal import Round
from pipeline.score.scored import InterfaceEdge

_NEGATIVE = ("nicht", "fehlt")


def interfaces(desk: Desk, talks: tuple[ToTalkAbout, ...], going_on: Round) -> None:
    """Show what has to be talked about first, then everything that was said."""
    st.header(desk.w("talks_title"), anchor=False)
    st.markdown(desk.w("talks_explained" if talks else "talks_none"))
    for one in talks:
        conversations_form(one, desk.briefing, going_on, desk.language)
    _pairs(desk)
    _one_sided(desk)
    st.header(desk.w("namings_title"), anchor=False)
    sentences(desk, desk.said("I1", "I6"))
    _matrix(desk)
    _named_by(desk)
    _in_words(desk)


def _pairs(desk: Desk) -> None:
    rows = [
        [
            f"{desk.label(pair.a)} – {desk.label(pair.b)}", desk.state(pair.a_says), desk.state(pair.b_says),
            desk.t(f"s06.{pair.type}"),
        ]
        for pair in desk.briefing.scored.pairs
    ]  # fmt: skip
    columns = ("s06.pair", "s06.first_says", "s06.second_says", "s06.type")
    if rows:
        table(desk.t("s06.pairs"), [desk.t(name) for name in columns], rows)


def _one_sided(desk: Desk) -> None:
    """Show the namings that the other side did not return or could not: never printed with what they say."""
    st.header(desk.w("one_sided_title"), anchor=False)
    st.markdown(desk.w("one_sided_explained"))
    edges = [edge for edge in desk.briefing.scored.edges if not edge.returned]
    critical = [edge for edge in edges if edge.state in _NEGATIVE]
    _namings(desk, desk.w("one_sided_caption", n=len(critical)), critical)
    title = desk.w("one_sided_others", n=len(edges) - len(critical))
    with st.expander(title):
        _namings(desk, title, [edge for edge in edges if edge not in critical])


def _namings(desk: Desk, caption: str, edges: Sequence[InterfaceEdge]) -> None:
    named: dict[str, list[str]] = defaultdict(list)
    for edge in desk.briefing.scored.edges:
        named[edge.source].append(edge.target)
    rows = [
        [
            desk.label(edge.source), desk.label(edge.target), desk.state(edge.state),
            desk.names(named[edge.target]) or "–" if edge.checkable else desk.t("s04.no_answer"),
        ]
        for edge in edges
    ]  # fmt: skip
    if rows:
        table(caption, desk.heads("office", "about", "says", "other_names"), rows)


def _matrix(desk: Desk) -> None:
    edges, states = desk.briefing.scored.edges, desk.briefing.questionnaire.interface_states
    letter_of = desk.letters(states)
    letters = {
        (edge.source, edge.target): Letter(letter_of.get(edge.state, "·"), desk.state(edge.state), strong=edge.returned)
        for edge in edges
    }
    naming, named = ({end for end, _ in letters}, {end for _, end in letters})
    rows = {office.key: office.label for office in desk.briefing.offices if office.key in naming}
    columns = {office.key: office.label for office in desk.briefing.offices if office.key in named}
    if edges:
        matrix(desk.w("namings_caption"), rows, columns, letters)
        st.caption(desk.w("namings_legend", states=desk.legend(states)))


def _named_by(desk: Desk) -> None:
    naming: dict[str, list[str]] = defaultdict(list)
    for edge in desk.briefing.scored.edges:
        naming[edge.target].append(f"{desk.label(edge.source)} ({desk.state(edge.state)})")
    count = desk.briefing.scored.indegree
    rows = [
        [desk.label(office.key), str(count[office.key]), ", ".join(naming[office.key])]
        for office in desk.briefing.offices
        if count.get(office.key)
    ]
    table(desk.w("named_by_caption"), desk.heads("office", "count", "named_by"), rows)


def _in_words(desk: Desk) -> None:
    """What should change, word for word, and namings of somebody who is not on the roster."""
    quotes = [[desk.label(key), answer["interface_issue"]] for key, answer in desk.answers.items()]
    quotes = [row for row in quotes if row[1]]
    if quotes:
        table(desk.t("s06.quotes"), [*desk.heads("office"), desk.t("s06.answer")], quotes)
    outside = [
        [desk.label(key), one.name, desk.state(one.state)]
        for key, answer in desk.answers.items()
        for one in answer["interfaces"]
        if one.office is None
    ]
    if outside:
        table(desk.t("s06.outside"), desk.heads("office", "about", "says"), outside)
