"""Rules F1–F3: fields of action without or with several leads (scoring.md, section 5, "Fields of action")."""

from __future__ import annotations

from tests.briefings import Round, draw


def fields(*cells: str, silent: str = "") -> Round:
    """Six offices, as many as named with fields; a silent one that the roster expects to lead `silent`."""
    lines = [f"{name} | 1 1 1 | {cell} |" for name, cell in zip("ABCDEF", (*cells, *[""] * 6), strict=False)]
    return draw("\n".join(["office | B D E | fields | expected", *lines, f"Z | silent | | {silent}"]))


def test_f1_names_who_contributes_where_nobody_leads() -> None:
    drawn = fields("SPR:M", "SPR:B", "SPR:M FAM:F")
    assert drawn.said("F1") == ["Sprache: Keine antwortende Stelle gibt an, federführend zu sein. Mitwirkend: A, C."]
    assert drawn.said("F1", "en") == [
        "Language: no answering office states that it takes the lead. Contributing: A, C."
    ]


def test_f1_says_so_if_offices_are_touched_only() -> None:
    drawn = fields("SPR:B")
    assert drawn.said("F1") == ["Sprache: Keine antwortende Stelle gibt an, federführend zu sein. Mitwirkend: keine."]
    assert drawn.said("F1", "en")[0].endswith("Contributing: none.")


def test_f1a_follows_its_f1_or_f3_and_names_the_silent_office_that_might_lead() -> None:
    drawn = fields("SPR:M", "FAM:F", silent="SPR SCH FAM")
    order = [(said.id, said.subject) for said in drawn.statements() if said.section == "fields"]
    assert order[:4] == [("F1", "SPR"), ("F1a", "SPR"), ("F3", "SCH"), ("F1a", "SCH")]
    assert ("F1a", "FAM") not in order  # somebody leads
    assert drawn.said("F1a")[0] == "Sprache: Möglich ist, dass eine noch fehlende Stelle federführend ist (Z)."
    assert drawn.said("F1a", "en")[0] == "Language: an office that has not yet answered may hold the lead (Z)."


def test_f2_asks_for_the_division_where_two_lead() -> None:
    drawn = fields("ARB:F", "ARB:M", "ARB:F")
    assert drawn.said("F2") == [
        (
            "Ausbildung, Arbeit und Anerkennung: 2 Stellen geben an, federführend zu sein (A, C). "
            "Das kann an getrennten Rechtskreisen oder Teilaufgaben liegen; Abgrenzung klären."
        )
    ]
    assert drawn.said("F2", "en") == [
        (
            "Training, work and recognition of qualifications: 2 offices state that they take the lead (A, C). "
            "This may be due to separate legal regimes or sub-tasks; clarify the division."
        )
    ]
    assert fields("ARB:F", "ARB:M").said("F2") == []


def test_f3_names_every_field_that_nobody_named() -> None:
    drawn = fields("SPR:F")
    assert len(drawn.said("F3")) == 11
    assert drawn.said("F3")[0] == "Kindertagesbetreuung und Familie: von keiner antwortenden Stelle genannt."
    assert drawn.said("F3", "en")[0] == "Childcare and family: not named by any answering office."


def test_without_any_field_one_sentence_stands_for_all() -> None:
    drawn = fields(silent="SPR")
    assert drawn.said("F3") == ["Zu den Handlungsfeldern liegen keine Angaben vor."]
    assert drawn.said("F3", "en") == ["No information is available on the fields of action."]
    assert drawn.said("F1a") == []
