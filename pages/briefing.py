"""Builds the briefing, closes the round, hands versions out; shows every page of them, and what changed since."""

from __future__ import annotations

import uuid

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.build_form import build_form
from pages.components.changes_shown import changes_shown
from pages.components.evaluation import live_briefing
from pages.components.freezing import freezing
from pages.components.handing_out import handing_out
from pages.components.open_points import open_points
from pages.components.page_one_shown import page_one_shown
from pages.components.preview import preview
from pages.components.store import journal
from pages.components.texts import text
from pages.components.versions_shown import choose_and_download, versions_table

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round
frame.title(text("page_briefing", language))
live = live_briefing(going_on)
versions = journal().versions(going_on.id)
tab = st.session_state.setdefault("building_tab", uuid.uuid4().hex)
names = [text(f"tab_{name}", language) for name in ("build", "preview", "changes")]
make, look, changed = st.tabs(names, on_change="rerun", key="briefing_part")
if make.open:
    with make:
        build_form(versions, live, going_on, tab, language)
        freezing(open_points(live, going_on), going_on, language)
        handing_out(versions[-1] if versions else None, going_on, language)
        versions_table(versions, journal().handed_out(going_on.id), going_on, language)
        choose_and_download(versions, going_on, language)
if look.open:
    with look:
        if versions:
            preview(versions, going_on, language)
        else:
            st.info(text("preview_later", language))
            page_one_shown(live, language, stored=False)
if changed.open:
    with changed:
        if versions:
            changes_shown(versions, live, going_on, language)
        else:
            st.info(text("changes_later", language))
