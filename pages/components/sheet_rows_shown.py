"""Whole rows of the team's sheet: deleted ones to decide about, those typed by hand, and repeated ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.agreement import ask_agreement
from pages.components.store import journal
from pages.components.tables import table
from pages.components.texts import text
from pipeline.collect.journal import Decided, Release, Round
from pipeline.language import date_in_table
from pipeline.model import Language

if TYPE_CHECKING:
    from pipeline.collect.sheet_beside import SheetReading, TypedRow

_CHOICES = ("keep", "again", "withdraw")


def deleted_rows(reading: SheetReading, going_on: Round, language: Language) -> None:
    """List the rows that somebody deleted, with what was decided, and let the coordination decide."""
    gone = {one.id: one for one in (*reading.deleted, *reading.decided)}
    if not gone:
        return
    names = {entry.id: entry.office.name for entry in journal().roster(going_on.id, removed=True)}
    decided = journal().decisions_on_deleted(going_on.id)
    _listed(list(gone.values()), names, decided, language)
    called = {key: _name(one, names, language) for key, one in gone.items()}
    chosen = choose_one(text("deleted_choose", language), called, language)
    if chosen is not None:
        with st.container(border=True):
            _decide(gone[chosen], decided.get(chosen), going_on, language)


def choose_one(label: str, names: Mapping[str, str], language: Language) -> str | None:
    """Choose one of what waits, by its name; what is alone is chosen, and when others wait, anew."""
    return st.selectbox(
        label,
        list(names),
        index=0 if len(names) == 1 else None,
        format_func=names.__getitem__,
        placeholder=text("choose_cell", language),
        key=f"{label} {' '.join(names)}",
    )


def _name(release: Release, names: Mapping[str, str], language: Language) -> str:
    return text("deleted_name", language, office=names[release.office_id], n=release.version)


def _listed(
    gone: Sequence[Release], names: Mapping[str, str], decided: Mapping[str, Decided], language: Language
) -> None:
    headings = [text(f"column_{name}", language) for name in ("office", "version", "decided")]
    rows = [[names[one.office_id], _version(one, language), _in_words(decided.get(one.id), language)] for one in gone]
    table(text("deleted_caption", language, n=len(gone)), headings, rows)


def _version(release: Release, language: Language) -> str:
    latest = journal().latest_release(release.office_id)
    is_older = latest is not None and latest.version > release.version
    return text("deleted_older", language, n=release.version) if is_older else str(release.version)


def _in_words(one: Decided | None, language: Language) -> str:
    if one is None:
        return text("deleted_open", language)
    decision = text(f"deleted_{one.decision}", language)
    if not one.agreed_with or one.agreed_on is None:
        return decision
    on = date_in_table(one.agreed_on, language)
    return text("deleted_agreed", language, decision=decision, name=one.agreed_with, date=on)


def _decide(release: Release, decided: Decided | None, going_on: Round, language: Language) -> None:
    before = st.session_state.get(f"decided-{release.id}", decided)  # as it was on the screen when somebody clicked
    st.session_state[f"decided-{release.id}"] = decided
    choice = st.radio(
        text("deleted_do", language),
        _CHOICES,
        index=None,
        format_func=lambda one: text(f"deleted_do_{one}", language),
        key=f"deleted-{release.id}",
    )
    agreement = ask_agreement(release.id, going_on, language) if choice == "withdraw" else None
    if not st.button(text("deleted_decide", language), type="primary", disabled=choice is None, key="deleted_decide"):
        return
    past = before.decision if before else None
    if choice == "withdraw" and agreement is None:
        st.error(text("agreement_missing", language))
    elif choice == "again":
        journal().send_again(release.id, before=past)
        settled(text("deleted_again", language))
    elif choice is not None:
        name, on = agreement or ("", None)
        journal().decide_on_deleted(
            release.id, "withdraw" if choice == "withdraw" else "keep", agreed_with=name, agreed_on=on, before=past
        )
        settled(text("deleted_decided", language))


def settled(words: str) -> None:
    """Run the page anew, which then says this."""
    st.session_state["sheet_said"] = words
    st.rerun()


def typed_rows(typed: Sequence[TypedRow], language: Language) -> None:
    """List the rows that somebody typed: they count, and whose they are is read like in any table."""
    if typed:
        rows = [[str(one.row), one.actor or text("typed_nobody", language)] for one in typed]
        headings = [text(f"column_{name}", language) for name in ("row", "office")]
        table(text("typed_caption", language, n=len(typed)), headings, rows)


def repeated_rows(repeated: Sequence[int], language: Language) -> None:
    """Say which rows repeat another one."""
    if repeated:
        st.info(text("repeated_rows", language, rows=", ".join(map(str, repeated))))
