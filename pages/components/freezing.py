"""Closes the round, so that no office changes anything any more, and opens it again; asks for what is still open."""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from pages.components.open_points import OpenPoints
from pages.components.store import journal, local
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.language import date_in_text
from pipeline.model import Language


def freezing(points: OpenPoints, going_on: Round, language: Language) -> None:
    """Say whether the round is open, and offer to close or reopen it."""
    st.header(text("freeze_title", language), anchor=False)
    if going_on.frozen_at is None:
        _open(points, going_on, language)
        return
    since = local(going_on.frozen_at, going_on.meeting)
    st.markdown(text("frozen_since", language, date=date_in_text(since.date(), language), time=f"{since:%H:%M}"))
    if points.total:
        _list(points, language)
    if st.button(text("thaw", language), key="thaw", icon=":material/lock_open:", help=text("thaw_help", language)):
        journal().thaw(going_on.id)
        st.rerun()


def _open(points: OpenPoints, going_on: Round, language: Language) -> None:
    st.markdown(text("freeze_explained", language))
    sure = True
    if points.total:
        _list(points, language)
        sure = st.checkbox(text("freeze_anyway", language), key="freeze_anyway")
    if st.button(text("freeze", language), key="freeze", icon=":material/lock:", disabled=not sure):
        journal().freeze(going_on.id, open_points=points.total)
        st.rerun()


def _list(points: OpenPoints, language: Language) -> None:
    """List what is open, and where it is settled."""
    lines = [text(f"open_{kind}", language, n=number) for kind, number in asdict(points).items() if number]
    st.warning("\n".join([text("open_points", language), "", *(f"- {line}" for line in lines)]))
    if points.conversations:
        there = {"results_part": text("part_interfaces", language)}
        label = text("open_points_where", language)
        st.page_link("results.py", label=label, icon=":material/arrow_forward:", query_params=there)
    if points.doubts:
        st.page_link("clarifications.py", label=text("page_clarifications", language), icon=":material/arrow_forward:")
