"""Saves every answer before the next question is touched, and shows that it did.

Answers are compared as the widgets return them, never caught in callbacks: after a restart of the server the browser
sends its values once more, and no callback runs. Which of two values is the newer one, the journal decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from pages.components.at_the_field import say_at_the_fields
from pages.components.saved_line import UNSAVED
from pages.components.store import journal
from pages.components.texts import told
from pages.components.widgets import KINDS
from pages.components.widgets.place import Place
from pipeline.collect.journal import Draft, RosterEntry
from pipeline.model import UserError
from pipeline.questionnaire.model import Question

HEARTBEAT = 12  # seconds; brings what a sleeping telephone or a broken line held back


class _Seen(NamedTuple):
    """What this window showed of a question last, and the revision of the draft that it had it from."""

    revision: int
    answer: object


def ask_and_save(questions: Sequence[Question], entry: RosterEntry, tab: str, place: Place) -> Draft:
    """Show questions with what is saved, save what differs, and return the draft as it stands then.

    While the journal does not answer, the questions stay as they are, and what is not saved is kept for `saved_line`.
    """
    draft, boxes = _draft(entry), {}
    st.session_state.pop(UNSAVED, None)
    for question in questions:
        boxes[question.key] = st.container(key=f"question-{question.key}")
        with boxes[question.key]:
            shown = KINDS[question.type].ask(question, draft.answers.get(question.key), place)
            if question.type != "select_or_other":
                draft = _save(question, shown, draft, entry=entry, tab=tab, place=place)
    say_at_the_fields(draft, boxes, place)
    st.session_state[f"draft:{entry.id}"] = draft
    return draft


def _draft(entry: RosterEntry) -> Draft:
    """Return the draft; the one of the last run if the journal does not answer."""
    try:
        return journal().draft(entry.id)
    except SQLAlchemyError:
        known: Draft | None = st.session_state.get(f"draft:{entry.id}")
        if known is None:
            raise
        return known


def _save(question: Question, shown: object, draft: Draft, *, entry: RosterEntry, tab: str, place: Place) -> Draft:
    """Record one answer; the first time that this session shows it, too, so that the journal knows what it showed."""
    seen: dict[str, _Seen] = st.session_state.setdefault(f"seen:{entry.id}", {})
    before = seen.get(question.key)
    if _is_echo(question, shown, place):
        _take_over(question, draft, place, instead_of=shown)
    if before and shown == draft.answers.get(question.key):
        seen[question.key] = before._replace(answer=shown)
        return draft
    if before and shown == before.answer:  # merely old; the journal cannot tell any more once a release ended the draft
        seen[question.key] = _Seen(draft.revision, draft.answers.get(question.key))
        _take_over(question, draft, place, instead_of=shown)
    base = before.revision if before else 0
    try:
        recorded = journal().record(entry.id, question.key, shown, tab=tab, base_revision=base)
    except (UserError, SQLAlchemyError) as error:
        if isinstance(error, UserError):
            st.error(told(error, place.language))
        st.session_state.setdefault(UNSAVED, {})[question.key] = shown
        return draft
    seen[question.key] = _Seen(recorded.revision, recorded.answers.get(question.key))
    if recorded.status == "taken_from_elsewhere":
        _take_over(question, recorded.draft, place, instead_of=shown)
    return recorded.draft


def _take_over(question: Question, draft: Draft, place: Place, *, instead_of: object) -> None:
    """Show in this window what another one has saved; the browser learns of it in the next run."""
    st.session_state.setdefault("taken_over", {})[place.key(question)] = (question, draft.answers.get(question.key))
    st.session_state.setdefault("replaced", {})[place.key(question)] = instead_of
    st.rerun()


def _is_echo(question: Question, shown: object, place: Place) -> bool:
    """Tell whether the browser repeats what was just replaced, because it had not heard of that when it was clicked.

    It has heard as soon as it sends something else; from then on the old answer is an answer like any other. A run
    that we ordered ourselves says nothing of the browser.
    """
    replaced: dict[str, object] = st.session_state.get("replaced", {})
    key = place.key(question)
    if key not in replaced or st.session_state["own_run"]:
        return False
    if shown == replaced[key]:
        return True
    del replaced[key]
    return False


def put_taken_over(place: Place) -> None:
    """Put answers from elsewhere into the browser before their questions are shown, and say so."""
    taken_over = st.session_state.pop("taken_over", {})
    st.session_state["own_run"] = bool(taken_over)
    for question, answer in taken_over.values():
        KINDS[question.type].put(question, answer, place)
        label = question.label.in_(place.language)
        st.session_state["notice"] = place.text("newer_elsewhere", question=label)
    if notice := st.session_state.get("notice"):
        st.info(notice)


def forget_notice_elsewhere(page: str) -> None:
    """Drop the notice of a page that was left; `page` is the one that is shown now."""
    if st.session_state.get("notice_page") != page:
        st.session_state.pop("notice", None)
        st.session_state["notice_page"] = page
