"""Rules P1–P9: groups, pressure without influence, who stands out (scoring.md, section 5, "Position of offices")."""

from __future__ import annotations

import pytest

from tests.briefings import rated

FILL = ["0 0 5", "1 1 5", "0 1 4", "1 0 4"]  # four offices of the group "Einfluss einbringen", far from a threshold


@pytest.mark.parametrize(
    ("rule", "rating", "de", "en"),
    [
        (
            "P1",
            "5 1 5",
            (
                "Betroffen und mit eigenem Einfluss (beide Werte ab 3): A, B. "
                "Vorschlag: mit diesen Stellen zuerst über Federführung und Verabredungen sprechen."
            ),
            (
                "Affected and with influence of their own (both values 3 or more): A, B. "
                "Proposal: speak with these offices first about lead roles and agreements."
            ),
        ),
        (
            "P2",
            "5 1 0",
            (
                "Betroffen, aber mit wenig Einfluss (Betroffenheit ab 3, Einfluss bis 2): A, B. "
                "Vorschlag: klären, wessen Entscheidung diese Stellen brauchen."
            ),
            (
                "Affected but with little influence (affectedness 3 or more, influence 2 or less): A, B. "
                "Proposal: clarify whose decision these offices need."
            ),
        ),
        (
            "P4",
            "0 1 0",
            (
                "Wenig betroffen und mit wenig Einfluss (beide Werte bis 2): A, B. "
                "Vorschlag: am Tisch und im Verteiler halten."
            ),
            (
                "Little affected and with little influence (both values 2 or less): A, B. "
                "Proposal: keep at the table and on the mailing list."
            ),
        ),
    ],
)
def test_p1_p2_p4_name_their_group_in_roster_order(rule: str, rating: str, de: str, en: str) -> None:
    drawn = rated(rating, rating, *FILL)
    assert drawn.said(rule) == [de]
    assert drawn.said(rule, "en") == [en]


def test_p3_names_who_can_bring_influence() -> None:
    drawn = rated("5 0 5", *FILL)
    assert drawn.said("P3") == [
        (
            "Wenig betroffen, aber mit Einfluss (Betroffenheit bis 2, Einfluss ab 3): B, C, D, E. "
            "Vorschlag: früh klären, welche Entscheidungen gebraucht werden."
        )
    ]
    assert drawn.said("P3", "en") == [
        (
            "Little affected but influential (affectedness 2 or less, influence 3 or more): B, C, D, E. "
            "Proposal: clarify early which decisions are needed."
        )
    ]


def test_p1_and_p2_of_one_office_are_in_the_singular() -> None:
    assert rated("5 1 5", *FILL).said("P1") == [
        (
            "Betroffen und mit eigenem Einfluss (beide Werte ab 3): A. "
            "Vorschlag: mit dieser Stelle zuerst über Federführung und Verabredungen sprechen."
        )
    ]
    assert rated("5 1 5", *FILL).said("P1", "en") == [
        (
            "Affected and with influence of its own (both values 3 or more): A. "
            "Proposal: speak with this office first about lead roles and agreements."
        )
    ]
    assert rated("5 1 0", *FILL).said("P2")[0].endswith("klären, wessen Entscheidung diese Stelle braucht.")
    assert rated("5 1 0", *FILL).said("P2", "en")[0].endswith("clarify whose decision this office needs.")


@pytest.mark.parametrize("rule", ["P1", "P2", "P3", "P4"])
def test_groups_are_summed_up_from_five_placed_offices_on(rule: str) -> None:
    ratings = ["5 0 5", "5 1 0", "0 0 5", "0 1 0"]
    assert rated(*ratings, "0 2 -", "0 2 -").said(rule) == []
    assert len(rated(*ratings, "0 2 0", "0 2 -").said(rule)) == 1


def test_p5_counts_pressure_without_influence_among_offices_with_both_values() -> None:
    drawn = rated("0 4 2", "0 5 0", "0 3 2", "0 4 3", "- 0 0", "0 5 -")
    assert drawn.said("P5") == [
        (
            "Großer Veränderungsdruck bei geringem eigenem Einfluss (Druck ab 4, Einfluss bis 2) – "
            "2 von 5 auswertbaren Stellen: A, B."
        )
    ]
    assert drawn.said("P5", "en") == [
        (
            "Great pressure for change with little influence of their own (pressure 4 or more, influence 2 or less) – "
            "2 of 5 evaluable offices: A, B."
        )
    ]
    assert rated("0 4 2", "0 5 0", "0 3 2", "0 4 3", "- - 0", "0 5 -").said("P5") == []  # four evaluable
    assert rated("0 3 2", "0 4 3", "0 3 2", "0 4 3", "0 0 0").said("P5") == []


def test_p5_of_one_office_has_influence_of_its_own() -> None:
    drawn = rated("0 4 2", "0 0 0", "0 1 0", "0 2 0", "0 3 0")
    assert "1 von 5 auswertbaren Stellen: A." in drawn.said("P5")[0]
    assert "of its own" in drawn.said("P5", "en")[0]


