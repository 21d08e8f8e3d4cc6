"""What was settled, newest first, each with the way back; what was taken back stays listed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.doubts_shown import office_name, question_name
from pages.components.privacy import day
from pages.components.store import journal, local
from pages.components.texts import plain, text
from pipeline.briefing import Briefing
from pipeline.collect.journal import EnteredClarification, Round
from pipeline.language import moment_in_table
from pipeline.model import Clarification, Language


def settled_shown(
    entered: Sequence[EnteredClarification], briefing: Briefing, going_on: Round, language: Language
) -> None:
    """Show every clarification; undoing one brings the doubt back."""
    st.header(text("settled_title", language, n=sum(one.undone_at is None for one in entered)), anchor=False)
    if not entered:
        st.markdown(text("settled_none", language))
    for one in reversed(entered):
        with st.container(border=True):
            st.markdown(_sentence(one.clarification, briefing, language))
            at = local(one.entered_at, going_on.meeting)
            st.caption(text("settled_at", language, at=moment_in_table(at, language)))
            if one.undone_at is not None:
                undone = local(one.undone_at, going_on.meeting)
                st.markdown(text("settled_undone", language, at=moment_in_table(undone, language)))
                continue
            if not _is_used(one.clarification, briefing):
                st.warning(text("settled_unused", language))
            if st.button(text("undo", language), key=f"undo-{one.id}"):
                journal().undo_clarification(one.id)
                st.rerun()


def _sentence(said: Clarification, briefing: Briefing, language: Language) -> str:
    """Say what was settled, for whom, with whom, when and why."""
    facts = {
        "row": ", ".join(str(row.row) for row in briefing.cleaned.rows if said.row_key and row.key == said.row_key),
        "office": plain(office_name(said.office, briefing, language)),
        "question": plain(question_name(said.question, briefing, language)),
        "value": plain(said.value) or text("no_answer", language),
        "who": plain(said.agreed_with) or text("coordination_alone", language),
        "on": day(said.agreed_on, language),
        "why": plain(said.reason) or "–",
    }
    whole = "settled_set_aside" if not said.office else "settled_row"
    return text(whole if said.question == "actor" else "settled_value", language, **facts)


def _is_used(said: Clarification, briefing: Briefing) -> bool:
    """Whether the answers are read by it: its row is still there, and still the one that counts."""
    rows = [row for row in briefing.cleaned.rows if row.key == said.row_key]
    if not said.row_key:
        return True
    return bool(rows) if said.question == "actor" else any(row.use == "yes" for row in rows)
