"""What is put right or added in the meeting for one office: its values, its reasons, a note on its own place.

Every change is entered as said in the meeting, with whom and when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from pages.components.day_field import day_field
from pages.components.meeting_slides import REASONS
from pages.components.store import journal
from pages.components.texts import plain, text, told
from pipeline.collect.journal import Agreement, EnteredClarification, PlaceNote, Release, RosterEntry
from pipeline.model import IN_MEETING, SCALES, Clarification, Language, Scale, UserError
from pipeline.questionnaire.loader import load_questionnaire


@dataclass(frozen=True)
class Seen:
    """What counted for the office when the coordination began to change it."""

    entry: RosterEntry
    answered: bool  # whether an answer counts
    answers: Mapping[str, Any]  # values and reasons that count, as the form would hold them
    note: PlaceNote
    latest: Release | None
    standing: Mapping[tuple[str, str], EnteredClarification]


@dataclass(frozen=True)
class Said:
    """What was said, by whom and when."""

    answers: Mapping[str, Any]
    note: str
    by: str
    on: date


def change_form(seen: Seen, today: date, language: Language) -> None:
    """Ask what was said and enter it."""
    prefix = (
        f"said-{seen.entry.id}-{seen.latest.version if seen.latest else 0}-{len(seen.standing)}-{seen.note.version}"
    )
    answers: dict[str, Any] = {}
    for column, scale in zip(st.columns(len(SCALES)), SCALES, strict=True):
        with column:
            answers[scale] = _value(scale, seen, prefix, language)
    with st.expander(text("said_reasons", language)):
        answers |= {key: _reason(key, seen, prefix, language) for key in REASONS.values()}
    note = st.text_area(text("said_note", language), value=seen.note.text, key=f"{prefix}:note", height=80)
    left, right = st.columns(2)
    name = left.text_input(text("said_by", language), value=seen.entry.office.head, key=f"{prefix}:by")
    with right:
        on = day_field(text("said_on", language), today, language, key=f"{prefix}:on")
    if not st.button(text("said_save", language), type="primary", key="said_save"):
        return
    if not (name or "").strip() or not isinstance(on, date):
        st.error(text("said_missing", language))
        return
    try:
        enter(seen, Said(answers, note or "", name.strip(), on), language)
    except UserError as error:
        st.error(told(error, language))
        return
    del st.session_state["changing"]
    st.session_state["said"] = text("said_entered", language, office=plain(seen.entry.office.label))
    st.rerun()


def _value(scale: Scale, seen: Seen, prefix: str, language: Language) -> Any:
    form = load_questionnaire()
    labels = {point.value: point.label.in_(language) for point in form.scales[scale]}
    options: list[Any] = [*labels, form.cannot_assess.code]
    present = seen.answers.get(scale)
    short = text("cannot_assess_short", language)
    chosen = st.segmented_control(
        form.question(scale).table_heading.in_(language),
        options,
        default=present if present in options else None,
        required=True,
        format_func=lambda one: str(one) if one in labels else short,
        key=f"{prefix}:{scale}",
    )
    if chosen is not None:
        st.caption(labels.get(chosen, form.cannot_assess.label.in_(language)))
    return chosen


def _reason(key: str, seen: Seen, prefix: str, language: Language) -> str:
    label = load_questionnaire().question(key).table_heading.in_(language)
    return st.text_area(label, value=seen.answers.get(key, ""), key=f"{prefix}:{key}", height=80) or ""


def enter(seen: Seen, said: Said, language: Language) -> None:
    """Enter what differs from what counted: as a clarification, or as an answer where there was none.

    Raises UserError if somebody else entered something meanwhile, or the answers of the round are deleted.
    """
    changed = {key: value for key, value in said.answers.items() if value not in (None, seen.answers.get(key, ""))}
    if changed and seen.answered:
        clarified = dict(_clarified(seen, key, value, said) for key, value in changed.items())
        journal().add_clarifications(seen.entry.round_id, clarified, in_meeting=True)
    elif changed:
        _answer(seen, changed, said, language)
    if said.note.strip() != seen.note.text:
        journal().save_place_note(seen.entry.id, said.note, version=seen.note.version)


def _clarified(seen: Seen, key: str, value: Any, said: Said) -> tuple[Clarification, int]:
    """Return what was said of one answer, and which clarification counted when it was looked at."""
    cannot_assess = load_questionnaire().cannot_assess
    cell = cannot_assess.label.de if value == cannot_assess.code else str(value)
    office = seen.entry.office.key
    known = seen.standing.get((office, key))
    clarification = Clarification(office, key, cell, said.by, said.on, IN_MEETING)
    return clarification, known.id if known else 0


def _answer(seen: Seen, changed: Mapping[str, Any], said: Said, language: Language) -> None:
    before = seen.latest
    journal().enter_on_behalf(
        seen.entry.id,
        {**(before.answers if before else {}), **{key: value for key, value in changed.items() if value != ""}},
        Agreement("spoken", said.by, said.on),
        language=language,
        form_version=load_questionnaire().version,
        base_version=before.version if before else 0,
        in_meeting=True,
    )
