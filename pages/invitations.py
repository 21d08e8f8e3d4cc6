"""Letters: invitations, reminders, the information of departments; and whom the leadership should call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from pages.components import frame
from pages.components.access import require_access
from pages.components.dispatches import informations, invitations, previews, reminders
from pages.components.letter_desk import letter_desk
from pages.components.letter_editor import letter_editor
from pages.components.letter_preview import letter_preview
from pages.components.letter_sending import sending
from pages.components.letters_explained import explained, lacking
from pages.components.mail_decisions import mail_decisions
from pages.components.mail_states import mail_summary, mail_table
from pages.components.texts import text
from report_templates.letters import Kind, Variant

VARIANTS: Mapping[Kind, Sequence[Variant]] = {
    "invitation": ("invitation", "invitation_external"),
    "reminder": ("reminder", "reminder_external"),
    "information": ("information",),
}
DISPATCHES = {"invitation": invitations, "reminder": reminders, "information": informations}

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
    st.stop()
explained(kind, going_on, language)
mail_summary(kind, going_on, language)
mail_decisions(kind, going_on, language)
desk = letter_desk(going_on, language, "invitations")
if desk is not None and not lacking(desk, VARIANTS[kind], language):
    dispatch = DISPATCHES[kind](desk)
    letter_editor(desk, VARIANTS[kind], language)
    letter_preview(previews(desk, dispatch), dispatch, language)
    sending(dispatch, language)
mail_table(kind, going_on, language)
