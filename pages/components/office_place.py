"""Where an office's form stands: its place for the widgets, its browser tab, and the page of the form it is on."""

from __future__ import annotations

import secrets

import streamlit as st

from pages.components.access import OfficeVisitor
from pages.components.steps import Step, steps
from pages.components.store import journal
from pages.components.widgets.place import Place
from pipeline.model import Office
from pipeline.questionnaire.loader import load_questionnaire


def place_of(office: OfficeVisitor) -> Place:
    """Return what the questions need to know of the office that answers them."""
    offices = _offices(str(journal().url), office.round.id)
    return Place(load_questionnaire(), office.entry.office, offices, office.language, office.entry.id)


# Every page of the form asks for the same list; a change of it shows within these seconds.
@st.cache_resource(ttl=5, max_entries=100, show_spinner=False)
def _offices(store: str, round_id: str) -> tuple[Office, ...]:  # noqa: ARG001 - one list for each journal
    return tuple(entry.office for entry in journal().roster(round_id))


def tab() -> str:
    """Return the name of this browser tab. It stands in the address, so that it survives reload and restart."""
    if "tab" not in st.query_params:
        st.query_params["tab"] = _name_of_session()
    return st.query_params["tab"]


def address(step: int | None = None, at: str = "") -> dict[str, str]:
    """Return the query of a page of this tab; `at` names a question there that takes the focus."""
    here = {"tab": st.query_params.get("tab") or _name_of_session()}
    here |= {"at": at} if at else {}
    return here if step is None else {"step": str(step), **here}


def _name_of_session() -> str:
    name: str = st.session_state.setdefault("tab", secrets.token_urlsafe(16))
    return name


def current_step() -> Step:
    """Return the page of the form that the address names, the first if it names none."""
    pages = steps(load_questionnaire())
    asked = st.query_params.get("step", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() else 1
    return pages[min(max(number, 1), len(pages)) - 1]
