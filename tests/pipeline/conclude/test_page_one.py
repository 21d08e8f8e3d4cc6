"""The findings of page 1, "Anlass" and "Weiteres Vorgehen" (scoring.md, section 5; briefing.md, section 1)."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Meeting
from tests.briefings import MEETING, Round, draw, rated

RICH = """
    office | B D E | fields | interfaces | missing | joint | expected
    A      | 5 5 0 | SPR:M  | B:nicht    | Zoll    | SPR   |
    B      | 5 5 0 | ARB:F  | A:nicht    | Zoll    | SPR   |
    C      | 1 1 5 | ARB:F  | D:gut      |         | SPR   |
    D      | 1 0 5 | FAM:M  | C:fehlt    |         | SPR   |
    E      | 0 1 5 |        |            |         | FAM   |
    Z      | silent|        |            |         |       | FAM
"""


def chosen(round_: Round) -> list[tuple[str, int]]:
    return [(finding.statement.id, finding.section) for finding in round_.concluded.page_one]


def test_at_most_six_findings_in_a_fixed_order_each_with_the_section_that_proves_it() -> None:
    assert chosen(draw(RICH)) == [("P7", 4), ("P5", 4), ("F1", 5), ("I2", 6), ("M1s", 8), ("T1", 9)]


def test_what_is_missing_is_skipped_and_never_replaced_by_filler() -> None:
    assert chosen(rated(*["1 1 1"] * 3)) == []


def test_p8_t2_and_i3_stand_in_for_p7_t1_and_i2() -> None:
    drawn = draw("""
        office | B D E | fields | interfaces | joint
        A      | 5 0 5 | SPR:F  | B:gut      | SPR
        B      | 0 5 5 | SPR:F  | A:fehlt    | SPR
        C      | 1 1 5 | SPR:F  |            | FAM
        D      | 1 0 5 | SPR:F  |            | FAM
        E      | 0 1 5 | SPR:F  |            |
    """)
    assert chosen(drawn) == [("P8", 4), ("F3", 5), ("I3", 6), ("T2", 9)]


def test_a_field_with_several_leads_is_chosen_if_no_lead_is_missing() -> None:
    codes = ["SPR", "FAM", "SCH", "JUG", "ARB", "WOH", "GES", "AUF", "SOZ", "TEI", "ZUS", "VER"]
    every = " ".join(f"{code}:F" for code in codes)
    drawn = rated(*["1 1 1"] * 5, fields=[every, "ARB:F"])
    assert ("F2", 5) in chosen(drawn)


def test_a_missing_lead_is_printed_together_with_the_office_that_might_hold_it() -> None:
    drawn = draw(RICH.replace("| FAM\n", "| SPR\n"))
    finding = next(finding for finding in drawn.concluded.page_one if finding.statement.id == "F1")
    assert finding.text.de == (
        "Sprache: Keine antwortende Stelle gibt an, federführend zu sein. Mitwirkend: A. "
        "Sprache: Möglich ist, dass eine noch fehlende Stelle federführend ist (Z)."
    )
    assert finding.text.en.endswith("Language: an office that has not yet answered may hold the lead (Z).")


def test_the_office_that_might_lead_another_field_is_not_added() -> None:
    finding = next(finding for finding in draw(RICH).concluded.page_one if finding.statement.id == "F1")
    assert finding.expected_lead is None


def test_the_occasion_is_told_in_two_sentences_from_the_setup() -> None:
    first, second = rated("1 1 1").concluded.occasion
    assert first.de == (
        "Auf Ihre Einladung kommen am 26. November 2026 die Leitungen der eingeladenen Stellen zum ersten Mal zusammen "
        "(Thema: Ankommen und Bleiben im Landkreis)."
    )
    assert "on 26 November 2026" in first.en
    assert second.de == (
        "Diese Vorlage fasst ihre Selbsteinschätzungen zusammen und nennt, was vor der Sitzung zu entscheiden ist."
    )


def test_what_the_setup_leaves_open_leaves_sound_sentences() -> None:
    first, second = dataclasses.replace(rated("1 1 1"), meeting=Meeting()).concluded.occasion
    assert first.de == "Auf Ihre Einladung kommen die Leitungen der eingeladenen Stellen zum ersten Mal zusammen."
    assert "(" not in first.de + first.en + second.de + second.en


def test_three_lines_say_what_comes_next_who_does_it_and_until_when() -> None:
    steps = rated("1 1 1").concluded.next_steps
    assert [(step.what.de, step.who.de, step.until.de) for step in steps] == [
        ("Sitzungsunterlage an alle eingeladenen Stellen", "Stabsstelle Integration und Teilhabe", "12.11.2026"),
        (
            "Erstes Treffen, Großer Sitzungssaal, Kreishaus Auenstadt",
            "alle eingeladenen Stellen",
            "26.11.2026, 14:00\u00a0bis\u00a016:00\u00a0Uhr",
        ),
        ("Bericht über die Verabredungen an Sie", "Stabsstelle Integration und Teilhabe", "10.12.2026"),
    ]
    assert steps[1].until.en == "26 Nov 2026, 14:00\u00a0to\u00a016:00"


def test_the_unit_in_the_head_is_not_said_again_after_the_coordinators_name() -> None:
    named = dataclasses.replace(MEETING, unit="Stabsstelle", coordination="Dr. Yıldırım, Stabsstelle")
    elsewhere = dataclasses.replace(named, unit="Amt 50")

    said = [
        dataclasses.replace(rated("1 1 1"), meeting=meeting).concluded.next_steps[0].who.de
        for meeting in (named, elsewhere)
    ]

    assert said == ["Dr. Yıldırım", "Dr. Yıldırım, Stabsstelle"]


def test_lines_without_dates_say_so() -> None:
    steps = dataclasses.replace(rated("1 1 1"), meeting=Meeting()).concluded.next_steps
    assert [(step.who.de, step.until.de) for step in steps] == [
        ("Koordination", "vor der Sitzung"),
        ("alle eingeladenen Stellen", "Termin noch offen"),
        ("Koordination", "zwei Wochen nach der Sitzung"),
    ]
    by_rule = dataclasses.replace(rated("1 1 1"), meeting=Meeting(overview_days=5)).concluded.next_steps
    assert by_rule[0].until.de == "spätestens 5 Tage vor der Sitzung"
    without_end = dataclasses.replace(MEETING, end=None, date=date(2026, 12, 1))
    assert dataclasses.replace(rated("1 1 1"), meeting=without_end).concluded.next_steps[1].until.de == "01.12.2026"
