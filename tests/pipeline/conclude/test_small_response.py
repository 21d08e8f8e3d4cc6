"""What may be said when few answered: rule R4 and the table of edge cases (scoring.md, sections 3 and 5)."""

from __future__ import annotations

import pytest

from pipeline.conclude.catalogue import sentences
from pipeline.conclude.statements import SUMMARIES
from tests.briefings import Round, draw, rated

FULL = """
    office | B D E | fields | interfaces     | bodies    | missing | experts | gives | joint | reason | expected
    A      | 5 5 0 | SPR:M  | B:nicht C:gut  | Beirat:ja | Zoll    | Verein  | raum  | SPR   | Druck  |
    B      | 5 4 0 | ARB:F  | A:nicht Z:gut  | Beirat:ja | Zoll    |         | raum  | SPR   |        |
    C      | 5 4 3 | ARB:F  | A:fehlt Z:gut  |           | Liga    |         |       | SPR   | viel   |
    D      | 1 0 4 | FAM:M  | B:nicht        |           |         |         |       | FAM   |        |
    Z      | silent|        |                |           |         |         |       |       |        | SPR
"""
FACTS = {
    "R1", "R2", "R4", "R6", "P5a", "P9", "F2", "I2", "I3", "I4", "I5", "G1", "M1", "M1s", "M2", "X1", "C1",
}  # fmt: skip


def rules(round_: Round) -> set[str]:
    return {said.id for said in round_.statements()}


def test_four_answers_allow_facts_about_single_offices_and_pairs_but_no_summary() -> None:
    assert rules(draw(FULL)) == FACTS


def test_the_same_answers_with_a_fifth_allow_summaries() -> None:
    assert {"S1", "P1", "P5", "P7", "F1", "F1a", "F3"} <= rules(draw(FULL + "\n    E | 1 1 4"))


def test_below_half_summaries_are_left_out_however_many_answered() -> None:
    ratings = ["5 5 0", "5 4 0", "5 4 3", "1 0 4", "0 0 0"]
    assert "S1" in rules(rated(*ratings, silent=5))
    assert rules(rated(*ratings, silent=6)) & SUMMARIES == set()


def test_what_r4_leaves_out_is_exactly_what_sums_up() -> None:
    kept = {sentence.id for sentence in sentences().values()} - SUMMARIES
    assert kept == {
        "R1", "R2", "R3", "R4", "R5", "R6", "D1", "D2", "D3", "D4", "D5", "P5a", "P9", "F2", "I2", "I3", "I4", "I5",
        "G1", "M1", "M1s", "M2", "M3", "X1", "C1",
    }  # fmt: skip


@pytest.mark.parametrize("rule", ["M4", "X2", "C2", "G2", "I6", "F3"])
def test_silence_of_few_says_nothing(rule: str) -> None:
    edges = ["B:gut C:gut", "A:gut C:gut", "A:gut", ""]
    few = rated(*["1 1 1"] * 4, interfaces=edges)
    enough = rated(*["1 1 1"] * 5, interfaces=edges)
    assert few.said(rule) == []
    assert enough.said(rule) != []


def test_without_any_answer_only_the_response_is_stated() -> None:
    drawn = rated(silent=3)
    assert rules(drawn) == {"R1", "R2", "R4"}
    assert drawn.concluded.page_one == ()
    assert [line.id for line in drawn.concluded.decisions] == ["E1", "E3", "E8"]


@pytest.mark.parametrize("answered", [1, 2])
def test_one_or_two_answers_are_shown_without_median_group_or_picture(answered: int) -> None:
    drawn = rated(*["5 5 0"] * answered, silent=3, reason=["Druck"] * answered)
    assert rules(drawn) == {"R1", "R2", "R4", "P5a", "P9"}


def test_values_that_are_all_equal_give_no_order_and_no_top_group() -> None:
    drawn = rated(*["3 3 3"] * 6)
    assert rules(drawn) >= {"S2c", "S3", "P1", "P6"}
    assert rules(drawn).isdisjoint({"S1", "S4", "P7", "P8"})


def test_a_zero_with_a_reason_stays_a_zero() -> None:
    drawn = rated("0 0 0", reason=["viel Arbeit"])
    assert drawn.scored.scales["pressure"].counts == (1, 0, 0, 0, 0, 0)
    assert drawn.said("D4") == []
