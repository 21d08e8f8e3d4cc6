"""All answers of an office on one screen, each with the way back to its question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from pages.components.checks import Remark
from pages.components.frame import typed_text
from pages.components.office_place import address
from pages.components.readable import readable
from pages.components.steps import ASKED_ELSEWHERE, Step
from pages.components.texts import plain
from pages.components.widgets.place import Place
from pipeline.questionnaire.model import Question


def answers_with_links(
    answers: Mapping[str, Any], place: Place, pages: Sequence[Step], found: Sequence[Remark] = ()
) -> None:
    """Show the answers by page of the form, each with what blocks it; a link after each page leads there."""
    for page in pages:
        with st.container(border=True):
            title = page.title(place.language)
            st.header(title, anchor=False)
            for question in page.questions:
                _show(question, answers, place)
                for remark in found:
                    if remark.blocking and remark.question == question:
                        st.markdown(f":material/error: **{plain(remark.text.in_(place.language))}**")
            label = place.text("change_section", section=title)
            st.page_link("self_assessment.py", label=label, icon=":material/edit:", query_params=address(page.number))


def show_answers(answers: Mapping[str, Any], place: Place) -> None:
    """Show all questions with what was answered, those without an answer too."""
    for question in place.questionnaire.questions:
        if question.key != ASKED_ELSEWHERE[0]:
            _show(question, answers, place)


def _show(question: Question, answers: Mapping[str, Any], place: Place) -> None:
    st.markdown(f"**{question.label.in_(place.language)}**")
    words = readable(question, answers.get(question.key), place.questionnaire, place.offices, place.language)
    typed_text(words or place.text("no_answer"))
