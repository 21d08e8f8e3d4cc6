"""What the sections say of their own numbers and pictures is true, and said once."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from report_templates import write_briefing
from report_templates.briefing.view import View
from tests.briefings import MEETING, Round, draw
from tests.report_templates.auental import county
from tests.report_templates.paper import contains, everything, pages, squeezed

NAMINGS = """
    office | B D E | interfaces
    Bau    | 5 4 2 | Schule:gut
    Schule | 3 ! 1 |
    Kasse  | 2 - 1 |
    Sport  | 2 _ 1 |
    Wald   | silent
"""


def printed(drawn: Round) -> bytes:
    return write_briefing(drawn.briefing(), "meeting", "de")


def without_short_names(drawn: Round) -> Round:
    return replace(drawn, offices=tuple(replace(office, short="") for office in drawn.offices))


@pytest.mark.parametrize("section", ["Handlungsfelder", "Schnittstellen", "Bestehende Gremien", "Wer fehlt?"])
def test_a_section_that_counts_says_on_how_many_answers(section: str) -> None:
    whole = everything(write_briefing(county(), "leadership", "de"))

    assert any(squeezed("Antworten: 22 von 26.") in part[:120] for part in whole.split(squeezed(section))[1:])


@pytest.mark.parametrize("answers", ["clean", "messy"])
def test_the_list_of_offices_of_a_usual_county_stands_on_one_page(answers: str) -> None:
    shown = pages(write_briefing(county(answers), "leadership", "de"))

    page = next(page for page in shown if "Alle eingeladenen Stellen" in page and "Kürzel" in page)
    assert "INT" in page
    assert "KAK" in page


def test_a_value_that_was_not_counted_is_not_called_a_missing_assessment() -> None:
    whole = everything(printed(draw(NAMINGS)))

    assert squeezed("ohne Wert (keine Einschätzung, keine Angabe oder nicht gewertet)030keine Antwort111") in whole


def test_who_is_left_out_of_the_picture_of_interfaces_is_not_said_to_stand_in_the_table() -> None:
    pdf = printed(draw(NAMINGS))

    assert contains(pdf, "die 2 von 5 Stellen, die eine andere nennen oder von einer anderen genannt werden")


def test_the_map_shortens_names_but_neither_pressure_nor_numbers() -> None:
    crowd = "\n".join(f"Gesundheitsverwaltung {number} | 4 5 2" for number in range(1, 12))
    drawn = draw(f"office | B D E\nGleichstellungsbeauftragte | 5 4 2\nKreisvolkshochschule | 5 - 2\n{crowd}")

    whole = everything(printed(without_short_names(drawn)))

    assert re.search(r"Gleich\w*…\(4\)", whole)
    assert re.search(r"Kreis\w*…\(k\.E\.\)", whole)
    assert squeezed("11 Stellen ▲ 11 davon siehe Tabelle") in whole


def test_an_office_without_a_short_name_is_named_once() -> None:
    usual = draw(NAMINGS.replace("Bau ", "Amt 20 ").replace("Kasse", "Amt 30").replace("Sport", "Amt 40"))

    assert "Amt20Amt20(" not in everything(printed(without_short_names(usual)))


def test_the_picture_of_interfaces_shows_the_names_of_a_usual_county_whole() -> None:
    assert not any("Gleichstellungsbeauftr…" in page for page in pages(write_briefing(county(), "leadership", "de")))


@pytest.mark.parametrize(
    ("leadership", "shown"),
    [
        ("Frau Landrätin Dr. Vogt", "Einladung durch Dr. Henrike Vogt, Landrätin"),
        ("Frau Vogt in Vertretung", "Einladung durch Frau Vogt in Vertretung, Dr. Henrike Vogt, Landrätin"),
    ],
)
def test_who_invites_is_named_once(leadership: str, shown: str) -> None:
    meeting = replace(
        MEETING, leadership=leadership, leadership_name="Dr. Henrike Vogt", leadership_function="Landrätin"
    )

    assert contains(printed(replace(draw(NAMINGS), meeting=meeting)), shown)


def test_an_address_to_write_to_stands_on_one_line() -> None:
    shown = pages(write_briefing(county(), "leadership", "de"))

    assert "integration@landkreis-auental.example" in shown[1]


def test_one_invited_office_is_counted_in_the_singular() -> None:
    one = draw("""
        office | B D E
        Bau    | 5 4 2
    """).briefing()

    first = pages(write_briefing(one, "leadership", "de"))[0]

    assert View(one, "leadership", "de").invited == 1
    assert "1 von 1 Stelle (100" in first
    assert "1 Stellen" not in first


def test_a_median_between_two_values_reads_well() -> None:
    pdf = write_briefing(county(), "leadership", "de")

    assert contains(pdf, "Betroffenheit: Median zwischen 3 und 4, wenn alle fehlenden Stellen 0 gewählt hätten")
    assert "beizwischen" not in everything(pdf)


def test_the_headings_of_the_scales_in_the_overall_view_are_not_torn() -> None:
    overall = next(
        page
        for page in pages(write_briefing(county(), "meeting", "de"))
        if "3 Gesamtbetrachtung" in page and "Grund für" in page
    )

    assert re.search(r"Betroffenheit\s+\(0–5\)", overall)
    assert re.search(r"Einfluss\s+\(0–5\)", overall)
