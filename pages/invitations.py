"""Letters: invitations, reminders, the information of departments; and whom the leadership should call."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.letters_page import VARIANTS, letters
from pages.components.texts import text
from report_templates.letters import Kind

coordinator = require_access("coordinator")
if coordinator.round is None:
    st.switch_page("setup.py")
language, going_on = coordinator.language, coordinator.round

frame.title(text("page_invitations", language))
kind: Kind | Literal["calls"] = st.segmented_control(
    text("post_what", language),
    [*VARIANTS, "calls"],
    default="invitation",
    required=True,
    format_func=lambda one: text(f"post_{one}", language),
    key="post_what",
)
if kind == "calls":
    from pages.components.call_list_shown import call_list_shown  # loads pandas

    call_list_shown(going_on, language)
else:
    letters(kind, going_on, language)
