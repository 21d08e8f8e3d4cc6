"""Hands the latest version out: to the leadership, and from the dispatch date on to all offices."""

from __future__ import annotations

import streamlit as st

from pages.components.privacy import day
from pages.components.store import journal, local
from pages.components.texts import text
from pipeline.collect.journal import BriefingVersion, HandedOut, Round
from pipeline.language import date_in_text
from pipeline.model import Edition, Language
from pipeline.tasks.version import EDITIONS


def handing_out(latest: BriefingVersion | None, going_on: Round, language: Language) -> None:
    """Show for each edition what its readers see, and what they could be given."""
    st.header(text("hand_out_title", language), anchor=False)
    if latest is None:
        st.markdown(text("hand_out_nothing", language))
        return
    if going_on.frozen_at is None:
        st.markdown(text("hand_out_open", language))
    standing = journal().handed_out(going_on.id)
    for column, edition in zip(st.columns(2), EDITIONS, strict=True):
        with column, st.container(border=True):
            _edition(edition, standing.get(edition), latest, going_on, language)


def _edition(
    edition: Edition, standing: HandedOut | None, latest: BriefingVersion, going_on: Round, language: Language
) -> None:
    st.markdown(f"**{text(f'hand_out_{edition}', language)}**")
    st.markdown(_state(edition, standing, going_on, language))
    with st.container(horizontal=True):
        if standing is None or standing.number < latest.number:
            _hand_out_button(edition, latest, going_on, language)
        if standing is not None and st.button(text("take_back", language), key=f"take-back-{edition}"):
            journal().take_back(going_on.id, edition)
            st.rerun()


def _hand_out_button(edition: Edition, latest: BriefingVersion, going_on: Round, language: Language) -> None:
    label = text("hand_out", language, n=latest.number)
    closed = going_on.frozen_at is not None
    if st.button(label, key=f"hand-out-{edition}", icon=":material/send:", disabled=not closed):
        journal().hand_out(going_on.id, latest.number, edition)
        st.rerun()


def _state(edition: Edition, standing: HandedOut | None, going_on: Round, language: Language) -> str:
    dispatch = day(going_on.meeting.dispatch, language)
    if standing is None:
        return text(f"not_handed_out_{edition}", language, dispatch=dispatch)
    since = local(standing.at, going_on.meeting)
    said = {"n": standing.number, "date": date_in_text(since.date(), language), "time": f"{since:%H:%M}"}
    if edition == "meeting" and journal().readable_version(going_on.id, "meeting") is None:
        return text("handed_out_later", language, dispatch=dispatch, **said)
    return text("handed_out", language, **said)
