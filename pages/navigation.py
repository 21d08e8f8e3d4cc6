"""The main script: who is there, and which pages they have; titles and order of all pages.

A list of pages is no lock: each page asks `require_access` itself. No page ends with `st.stop`: then it had no foot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.components.access import Visitor, visitor
from pages.components.frame import foot, top
from pages.components.texts import text, told
from pipeline.collect.links import LinkRole
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.model import UserError

# File names; the first page of a role is its start page. An office finds its way by buttons, the others by the menu.
PAGES: Mapping[LinkRole | None, Sequence[str]] = {
    "office": ("arrival", "self_assessment", "review", "released"),
    "coordinator": (
        "participation",
        "invitations",
        "clarifications",
        "results",
        "briefing",
        "meeting",
        "agreements",
        "retention",
        "on_behalf",
        "team_sheet",
        "setup",
    ),
    "leadership": ("leadership",),
    None: ("closed",),
}  # fmt: skip


def pages_of(found: Visitor) -> list[st.Page]:
    """Return the pages of a visitor; before a meeting is set up, the coordination starts with that.

    The page of the team's sheet is there where the sheet is switched on.
    """
    names = [name for name in PAGES[found.role] if name != "team_sheet" or uses_sheet()]
    if found.role == "coordinator" and found.round is None:
        names = ["setup"]
    elif found.role == "coordinator" and found.round and found.round.purged_at:
        names = ["retention", "agreements", "setup"]  # the others would show that nobody answered
    language = found.language
    return [
        st.Page(
            f"{name}.py", title=text(f"page_{name}", language), url_path=name if place else "start", default=not place
        )
        for place, name in enumerate(names)
    ]


def ways_to_start(own: Sequence[st.Page]) -> list[st.Page]:
    """Return, out of sight, all other addresses of ours: who comes there is led to the own start page.

    Otherwise Streamlit opens a dialogue that the page does not exist. A start page's address is the empty one.
    """
    taken = {page.url_path for page in own}
    names = sorted({name for names in PAGES.values() for name in names} - taken)
    start = own[0]
    return [
        st.Page(lambda: st.switch_page(start), title=start.title, url_path=name, visibility="hidden") for name in names
    ]


found = visitor()
has_menu = found.role == "coordinator"
own = pages_of(found)
page = st.navigation([*own, *ways_to_start(own)], position="sidebar" if has_menu else "hidden")
title = f"{page.title} – {text('app_title', found.language)}"
st.set_page_config(page_title=title, layout="wide" if has_menu else "centered")
top(found, page.url_path)
try:
    page.run()
except UserError as error:
    st.error(told(error, found.language))
except Exception:  # what went wrong is said by pages/server/problems.py
    foot(found)
    raise
foot(found)
