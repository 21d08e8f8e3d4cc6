"""Everything about one office, for the telephone: its answers, where it stands, who names it, what is said of it."""

from __future__ import annotations

import streamlit as st

from pages.components.office_choice import choose_office
from pages.components.results.desk import Desk
from pages.components.results.statements import sentences
from pages.components.tables import table
from pages.components.texts import plain
from pipeline.model import SCALES
from pipeline.score.scored import Position


def one_office(desk: Desk) -> None:
    """Choose an office and show it."""
    offices = {office.key: office.name for office in desk.briefing.invited}
    chosen = choose_office(desk.w("choose_office"), offices, desk.language, key="office_looked_at")
    if chosen is None:
        return
    st.header(plain(offices[chosen]), anchor=False)
    if chosen in desk.answers:
        _place(desk, desk.positions[chosen])
        _answers(desk, chosen)
    else:
        st.info(desk.t("s04.no_answer"))
    _named_by(desk, chosen)
    said = [one for one in desk.briefing.concluded.statements if chosen in one.offices]
    if said:
        st.header(desk.w("said_of_it", n=len(said)), anchor=False)
        sentences(desk, said)


def _place(desk: Desk, one: Position) -> None:
    values = [f"{desk.t(f'scale.{scale}')} {desk.value(one.office, scale)}" for scale in SCALES]
    facts = [desk.t(f"group.{one.group}") if one.group else desk.t("s04.not_placed")]
    if one.near_threshold:
        facts.append(desk.w("near_threshold"))
    if one.rank_span and desk.briefing.scored.shows_rank_spans:
        facts.append(desk.w("place_span", span=desk.w("span", a=one.rank_span[0], b=one.rank_span[1])))
    if one.pressure_without_influence:
        facts.append(desk.w("pressed"))
    st.markdown(plain(" · ".join([*values, *facts])))


def _answers(desk: Desk, key: str) -> None:
    rows = [[desk.heading(question), words] for question, words in desk.shown(key).items()]
    received = desk.received(key)
    caption = desk.w("answers_of", date=received) if received else desk.w("answers_undated")
    table(caption, desk.heads("question", "answer"), rows)


def _named_by(desk: Desk, key: str) -> None:
    rows = [
        [desk.label(edge.source), desk.state(edge.state), desk.answers[edge.source]["interface_issue"]]
        for edge in desk.briefing.scored.edges
        if edge.target == key
    ]
    if rows:
        table(desk.w("names_it", n=len(rows)), desk.heads("office", "says", "wishes"), rows)
