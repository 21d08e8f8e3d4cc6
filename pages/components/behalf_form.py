"""The whole questionnaire on one page for the coordination, with how, with whom and when the answers were agreed.

Starts from what the office released, never from its draft, which nobody else reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from pages.components.checks import remarks
from pages.components.day_field import day_field
from pages.components.office_choice import choose_office
from pages.components.steps import ASKED_ELSEWHERE
from pages.components.store import journal
from pages.components.texts import plain, text
from pages.components.upload import uploaded
from pages.components.widgets import KINDS
from pages.components.widgets.place import Place
from pipeline.collect.journal import Agreement, RosterEntry, Round
from pipeline.model import Language
from pipeline.questionnaire.loader import load_questionnaire

if TYPE_CHECKING:
    from pages.components.returned_form import ReturnedForm


def uploaded_form(going_on: Round, language: Language) -> ReturnedForm | None:
    """Read an XLSX form that came back; what was not plain in it is named and stays open."""

    def read(name: str, content: bytes) -> ReturnedForm:
        from pages.components.returned_form import read_returned_form  # noqa: PLC0415 - loads pandas

        return read_returned_form(name, content, going_on)

    returned = uploaded(text("behalf_upload", language), ["xlsx"], read, language, key="returned_form")
    if returned is None:
        return None
    st.success(text("behalf_read", language, office=plain(returned.entry.office.name)))
    for remark in returned.remarks:
        st.warning(plain(remark.in_(language)))
    return returned


def office_to_enter(going_on: Round, language: Language) -> RosterEntry | None:
    """Choose for which office an answer is entered."""
    entries = {entry.id: entry for entry in journal().roster(going_on.id)}
    names = {key: entry.office.name for key, entry in entries.items()}
    chosen = choose_office(text("column_office", language), names, language, key="behalf_office")
    return entries.get(chosen) if chosen else None


def behalf_form(
    entry: RosterEntry, going_on: Round, language: Language, given: Mapping[str, Any] | None = None
) -> None:
    """Ask everything on one page and enter it as the office's next version; `given` is what a returned form says."""
    latest = journal().latest_release(entry.id)
    offices = tuple(one.office for one in journal().roster(going_on.id))
    # The key holds the version, so that after entering the questions start from what was entered.
    prefix = f"behalf-{entry.id}-{latest.version if latest else 0}-{'form' if given else ''}"
    place = Place(load_questionnaire(), entry.office, offices, language, prefix)
    if latest:
        st.info(text("behalf_replaces", language, n=latest.version))
    agreement = _agreement(prefix, language)
    answers = _answers(given or (latest.answers if latest else {}), place)
    for remark in remarks(answers, place.questionnaire, offices):
        if not remark.blocking:
            st.caption(f"{remark.question.label.in_(language)} – {plain(remark.text.in_(language))}")
    if st.button(text("behalf_enter", language), type="primary", key="enter"):
        _enter(entry, answers, agreement, latest.version if latest else 0, place)


def _answers(known: Any, place: Place) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for question in place.questionnaire.questions:
        if question.key == ASKED_ELSEWHERE[0]:
            continue
        given = KINDS[question.type].ask(question, known.get(question.key), place)
        if given is not None:
            answers[question.key] = given
    return answers


def _agreement(prefix: str, language: Language) -> tuple[str, str, date | None]:
    way = st.radio(
        text("behalf_way", language),
        ["paper", "spoken"],
        index=None,
        format_func=lambda one: text(f"behalf_{one}", language),
        horizontal=True,
        key=f"{prefix}:way",
    )
    name = st.text_input(text("behalf_with", language), key=f"{prefix}:with")
    on = day_field(text("behalf_on", language), None, language, key=f"{prefix}:on")
    return way or "", (name or "").strip(), on if isinstance(on, date) else None


def _enter(
    entry: RosterEntry, answers: dict[str, Any], agreement: tuple[str, str, date | None], base: int, place: Place
) -> None:
    """Enter the answers; how, with whom and when is needed, answers that nobody gave are not."""
    way, name, on = agreement
    if way not in ("paper", "spoken") or not name or on is None:
        st.error(place.text("behalf_missing"))
        return
    release = journal().enter_on_behalf(
        entry.id,
        answers,
        Agreement("paper" if way == "paper" else "spoken", name, on),
        language=place.language,
        form_version=place.questionnaire.version,
        base_version=base,
    )
    st.session_state["entered_last"] = release.reference
    st.session_state["entered"] = place.text("behalf_entered", office=plain(entry.office.name), id=release.reference)
    st.rerun()
