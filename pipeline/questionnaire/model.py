"""The model of the questionnaire: questions, scales, options and fields of action. Loaded by `loader`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Scale, Text

QuestionType = Literal[
    "select_or_other", "textarea", "scale", "multiselect_then_role", "repeat_select_state",
    "repeat_text_choice", "multiselect_or_other", "multiselect_plus_text", "select", "text",
]  # fmt: skip

NOTHING = Text("", "")


@dataclass(frozen=True)
class Option:
    """One choice with its code, label and help."""

    code: str
    label: Text
    help: Text = NOTHING
    letter: Text = NOTHING  # stands for the label where there is room for one letter only
    level: int | None = None  # interface states: for comparing two sides


@dataclass(frozen=True)
class ScalePoint:
    """One described point of a 0–5 scale."""

    value: int
    label: Text
    anchor: Text


@dataclass(frozen=True)
class Condition:
    """Another question whose value makes a question required."""

    key: str
    minimum: int


@dataclass(frozen=True)
class Question:
    """One question; its key never changes after the first answer."""

    id: str  # A1 … E1, printed beside the question
    key: str
    block: str
    type: QuestionType
    required: bool
    label: Text
    help: Text
    column: Text  # heading in sheet and files
    table_heading: Text  # short heading for tables of the briefing
    max_length: int | None = None
    max_entries: int | None = None
    recommended: Text = NOTHING
    scale: Scale | None = None
    required_if: Condition | None = None


@dataclass(frozen=True)
class Block:
    """One page of the form."""

    id: str
    title: Text
    minutes: float


@dataclass(frozen=True)
class FieldOfAction:
    """One field of action."""

    code: str
    name: Text
    covers: Text
    optional: bool = False  # known, but not asked unless switched on in fields.toml


@dataclass(frozen=True)
class Questionnaire:
    """Everything that is asked, in the order in which it is asked."""

    version: str
    blocks: tuple[Block, ...]
    questions: tuple[Question, ...]
    scales: Mapping[Scale, tuple[ScalePoint, ...]]
    cannot_assess: Option
    roles: tuple[Option, ...]
    no_field: Option
    interface_states: tuple[Option, ...]
    suitability: tuple[Option, ...]
    contributions: tuple[Option, ...]
    fields: tuple[FieldOfAction, ...]
    meta_columns: tuple[tuple[str, Text], ...]  # key, heading: response_id, submitted_at, form_version, lang
    texts: Mapping[str, Text]  # texts around the form, by key

    @property
    def asked_fields(self) -> tuple[FieldOfAction, ...]:
        """The fields of action that are offered in the form and counted in the briefing."""
        return tuple(field for field in self.fields if not field.optional)

    def question(self, key: str) -> Question:
        """Return the question with that key."""
        return next(question for question in self.questions if question.key == key)

    def field(self, code: str) -> FieldOfAction:
        """Return the field of action with that code."""
        return next(field for field in self.fields if field.code == code)