def test_p5a_quotes_the_reason_of_each_office_under_pressure_word_for_word() -> None:
    drawn = rated("0 4 2", "0 5 0", "0 5 1", "0 5 5", reason=["Fristen & {Klagen}", " - ", "keiner", "anderswo"])
    assert drawn.said("P5a") == ["A (Druck 4, Einfluss 2): „Fristen & {Klagen}“", "C (Druck 5, Einfluss 1): „keiner“"]
    assert drawn.said("P5a", "en") == [
        "A (pressure 4, influence 2): “Fristen & {Klagen}”",
        "C (pressure 5, influence 1): “keiner”",
    ]


def test_p6_counts_offices_next_to_a_threshold() -> None:
    drawn = rated("2 0 5", "3 0 2", "5 0 3", "5 0 5", "0 0 0", "2 0 -")
    assert drawn.said("P6") == [
        (
            "Nahe an der Grenze zwischen zwei Gruppen (Wert 2 oder 3): 3 von 5 Stellen. "
            "Die Zuordnung ist ein Gesprächsanlass, keine Bewertung."
        )
    ]
    assert drawn.said("P6", "en") == [
        (
            "Close to the boundary between two groups (value 2 or 3): 3 of 5 offices. "
            "The grouping is a prompt for discussion, not an assessment."
        )
    ]
    assert rated("2 0 5", "3 0 2", "5 0 3", "5 0 5", "2 0 -").said("P6") == []  # four placed
    assert rated(*FILL, "5 0 5").said("P6") == []  # nobody near


def test_p7_names_the_group_that_stands_out_under_every_weighting() -> None:
    drawn = rated("0 0 0", "5 4 0", "1 1 0", "4 5 0", "2 2 0", "3 3 0")
    assert drawn.said("P7") == [
        (
            "Betroffenheit und Veränderungsdruck zugleich besonders hoch eingestuft "
            "(in der Reihenfolge des Organisationsplans): B, D."
        )
    ]
    assert drawn.said("P7", "en") == [
        (
            "Affectedness and pressure for change both rated particularly high "
            "(in the order of the organisation chart): B, D."
        )
    ]
    assert drawn.said("P8") == []


def test_p7_may_name_half_of_the_offices_but_not_more() -> None:
    top, rest = ["5 5 0"] * 3, ["1 1 0"] * 3
    assert rated(*top, *rest).said("P7") != []
    assert rated(*top, *rest[:2]).said("P7") == []


def test_p8_is_stated_instead_where_an_office_cannot_be_compared_with_the_top() -> None:
    """F has more pressure than the top, G less affectedness: depending on the weighting it belongs to them."""
    drawn = rated("5 4 0", "5 4 0", "1 1 0", "1 1 0", "0 0 0", "0 5 0")
    assert drawn.said("P7") == []
    assert drawn.said("P8") == [
        (
            "Eine klar abgesetzte Gruppe mit besonders hohen Werten gibt es nicht; "
            "je nach Gewichtung gehören dazu: A, B, F."
        )
    ]
    assert drawn.said("P8", "en") == [
        (
            "There is no clearly separate group with particularly high values; "
            "depending on the weighting it includes: A, B, F."
        )
    ]


@pytest.mark.parametrize("rule", ["P7", "P8"])
def test_p7_and_p8_need_five_offices_with_both_values(rule: str) -> None:
    assert rated("5 5 0", "4 4 0", "1 1 0", "0 0 0", "5 - 0").said(rule) == []


@pytest.mark.parametrize("ratings", [["4 5 0", "4 1 0"], ["5 4 0", "1 4 0"]])
def test_p7_and_p8_are_not_stated_where_all_are_equal_on_one_of_the_two_scales(ratings: list[str]) -> None:
    drawn = rated(*ratings, *ratings, ratings[1])
    assert drawn.said("S3") != []
    assert drawn.said("P7") + drawn.said("P8") == []


def test_equal_influence_leaves_p7_alone() -> None:
    drawn = rated("5 5 3", "1 1 3", "1 0 3", "0 1 3", "0 0 3")
    assert drawn.said("S3") != []
    assert drawn.said("P7") != []


def test_p9_names_high_values_without_a_reason_for_the_coordinator_alone() -> None:
    columns = {"reason": ["", "k. A.", "Fristen", "keiner", ""]}
    drawn = rated("0 4 0", "0 5 0", "0 5 0", "0 5 0", "0 3 0", **columns)
    assert drawn.said("P9") == ["Hohe Werte ohne Begründung: A, B. In der Vorstellungsrunde nachfragen."]
    assert drawn.said("P9", "en") == ["High values without a reason: A, B. Ask in the round of introductions."]
    assert {said.audience for said in drawn.statements() if said.id == "P9"} == {"coordinator"}


@pytest.mark.parametrize("rating", ["4 0 0", "0 0 4"])
def test_p9_looks_at_every_scale_and_its_own_reason(rating: str) -> None:
    assert rated(rating, reason=["Fristen"]).said("P9") != []
