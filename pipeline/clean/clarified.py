"""Applies what the coordination agreed with offices after asking back: last, and visible as such (rule D5).

The old value stays in the log entry alone, for the coordination's desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from pipeline.clean import messages
from pipeline.clean.account import account_for_entries
from pipeline.clean.cleaned import ScaleValue
from pipeline.clean.contents import read_content, scale_columns
from pipeline.clean.lines import Reader
from pipeline.clean.lists import Lists
from pipeline.clean.log import Log, say
from pipeline.clean.scale_values import read_scale
from pipeline.clean.text import is_blank
from pipeline.language import date_in_table
from pipeline.model import IN_MEETING, Clarification, Scale, Text
from pipeline.questionnaire.model import Question


@dataclass(frozen=True)
class Desk:
    """The answers that count, by office, and the values and cells of their rows, to be put right."""

    answers: MutableMapping[str, dict[str, Any]]
    values: MutableMapping[int, Mapping[Scale, ScaleValue]]
    cells: Mapping[int, MutableMapping[str, str]]
    reader: Reader
    lists: Lists
    log: Log

    def clarify(self, clarifications: Iterable[Clarification]) -> None:
        """Put clarified values into the answers that count; one that finds no answer is listed."""
        questions = {question.key: question for question in self.reader.questionnaire.questions}
        for one in clarifications:
            answer, question = self.answers.get(one.office), questions.get(one.question)
            if one.question == "actor" and self._was_settled(one):
                continue
            if answer is None or question is None or one.question == "actor" or not _concerns(one, answer["row"]):
                text = say(messages.NO_ANSWER_TO_CLARIFY, when=_when(one))
                self.log.add("flagged", text, row=one.row, office=one.office, question=one.question)
            elif question.scale:
                self._clarify_scale(one, question, question.scale, answer)
            else:
                self._clarify_content(one, question, answer)

    def _was_settled(self, one: Clarification) -> bool:
        """Whether the rows were read by it: whose row it is, or that it counts for nobody."""
        invited = {office.key for office in self.reader.offices if office.invited}
        return one.row is not None and (not one.office or one.office in invited)

    def _clarify_scale(self, one: Clarification, question: Question, scale: Scale, answer: dict[str, Any]) -> None:
        """Read the clarified value like any cell; what is not clear is flagged here too."""
        old = self.values[answer["row"]]
        read = read_scale(one.value, self.reader.scales[scale])
        status = "normalised" if read.status == "ok" else read.status
        new = ScaleValue(one.value, read.value, status, "clarified", read.candidates)
        self.values[answer["row"]] = {**old, scale: new}
        answer |= scale_columns(scale, new)
        self._list(one, question, answer["row"], old[scale].raw, unclear=status == "flagged")

    def _clarify_content(self, one: Clarification, question: Question, answer: dict[str, Any]) -> None:
        """Read a clarified text or list like any cell, and list what had to be decided in it."""
        row, cells = answer["row"], self.cells[answer["row"]]
        content = read_content(question, one.value, one.office, self.lists)
        answer |= content.columns
        self._list(one, question, row, cells.get(question.key, ""))
        account_for_entries(content.remarks, row, one.office, question.key, self.log)
        cells[question.key] = one.value

    def _list(self, one: Clarification, question: Question, row: int, old: str, *, unclear: bool = False) -> None:
        counts = messages.SAID_IN_MEETING if one.reason == IN_MEETING else messages.CLARIFIED
        sentence = messages.NOT_CLARIFIED if unclear else counts
        if is_blank(one.value):
            sentence = messages.CLEARED
        text = say(sentence, question=question.column, who=one.agreed_with, when=_when(one))
        kind = "flagged" if unclear else "clarified"
        self.log.add(kind, text, row=row, office=one.office, question=one.question, raw=old)  # type: ignore[arg-type]


def _concerns(one: Clarification, row: int) -> bool:
    """Whether it was said about the row that counts; one about an older version is not laid over the newer one."""
    return one.row == row if one.row is not None or one.row_key else True


def _when(one: Clarification) -> Text:
    return Text(date_in_table(one.agreed_on, "de"), date_in_table(one.agreed_on, "en"))
