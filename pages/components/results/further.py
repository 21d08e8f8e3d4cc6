"""Who is missing, experts from outside, existing bodies, what offices can contribute, where to begin. With every n."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.results.desk import Desk
from pages.components.results.statements import sentences
from pages.components.tables import table
from pipeline.score.scored import NamedActor


def further(desk: Desk) -> None:
    """Show one part after the other, each with its sentences."""
    _part(desk, "missing", ("M1", "M2", "M3", "M4"))
    _actors(desk, "missing", desk.briefing.scored.missing_actors)
    _part(desk, "experts", ("X1", "X2"))
    _actors(desk, "experts", desk.briefing.scored.external_experts)
    _part(desk, "bodies", ("G1", "G2"))
    _bodies(desk)
    _part(desk, "contribution", ("C1", "C2"))
    _contributions(desk)
    _part(desk, "topic", ("T1", "T2", "T3"))
    _topics(desk)


def _part(desk: Desk, name: str, rules: tuple[str, ...]) -> None:
    st.header(desk.w(f"further_{name}"), anchor=False)
    sentences(desk, desk.said(*rules))


def _actors(desk: Desk, name: str, actors: Sequence[NamedActor]) -> None:
    rows = [
        [
            actor.name, str(len(actor.named_by)), desk.names(actor.named_by), _invited(desk, actor),
            "; ".join(actor.spellings),
        ]
        for actor in sorted(actors, key=lambda actor: -len(actor.named_by))
    ]  # fmt: skip
    if rows:
        heads = desk.heads("name", "count", "named_by", "on_roster", "spellings")
        table(desk.w(f"further_{name}_caption"), heads, rows)


def _invited(desk: Desk, actor: NamedActor) -> str:
    if actor.office is None:
        return ""
    return desk.w("on_roster_invited" if desk.offices[actor.office].invited else "on_roster_not_invited")


def _bodies(desk: Desk) -> None:
    rows = [
        [body.name, str(body.yes), str(body.unclear), str(body.no), desk.names(body.named_by)]
        for body in desk.briefing.scored.bodies
    ]
    if rows:
        options = desk.words(desk.briefing.questionnaire.suitability)
        heads = [*desk.heads("body"), *(options[code] for code in ("ja", "unklar", "nein")), *desk.heads("named_by")]
        table(desk.w("further_bodies_caption"), heads, rows)


def _contributions(desk: Desk) -> None:
    names = desk.words(desk.briefing.questionnaire.contributions)
    rows = [
        [names.get(code, code), str(count), desk.names(k for k, a in desk.answers.items() if code in a["contribution"])]
        for code, count in desk.briefing.scored.contributions.items()
    ]
    table(desk.w("further_contribution_caption"), desk.heads("contribution", "count", "by"), rows)
    _verbatim(desk, "contribution_text")


def _topics(desk: Desk) -> None:
    rows = [
        [desk.field(code), str(count), desk.names(k for k, a in desk.answers.items() if a["joint_field"] == code)]
        for code, count in desk.briefing.scored.joint_fields.items()
    ]
    table(desk.w("further_topic_caption"), desk.heads("field", "count", "named_by"), rows)
    _verbatim(desk, "joint_topic")
    _verbatim(desk, "expectation")


def _verbatim(desk: Desk, column: str) -> None:
    """Show what was written, word for word."""
    rows = [[desk.label(key), answer[column]] for key, answer in desk.answers.items() if answer[column]]
    if rows:
        title = desk.w("verbatim_contribution") if column == "contribution_text" else desk.heading(column)
        with st.expander(f"{title} ({len(rows)})"):
            table(title, desk.heads("office", "verbatim"), rows)
