"""The cells of the XLSX form that an office fills in: which they are, what may be chosen, and what a choice means.

Shared by who writes the form and who reads it back; knows no workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Office
from pipeline.questionnaire.model import Question, Questionnaire

OFFICE, VERSION = "office_key", "form_version"  # rows that tell whose form it is and of which questionnaire
_SCALE_CHOICE = re.compile(r"([0-5])\s*[–—-]\s*(.+)", re.DOTALL)


@dataclass(frozen=True)
class Input:
    """One line of the form: its key (`affected`, `interfaces:1`), its caption, and the choices of its one or two cells.

    `choices` and `second` are empty where text is typed; `second` is None where there is one cell only.
    """

    key: str
    caption: str
    choices: tuple[str, ...] = ()
    second: tuple[str, ...] | None = None
    lines: int = 1  # of text that the cell has room for


def inputs(question: Question, questionnaire: Questionnaire, offices: Sequence[Office]) -> Iterator[Input]:
    """Yield the lines of a question; `offices` are those that may be chosen as interface, without the own one."""
    match question.type:
        case "scale":
            yield Input(question.key, "Unsere Einschätzung", scale_choices(question, questionnaire))
        case "multiselect_then_role":
            yield from _fields(question, questionnaire)
        case "repeat_select_state":
            states = tuple(state.label.de for state in questionnaire.interface_states)
            names = tuple(office.name for office in offices)
            yield from _repeated(question, "Stelle und Zustand", names, states)
        case "repeat_text_choice":
            suitable = tuple(option.label.de for option in questionnaire.suitability)
            yield from _repeated(question, "Gremium, geeignet?", (), suitable)
        case "multiselect_or_other":
            yield from _repeated(question, "Stelle", (), None)
        case "multiselect_plus_text":
            yield from _contributions(question, questionnaire)
        case "select":
            yield Input(question.key, "Handlungsfeld", tuple(field.name.de for field in questionnaire.asked_fields))
        case _:
            yield Input(question.key, _room(question), lines=_lines(question))


def _repeated(
    question: Question, caption: str, choices: tuple[str, ...], second: tuple[str, ...] | None
) -> Iterator[Input]:
    for number in range(1, (question.max_entries or 1) + 1):
        yield Input(f"{question.key}:{number}", f"{number}. {caption}", choices, second)


def _fields(question: Question, questionnaire: Questionnaire) -> Iterator[Input]:
    roles = tuple(role.label.de for role in questionnaire.roles)
    for field in questionnaire.asked_fields:
        yield Input(f"{question.key}:{field.code}", field.name.de, roles)
    yield Input(f"{question.key}:{questionnaire.no_field.code}", questionnaire.no_field.label.de, ("ja",))


def _contributions(question: Question, questionnaire: Questionnaire) -> Iterator[Input]:
    for option in questionnaire.contributions:
        yield Input(f"{question.key}:{option.code}", option.label.de, ("ja", "nein"))
    yield Input(f"{question.key}:text", "Ergänzung", lines=2)


def _room(question: Question) -> str:
    return f"Unsere Antwort (höchstens {question.max_length} Zeichen)" if question.max_length else "Unsere Antwort"


def _lines(question: Question) -> int:
    return 1 if question.type == "text" else 6 if (question.max_length or 0) > 300 else 3  # noqa: PLR2004 - fits the page


def scale_choices(question: Question, questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return what the drop-down of a scale offers: `0 – gar nicht` … and that one cannot assess it."""
    points = questionnaire.scales[question.scale] if question.scale else ()
    return (*(f"{point.value} – {point.label.de}" for point in points), questionnaire.cannot_assess.label.de)


def scale_text(cell: str, question: Question, questionnaire: Questionnaire) -> str:
    """Return the number of a chosen point; whatever else was typed stays as it is, for cleaning to judge."""
    found = _SCALE_CHOICE.fullmatch(cell.strip())
    points = questionnaire.scales[question.scale] if question.scale else ()
    for point in points:
        if found and int(found[1]) == point.value and found[2].strip().casefold() == point.label.de.casefold():
            return found[1]
    return cell
