"""Writes the answers of one office, which are stored as codes, as the readable German row of sheet and files.

Does not read a row back: rows may have been edited by hand, and what they mean is for `clean` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from pipeline.model import Office
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.questionnaire.model import Option, Question

Answers = Mapping[str, Any]  # codes by question key, as the form and the journal hold them
_NO_BREAK = "\u00a0"

_QUESTIONNAIRE = load_questionnaire()
HEADER: tuple[str, ...] = (
    *(column.de for _, column in _QUESTIONNAIRE.meta_columns),
    *(question.column.de for question in _QUESTIONNAIRE.questions),
)


def to_row(
    answers: Answers,
    office: Office,
    offices: Iterable[Office],
    *,
    response_id: str,
    submitted_at: datetime | str,
    language: str = "de",
    form_version: str = _QUESTIONNAIRE.version,
) -> tuple[str, ...]:
    """Return one row of text under `HEADER` (questionnaire.md, section 4).

    Lists read `Sprache: mitwirkend; Gesundheit und Pflege: federführend` and are split at `; `, then at the last
    `: `. A name that itself holds `; ` keeps it with a no-break space, so the split is always the right one.
    An unanswered question is an empty cell; a code or office that is no longer known stands there as stored.
    """
    names = {other.key: other.name for other in offices}
    received = submitted_at if isinstance(submitted_at, str) else submitted_at.isoformat(timespec="seconds")
    meta = {
        "response_id": response_id,
        "submitted_at": received,
        "form_version": form_version,
        "lang": language,
    }
    cells = [meta.get(key, "") for key, _ in _QUESTIONNAIRE.meta_columns]
    for question in _QUESTIONNAIRE.questions:
        answer = office.name if question.key == "actor" else answers.get(question.key)
        cells.append("" if answer is None else _cell(question, answer, names))
    return tuple(cells)


def list_cell(entries: Iterable[tuple[str, str]]) -> str:
    """Return a list of names and states as one cell: `name: state; name: state`; a state may be missing."""
    return "; ".join(_entry(name, state) for name, state in entries)


def contribution_cell(options: Iterable[str], text: str) -> str:
    """Return the options and the free text as one cell: `option; option | text`."""
    return f"{'; '.join(options)} | {text.strip()}".strip() if text.strip() else "; ".join(options)


def _cell(question: Question, answer: Any, names: Mapping[str, str]) -> str:
    if question.type == "repeat_select_state":
        return _states([(names.get(key, key), state) for key, state in answer], _QUESTIONNAIRE.interface_states)
    return _WRITERS.get(question.type, str)(answer)


def _scale(answer: Any) -> str:
    na = _QUESTIONNAIRE.cannot_assess
    return na.label.de if answer == na.code else str(answer)


def _fields(answer: Mapping[str, str]) -> str:
    if _QUESTIONNAIRE.no_field.code in answer:
        return _QUESTIONNAIRE.no_field.label.de
    return _states([(_field(code), role) for code, role in answer.items()], _QUESTIONNAIRE.roles)


def _field(code: str) -> str:
    return next((field.name.de for field in _QUESTIONNAIRE.fields if field.code == code), code)


def _bodies(answer: Iterable[tuple[str, str]]) -> str:
    return _states(answer, _QUESTIONNAIRE.suitability)


def _names(answer: Iterable[str]) -> str:
    return list_cell((name, "") for name in answer)


def _contribution(answer: Mapping[str, Any]) -> str:
    labels = [_label(code, _QUESTIONNAIRE.contributions) for code in answer.get("options", ())]
    return contribution_cell(labels, answer.get("text", ""))


def _states(entries: Iterable[tuple[str, str]], options: Iterable[Option]) -> str:
    known = tuple(options)
    return list_cell((name, _label(code, known)) for name, code in entries)


def _entry(name: str, state: str) -> str:
    if state:
        return f"{_name(name)}: {state}"
    # Without a state the last `: ` would be taken for the one before it.
    return _name(name).replace(": ", f":{_NO_BREAK}")


def _name(name: str) -> str:
    return " ".join(name.split()).replace("; ", f";{_NO_BREAK}")


def _label(code: str, options: Iterable[Option]) -> str:
    return next((option.label.de for option in options if option.code == code), code)


_WRITERS: dict[str, Callable[[Any], str]] = {
    "scale": _scale,
    "multiselect_then_role": _fields,
    "repeat_text_choice": _bodies,
    "multiselect_or_other": _names,
    "multiselect_plus_text": _contribution,
    "select": _field,
}
