"""The release: checks what is missing, writes one version whatever happens to the click, and goes to the receipt."""

from __future__ import annotations

import hashlib

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from pages.components.access import OfficeVisitor
from pages.components.at_the_field import TRIED
from pages.components.checks import remarks
from pages.components.store import journal
from pages.components.texts import told
from pages.components.widgets.place import Place
from pages.server.draining import in_flight
from pipeline.collect.answers import Answers
from pipeline.collect.journal import Draft
from pipeline.collect.journal.schema import canonical
from pipeline.model import UserError

_ASKED_HERE = "filled_by"  # on the page with the button itself


def as_reviewed(answers: Answers) -> str:
    """Return a mark of the answers that the review shows; the button that releases them carries it."""
    shown = {key: answer for key, answer in answers.items() if key != _ASKED_HERE}
    return hashlib.sha256(canonical(shown).encode("ascii")).hexdigest()[:12]


def show_again_if_changed(draft: Draft, reviewed: str, place: Place) -> None:
    """Draw the review anew where another window has changed an answer since it was drawn."""
    if as_reviewed(draft.answers) != reviewed:
        st.session_state["notice"] = place.text("changed_meanwhile")
        st.rerun()


def release(draft: Draft, office: OfficeVisitor, place: Place) -> None:
    """Release the draft. Five clicks at once, two tabs or a repeated request make one version (journal.release)."""
    if any(remark.blocking for remark in remarks(draft.answers, place.questionnaire, place.offices)):
        st.session_state[TRIED] = st.session_state.get(TRIED, 0) + 1
        st.rerun()
    try:
        _write(draft, office, place)
    except UserError as error:
        st.error(told(error, office.language))
        return
    except SQLAlchemyError:
        st.error(place.questionnaire.texts["not_saved"].in_(office.language))
        return
    st.session_state.pop(TRIED, None)
    st.switch_page("released.py", query_params={"tab": st.query_params.get("tab", "")})


def _write(draft: Draft, office: OfficeVisitor, place: Place) -> None:
    with in_flight():  # no st.* call inside: a run ends at any of them when the browser goes away
        journal().release(
            office.entry.id,
            draft.answers,
            language=office.language,
            form_version=place.questionnaire.version,
            base_version=draft.base_version,
            draft_revision=draft.revision,
        )
