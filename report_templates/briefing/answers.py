"""One office's answers as lines of question and answer, verbatim and whole: annex A and the speaking notes share it.

Leaves out what was not answered; shortens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from report_templates.briefing.blocks import Content, german
from report_templates.briefing.view import View
from report_templates.tagged import Cell

_CHOSEN = {"fields", "interfaces", "contribution", "joint_field"}  # words of the questionnaire; the rest is typed


def profile(view: View, key: str) -> list[tuple[str, Content | Cell]]:
    """Return (heading of the question, answer) for everything that the office answered, scales apart."""
    return [
        (_heading(view, question), shown if question in _CHOSEN else german(view, shown))
        for question, shown in answered(view, key)
        if shown
    ]


def answered(view: View, key: str) -> Iterator[tuple[str, str]]:
    """Yield (key of the question, answer) for all questions but the scales; "" where nothing was answered."""
    return _answers(view, key, view.answers[key])


def _heading(view: View, question: str) -> str:
    return view.say(view.briefing.questionnaire.question(question).table_heading)


def _answers(view: View, key: str, answer: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "why_affected", answer["why_affected"]
    yield "pressure_reason", answer["pressure_reason"]
    yield "influence_basis", answer["influence_basis"]
    yield "fields", _fields(view, answer)
    yield "interfaces", _interfaces(view, key, answer)
    yield "interface_issue", answer["interface_issue"]
    yield "bodies", "; ".join(_body(view, name, suitable) for name, suitable in answer["bodies"])
    yield "missing_actors", "; ".join(answer["missing_actors"])
    yield "external_experts", "; ".join(answer["external_experts"])
    yield "contribution", _contribution(view, answer)
    yield "joint_field", view.field(answer["joint_field"])
    yield "joint_topic", answer["joint_topic"]
    yield "expectation", answer["expectation"]
    yield "filled_by", answer["filled_by"]


def _fields(view: View, answer: Mapping[str, Any]) -> str:
    roles = view.words(view.briefing.questionnaire.roles)
    named = [f"{view.field(field)}: {roles.get(role, role)}" for field, role in answer["fields"]]
    return "; ".join(named) or (view.t("annex_a.no_field") if answer["no_field"] else "")


def _interfaces(view: View, key: str, answer: Mapping[str, Any]) -> str:
    """Name the interfaces; with the state where the other side named this office too (see section 6)."""
    states = view.words(view.briefing.questionnaire.interface_states)
    named = []
    for interface in answer["interfaces"]:
        name = view.label(interface.office) if interface.office else interface.name
        state = states.get(interface.state, "") if (key, interface.office) in view.mutual_namings else ""
        named.append(f"{name}: {state}" if state else name)
    return "; ".join(named)


def _body(view: View, name: str, suitable: str) -> str:
    choices = view.words(view.briefing.questionnaire.suitability)
    return f"{name} ({view.t('annex_a.suitable', wert=choices[suitable])})" if suitable in choices else name


def _contribution(view: View, answer: Mapping[str, Any]) -> str:
    names = view.words(view.briefing.questionnaire.contributions)
    offered = "; ".join(names.get(code, code) for code in answer["contribution"])
    return " – ".join(part for part in (offered, answer["contribution_text"]) if part)
