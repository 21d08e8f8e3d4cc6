"""Rules G, M, X, C and T: bodies, missing actors, experts, contributions, first joint topic (scoring.md, section 5)."""

from __future__ import annotations

import pytest

from tests.briefings import Round, draw


def column(name: str, *cells: str, more: str = "") -> Round:
    """Six answering offices A … F with the given cells in one column."""
    lines = [f"{office} | 1 1 1 | {cell}" for office, cell in zip("ABCDEF", (*cells, *[""] * 6), strict=False)]
    return draw("\n".join([f"office | B D E | {name}", *lines, more]))


def test_g1_counts_votes_for_bodies_that_two_named() -> None:
    drawn = column("bodies", "Beirat:ja; Forum:nein", "Beirat:unklar", "Beirat")
    assert drawn.said("G1") == ["Beirat: von 3 Stellen genannt; als Rahmen geeignet: ja 1, unklar 1, nein 0."]
    assert drawn.said("G1", "en") == ["Beirat: named by 3 offices; suitable as framework: yes 1, unclear 1, no 0."]


def test_g2_says_that_no_body_is_called_suitable() -> None:
    assert column("bodies", "Beirat:nein").said("G2") == [
        "Kein bestehendes Gremium wird als geeigneter Rahmen genannt."
    ]
    assert column("bodies", "Beirat:nein").said("G2", "en") == ["No existing body is named as a suitable framework."]
    assert column("bodies", "Beirat:ja").said("G2") == []


def test_m1_and_m1s_speak_of_actors_that_two_miss() -> None:
    drawn = column("missing", "Zoll; Liga", "Liga", "Liga; Zoll", "Kammer")
    assert drawn.said("M1") == [
        "Liga: von 3 Stellen vermisst, bisher nicht eingeladen. Vorschlag: Einladung prüfen.",
        "Zoll: von 2 Stellen vermisst, bisher nicht eingeladen. Vorschlag: Einladung prüfen.",
    ]
    assert drawn.said("M1", "en")[1] == (
        "Zoll: named as missing by 2 offices, not invited so far. Proposal: consider an invitation."
    )
    assert drawn.said("M1s") == ["Mehrfach vermisst, bisher nicht eingeladen: Liga (3), Zoll (2)."]
    assert drawn.said("M1s", "en") == ["Named as missing by several offices, not invited so far: Liga (3), Zoll (2)."]
    assert column("missing", "Zoll", "Liga").said("M1s") == []


def test_m2_lists_actors_that_one_misses() -> None:
    drawn = column("missing", "Zoll", "Kammer; Liga", "Liga")
    assert drawn.said("M2") == ["Je einmal genannt: Kammer, Zoll."]
    assert drawn.said("M2", "en") == ["Named once each: Kammer, Zoll."]


def test_m3_says_that_a_missed_office_is_invited_and_whether_its_answer_is_outstanding() -> None:
    drawn = column("missing", "F; Polizei", more="Polizei | silent |\nKasse | pending |\nZoll | uninvited |")
    assert drawn.said("M3") == [
        "F: als fehlend genannt, aber bereits eingeladen.",
        "Polizei: als fehlend genannt, aber bereits eingeladen; die Antwort steht noch aus.",
    ]
    assert drawn.said("M3", "en")[1] == (
        "Polizei: named as missing but already invited; the answer is still outstanding."
    )
    assert column("missing", "Zoll", more="Zoll | uninvited |").said("M2") == ["Je einmal genannt: Zoll."]


def test_m4_says_that_nobody_was_named() -> None:
    assert column("missing", "keine").said("M4") == ["Auf die Frage, wer fehlt, wurde keine weitere Stelle genannt."]
    assert column("missing").said("M4", "en") == ["When asked who is missing, no further office was named."]
    assert column("missing", "Zoll").said("M4") == []


def test_x1_lists_proposed_experts_with_a_count_from_two_on() -> None:
    drawn = column("experts", "Verein B (Kontakt); Café A", "Verein B")
    assert drawn.said("X1") == ["Vorgeschlagene Fachleute von außen: Verein B (2), Café A."]
    assert drawn.said("X1", "en") == ["Proposed experts from outside: Verein B (2), Café A."]


