"""Rules I1–I6: what the interfaces show (scoring.md, section 5, "Interfaces")."""

from __future__ import annotations

from tests.briefings import Round, draw


def graph(**named: str) -> Round:
    """Offices by name with the interfaces they named; `silent` did not answer."""
    lines = [f"{name} | silent |" if cell == "silent" else f"{name} | 1 1 1 | {cell}" for name, cell in named.items()]
    return draw("\n".join(["office | B D E | interfaces", *lines]))


def test_i1_lists_the_five_most_named_with_ties_at_place_five_from_three_namings_on() -> None:
    drawn = graph(
        A="B:gut C:gut D:gut E:gut F:gut", B="A:gut C:gut D:gut E:gut F:gut", C="A:gut B:gut D:gut E:gut F:gut",
        D="A:gut B:gut C:gut G:gut", E="G:gut", F="D:gut G:gut", G="",
    )  # fmt: skip
    assert drawn.said("I1") == [
        (
            "Am häufigsten als Schnittstelle genannt: D (4), A (3), B (3), C (3), E (3), F (3), G (3) "
            "(bis zu fünf Nennungen je Stelle)."
        )
    ]
    assert drawn.said("I1", "en")[0].endswith("(each office could name up to five).")


def test_i1_stops_at_the_count_of_place_five() -> None:
    named = dict.fromkeys("ABCD", "T:gut U:gut V:gut W:gut X:gut") | {"E": "Y:gut", "F": "Y:gut", "G": "Y:gut"}
    drawn = graph(**named, T="", U="", V="", W="", X="", Y="")
    assert drawn.said("I1")[0].startswith(
        "Am häufigsten als Schnittstelle genannt: T (4), U (4), V (4), W (4), X (4) ("
    )


def test_i1_is_silent_below_three_namings() -> None:
    assert graph(A="C:gut", B="C:gut", C="", D="", E="").said("I1") == []


def test_i2_is_for_pairs_in_which_both_see_a_lack() -> None:
    drawn = graph(A="B:nicht", B="A:fehlt")
    assert drawn.said("I2") == [
        "Schnittstelle A – B: Beide Seiten sehen Abstimmungsbedarf. Vorschlag: eigener Tagesordnungspunkt."
    ]
    assert drawn.said("I2", "en") == [
        "Interface A – B: both sides see a need for coordination. Proposal: separate agenda item."
    ]
    assert graph(A="B:nicht", B="A:teilweise").said("I2") == []
    assert graph(A="B:nicht", B="").said("I2") == []


def test_i3_is_for_pairs_two_levels_apart() -> None:
    drawn = graph(A="B:gut", B="A:nicht")
    assert drawn.said("I3") == [
        (
            "Schnittstelle A – B: verschieden eingeschätzt (A: läuft gut; B: läuft nicht zufriedenstellend). "
            "Vorschlag: im Gespräch klären; keine Seite gilt vorab als zutreffend."
        )
    ]
    assert drawn.said("I3", "en") == [
        (
            "Interface A – B: assessed differently (A: works well; B: does not work satisfactorily). "
            "Proposal: clarify in conversation; neither side is presumed correct."
        )
    ]
    assert graph(A="B:gut", B="A:teilweise").said("I3") == []


def test_i4_is_for_the_coordinator_and_for_complaints_alone() -> None:
    drawn = graph(A="B:fehlt C:teilweise D:nicht", B="C:gut", C="", D="silent")
    assert drawn.said("I4") == [
        (
            "Schnittstelle A – B: von A als „fehlt, wird aber gebraucht“ bezeichnet, "
            "von der Gegenseite nicht unter den bis zu fünf wichtigsten genannt."
        )
    ]
    assert drawn.said("I4", "en") == [
        (
            "Interface A – B: described by A as “missing but needed”, "
            "not listed by the other side among its up to five most important."
        )
    ]
    assert {said.audience for said in drawn.statements() if said.id in {"I4", "I5"}} == {"coordinator"}


def test_i5_lists_what_cannot_be_checked_yet() -> None:
    drawn = graph(A="Z:gut", B="A:gut Z:fehlt", Z="silent")
    assert drawn.said("I5") == ["Noch nicht überprüfbar, weil die Gegenseite nicht geantwortet hat: A → Z, B → Z."]
    assert drawn.said("I5", "en") == ["Not yet verifiable because the other side has not answered: A → Z, B → Z."]
    assert graph(A="B:gut", B="").said("I5") == []


def test_i6_says_that_nobody_complained_from_five_namings_on() -> None:
    content = {"A": "B:gut C:gut", "B": "A:teilweise C:gut", "C": "A:gut", "D": "", "E": ""}
    assert graph(**content).said("I6") == [
        "Keine Schnittstelle wurde als nicht zufriedenstellend oder fehlend bezeichnet."
    ]
    assert graph(**content).said("I6", "en") == ["No interface was described as unsatisfactory or missing."]
    assert graph(**content | {"C": ""}).said("I6") == []
    assert graph(**content | {"D": "A:fehlt"}).said("I6") == []
