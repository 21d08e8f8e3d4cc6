"""The list of what is to be settled, and choosing one of it; how offices, questions and cells are named there."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.tables import table
from pages.components.texts import plain, text
from pipeline.briefing import Briefing
from pipeline.clean.doubts import Doubt
from pipeline.model import Language

_CHOSEN = "doubt"
_LONGEST = 60  # characters of a cell in one line


def choose_doubt(found: Sequence[Doubt], briefing: Briefing, language: Language) -> Doubt | None:
    """Let the coordination go through what is open, in any order; say so when somebody else was faster."""
    by_id = {one.id: one for one in found}
    present = st.session_state.pop("next_doubt", None) or st.session_state.get(_CHOSEN)
    if present is not None and present not in by_id:
        if present != st.session_state.get("settled_here"):
            st.warning(text("settled_elsewhere", language))
        present = None
    if said := st.session_state.pop("settled_said", None):
        st.success(said)
    if not found:
        st.session_state.pop(_CHOSEN, None)
        st.info(text("nothing_doubtful", language), icon=":material/check_circle:")
        return None
    st.session_state[_CHOSEN] = present or next(iter(by_id))
    chosen = st.selectbox(
        text("choose_doubt", language, n=len(found)),
        list(by_id),
        format_func=lambda key: label(by_id[key], briefing, language),
        key=_CHOSEN,
    )
    return by_id.get(chosen)


def following(doubt: Doubt, found: Sequence[Doubt]) -> str:
    """Return the id of the one after this, of the first after the last."""
    ids = [one.id for one in found]
    return ids[(ids.index(doubt.id) + 1) % len(ids)]


def label(doubt: Doubt, briefing: Briefing, language: Language) -> str:
    """Name a doubt in one line."""
    parts = (
        text("row_number", language, n=doubt.row.row),
        office_name(doubt.row.office, briefing, language),
        question_name(doubt.question, briefing, language),
        _short(doubt.raw, language),
    )
    return " · ".join(parts)


def office_name(key: str | None, briefing: Briefing, language: Language) -> str:
    """Name an office as sentences do; say where no office is known."""
    known = {office.key: office.label for office in briefing.offices}
    return known.get(key, key) if key else text("nobodys", language)


def question_name(key: str, briefing: Briefing, language: Language) -> str:
    """Name a question as tables do; a row as a whole is called so."""
    if key == "actor":
        return text("whole_row", language)
    known = {question.key: question.table_heading for question in briefing.questionnaire.questions}
    return known[key].in_(language) if key in known else key


def doubts_table(found: Sequence[Doubt], briefing: Briefing, language: Language) -> None:
    """Show everything that is open at once."""
    if not found:
        return
    headings = [text(f"column_{name}", language) for name in ("row", "office", "question", "cell", "reason")]
    rows = [
        [
            str(one.row.row),
            office_name(one.row.office, briefing, language),
            question_name(one.question, briefing, language),
            one.raw,
            " ".join(reason.in_(language) for reason in one.reasons),
        ]
        for one in found
    ]
    with st.expander(text("all_doubts", language, n=len(found))):
        table(text("all_doubts", language, n=len(found)), headings, rows)


def hints_on_table(briefing: Briefing, language: Language) -> None:
    """Show what was flagged about the table as a whole: no single answer can settle it."""
    answers = {row.row for row in briefing.cleaned.rows if row.kind == "response"}
    said = [one for one in briefing.cleaned.log if one.kind == "flagged" and one.row not in answers]
    for sentence in dict.fromkeys(one.text.in_(language) for one in said):
        st.warning(plain(sentence))


def _short(raw: str, language: Language) -> str:
    line = " ".join(raw.split())
    if not line:
        return text("empty_cell", language)
    return text("quoted", language, words=line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")