def test_x2_says_that_no_expert_was_named() -> None:
    assert (
        column("experts")
        .said("X2")[0]
        .startswith("Fachleute von außen oder Migrantenselbstorganisationen wurden nicht")
    )
    assert column("experts").said("X2", "en")[0].startswith("No outside experts or migrant organisations were named.")
    assert column("experts", "Café A").said("X2") == []


def test_c1_lists_contributions_by_count_and_leaves_out_nothing_at_present() -> None:
    drawn = column("gives", "raum fach", "raum", "keine", "zeit")
    assert drawn.said("C1") == [
        "Einbringen können die Stellen: Räume und Technik (2), Arbeitszeit von Beschäftigten (1), Fachwissen (1)."
    ]
    assert drawn.said("C1", "en") == [
        "The offices can contribute: rooms and equipment (2), staff time (1), expertise (1)."
    ]
    assert column("gives", "keine").said("C1") == []


def test_c1_of_a_single_office_is_in_the_singular() -> None:
    drawn = draw("office | B D E | gives\nA | 1 1 1 | raum\nB | silent |")
    assert drawn.said("C1") == ["Einbringen kann die Stelle: Räume und Technik (1)."]
    assert drawn.said("C1", "en") == ["The office can contribute: rooms and equipment (1)."]


def test_c2_says_that_neither_decisions_nor_budget_were_offered() -> None:
    assert (
        column("gives", "raum").said("C2")[0].startswith("Entscheidungen oder Haushaltsmittel wurden nicht angeboten.")
    )
    assert column("gives", "raum").said("C2", "en")[0].startswith("Neither decisions nor budget were offered.")
    assert column("gives", "raum", "mittel").said("C2") == []
    assert column("gives", "entscheidung").said("C2") == []


def test_t1_names_the_one_field_that_is_named_most_often() -> None:
    drawn = column("joint", "SPR", "SPR", "SPR", "SPR", "FAM", "Brücken")
    assert drawn.said("T1") == ["Als erstes gemeinsames Handlungsfeld am häufigsten genannt: Sprache (4 von 5)."]
    assert drawn.said("T1", "en") == ["Most often named as the first joint field of action: Language (4 of 5)."]


@pytest.mark.parametrize(
    "cells",
    [
        ("SPR", "SPR", "SPR"),  # without one of the three it is two
        ("SPR", "SPR", "SPR", "SPR", "FAM", "FAM"),
    ],
)
def test_t1_says_when_it_hangs_on_one_answer(cells: tuple[str, ...]) -> None:
    hangs = column("joint", *cells).said("T1")[0].endswith("Die Aussage hängt an einer einzelnen Antwort.")
    assert hangs == (len(cells) == 3)


def test_t1_needs_three_namings() -> None:
    drawn = column("joint", "SPR", "SPR", "FAM")
    assert drawn.said("T1") + drawn.said("T2") + drawn.said("T3") == []


def test_t2_lists_fields_that_are_named_equally_often_in_the_order_of_the_fields() -> None:
    drawn = column("joint", "WOH", "SPR", "WOH", "SPR", "FAM")
    assert drawn.said("T2") == [
        (
            "Als erstes gemeinsames Handlungsfeld gleich häufig genannt: „Sprache“ und „Unterbringung und Wohnen“ "
            "(je 2 von 5). Die Auswahl ist eine Entscheidung der Runde."
        )
    ]
    assert drawn.said("T2", "en") == [
        (
            "Named equally often as the first joint field of action: “Language” and “Accommodation and housing” "
            "(2 of 5 each). The choice is a decision for the meeting."
        )
    ]
    three = column("joint", "WOH", "SPR", "WOH", "SPR", "GES", "GES").said("T2")[0]
    assert "„Sprache“, „Unterbringung und Wohnen“ und „Gesundheit und Pflege“ (je 2 von 6)" in three


def test_t3_says_that_each_office_names_another_field() -> None:
    assert column("joint", "SPR", "FAM", "SCH").said("T3") == [
        "Ein gemeinsamer Schwerpunkt ist nicht erkennbar; jede Stelle nennt ein anderes Handlungsfeld."
    ]
    assert column("joint", "SPR", "FAM", "SCH").said("T3", "en") == [
        "No common focus is discernible; each office names a different field of action."
    ]
    assert column("joint", "SPR", "FAM").said("T3") == []
