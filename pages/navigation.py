"""The main script: who is there, and which pages they have; titles and order of all pages.

A list of pages is no lock: each page asks `require_access` itself. No page ends with `st.stop`: then it had no foot.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.access import Visitor, visitor
from pages.components.frame import foot, top
from pages.components.page_names import PAGES
from pages.components.texts import text, told
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.model import Language, UserError


def names_of(found: Visitor) -> list[str]:
    """Return the pages of a visitor; before a meeting is set up, the coordination starts with that.

    The page of the team's sheet is there where the sheet is switched on.
    """
    if found.role == "coordinator" and found.round is None:
        return ["setup"]
    if found.role == "coordinator" and found.round and found.round.purged_at:
        return ["retention", "agreements", "setup"]  # the others would show that nobody answered
    return [name for name in PAGES[found.role] if name != "team_sheet" or uses_sheet()]


def pages_of(names: Sequence[str], language: Language) -> list[st.Page]:
    """Return these pages, the first as the start page, and out of sight all others, which lead there.

    Otherwise Streamlit opens a dialogue that a page does not exist. The start page by its name: shell.py.
    """
    own = [
        st.Page(f"{name}.py", title=text(f"page_{name}", language), url_path=name, default=place == 0)
        for place, name in enumerate(names)
    ]
    others = sorted({name for of_role in PAGES.values() for name in of_role} - set(names))
    ways = [
        st.Page(lambda: st.switch_page(own[0]), title=own[0].title, url_path=name, visibility="hidden")
        for name in others
    ]
    return [*own, *ways]


found = visitor()
has_menu = found.role == "coordinator"
pages = pages_of(names_of(found), found.language)
page = st.navigation(pages, position="sidebar" if has_menu else "hidden")
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
