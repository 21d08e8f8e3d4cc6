"""Every sentence can be traced back to the answers that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from pipeline.briefing import Briefing
from pipeline.conclude.catalogue import sentences
from pipeline.conclude.concluded import Statement
from pipeline.conclude.evidence import BASES, evidence
from pipeline.run import build_briefing
from tests.auental import MEETING, table_of
from tests.auental import offices as roster
from tests.briefings import draw


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return build_briefing(table_of("auental_clean.csv"), roster(), MEETING, as_of=date(2026, 11, 2))


def said(briefing: Briefing, *rules: str) -> Iterator[tuple[Statement, tuple[str, ...], dict[str, int]]]:
    for statement in briefing.concluded.statements:
        if statement.id in rules:
            found = evidence(statement, briefing.scored, briefing.cleaned)
            yield statement, found.offices, dict(statement.facts)


def test_every_rule_has_a_basis() -> None:
    assert {sentence.id for sentence in sentences().values()} <= BASES.keys()


def test_every_question_is_one_of_the_questionnaire(briefing: Briefing) -> None:
    keys = {question.key for question in briefing.questionnaire.questions}
    for statement in briefing.concluded.statements:
        assert set(evidence(statement, briefing.scored, briefing.cleaned).questions) <= keys, statement.id


def test_a_count_is_the_number_of_offices_behind_it(briefing: Briefing) -> None:
    for rules, fact in (
        (("S1", "S2b", "C1", "T2"), "n"), (("P1", "P2", "P3", "P4", "P5", "P6", "G1", "M1", "R6"), "k"),
    ):  # fmt: skip
        checked = list(said(briefing, *rules))
        assert len(checked) > len(rules) / 2
        for statement, offices, facts in checked:
            assert len(offices) == facts[fact], statement.text.de


def test_behind_a_statement_about_a_scale_stand_the_values_of_that_scale(briefing: Briefing) -> None:
    statement, offices, _ = next(said(briefing, "S1"))
    assert evidence(statement, briefing.scored, briefing.cleaned).questions == (statement.subject,)
    values = briefing.cleaned.answers.loc[list(offices), statement.subject]
    assert sum(values >= 4) == dict(statement.facts)["k4"]


def test_behind_a_silent_office_stand_those_who_named_it(briefing: Briefing) -> None:
    for statement, offices, facts in said(briefing, "R6"):
        assert statement.offices[0] not in offices
        assert len(offices) == facts["k"]
        assert all(briefing.office(key).label in statement.text.de for key in offices)


def test_behind_a_pair_stand_both_sides(briefing: Briefing) -> None:
    for statement, offices, _ in said(briefing, "I2", "I3", "I4"):
        assert set(offices) == set(statement.offices)


def test_behind_names_in_one_sentence_stand_all_who_named_one_of_them(briefing: Briefing) -> None:
    ((_, once, facts),) = said(briefing, "M2")
    assert len(once) == facts["k"]
    ((_, several, _),) = said(briefing, "M1s")
    assert set(several) == {key for _, offices, _ in said(briefing, "M1") for key in offices}


def test_a_name_that_is_part_of_another_name_brings_nobody_along() -> None:
    drawn = draw("office | B D E | missing\nA | 1 1 1 | Weißer Ring\nB | 1 1 1 | Ring; Liga\nC | 1 1 1 | Ring")
    behind = {
        said.id: evidence(said, drawn.scored, drawn.cleaned).offices
        for said in drawn.concluded.statements
        if said.id in ("M1s", "M2")
    }
    assert behind == {"M1s": ("B", "C"), "M2": ("A", "B")}


def test_what_no_answer_is_behind_says_so(briefing: Briefing) -> None:
    for _, offices, _ in said(briefing, "R1", "R2"):
        assert offices == ()
