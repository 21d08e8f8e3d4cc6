"""What is missing before a release, and what a friendly reader would ask (questionnaire.md, section 5). Pure.

Blocks nothing itself: `blocking` says what the release has to wait for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pages.components.texts import texts
from pipeline.collect.answers import Answers
from pipeline.model import Office, Text
from pipeline.questionnaire.model import Question, Questionnaire

_LONG_REASON = 40  # characters; questionnaire.md, section 5
_SHORT_REASON = 10
_HIGH = 4
_WITH_STATE = ("repeat_select_state", "repeat_text_choice")
_NO_REASON = ("keiner", "keine", "kein", "none", "no", "-", "–")
# A date of birth, "geb.", or a file number with a slash: hints at one person's case. Never logged, never blocking.
_CASE = re.compile(
    r"\bgeb(?:oren)?\.?\s|\bborn\b|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b|\bAz\.?\s*:?\s*\S*\d|\b\d+/\d{2,4}-\d+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Remark:
    """Something to look at before releasing, at one question; `at_once`: said while typing, not only at the end."""

    question: Question
    text: Text
    blocking: bool
    at_once: bool = False


def remarks(answers: Answers, questionnaire: Questionnaire, offices: Sequence[Office]) -> tuple[Remark, ...]:
    """Return everything to look at, in the order of the questions."""
    return tuple(
        remark
        for question in questionnaire.questions
        for check in _CHECKS
        for remark in check(question, answers, questionnaire, offices)
    )


def names_of(office: Office) -> set[str]:
    """Return all names by which somebody may mean an office, case folded."""
    return {known.casefold() for known in (office.name, office.label, office.short, *office.aliases) if known}


def already_invited(name: str, offices: Iterable[Office]) -> bool:
    """Whether an office that somebody misses is on the invitation list, by any of its names."""
    return any(name.strip().casefold() in names_of(office) for office in offices if office.invited)


_Check = Callable[[Question, Answers, Questionnaire, Sequence[Office]], Iterable[Remark]]


def _required(question: Question, answers: Answers, form: Questionnaire, _: Sequence[Office]) -> Iterator[Remark]:
    if question.key in answers or question.type == "select_or_other":
        return
    if question.required:
        key = "err_required" if question.type == "scale" else "err_required_text"
        text = texts()["err_fields"] if question.type == "multiselect_then_role" else form.texts[key]
        yield Remark(question, text, blocking=True)
    elif question.required_if and _at_least(answers.get(question.required_if.key), question.required_if.minimum):
        yield Remark(question, form.texts["err_reason"], blocking=True)


def _length(question: Question, answers: Answers, form: Questionnaire, _: Sequence[Office]) -> Iterator[Remark]:
    limit = question.max_length
    longest = max(map(len, _written(question, answers.get(question.key))), default=0)
    if limit is not None and longest > limit:
        sentence = form.texts["err_maxlen"]
        yield Remark(
            question,
            Text(sentence.de.format(n=limit, m=longest), sentence.en.format(n=limit, m=longest)),
            blocking=True,
            at_once=True,
        )


def _entries(question: Question, answers: Answers, _form: Questionnaire, _: Sequence[Office]) -> Iterator[Remark]:
    answer = answers.get(question.key)
    if question.max_entries and isinstance(answer, list) and len(answer) > question.max_entries:
        sentence, m = texts()["too_many"], len(answer)
        values = {"n": question.max_entries, "m": m}
        text = Text(sentence.de.format(**values), sentence.en.format(**values))
        yield Remark(question, text, blocking=True, at_once=True)


def _open_parts(question: Question, answers: Answers, _form: Questionnaire, _: Sequence[Office]) -> Iterator[Remark]:
    """A field without a role cannot be read; an interface or body without a state can, so it is a hint."""
    answer = answers.get(question.key)
    roles = answer if question.type == "multiselect_then_role" and isinstance(answer, Mapping) else {}
    if any(not role for code, role in roles.items() if code != "none"):
        yield Remark(question, texts()["err_role"], blocking=True)
    if question.type in _WITH_STATE and isinstance(answer, list) and any(not state for _, state in answer):
        yield Remark(question, texts()["hint_state"], blocking=False)


def _reasons(question: Question, answers: Answers, form: Questionnaire, _: Sequence[Office]) -> Iterator[Remark]:
    """Compare a scale with the reason that is asked right before it."""
    if question.type != "scale":
        return
    place = form.questions.index(question)
    before = form.questions[place - 1] if place else question
    reason, value = str(answers.get(before.key, "")).strip(), answers.get(question.key)
    if before.type != "textarea" or not isinstance(value, int):
        return
    if value >= _HIGH and 0 < len(reason) < _SHORT_REASON:
        yield Remark(before, texts()["hint_reason"], blocking=False, at_once=True)
    if before.required_if and value == 0 and len(reason) > _LONG_REASON and reason.casefold() not in _NO_REASON:
        yield Remark(question, texts()["hint_no_pressure"], blocking=False, at_once=True)


def _case_data(question: Question, answers: Answers, form: Questionnaire, _: Sequence[Office]) -> Iterator[Remark]:
    if any(_CASE.search(written) for written in _written(question, answers.get(question.key))):
        found, asked = texts()["hint_case"], form.texts["no_case_data"]
        said = Text(f"{found.de} {asked.de}", f"{found.en} {asked.en}")
        yield Remark(question, said, blocking=False, at_once=True)


def _invited(question: Question, answers: Answers, _: Questionnaire, offices: Sequence[Office]) -> Iterator[Remark]:
    answer = answers.get(question.key)
    if question.type != "multiselect_or_other" or not isinstance(answer, list):
        return
    for name in answer:
        if already_invited(name, offices):
            known = texts()["already_invited"]
            said = Text(f"{name}: {known.de}", f"{name}: {known.en}")
            yield Remark(question, said, blocking=False, at_once=True)


def _written(question: Question, answer: object) -> list[str]:
    """Return the texts that somebody typed in an answer, each as it is limited."""
    if question.type in ("text", "textarea"):
        return [str(answer or "")]
    if question.type == "multiselect_plus_text" and isinstance(answer, Mapping):
        return [str(answer.get("text", ""))]
    if question.type == "multiselect_or_other" and isinstance(answer, list):
        return ["; ".join(map(str, answer))]
    if question.type == "repeat_text_choice" and isinstance(answer, list):
        return [str(name) for name, _ in answer]
    return []


def _at_least(value: object, minimum: int) -> bool:
    return isinstance(value, int) and value >= minimum


_CHECKS: tuple[_Check, ...] = (_required, _length, _entries, _open_parts, _reasons, _case_data, _invited)
