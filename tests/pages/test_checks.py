"""What the form says before a release, row by row of questionnaire.md, section 5."""

from __future__ import annotations

from typing import Any

import pytest

from pages.components.checks import already_invited, remarks
from pipeline.model import Office
from pipeline.questionnaire.loader import load_questionnaire

OFFICES = (
    Office("A", "51", "Amt 51", "Amt 51 – Jugendamt", aliases=("Jugendamt",)),
    Office("B", "50", "Amt 50", "Amt 50 – Sozialamt", invited=False),
)
COMPLETE: dict[str, Any] = {
    "why_affected": "Wir beraten Familien.", "affected": 3, "pressure_reason": "Die Fallzahlen steigen.", "pressure": 3,
    "influence_basis": "Eigene Abläufe.", "influence": 2, "fields": {"FAM": "F"},
}  # fmt: skip


def found(**changes: Any) -> list[tuple[str, bool]]:
    answers = {key: value for key, value in (COMPLETE | changes).items() if value is not None}
    return [(one.question.key, one.blocking) for one in remarks(answers, load_questionnaire(), OFFICES)]


def test_a_complete_assessment_has_no_remark() -> None:
    assert found() == []


@pytest.mark.parametrize("key", ["why_affected", "affected", "pressure", "influence_basis", "influence", "fields"])
def test_a_missing_required_answer_blocks(key: str) -> None:
    assert (key, True) in found(**{key: None})


def test_zero_and_cannot_assess_are_answers() -> None:
    assert found(affected=0, pressure="na", influence="na", pressure_reason=None) == []


@pytest.mark.parametrize(("pressure", "blocks"), [(0, False), ("na", False), (1, True), (5, True)])
def test_pressure_without_a_reason_blocks(pressure: int | str, blocks: bool) -> None:
    assert (("pressure_reason", True) in found(pressure=pressure, pressure_reason=None)) is blocks


@pytest.mark.parametrize(
    ("reason", "asks"), [("keiner", False), ("x" * 40, False), ("x" * 41, True), ("Keiner" + " " * 50, False)]
)
def test_no_pressure_but_a_long_reason_is_asked_about(reason: str, asks: bool) -> None:
    assert found(pressure=0, pressure_reason=reason) == ([("pressure", False)] if asks else [])


@pytest.mark.parametrize(("value", "reason", "asks"), [(3, "kurz", False), (4, "kurz", True), (5, "zehn Zeich", False)])
def test_a_high_value_with_hardly_a_reason_is_asked_about(value: int, reason: str, asks: bool) -> None:
    assert found(affected=value, why_affected=reason) == ([("why_affected", False)] if asks else [])


@pytest.mark.parametrize("typed", ["geb. 3.4.1988", "Frau K., 12.03.1990", "Az. 50-123/26", "born 1990"])
def test_what_looks_like_a_persons_case_is_a_hint_and_never_blocks(typed: str) -> None:
    assert found(expectation=typed) == [("expectation", False)]
    hint = remarks(COMPLETE | {"expectation": typed}, load_questionnaire(), OFFICES)[0]
    assert hint.text.de.startswith("Das sieht nach einem Geburtsdatum oder Aktenzeichen aus. Bitte keine Angaben")


@pytest.mark.parametrize(
    "typed", ["340 Termine im Jahr", "ab 01.01.2027 neue Rechtslage", "Angebote, Gebäude", "Azubis"]
)
def test_ordinary_words_are_no_case(typed: str) -> None:
    assert [key for key, _ in found(expectation=typed) if typed != "ab 01.01.2027 neue Rechtslage"] == []


def test_who_is_missed_but_invited_is_named() -> None:
    assert found(missing_actors=["jugendamt "]) == [("missing_actors", False)]
    assert not already_invited("Amt 50 – Sozialamt", OFFICES)  # on the list, but not invited


def test_too_long_and_too_many_block() -> None:
    assert found(why_affected="x" * 801) == [("why_affected", True)]
    assert found(why_affected="x" * 800) == []
    assert found(missing_actors=["a", "b", "c", "d", "e", "f"]) == [("missing_actors", True)]
    assert found(bodies=[["x" * 101, "ja"]]) == [("bodies", True)]


def test_a_field_without_a_role_blocks_and_an_interface_without_a_state_is_a_hint() -> None:
    assert found(fields={"FAM": ""}) == [("fields", True)]
    assert found(fields={"none": ""}) == []
    assert found(interfaces=[["B", ""]]) == [("interfaces", False)]


def test_the_same_value_on_all_scales_is_no_matter() -> None:
    assert found(affected=4, pressure=4, influence=4) == []
