"""Rules S1–S5: what may be said of a scale (scoring.md, section 5, "Scales")."""

from __future__ import annotations

import pytest

from tests.briefings import Round, rated

ALONE = "Die Aussage hängt an einer einzelnen Antwort."


def affected(*values: int | str, silent: int = 0) -> Round:
    """Offices that differ in affectedness alone; pressure and influence vary so that S3 stays out of it."""
    return rated(*(f"{value} {place % 3} {place % 3}" for place, value in enumerate(values)), silent=silent)


def said(round_: Round, rule: str, language: str = "de") -> list[str]:
    scale = {"de": "Betroffenheit", "en": "Affectedness"}[language]
    return [text for text in round_.said(rule, language) if text.startswith(scale)]


def test_s1_gives_high_values_n_and_median() -> None:
    drawn = affected(5, 4, 4, 1, 1, "-")
    assert said(drawn, "S1") == ["Betroffenheit: 3 von 5 Stellen wählen 4 oder 5; Median 4."]
    assert said(drawn, "S1", "en") == ["Affectedness: 3 of 5 offices choose 4 or 5; median 4."]


def test_s1_needs_five_values_on_this_scale() -> None:
    assert said(affected(5, 4, 4, 1, "-"), "S1") == []


def test_s1_of_one_office_is_in_the_singular() -> None:
    assert said(affected(5, 1, 1, 1, 0), "S1") == ["Betroffenheit: 1 von 5 Stellen wählt 4 oder 5; Median 1."]
    assert said(affected(5, 1, 1, 1, 0), "S1", "en") == ["Affectedness: 1 of 5 offices chooses 4 or 5; median 1."]


def test_s1_never_prints_half_a_point() -> None:
    assert said(affected(5, 5, 5, 2, 1, 1), "S1") == [
        "Betroffenheit: 3 von 6 Stellen wählen 4 oder 5; Median zwischen 2 und 5."
    ]


def test_s2a_needs_more_than_half_of_all_invited() -> None:
    assert said(affected(5, 5, 5, 5, 5, 1, silent=3), "S2a") == [
        (
            "Betroffenheit: Mehr als die Hälfte aller eingeladenen Stellen (5 von 9) wählt 4 oder 5 – "
            f"unabhängig von den noch fehlenden Antworten. {ALONE}"
        )
    ]
    assert said(affected(5, 5, 5, 5, 5, 1, silent=4), "S2a") == []  # exactly half of ten


def test_s2a_stands_by_itself_when_no_single_answer_decides_it() -> None:
    drawn = affected(5, 5, 5, 5, 5, 5, silent=3)
    assert said(drawn, "S2a", "en") == [
        (
            "Affectedness: more than half of all invited offices (6 of 9) choose 4 or 5 – "
            "regardless of the answers still missing."
        )
    ]


def test_s2b_needs_more_than_half_of_the_answers_and_says_what_is_open() -> None:
    drawn = affected(5, 5, 5, 5, 5, 1, 1, 1, silent=2)
    assert said(drawn, "S2b") == [
        (
            "Betroffenheit: Mehr als die Hälfte der auswertbaren Antworten (5 von 8) liegt bei 4 oder 5. "
            "Für alle eingeladenen Stellen ist das offen: mindestens 5, höchstens 7 von 10."
        )
    ]
    assert said(drawn, "S2b", "en") == [
        (
            "Affectedness: more than half of the usable answers (5 of 8) are 4 or 5. "
            "For all invited offices this is open: at least 5, at most 7 of 10."
        )
    ]
    assert said(drawn, "S2a") == []


def test_s2b_says_when_it_hangs_on_one_answer() -> None:
    assert said(affected(5, 5, 5, 1, 1, silent=1), "S2b")[0].endswith(f"von 6. {ALONE}")


@pytest.mark.parametrize("values", [(5, 5, 5, 1, 1, 1), (5, 5, 1, 1, 1), (5, 5, 5, 5)])
def test_s2b_is_not_stated_for_half_or_for_fewer_than_five_values(values: tuple[int, ...]) -> None:
    drawn = affected(*values, *["-"] * (6 - len(values)), silent=2)
    assert said(drawn, "S2b") == []


def test_s2c_replaces_s1_when_nobody_chooses_4_or_5() -> None:
    drawn = affected(3, 3, 2, 1, 0)
    assert said(drawn, "S2c") == ["Betroffenheit: Keine der 5 antwortenden Stellen wählt 4 oder 5."]
    assert said(drawn, "S2c", "en") == ["Affectedness: none of the 5 answering offices chooses 4 or 5."]
    assert said(drawn, "S1") == []
    assert said(affected(3, 3, 2, 1, "-"), "S2c") == []


def test_s3_says_that_equal_values_give_no_order() -> None:
    drawn = affected(4, 4, 4, "-", "-")
    assert said(drawn, "S3") == [
        "Betroffenheit: Alle 3 auswertbaren Antworten lauten 4. Eine Reihenfolge lässt sich daraus nicht ableiten."
    ]
    assert said(drawn, "S3", "en") == ["Affectedness: all 3 usable answers are 4. No order can be derived from this."]
    assert said(affected(4, 4, "-", "-", "-"), "S3") == []
    assert said(affected(4, 4, 4, 4, 3), "S3") == []


def test_s4_needs_a_quarter_at_either_end_of_eight_values() -> None:
    drawn = affected(0, 1, 5, 5, 2, 2, 3, 3)
    assert said(drawn, "S4") == [
        (
            "Betroffenheit: 2 Stellen wählen 0 oder 1, 2 Stellen 4 oder 5. "
            "Das ist kein Widerspruch, sondern beschreibt verschiedene Aufgaben."
        )
    ]
    assert said(drawn, "S4", "en") == [
        (
            "Affectedness: 2 offices choose 0 or 1, 2 choose 4 or 5. "
            "This is not a contradiction but reflects different tasks."
        )
    ]
    assert said(affected(0, 1, 5, 5, 2, 2, 3), "S4") == []  # seven values
    assert said(affected(0, 1, 5, 5, 2, 2, 3, 3, 3), "S4") == []  # two of nine are less than a quarter
    assert said(affected(0, 2, 5, 5, 2, 2, 3, 3), "S4") == []  # one office below
    assert said(affected(0, 1, 5, 3, 2, 2, 3, 3), "S4") == []  # one office above


def test_s5_needs_four_in_five_of_eight_offices_that_rated_both_alike() -> None:
    alike = ["1 1 0", "2 2 0", "3 3 0", "4 4 0", "5 5 0", "0 0 0", "1 1 0", "2 2 0"]
    drawn = rated(*alike, "5 0 0", "5 1 0")
    assert drawn.said("S5") == [
        (
            "Betroffenheit und Veränderungsdruck wurden von 8 der 10 Stellen gleich eingestuft. "
            "Die beiden Skalen enthalten hier kaum getrennte Information."
        )
    ]
    assert drawn.said("S5", "en") == [
        (
            "Affectedness and pressure were rated identically by 8 of 10 offices. "
            "The two scales carry hardly any separate information here."
        )
    ]
    assert rated(*alike, "5 0 0", "5 1 0", "4 0 0").said("S5") == []  # 8 of 11
    assert rated(*alike[:7], "- 2 0").said("S5") == []  # seven pairs
