"""An answer as a person reads it, in either language. Codes become labels; what was typed stays as typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pipeline.model import Language, Office
from pipeline.questionnaire.model import Option, Question, Questionnaire, QuestionType


def readable(
    question: Question, answer: Any, form: Questionnaire, offices: Sequence[Office], language: Language
) -> str:
    """Return one answer in lines of text, "" if the question is not answered."""
    if answer is None:
        return ""
    if question.type == "repeat_select_state":
        names = {office.key: office.name for office in offices}
        return _states([(names.get(key, key), state) for key, state in answer], form.interface_states, language)
    if question.type == "scale":
        return _scale(question, answer, form, language)
    return _READERS[question.type](answer, form, language)


def _scale(question: Question, answer: Any, form: Questionnaire, language: Language) -> str:
    if answer == form.cannot_assess.code or question.scale is None:
        return form.cannot_assess.label.in_(language)
    point = next(point for point in form.scales[question.scale] if point.value == answer)
    return f"{point.value} – {point.label.in_(language)}"


def _fields(answer: Mapping[str, str], form: Questionnaire, language: Language) -> str:
    if form.no_field.code in answer:
        return form.no_field.label.in_(language)
    in_order = sorted(answer.items(), key=lambda entry: _position(entry[0], form))
    return _states([(_field(code, form, language), role) for code, role in in_order], form.roles, language)


def _bodies(answer: Sequence[Sequence[str]], form: Questionnaire, language: Language) -> str:
    return _states(answer, form.suitability, language)


def _contribution(answer: Mapping[str, Any], form: Questionnaire, language: Language) -> str:
    options = [_label(code, form.contributions, language) for code in answer.get("options", ())]
    return "\n".join(filter(None, [*options, answer.get("text", "")]))


def _field(code: str, form: Questionnaire, language: Language) -> str:
    return next((field.name.in_(language) for field in form.fields if field.code == code), code)


def _position(code: str, form: Questionnaire) -> int:
    """Return where a field stands in the list; one that is no longer known comes last."""
    codes = [field.code for field in form.fields]
    return codes.index(code) if code in codes else len(codes)


def _names(answer: Sequence[str], _form: Questionnaire, _language: Language) -> str:
    return "\n".join(answer)


def _as_typed(answer: object, _form: Questionnaire, _language: Language) -> str:
    return str(answer)


def _states(entries: Sequence[Sequence[str]], options: Sequence[Option], language: Language) -> str:
    return "\n".join(_with(name, _label(code, options, language)) for name, code in entries)


def _with(name: str, label: str) -> str:
    return f"{name}: {label}" if label else name


def _label(code: str, options: Sequence[Option], language: Language) -> str:
    return next((option.label.in_(language) for option in options if option.code == code), code)


_READERS: Mapping[QuestionType, Callable[[Any, Questionnaire, Language], str]] = {
    "select_or_other": _as_typed,
    "textarea": _as_typed,
    "text": _as_typed,
    "multiselect_then_role": _fields,
    "repeat_text_choice": _bodies,
    "multiselect_or_other": _names,
    "multiselect_plus_text": _contribution,
    "select": _field,
}
