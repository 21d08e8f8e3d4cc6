"""Records what was agreed in the meeting: enter, change, note as done, take off the list. Later editors are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from pages.components.day_field import UNUSABLE, day_field
from pages.components.store import journal
from pages.components.tables import table
from pages.components.texts import text, told
from pipeline.collect.journal import AgreedText, MeetingAgreement, Round
from pipeline.language import date_in_table
from pipeline.model import Language, UserError

_FIELDS = ("what", "lead", "partners", "due", "evidence")


def new_agreement(going_on: Round, language: Language) -> None:
    """Ask for one agreement and record it; the form is empty again afterwards."""
    with st.container(border=True):
        st.header(text("agreement_new", language), anchor=False)
        count = st.session_state.setdefault("agreements_entered", 0)
        said = _ask(AgreedText(""), f"agreement-new-{count}", language)
        if not st.button(text("agreement_add", language), type="primary", key="agreement_add"):
            return
        try:
            journal().add_meeting_agreement(going_on.id, said)
        except UserError as error:
            st.error(told(error, language))
            return
        st.session_state["agreements_entered"] = count + 1
        st.rerun()


def listed(caption: str, agreements: Sequence[MeetingAgreement], language: Language) -> None:
    """Show agreements as a table."""
    headings = ["", *(text(f"agreement_{name}", language) for name in _FIELDS), text("agreement_state", language)]
    rows = [[str(number), *_cells(one), _state(one, language)] for number, one in enumerate(agreements, start=1)]
    table(caption, [text("agreement_number", language), *headings[1:]], rows)


def change_agreement(agreements: Sequence[MeetingAgreement], language: Language) -> None:
    """Choose an agreement and change it, note when it was done, or take it off the list."""
    by_id = {one.id: one for one in agreements}
    numbers = {one.id: number for number, one in enumerate(agreements, start=1)}
    chosen = st.selectbox(
        text("agreement_change", language),
        list(by_id),
        index=None,
        format_func=lambda one: f"{numbers[one]} {by_id[one].text.what}",
        placeholder=text("agreement_choose", language),
        key=f"agreement_chosen-{st.session_state.get('agreements_changed', 0)}",
    )
    if chosen is None:
        st.session_state.pop("agreement_seen", None)
        return
    seen: MeetingAgreement | None = st.session_state.get("agreement_seen")
    if seen is None or seen.id != chosen:
        seen = st.session_state["agreement_seen"] = by_id[chosen]
    _change(seen, language)


def _change(seen: MeetingAgreement, language: Language) -> None:
    prefix = f"agreement-{seen.id}-{seen.version}"
    with st.container(border=True):
        said = _ask(seen.text, prefix, language)
        done = day_field(text("agreement_done_on", language), seen.done_on, language, key=f"{prefix}:done")
        with st.container(horizontal=True):
            save = st.button(text("save", language), type="primary", key="agreement_save")
            remove = st.button(text("agreement_remove", language), key="agreement_remove")
        if not (save or remove) or (save and done is UNUSABLE):
            return
        try:
            if save:
                journal().change_meeting_agreement(seen, said, done if isinstance(done, date) else None)
            else:
                journal().remove_meeting_agreement(seen)
        except UserError as error:
            st.error(told(error, language))
            return
    del st.session_state["agreement_seen"]
    st.session_state["agreements_changed"] = st.session_state.get("agreements_changed", 0) + 1
    st.rerun()


def _ask(known: AgreedText, prefix: str, language: Language) -> AgreedText:
    """Ask for the five entries of an agreement, starting from what is known."""
    what = st.text_area(text("agreement_what", language), value=known.what, key=f"{prefix}:what", height=80)
    said = replace(known, what=what or "")
    columns = [*st.columns(3), st.container()]
    for column, name in zip(columns, _FIELDS[1:], strict=True):
        entry = column.text_input(
            text(f"agreement_{name}", language), value=getattr(known, name), key=f"{prefix}:{name}"
        )
        said = replace(said, **{name: entry or ""})
    return said


def _cells(one: MeetingAgreement) -> list[str]:
    return [getattr(one.text, name) for name in _FIELDS]


def _state(one: MeetingAgreement, language: Language) -> str:
    if one.done_on is None:
        return text("agreement_open", language)
    return text("agreement_done", language, date=date_in_table(one.done_on, language))
