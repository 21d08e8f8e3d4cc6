"""The receipt of a released self-assessment: reference number, time, what happens next, and all answers as given.

Takes the answers as codes, as form and journal hold them; it reads no store and knows no other office's answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.language import date_in_text, duration
from pipeline.model import Language, Meeting, Office
from pipeline.questionnaire.model import Option, Question, Questionnaire
from report_templates import theme
from report_templates.briefing.blocks import body, subheading, table
from report_templates.tagged import BulletList, Column, Flowable, Paragraph
from report_templates.texts import text


def write_receipt(
    office: Office,
    answers: Mapping[str, Any],
    questionnaire: Questionnaire,
    meeting: Meeting,
    offices: Iterable[Office],
    *,
    reference: str,
    released_at: datetime,
    language: Language,
) -> bytes:
    """Return the receipt as PDF.

    Args:
        office: who released.
        answers: codes by question key; what was not answered is absent and printed as such.
        questionnaire: what was asked.
        meeting: dates and contact; what is missing is left out.
        offices: the roster, for the names of interfaces.
        reference: reference number as shown on the screen.
        released_at: aware; printed in the zone of the meeting.
        language: of the form.
    """
    local = released_at.astimezone(ZoneInfo(meeting.time_zone))
    shown = Answers(questionnaire, {other.key: other.name for other in offices}, language)
    return theme.document(
        title=f"{text('receipt.title', language)} – {office.name}",
        author=meeting.authority or meeting.coordination or text("page_one.who_coordination", language),
        subject=text("receipt.reference", language, id=reference),
        language=language,
        created=local,
        foot=theme.foot(_sender_and_number(meeting, reference, language), language),
    ).build(
        [
            *_head(office, reference, local, language),
            *_next_steps(meeting, language),
            subheading(text("receipt.answers", language)),
            _table([(question, shown.of(question, office, answers)) for question in questionnaire.questions], language),
        ]
    )


def _sender_and_number(meeting: Meeting, reference: str, language: Language) -> str:
    return " · ".join(filter(None, [meeting.authority, text("receipt.reference", language, id=reference)]))


def _table(answered: Iterable[tuple[Question, str]], language: Language) -> Flowable:
    columns = [Column(2.2, text("annex_a.question", language)), Column(3.6, text("annex_a.answer", language))]
    rows = [(f"{question.id} {question.label.in_(language)}", words) for question, words in answered]
    return table(language, columns, rows)


def _head(office: Office, reference: str, local: datetime, language: Language) -> list[Flowable]:
    day, hour = date_in_text(local.date(), language), f"{local:%H:%M}"
    received = text("receipt.received", language, stelle=office.name, datum=day, zeit=hour)
    return [
        Paragraph(text("receipt.title", language), theme.TITLE, tag="H1", outline=1),
        body(received),
        Paragraph(text("receipt.reference", language, id=reference), theme.STRONG),
    ]


def _next_steps(meeting: Meeting, language: Language) -> list[Flowable]:
    lines = list(_lines(meeting, language))
    return [subheading(text("receipt.next", language)), BulletList(lines, theme.BODY)]


def _lines(meeting: Meeting, language: Language) -> Iterator[str]:
    if meeting.deadline:
        yield text("receipt.change", language, frist=date_in_text(meeting.deadline, language))
    if meeting.overview_days:
        yield text("receipt.overview", language, tage=duration(meeting.overview_days, "day", language))
    yield text("receipt.introduction", language)
    if meeting.whom_to_ask:
        yield text("receipt.contact", language, kontakt=meeting.whom_to_ask)
    if meeting.deletion_date:
        yield text("receipt.deletion", language, loeschdatum=date_in_text(meeting.deletion_date, language))


class Answers:
    """Writes coded answers in words."""

    def __init__(self, questionnaire: Questionnaire, offices: Mapping[str, str], language: Language) -> None:
        self._asked, self._offices, self._language = questionnaire, offices, language
        self._writers: Mapping[str, Callable[[Question, Any], str]] = {
            "scale": self._scale,
            "multiselect_then_role": self._fields,
            "repeat_select_state": self._interfaces,
            "repeat_text_choice": self._bodies,
            "multiselect_or_other": self._names,
            "multiselect_plus_text": self._contribution,
            "select": self._field_answer,
        }

    def of(self, question: Question, office: Office, answers: Mapping[str, Any]) -> str:
        """Return one answer in words; "nicht beantwortet" if there is none."""
        answer = office.name if question.key == "actor" else answers.get(question.key)
        if answer is None or answer in ("", [], {}):
            return text("receipt.not_answered", self._language)
        writer = self._writers.get(question.type)
        return writer(question, answer) if writer else str(answer)

    def _label(self, code: str, options: Iterable[Option]) -> str:
        return next((option.label.in_(self._language) for option in options if option.code == code), code)

    def _scale(self, question: Question, answer: Any) -> str:
        na = self._asked.cannot_assess
        if answer == na.code or question.scale is None:
            return na.label.in_(self._language) if answer == na.code else str(answer)
        points = {str(point.value): point for point in self._asked.scales[question.scale]}
        point = points.get(str(answer))
        return f"{answer} – {point.label.in_(self._language)}" if point else str(answer)

    def _field(self, code: str) -> str:
        return next((field.name.in_(self._language) for field in self._asked.fields if field.code == code), code)

    def _field_answer(self, _question: Question, answer: Any) -> str:
        return self._field(str(answer))

    def _fields(self, _question: Question, answer: Mapping[str, str]) -> str:
        if self._asked.no_field.code in answer:
            return self._asked.no_field.label.in_(self._language)
        roles = self._asked.roles
        return "\n".join(f"{self._field(code)}: {self._label(role, roles)}" for code, role in answer.items())

    def _interfaces(self, _question: Question, answer: Iterable[tuple[str, str]]) -> str:
        states = self._asked.interface_states
        return "\n".join(_with(self._offices.get(key, key), self._label(state, states)) for key, state in answer)

    def _bodies(self, _question: Question, answer: Iterable[tuple[str, str]]) -> str:
        choices = self._asked.suitability
        named = ((name, self._label(code, choices)) for name, code in answer)
        return "\n".join(name if not choice else f"{name} ({self._suitable(choice)})" for name, choice in named)

    def _suitable(self, choice: str) -> str:
        return text("annex_a.suitable", self._language, wert=choice)

    def _names(self, _question: Question, answer: Iterable[str]) -> str:
        return "\n".join(answer)

    def _contribution(self, _question: Question, answer: Mapping[str, Any]) -> str:
        offered = [self._label(code, self._asked.contributions) for code in answer.get("options", ())]
        given = "\n".join(filter(None, [*offered, answer.get("text", "")]))
        return given or text("receipt.not_answered", self._language)


def _with(name: str, state: str) -> str:
    return f"{name}: {state}" if state else name
