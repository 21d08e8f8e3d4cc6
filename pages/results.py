"""Everything that the answers say now, also what is not printed; and whom the coordination has spoken to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.evaluation import live_briefing
from pages.components.open_points import to_talk_about
from pages.components.results.assessments import distributions, position_map, rank_spans
from pages.components.results.at_a_glance import at_a_glance, why_no_ranking
from pages.components.results.data_log import data_log
from pages.components.results.desk import Desk
from pages.components.results.field_roles import field_roles
from pages.components.results.further import further
from pages.components.results.interfaces import interfaces
from pages.components.results.one_office import one_office
from pages.components.results.statements import statements
from pages.components.texts import text

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round
frame.title(text("page_results", language))
desk = Desk(live_briefing(going_on), "leadership", language)
talks = to_talk_about(desk.briefing, going_on)


def assessments() -> None:
    """Show the three scales, the map, and why there is no list by rank."""
    distributions(desk)
    position_map(desk)
    rank_spans(desk)
    why_no_ranking(desk)


PARTS: Mapping[str, Callable[[], None]] = {
    "glance": lambda: at_a_glance(desk, talks),
    "assessments": assessments,
    "fields": lambda: field_roles(desk),
    "interfaces": lambda: interfaces(desk, talks, going_on),
    "further": lambda: further(desk),
    "office": lambda: one_office(desk),
    "statements": lambda: statements(desk),
    "log": lambda: data_log(desk),
}
without_answers = ("glance", "office", "log")
shown = [name for name in PARTS if desk.answered or name in without_answers]
titles = [text(f"part_{name}", language) for name in shown]
for name, tab in zip(shown, st.tabs(titles, on_change="rerun", key="results_part", bind="query-params"), strict=True):
    if tab.open:
        with tab:
            PARTS[name]()
