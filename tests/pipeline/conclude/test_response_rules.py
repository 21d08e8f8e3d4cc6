"""Rules R1–R6: when each is stated, in both languages (scoring.md, section 5, "Response")."""

from __future__ import annotations

import dataclasses

import pytest

from tests.briefings import draw, rated


def of(answered: int, invited: int) -> tuple[list[str], set[str]]:
    """The sentences of R1, and which rules speak, for a response of that size."""
    drawn = rated(*["1 1 1"] * answered, silent=invited - answered)
    return drawn.said("R1"), {said.id for said in drawn.statements()}


def test_r1_says_how_many_answered_and_as_of_when() -> None:
    drawn = rated("1 1 1", silent=2)
    assert drawn.said("R1") == ["Rücklauf: 1 von 3 eingeladenen Stellen (33 %), Stand 02.11.2026."]
    assert drawn.said("R1", "en") == ["Response: 1 of 3 invited offices (33%), as of 2 November 2026."]


def test_r1_with_a_single_invited_office_is_in_the_singular() -> None:
    drawn = rated("1 1 1")
    assert drawn.said("R1") == ["Rücklauf: 1 von 1 eingeladenen Stelle (100 %), Stand 02.11.2026."]
    assert drawn.said("R1", "en") == ["Response: 1 of 1 invited office (100%), as of 2 November 2026."]


def test_r1_without_any_invitation_divides_by_nothing() -> None:
    drawn = draw("office | B D E\nBau | uninvited")
    assert drawn.said("R1") == ["Rücklauf: Es ist keine Stelle eingeladen, Stand 02.11.2026."]
    assert drawn.said("R1", "en") == ["Response: no office has been invited, as of 2 November 2026."]
    assert {said.id for said in drawn.statements()} == {"R1", "R4"}


def test_r2_names_the_silent_offices_in_roster_order() -> None:
    drawn = draw("office | B D E\nSchule | silent\nBau | 1 1 1\nAmt 20 | silent\nKasse | pending")
    assert drawn.said("R2") == ["Noch ohne Antwort: Schule, Amt 20."]  # the answer of Kasse has come in
    assert drawn.said("R2", "en") == ["No answer yet from: Schule, Amt 20."]


def test_r3_is_stated_when_all_have_answered() -> None:
    drawn = rated(*["1 1 1"] * 6)
    assert drawn.said("R3") == ["Alle 6 eingeladenen Stellen haben geantwortet."]
    assert drawn.said("R3", "en") == ["All 6 invited offices have answered."]
    assert drawn.said("R2") == []
    assert rated("1 1 1", silent=1).said("R3") == []


def test_r3_with_a_single_invited_office_is_in_the_singular() -> None:
    assert rated("1 1 1").said("R3") == ["Die einzige eingeladene Stelle hat geantwortet."]
    assert rated("1 1 1").said("R3", "en") == ["The only invited office has answered."]


@pytest.mark.parametrize(
    ("answered", "invited", "expected"),
    [
        (4, 4, "R4"),  # fewer than five
        (5, 5, None),
        (5, 11, "R4"),  # fewer than half
        (5, 10, "R5"),  # exactly half
        (7, 9, "R5"),  # 78 percent
        (8, 10, None),  # 80 percent
        (0, 3, "R4"),
    ],
)
def test_r4_and_r5_say_how_far_the_response_carries(answered: int, invited: int, expected: str | None) -> None:
    _, rules = of(answered, invited)
    assert rules & {"R4", "R5"} == ({expected} if expected else set())


def test_r4_and_r5_in_english() -> None:
    assert rated("1 1 1").said("R4", "en") == [
        (
            "The response is not sufficient for an overall picture. "
            "Individual answers are shown; summary figures are omitted."
        )
    ]
    assert rated(*["1 1 1"] * 5, silent=5).said("R5", "en") == [
        "Statements refer to the offices that answered. Whether they hold for all invited offices is open."
    ]


def test_r6_names_a_silent_office_that_two_others_named_and_who_they_are() -> None:
    drawn = draw("""
        office  | B D E  | interfaces
        Bau     | 1 1 1  | Polizei:gut Zoll:gut
        Schule  | 1 1 1  | Polizei:fehlt Kasse:gut
        Polizei | silent |
        Zoll    | silent |
        Kasse   | pending|
        Amt 1   | 1 1 1  | Kasse:gut
    """)
    assert drawn.said("R6") == [
        (
            "Polizei: noch keine Antwort, aber von 2 Stellen als Schnittstelle genannt (Bau, Schule). "
            "Vorschlag: vor der Sitzung persönlich ansprechen."
        )
    ]
    assert drawn.said("R6", "en") == [
        (
            "Polizei: no answer yet, but named as an interface by 2 offices (Bau, Schule). "
            "Proposal: approach in person before the meeting."
        )
    ]


def test_r6_is_for_the_leadership_alone() -> None:
    drawn = draw("office | B D E | interfaces\nA | 1 1 1 | Z:gut\nB | 1 1 1 | Z:gut\nZ | silent |")
    assert [said.audience for said in drawn.statements() if said.id == "R6"] == ["leadership"]
    assert "R6" not in {said.id for said in drawn.briefing().statements("meeting")}
    assert "R6" in {said.id for said in drawn.briefing().statements("leadership")}


def test_an_office_without_a_short_name_is_called_by_its_official_one() -> None:
    drawn = rated("1 1 1", silent=1)
    offices = (drawn.offices[0], dataclasses.replace(drawn.offices[1], label="", name="Staatliches Schulamt Auenstadt"))
    assert dataclasses.replace(drawn, offices=offices).said("R2") == [
        "Noch ohne Antwort: Staatliches Schulamt Auenstadt."
    ]
