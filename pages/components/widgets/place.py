"""Where a question stands: for which office, in which language, under which keys. Shared by all kinds of questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.components.texts import text
from pipeline.model import Language, Office
from pipeline.questionnaire.model import Question, Questionnaire

Answer = object  # as the form and the journal hold it (pipeline/collect/answers.py); None = not answered


@dataclass(frozen=True)
class Place:
    """What every question needs to know of its surroundings."""

    questionnaire: Questionnaire
    office: Office
    offices: Sequence[Office]  # the roster, own office included
    language: Language
    prefix: str  # of the widget keys; differs between offices, so that no answer wanders from one to another

    def key(self, question: Question, part: str = "") -> str:
        """Return the key of a widget, the same in every session."""
        return f"{self.prefix}:{question.key}:{part}"

    def text(self, key: str, **values: object) -> str:
        """Return one of the pages' texts in the visitor's language."""
        return text(key, self.language, **values)

    @property
    def others(self) -> tuple[Office, ...]:
        """The invited offices apart from the own one."""
        return tuple(office for office in self.offices if office.invited and office.key != self.office.key)


def name_of_field(code: str, place: Place) -> str:
    """Name a field of action; one in an office's own words, or that is not known any more, stands as it was given."""
    found = (field.name.in_(place.language) for field in place.questionnaire.fields if field.code == code)
    return next(found, code)


def heading(question: Question, place: Place, *more: str) -> None:
    """Show the question as a heading, and below it its help and what else there is to know before answering."""
    title_of(question, place)
    help_of(question, place, *more)


def title_of(question: Question, place: Place) -> None:
    """Show the question as a heading; says so where an answer is optional."""
    label, optional = question.label.in_(place.language), place.text("optional")
    needs_no_mark = question.required or question.required_if or optional in label
    st.header(label if needs_no_mark else f"{label} ({optional})", anchor=False)


def help_of(question: Question, place: Place, *more: str) -> None:
    """Show the help of a question and what else there is to know, as one element: each costs time at every answer."""
    if hints := [hint for hint in (question.help.in_(place.language), *more) if hint]:
        st.caption("\n\n".join(hints))


def length_hint(typed: str, question: Question, place: Place) -> None:
    """Say how long a text is as soon as that matters; that it is too long, the checks say."""
    limit = question.max_length
    if limit is not None and limit * 0.8 < len(typed) <= limit:
        st.caption(place.text("characters", n=len(typed), limit=limit))


def no_case_data(place: Place) -> None:
    """Remind at a free text that it is read by all (law.md, L3)."""
    st.caption(place.questionnaire.texts["no_case_data"].in_(place.language))
