"""The list of all pages of the form with what is still open on each: the way to move freely."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.components.checks import Remark, remarks
from pages.components.office_place import address
from pages.components.steps import Step, step_of, steps
from pages.components.widgets.place import Place
from pipeline.collect.answers import Answers
from pipeline.collect.journal import Draft


def section_list(here: Step, draft: Draft, place: Place) -> None:
    """Show all pages as links once somebody opens the list; each says how many answers the release still waits for."""
    opened = st.expander(place.text("all_sections"), key=f"sections-{here.number}", on_change="rerun")
    if not opened.open:
        return
    found = remarks(draft.answers, place.questionnaire, place.offices)
    with opened:
        for page in steps(place.questionnaire):
            label = f"{page.number}. {page.title(place.language)} – {_state(page, draft.answers, found, place)}"
            if page == here:
                label = f"**{label}**"
            st.page_link("self_assessment.py", label=label, query_params=address(page.number))
        st.page_link("review.py", label=place.text("to_review"), query_params=address())


def first_open_step(draft: Draft, place: Place) -> int | None:
    """Return the first page that a release still waits for; None if it waits for nothing."""
    pages = steps(place.questionnaire)
    found = remarks(draft.answers, place.questionnaire, place.offices)
    return next((step_of(remark.question, pages) for remark in found if remark.blocking), None)


def _state(page: Step, answers: Answers, found: Sequence[Remark], place: Place) -> str:
    waiting = len({remark.question.key for remark in found if remark.blocking and remark.question in page.questions})
    if waiting:
        return place.text("still_open", n=waiting)
    given = sum(question.key in answers for question in page.questions)
    return place.text("answered", n=given, total=len(page.questions)) if given else place.text("still_empty")
