"""Fields of action: who leads, contributes or is touched, and who could lead without having answered."""

from __future__ import annotations

import streamlit as st

from pages.components.results.desk import Desk
from pages.components.results.matrix import Letter, matrix
from pages.components.results.statements import sentences
from pages.components.tables import table
from pipeline.score.scored import FieldCoverage


def field_roles(desk: Desk) -> None:
    """Show the sentences, the fields, the matrix, and fields in the offices' own words."""
    sentences(desk, desk.said("F1", "F1a", "F2", "F3"))
    fields = desk.briefing.scored.fields
    table(
        desk.t("s05.table"),
        [desk.t("s05.field"), desk.w("column_state"), *(desk.t(f"s05.{role}") for role in _ROLES)],
        [_row(desk, one) for one in fields],
    )  # fmt: skip
    _matrix(desk)
    _own_words(desk)


_ROLES = ("lead", "contributing", "touched")


def _row(desk: Desk, one: FieldCoverage) -> list[str]:
    possible = one.status == "gap" and one.expected_lead
    state = desk.w("field_gap_possible", names=desk.names(possible)) if possible else desk.w(f"field_{one.status}")
    return [desk.field(one.field), state, *(desk.names(who) for who in (one.lead, one.contributing, one.touched))]


def _matrix(desk: Desk) -> None:
    roles = desk.briefing.questionnaire.roles
    words, letter_of = desk.words(roles), desk.letters(roles)
    columns = {one.field: desk.field(one.field) for one in desk.briefing.scored.fields}
    letters = {
        (key, role.field): Letter(
            letter_of.get(role.role, role.role), words.get(role.role, role.role), strong=role.role == "F"
        )
        for key, answer in desk.answers.items()
        for role in answer["fields"]
    }
    matrix(desk.t("s05.matrix"), {key: desk.label(key) for key in desk.answers}, columns, letters)
    st.caption(desk.w("matrix_legend", roles=desk.legend(roles)))


def _own_words(desk: Desk) -> None:
    """Fields that stand in no list: nothing typed is lost."""
    known = {one.field for one in desk.briefing.scored.fields}
    words = desk.words(desk.briefing.questionnaire.roles)
    rows = [
        [role.field, desk.label(key), words.get(role.role, role.role)]
        for key, answer in desk.answers.items()
        for role in answer["fields"]
        if role.field not in known
    ]
    if rows:
        table(desk.t("s05.other"), [desk.t("s05.field"), *desk.heads("office"), desk.t("s05.role")], rows)
