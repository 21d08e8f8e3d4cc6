"""Turns the row that counts for an office into its line of `answers`, question by question.

Follows the types of the questionnaire: a question that is added there is read here without a change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.clean.cleaned import ScaleValue
from pipeline.clean.lines import Line
from pipeline.clean.lists import Lists, Remark
from pipeline.clean.text import stored
from pipeline.model import SCALES
from pipeline.questionnaire.model import Question, Questionnaire

_AS_NAMES = frozenset({"external_experts"})  # asked as free text, read as a list of names (rule X1)


@dataclass(frozen=True)
class Content:
    """What a cell says: columns of `answers`, and what had to be decided."""

    columns: Mapping[str, Any]
    remarks: tuple[Remark, ...] = ()


def read_content(question: Question, cell: str, office: str, lists: Lists) -> Content:
    """Read the cell of one question that is no scale."""
    key = question.key
    if key in _AS_NAMES or question.type == "multiselect_or_other":
        return Content({key: lists.names(cell)})
    if question.type == "multiselect_then_role":
        fields, none, remarks = lists.fields(cell)
        return Content({key: fields, "no_field": none}, remarks)
    if question.type == "repeat_select_state":
        interfaces, remarks = lists.interfaces(cell, office)
        return Content({key: interfaces}, remarks)
    if question.type == "repeat_text_choice":
        bodies, remarks = lists.bodies(cell)
        return Content({key: bodies}, remarks)
    return _content_of_choice(question, cell, lists)


def _content_of_choice(question: Question, cell: str, lists: Lists) -> Content:
    key, text = question.key, stored(cell)
    if question.type == "multiselect_plus_text":
        codes, free = lists.contribution(text)
        return Content({key: codes, f"{key}_text": free})
    if question.type == "select":
        code, remarks = lists.joint_field(text)
        return Content({key: code}, remarks)
    return Content({key: text})


def scale_columns(key: str, value: ScaleValue) -> dict[str, Any]:
    """Return the four columns of one scale."""
    return {
        key: pd.NA if value.value is None else value.value,
        f"{key}_status": value.status,
        f"{key}_code": value.code,
        f"{key}_raw": value.raw,
    }


def meta_columns(line: Line) -> dict[str, Any]:
    """Return where and when the answer stands."""
    return {
        "row": line.row,
        "submitted_at": line.moment.local,
        "response_id": stored(line.cells.get("response_id", "")),
    }


def frame(answers: Mapping[str, Mapping[str, Any]], questionnaire: Questionnaire, order: Sequence[str]) -> pd.DataFrame:
    """Return `answers` as `Cleaned` describes it, offices in roster order; the same columns even without a row."""
    offices = [office for office in order if office in answers]
    columns = _columns(questionnaire)
    data = {column: [answers[office][column] for office in offices] for column in columns}
    index = pd.Index(offices, name="office", dtype="object")
    made = {column: pd.Series(values, index=index, dtype="object") for column, values in data.items()}
    for scale in SCALES:
        made[scale] = made[scale].astype("Int64")
    made["row"] = made["row"].astype("int64")
    made["no_field"] = made["no_field"].astype("bool")
    return pd.DataFrame(made, index=index, columns=columns)


def _columns(questionnaire: Questionnaire) -> list[str]:
    columns = ["row", "submitted_at", "response_id"]
    for question in questionnaire.questions:
        if question.scale:
            columns += [question.key, f"{question.key}_status", f"{question.key}_code", f"{question.key}_raw"]
        elif question.key != "actor":
            columns += _content_columns(question)
    return columns


def _content_columns(question: Question) -> list[str]:
    if question.type == "multiselect_then_role":
        return [question.key, "no_field"]
    return [question.key, f"{question.key}_text"] if question.type == "multiselect_plus_text" else [question.key]
