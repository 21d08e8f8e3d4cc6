"""Decisions E1–E8: conditions, proposals and their order (briefing.md, section 1, "Decision block")."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.conclude.concluded import Decision
from pipeline.model import Meeting
from tests.briefings import MEETING, Round, draw, rated


def lines(round_: Round) -> dict[str, Decision]:
    return {line.id: line for line in (*round_.concluded.decisions, *round_.concluded.further_decisions)}


def proposal(round_: Round, id_: str, language: str = "de") -> str | None:
    found = lines(round_).get(id_)
    return found.proposal.in_(language) if found else None


def with_meeting(round_: Round, **entries: object) -> Round:
    return dataclasses.replace(round_, meeting=dataclasses.replace(MEETING, **entries))


def test_e1_asks_for_mandate_and_working_time() -> None:
    line = lines(rated("1 1 1"))["E1"]
    assert line.question.de == (
        "Wird der Koordination der Zeitanteil (50 Prozent einer Vollzeitstelle) freigegeben "
        "und der Auftrag schriftlich erteilt?"
    )
    assert line.question.en == "Who coordinates, with what share of working time?"
    assert line.proposal.de == "ja, Stabsstelle Integration und Teilhabe, vor der Sitzung"
    assert line.proposal.en == (
        "Stabsstelle Integration und Teilhabe, 50 Prozent einer Vollzeitstelle, mandate in writing before the meeting"
    )


@pytest.mark.parametrize(
    ("share", "coordination", "question", "de", "en"),
    [
        ("", "", "der Zeitanteil freigegeben", "ja, vor", "mandate in writing"),
        ("", "Amt 1", "der Zeitanteil freigegeben", "ja, Amt 1, vor", "Amt 1, mandate in writing"),
        ("halbtags", "", "der Zeitanteil (halbtags) freigegeben", "ja, vor", "halbtags, mandate in writing"),
    ],
)
def test_e1_is_a_sound_sentence_whatever_the_setup_leaves_open(
    share: str, coordination: str, question: str, de: str, en: str
) -> None:
    drawn = with_meeting(rated("1 1 1"), coordination_share=share, coordination=coordination)
    assert question in lines(drawn)["E1"].question.de
    assert proposal(drawn, "E1") == f"{de} der Sitzung"
    assert proposal(drawn, "E1", "en") == f"{en} before the meeting"


def test_e2_is_asked_only_if_the_setup_says_that_it_is_undecided() -> None:
    assert proposal(rated("1 1 1"), "E2") is None
    drawn = with_meeting(rated("1 1 1"), opening_undecided=True)
    assert proposal(drawn, "E2") == "ja, 5 Minuten zu Beginn; Sprechzettel in Anlage"
    assert drawn.concluded.decisions[0].id == "E2"


def test_e3_names_silent_offices_of_the_own_administration_the_most_named_first() -> None:
    drawn = draw("""
        office  | B D E  | interfaces           | level
        A       | 1 1 1  | Amt 1:gut            | Landkreis
        B       | 1 1 1  | Bau:gut Land:gut     | Landkreis
        C       | 1 1 1  | Bau:gut Kasse:gut    | Landkreis
        D       | 1 1 1  | Bau:gut Kasse:gut    | Landkreis
        E       | 1 1 1  | Land:gut Hof:gut     | Landkreis
        F       | 1 1 1  | Hof:gut              | Landkreis
        Kasse   | silent |                      | Landkreis (übertragen)
        Land    | silent |                      | Land
        Hof     | silent |                      | nachgeordnet
        Bau     | silent |                      | Stadt
        Amt 1   | silent |                      | Landkreis
    """)
    assert proposal(drawn, "E3") == (
        "ja (bei Landes- und Bundesbehörden im Einvernehmen mit deren Leitung), zuerst: Bau, Kasse, Hof"
    )
    assert (proposal(drawn, "E3", "en") or "").endswith(", first: Bau, Kasse, Hof")


def test_e3_without_such_an_office_and_without_silent_ones() -> None:
    assert proposal(rated("1 1 1", silent=1), "E3") == (
        "ja (bei Landes- und Bundesbehörden im Einvernehmen mit deren Leitung)"
    )
    assert proposal(rated("1 1 1"), "E3") is None


@pytest.mark.parametrize(
    ("cells", "de", "en"),
    [
        (
            ["Zoll; Liga", "Zoll; Liga", "Zoll"],
            "zur ersten Sitzung: Zoll; später: Liga",
            "to the first meeting: Zoll; later: Liga",
        ),
        (["Zoll", "Zoll", "Zoll"], "zur ersten Sitzung: Zoll", "to the first meeting: Zoll"),
        (["Zoll", "Zoll", "Liga"], "später: Zoll", "later: Zoll"),
        (["Zoll", "Liga"], None, None),
    ],
)
def test_e4_proposes_who_is_missed_by_three_now_and_by_two_later(
    cells: list[str], de: str | None, en: str | None
) -> None:
    drawn = rated("1 1 1", "1 1 1", "1 1 1", missing=cells)
    assert (proposal(drawn, "E4"), proposal(drawn, "E4", "en")) == (de, en)


def test_e5_is_asked_if_a_field_has_no_lead_and_the_response_suffices() -> None:
    assert proposal(rated(*["1 1 1"] * 5, fields=["SPR:M"]), "E5") is not None
    assert proposal(rated(*["1 1 1"] * 5, fields=["SPR:F"]), "E5") is None
    assert proposal(rated(*["1 1 1"] * 4, fields=["SPR:M"]), "E5") is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Beirat:ja", "Beirat:ja"], "Beirat prüfen; Alternative: neue Runde, zunächst drei Sitzungen"),
        (["Rat:ja; AK:ja", "Rat:ja; AK:ja"], "AK, Rat prüfen; Alternative: neue Runde, zunächst drei Sitzungen"),
        (
            ["Rat:ja; AK:ja", "Rat:ja; AK:ja", "Rat:nein"],
            "AK, Rat prüfen; Alternative: neue Runde, zunächst drei Sitzungen",
        ),
        (["Rat:ja", "Rat:nein"], None),
        (["Rat:nein"], "neue Runde, zunächst drei Sitzungen"),
    ],
)
def test_e6_proposes_the_body_with_most_votes_or_a_new_group(cells: list[str], expected: str | None) -> None:
    assert proposal(rated(*["1 1 1"] * 5, bodies=cells), "E6") == expected


def test_e6_in_english() -> None:
    drawn = rated(*["1 1 1"] * 5, bodies=["Beirat:ja", "Beirat:ja"])
    assert proposal(drawn, "E6", "en") == "consider Beirat; alternative: a new group, three meetings to begin with"
    assert proposal(rated(*["1 1 1"] * 5), "E6", "en") == "a new group, three meetings to begin with"


def test_e7_is_asked_if_offices_are_under_pressure_without_influence() -> None:
    assert proposal(rated("1 5 0", *["1 1 1"] * 4), "E7") is not None
    assert proposal(rated("1 5 3", *["1 1 1"] * 4), "E7") is None


def test_page_one_holds_five_lines_in_order_of_weight_and_the_rest_follows_later() -> None:
    drawn = with_meeting(
        draw("""
            office | B D E  | fields | missing | bodies
            A      | 1 5 0  | SPR:M  | Zoll    | Rat:ja
            B      | 1 1 1  |        | Zoll    | Rat:ja
            C      | 1 1 1  |        |         |
            D      | 1 1 1  |        |         |
            E      | 1 1 1  |        |         |
            Z      | silent |        |         |
        """),
        opening_undecided=True,
    )
    assert [line.id for line in drawn.concluded.decisions] == ["E2", "E1", "E3", "E4", "E5"]
    assert [line.id for line in drawn.concluded.further_decisions] == ["E7", "E6", "E8"]


def test_an_empty_setup_still_asks_what_is_always_asked() -> None:
    drawn = dataclasses.replace(rated("1 1 1"), meeting=Meeting())
    assert [line.id for line in drawn.concluded.decisions] == ["E1", "E8"]
