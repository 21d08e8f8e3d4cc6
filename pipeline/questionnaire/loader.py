"""Loads the questionnaire from its TOML files, checked once: a mistake is one sentence with file, entry and remedy.

Does not read answers, and offers no way to write the files: they are edited with a text editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

from pipeline.model import SCALES, Scale, Text, UserError
from pipeline.questionnaire.entries import Entry, entries, read_toml
from pipeline.questionnaire.model import (
    Block,
    Condition,
    FieldOfAction,
    Option,
    Question,
    Questionnaire,
    QuestionType,
    ScalePoint,
)

FOLDER = Path(__file__).parent
_POINTS = [0, 1, 2, 3, 4, 5]
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_T = TypeVar("_T")


@cache
def load_questionnaire(folder: Path = FOLDER) -> Questionnaire:
    """Return the questionnaire of a folder of TOML files; the first mistake found is raised as `UserError`."""
    path = folder / "questions.toml"
    asked, options = read_toml(path), read_toml(folder / "options.toml")
    blocks = _blocks(path, asked)
    questions = _questions(path, asked, blocks)

    def choices(section: str) -> tuple[Option, ...]:
        return tuple(_option(entry) for entry in entries(folder / "options.toml", options, section, "code"))

    return Questionnaire(
        version=Entry(path.name, "version", asked).string("version"),
        blocks=blocks,
        questions=questions,
        scales=_scales(folder / "scales.toml"),
        cannot_assess=choices("cannot_assess")[0],
        roles=choices("role"),
        no_field=choices("no_field")[0],
        interface_states=choices("interface_state"),
        suitability=choices("suitability"),
        contributions=choices("contribution"),
        fields=_fields(folder / "fields.toml"),
        meta_columns=tuple(_meta_column(entry) for entry in entries(path, asked, "meta_column", "key")),
        texts=_texts(folder / "texts.toml"),
    )


def _blocks(path: Path, asked: dict[str, Any]) -> tuple[Block, ...]:
    return tuple(
        _done(entry, Block(id=entry.string("id"), title=entry.text("title"), minutes=entry.number("minutes")))
        for entry in entries(path, asked, "block", "id")
    )


def _questions(path: Path, asked: dict[str, Any], blocks: Iterable[Block]) -> tuple[Question, ...]:
    known_blocks = [block.id for block in blocks]
    found = [(entry, _question(entry, known_blocks)) for entry in entries(path, asked, "question", "key")]
    _check_unique(found)
    _check_conditions(found)
    _check_scales_asked(path, [question for _, question in found])
    return tuple(question for _, question in found)


def _question(entry: Entry, blocks: Iterable[str]) -> Question:
    kind = cast("QuestionType", entry.choice("type", get_args(QuestionType)))
    question = Question(
        id=entry.string("id"),
        key=entry.string("key"),
        block=entry.choice("block", blocks),
        type=kind,
        required=entry.flag("required"),
        label=entry.text("label"),
        help=entry.text("help"),
        column=entry.text("column"),
        table_heading=entry.text("table_heading"),
        max_length=entry.integer("max_length"),
        max_entries=entry.integer("max_entries"),
        recommended=entry.text("recommended", optional=True),
        scale=cast("Scale", entry.choice("scale", SCALES)) if kind == "scale" else None,
        required_if=_condition(entry),
    )
    return _done(entry, question)


def _condition(entry: Entry) -> Condition | None:
    part = entry.part("required_if")
    if part is None:
        return None
    minimum = part.integer("minimum")
    return _done(part, Condition(part.string("key"), 1 if minimum is None else minimum))


def _check_unique(found: list[tuple[Entry, Question]]) -> None:
    """Two questions must differ in id and in both column headings, or answers would land in the wrong column."""
    for name in ("id", "column.de", "column.en"):
        seen: dict[str, str] = {}
        for entry, question in found:
            value = {"id": question.id, "column.de": question.column.de, "column.en": question.column.en}[name]
            if value in seen:
                raise entry.error(
                    f"{name} = „{value}“ hat schon die Frage „{seen[value]}“. Bitte wählen Sie einen anderen Wert.",
                    f"{name} = “{value}” is already used by the question “{seen[value]}”. Please choose another value.",
                )
            seen[value] = question.key


def _check_conditions(found: list[tuple[Entry, Question]]) -> None:
    scales = [question.key for _, question in found if question.type == "scale"]
    for entry, question in found:
        if question.required_if and question.required_if.key not in scales:
            raise entry.error(
                f"required_if nennt „{question.required_if.key}“; das ist keine Skalenfrage. "
                f"Möglich sind: {', '.join(scales)}.",
                f"required_if names “{question.required_if.key}”, which is no scale question. "
                f"Possible are: {', '.join(scales)}.",
            )


def _check_scales_asked(path: Path, questions: list[Question]) -> None:
    asked = [question.scale for question in questions if question.scale]
    for scale in SCALES:
        if asked.count(scale) != 1:
            raise UserError(
                f"{path.name}: Die Skala „{scale}“ wird {asked.count(scale)}-mal abgefragt. "
                "Bitte fragen Sie jede der drei Skalen genau einmal ab.",
                f"{path.name}: The scale “{scale}” is asked {asked.count(scale)} times. "
                "Please ask each of the three scales exactly once.",
            )


def _scales(path: Path) -> dict[Scale, tuple[ScalePoint, ...]]:
    content = read_toml(path)
    return {scale: _points(path, content, scale) for scale in SCALES}


def _points(path: Path, content: dict[str, Any], scale: Scale) -> tuple[ScalePoint, ...]:
    points = tuple(_point(entry) for entry in entries(path, content, scale, "value"))
    if [point.value for point in points] != _POINTS:
        raise UserError(
            f"{path.name}, Skala „{scale}“: Eine Skala hat genau sechs Punkte, 0 bis 5 in dieser Reihenfolge; "
            f"hier stehen {', '.join(str(point.value) for point in points)}. Bitte ergänzen oder löschen Sie Punkte.",
            f"{path.name}, scale “{scale}”: A scale has exactly six points, 0 to 5 in this order; "
            f"here are {', '.join(str(point.value) for point in points)}. Please add or delete points.",
        )
    return points


def _point(entry: Entry) -> ScalePoint:
    value = entry.integer("value")
    if value is None:
        raise entry.error("value fehlt. Bitte ergänzen Sie eine Zahl.", "value is missing. Please add a number.")
    return _done(entry, ScalePoint(value, entry.text("label"), entry.text("anchor")))


def _option(entry: Entry) -> Option:
    option = Option(
        code=entry.string("code"),
        label=entry.text("label"),
        help=entry.text("help", optional=True),
        letter=entry.text("letter", optional=True),
        level=entry.integer("level"),
    )
    return _done(entry, option)


def _fields(path: Path) -> tuple[FieldOfAction, ...]:
    return tuple(
        _done(
            entry,
            FieldOfAction(
                code=entry.string("code"),
                name=entry.text("name"),
                covers=entry.text("covers"),
                optional=entry.flag("optional", default=False),
            ),
        )
        for entry in entries(path, read_toml(path), "field", "code")
    )


def _meta_column(entry: Entry) -> tuple[str, Text]:
    return _done(entry, (entry.string("key"), entry.text("column")))


def _texts(path: Path) -> dict[str, Text]:
    content = read_toml(path)
    return {key: _form_text(Entry(path.name, key, content), key) for key in content}


def _form_text(entry: Entry, key: str) -> Text:
    text = entry.text(key)
    de, en = (set(_PLACEHOLDER.findall(part)) for part in (text.de, text.en))
    if de != en:
        lost = ", ".join(f"{{{name}}}" for name in sorted(de ^ en))
        raise entry.error(
            f"{lost} steht nur in einer der beiden Sprachen. Bitte setzen Sie es in beide Texte.",
            f"{lost} stands in one of the two languages only. Please put it into both texts.",
        )
    return text


def _done(entry: Entry, made: _T) -> _T:
    entry.done()
    return made
