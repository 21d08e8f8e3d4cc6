"""What a kind of letter is for, when it was planned to go out, and what of the meeting it still needs."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.language import date_in_text, listing
from pipeline.model import Language
from pipeline.tasks.letters import Desk, what_is_missing
from pipeline.tasks.recipients import SHORTEST_DISTANCE
from report_templates.letters import Kind, Variant


def explained(kind: Kind, going_on: Round, language: Language) -> None:
    """Say what these letters are for, and on which day they should go out."""
    st.markdown(text(f"post_explained_{kind}", language, days=SHORTEST_DISTANCE.days))
    planned = going_on.meeting.reminder if kind == "reminder" else going_on.meeting.letters
    if planned is not None:
        name = "planned_reminder" if kind == "reminder" else "planned_letters"
        st.markdown(text(name, language, date=date_in_text(planned, language)))


def lacking(desk: Desk, variants: Sequence[Variant], language: Language) -> bool:
    """Say which entries of the meeting the letters still need, if any; then none can be written."""
    names = what_is_missing(desk, variants)
    if names:
        labels = (text(f"meeting_{name}", language).split(" (", maxsplit=1)[0] for name in names)
        st.warning(text("letters_need", language, names=listing(labels)))
    return bool(names)
