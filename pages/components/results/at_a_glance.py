"""What the coordination has to know first: the response, what only the desk shows, why there is no list by rank."""

from __future__ import annotations

import streamlit as st

from pages.components.open_points import ToTalkAbout
from pages.components.page_one_shown import response_line
from pages.components.results.desk import Desk
from pages.components.tables import table


def at_a_glance(desk: Desk, talks: tuple[ToTalkAbout, ...]) -> None:
    """Show the response, what is left to do, and the answer to the question that always comes."""
    response_line(desk.briefing, desk.language)
    if talks:
        done = sum(one.done for one in talks)
        st.header(desk.w("talks_title"), anchor=False)
        st.markdown(desk.w("talks_state", done=done, n=len(talks), part=desk.w("part_interfaces")))
    _not_printed(desk)
    why_no_ranking(desk)


def why_no_ranking(desk: Desk) -> None:
    """Answer it in words that can be repeated in the meeting."""
    with st.expander(desk.w("why_no_ranking"), icon=":material/help:"):
        st.markdown(desk.w("no_ranking_answer"))
        st.caption(desk.w("no_ranking_more", part=desk.w("part_assessments")))


def _not_printed(desk: Desk) -> None:
    """Show first what nobody else reads: these are reasons to call."""
    for audience in ("coordinator", "leadership"):
        said = [one for one in desk.briefing.concluded.statements if one.audience == audience]
        st.header(desk.w(f"only_{audience}"), anchor=False)
        st.markdown(desk.w(f"only_{audience}_explained" if said else "only_none"))
        rows = [[one.id, desk.say(one.text)] for one in said]
        if rows:
            table(desk.w("not_printed_caption", n=len(rows)), desk.heads("rule", "sentence"), rows)
