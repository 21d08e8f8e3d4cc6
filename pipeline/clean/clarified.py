"""Applies what the coordination agreed with offices after asking back: last, and visible as such (rule D5).

The old value stays in the log entry alone, for the coordination's desk.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

from pipeline.clean import messages
from pipeline.clean.account import question_names
from pipeline.clean.cleaned import ScaleValue
from pipeline.clean.contents import read_content, scale_columns
from pipeline.clean.lines import Reader
from pipeline.clean.lists import Lists
from pipeline.clean.log import Log, say
from pipeline.clean.scale_values import read_scale
from pipeline.clean.text import is_blank
from pipeline.language import date_in_table
from pipeline.model import Clarification, Scale, Text
from pipeline.questionnaire.model import Question

Answers = MutableMapping[str, dict[str, Any]]
Values = MutableMapping[int, Mapping[Scale, ScaleValue]]


def clarify(
    clarifications: Sequence[Clarification], answers: Answers, values: Values, reader: Reader, lists: Lists, log: Log
) -> None:
    """Put clarified values into the answers that count; one that finds no answer is listed."""
    questions = {question.key: question for question in reader.questionnaire.questions}
    for one in clarifications:
        if one.question == "actor":
            continue  # whose row it is was settled when the rows were read
        answer, question = answers.get(one.office), questions.get(one.question)
        if answer is None or question is None or (one.row is not None and one.row != answer["row"]):
            text = say(messages.NO_ANSWER_TO_CLARIFY, when=_when(one))
            log.add("flagged", text, row=one.row, office=one.office, question=one.question)
        elif question.scale:
            _clarify_scale(one, question.scale, answer, values, reader, log)
        else:
            _clarify_content(one, question, answer, lists, log)


def _clarify_scale(
    one: Clarification, scale: Scale, answer: dict[str, Any], values: Values, reader: Reader, log: Log
) -> None:
    """Read the clarified value like any cell; what is not clear is flagged here too."""
    old = values[answer["row"]]
    read = read_scale(one.value, reader.scales[scale])
    unclear = read.status == "flagged"
    status = read.status if unclear or read.status == "missing" else "normalised"
    new = ScaleValue(one.value, read.value, status, "clarified", read.candidates)
    values[answer["row"]] = {**old, scale: new}
    answer |= scale_columns(scale, new)
    _list(one, answer["row"], old[scale].raw, reader, log, unclear=unclear)


def _clarify_content(one: Clarification, question: Question, answer: dict[str, Any], lists: Lists, log: Log) -> None:
    old = str(answer.get(question.key, ""))
    answer |= read_content(question, one.value, one.office, lists).columns
    _list(one, answer["row"], old, None, log, unclear=False, name=question.column)


def _list(
    one: Clarification, row: int, old: str, reader: Reader | None, log: Log, *, unclear: bool, name: Text | None = None
) -> None:
    name = name or (question_names(reader.questionnaire)[one.question] if reader else Text("", ""))
    sentence = messages.CLEARED if is_blank(one.value) else messages.NOT_CLARIFIED if unclear else messages.CLARIFIED
    text = say(sentence, question=name, who=one.agreed_with, when=_when(one))
    log.add("flagged" if unclear else "clarified", text, row=row, office=one.office, question=one.question, raw=old)


def _when(one: Clarification) -> Text:
    return Text(date_in_table(one.agreed_on, "de"), date_in_table(one.agreed_on, "en"))
