"""All sentences that the data allow, each with the rule that produced it and the answers behind it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.results.desk import Desk
from pages.components.tables import table
from pages.components.texts import plain
from pipeline.conclude.concluded import Statement
from pipeline.conclude.evidence import evidence

_ONLY_HERE = {"P9", "I4", "I5"}  # rules that annex C does not explain, because they are printed nowhere
_SHORT = 90  # characters of a sentence in the list to choose from


def sentences(desk: Desk, said: Sequence[Statement]) -> None:
    """Show statements as sentences with their rules, for the part of the page that they belong to."""
    lines = [f"- {plain(desk.say(one.text))} ({one.id})" for one in said]
    if lines:
        st.markdown("\n".join(lines))


def statements(desk: Desk) -> None:
    """Show every statement; one of them can be chosen to see what it rests on."""
    said = desk.briefing.concluded.statements
    chosen = st.selectbox(
        desk.w("check_statement"),
        range(len(said)),
        index=None,
        format_func=lambda place: _short(desk, said[place]),
        placeholder=desk.w("check_statement_choose"),
        key="checked_statement",
    )
    if chosen is not None and chosen < len(said):
        _checked(desk, said[chosen])
    rows = [[one.id, desk.say(one.text), desk.w(f"audience_{one.audience}")] for one in said]
    table(desk.w("sentences_title", n=len(rows)), desk.heads("rule", "sentence", "audience"), rows)


def _short(desk: Desk, one: Statement) -> str:
    words = desk.say(one.text)
    return f"{one.id} · {words if len(words) <= _SHORT else words[:_SHORT] + ' …'}"


def _checked(desk: Desk, one: Statement) -> None:
    """Show the sentence, the condition of its rule, who reads it, and the rows behind it."""
    with st.container(border=True):
        st.markdown(f"**{plain(desk.say(one.text))}**")
        rule = desk.w(f"rule_{one.id}") if one.id in _ONLY_HERE else desk.t(f"rule.{one.id}")
        st.markdown(desk.w("rule_says", id=one.id, rule=plain(rule)))
        st.markdown(desk.w("read_by", who=desk.w(f"audience_{one.audience}")))
        _rows(desk, one)


def _rows(desk: Desk, one: Statement) -> None:
    behind = evidence(one, desk.briefing.scored, desk.briefing.cleaned)
    if not behind.offices:
        st.markdown(desk.w("no_rows_behind"))
        return
    rows = []
    for key in behind.offices:
        answers = desk.shown(key)
        row = str(desk.answers[key]["row"])
        rows.append([desk.label(key), *(answers.get(q, "–") for q in behind.questions), desk.received(key), row])
    heads = [*desk.heads("office"), *map(desk.heading, behind.questions), *desk.heads("received", "row")]
    table(desk.w("rows_behind", n=len(rows)), heads, rows)
