"""What was done in the round: the audit trail in words. It holds no answer, and no name of whoever did something."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.store import journal, local
from pages.components.tables import table
from pages.components.texts import text, texts
from pipeline.collect.journal import AuditEntry, Participation, Round
from pipeline.language import moment_in_table
from pipeline.model import Language

_SHOWN = 200  # the newest; all of them are in the export


def round_log(going_on: Round, everybody: Sequence[Participation], language: Language) -> None:
    """Show what coordination and offices did, newest first; not when somebody opened or typed something."""
    names = {one.entry.id: one.entry.office.name for one in everybody}
    with st.expander(text("round_log", language)):
        if not st.toggle(text("round_log_show", language), key="show_log"):
            return
        trail = journal().audit(going_on.id)[: -_SHOWN - 1 : -1]
        headings = [text(f"column_{name}", language) for name in ("when", "who", "what", "office")]
        rows = [
            [
                moment_in_table(local(one.at, going_on.meeting), language),
                text(f"role_{one.role}", language),
                _what(one, language),
                names.get(one.office_id or "", ""),
            ]
            for one in trail
        ]
        table(text("round_log_caption", language, n=len(rows)), headings, rows)


def _what(entry: AuditEntry, language: Language) -> str:
    key = f"audit_{entry.action}"
    return text(key, language, n=entry.number) if key in texts() else entry.action
