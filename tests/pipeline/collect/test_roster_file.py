"""The roster as coordinations keep it: read whatever the columns are called, every mistake at its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.collect.csv_cells import csv_bytes
from pipeline.collect.files import table_from_bytes
from pipeline.collect.files_headings import ROSTER
from pipeline.collect.roster_columns import roster_rows
from pipeline.collect.roster_file import RosterReading, check_roster, read_roster
from pipeline.model import Office, UserError

EXAMPLE = Path(__file__).parents[3] / "examples" / "auental" / "auental_roster.csv"


def check(text: str) -> RosterReading:
    return check_roster(table_from_bytes(text.encode(), "liste.csv", ROSTER))


def mistakes(text: str) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.text.de) for one in check(text).mistakes]


def notes(text: str) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.text.de) for one in check(text).notes]


def test_the_example_county_invites_26_offices_without_a_complaint() -> None:
    reading = check_roster(table_from_bytes(EXAMPLE.read_bytes(), EXAMPLE.name, ROSTER))

    assert (len(reading.offices), reading.mistakes, reading.notes) == (26, [], [])
    office = reading.offices[11]
    assert (office.key, office.short, office.label, office.name) == ("LK-12", "51", "Amt 51", "Amt 51 – Jugendamt")
    assert office.aliases == ("Jugendamt", "Amt für Jugend und Familie")
    assert office.expected_fields == ("FAM", "JUG")
    assert office.invited
    assert office.own_administration
    assert reading.offices[21].department == ""  # the dash of the file means none
    assert not reading.offices[21].own_administration


def test_a_roster_that_we_write_is_read_back_whole() -> None:
    offices = (
        *read_roster(EXAMPLE),
        Office("X-1", "X", "-Amt", "=Amt; mit Strich", aliases=("a", "b"), external="ja", invited=False, address="+1"),
    )

    assert read_roster(table_from_bytes(csv_bytes(roster_rows(offices)), "liste.csv", ROSTER)) == offices


def test_columns_are_found_by_their_synonyms_in_any_order_below_a_title() -> None:
    reading = check(
        "Einladungsliste Kreis Auental;;;;;\n"
        ";;;;;\n"
        "E-Mail-Adresse;Name;Amt / Einrichtung;NR.;mögliche Federführung;Eingeladen?\n"
        "a@kreis.example;Dr. Yıldırım;Amt 33 – Ausländerbehörde;LK-06;aufenthalt und einbürgerung|arb;Ja\n"
    )

    office = reading.offices[0]
    assert reading.mistakes == []
    assert (office.key, office.name, office.email) == ("LK-06", "Amt 33 – Ausländerbehörde", "a@kreis.example")
    assert office.head == "Dr. Yıldırım"
    assert office.expected_fields == ("AUF", "ARB")


def test_the_optional_columns_are_read() -> None:
    office = check(
        "stellen_id;stelle;anrede;vertretung;vorzimmer_email;anschrift;extern;dezernatsleitung\n"
        "A;Amt;Frau;Herr B;v@kreis.example;Markt 1;Nein;Frau C\n"
    ).offices[0]

    assert (office.salutation, office.deputy, office.front_office_email) == ("Frau", "Herr B", "v@kreis.example")
    assert (office.address, office.external, office.department_head) == ("Markt 1", "nein", "Frau C")
    assert office.own_administration


def test_missing_short_names_are_derived_and_reported() -> None:
    text = (
        "stellen_id;stelle;aliase\n"
        "1;Amt 33 – Ausländerbehörde;ABH\n"
        "2;Kreisvolkshochschule Auental;KVHS|VHS\n"
        "3;Amt für Kultur, Sport und Ehrenamt;\n"
        "4;Amt für Kultur und Presse;\n"
    )

    offices = check(text).offices

    assert [(office.short, office.label) for office in offices] == [
        ("33", "Amt 33"),
        ("KVHS", "Kreisvolkshochschule Auental"),
        ("KSE", "Amt für Kultur"),
        ("KP", "Amt für Kultur und Presse"),
    ]
    assert notes(text)[:2] == [
        (2, "kurzname", "leer, aus dem Namen gebildet: „Amt 33“"),
        (2, "kurz", "leer, aus dem Namen gebildet: „33“"),
    ]


def test_derived_short_names_are_never_the_same_twice() -> None:
    rows = "".join(f"{n};Amt {'x' * n} für Alles;;\n" for n in range(1, 30))
    offices = check("stellen_id;stelle;kurz;kurzname\n" + rows).offices

    assert len({office.short for office in offices}) == 29
    assert len({office.label for office in offices}) == 29


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "stellen_id;stelle\nA;Amt 10\nB;Amt 20\n\nA;Amt 30\n",
            (5, "stellen_id", "Die Stelle „A“ steht auch in Zeile 2. Bitte löschen"),
            id="the same office twice",
        ),
        pytest.param(
            "stellen_id;stelle\nA;Amt 10 – Personal\nB;amt 10 - personal\n",
            (3, "stelle", "Der Name „amt 10 - personal“ steht auch in Zeile 2. Bitte löschen"),
            id="two entries with the same name",
        ),
        pytest.param(
            "stellen_id;stelle;kurzname\nA;Amt 10;Haus\nB;Amt 20;Haus\n",
            (3, "kurzname", "Der Kurzname „Haus“ steht auch in Zeile 2"),
            id="two short names that no sentence could tell apart",
        ),
        pytest.param(
            "stellen_id;stelle\n;Amt 10\n", (2, "stellen_id", "„stellen_id“ ist leer"), id="an office without key"
        ),
        pytest.param("stellen_id;stelle\nA;\n", (2, "stelle", "„stelle“ ist leer. Bitte"), id="an office without name"),
        pytest.param(
            "stelle;email\nAmt;a@b.example\n", (1, "stellen_id", "„stellen_id“ fehlt. Bitte"), id="no key column"
        ),
        pytest.param("a;b;c\n1;2;3\n", (1, "stelle", "keine Zeile mit Überschriften"), id="no headings"),
        pytest.param(
            "stellen_id;stelle;eingeladen\nA;Amt;vielleicht\n",
            (2, "eingeladen", "steht „vielleicht“. Bitte schreiben Sie ja oder nein"),
            id="neither yes nor no",
        ),
        pytest.param(
            "stellen_id;stelle;eingeladen\nA;Amt 1;ja\nB;Amt 2;nein\nC;Amt 3;\n",
            (4, "eingeladen", "steht „“. Bitte schreiben Sie ja oder nein"),
            id="an empty cell among yes and no is a question",
        ),
        pytest.param(
            "stellen_id;stelle;eingeladen\nA;Amt 1;nein\n",
            (2, "eingeladen", "Keine Stelle ist eingeladen"),
            id="nobody",
        ),
        pytest.param("stellen_id;stelle\n", (1, "eingeladen", "Keine Stelle ist eingeladen"), id="an empty list"),
        pytest.param("stellen_id;stelle;extern\nA;Amt;halb\n", (2, "extern", "ja oder nein"), id="half external"),
    ],
)
def test_a_mistake_stands_at_its_cell_with_the_remedy(text: str, expected: tuple[int, str, str]) -> None:
    row, column, sentence = expected

    assert any(one[:2] == (row, column) and sentence in one[2] for one in mistakes(text)), mistakes(text)


@pytest.mark.parametrize("yes", ["ja", "JA", "j", "yes", "x", "X", "1", "WAHR", "true", "✓"])
@pytest.mark.parametrize("no", ["nein", "Nein", "n", "no", "0", "FALSCH"])
def test_yes_and_no_are_read_as_people_write_them(yes: str, no: str) -> None:
    offices = check(f"stellen_id;stelle;eingeladen\nA;Amt 1;{yes}\nB;Amt 2;{no}\n").offices

    assert [office.invited for office in offices] == [True, False]


def test_without_the_column_everybody_is_invited() -> None:
    assert [office.invited for office in check("stellen_id;stelle\nA;Amt 1\nB;Amt 2\n").offices] == [True, True]


def test_beside_crosses_an_empty_cell_means_no_and_beside_no_it_means_yes_and_both_are_reported() -> None:
    crosses = "stellen_id;stelle;eingeladen\nA;Amt 1;x\nB;Amt 2;\n"
    refusals = "stellen_id;stelle;eingeladen\nA;Amt 1;nein\nB;Amt 2;\n"

    assert [office.invited for office in check(crosses).offices] == [True, False]
    assert [office.invited for office in check(refusals).offices] == [False, True]
    assert (3, "eingeladen", "leer, gelesen als nicht eingeladen") in notes(crosses)
    assert (3, "eingeladen", "leer, gelesen als eingeladen") in notes(refusals)


def test_an_unknown_field_or_a_doubtful_address_is_reported_and_stops_nobody() -> None:
    text = "stellen_id;stelle;email;moegliche_federfuehrung\nA;Amt 1;amt1(at)kreis;SPR|XYZ\n"

    assert check(text).offices[0].expected_fields == ("SPR", "XYZ")
    assert (2, "moegliche_federfuehrung", "„XYZ“ ist kein Handlungsfeld und bleibt außer Betracht") in notes(text)
    assert (2, "email", "„amt1(at)kreis“ ist keine E-Mail-Adresse") in notes(text)


def test_other_names_and_fields_stand_between_bars_or_semicolons() -> None:
    text = 'stellen_id,stelle,aliase,moegliche_federfuehrung\nA,Amt 1,"Bau; Hochbau|Tiefbau",SPR;WOH\n'

    assert check(text).offices[0].aliases == ("Bau", "Hochbau", "Tiefbau")
    assert check(text).offices[0].expected_fields == ("SPR", "WOH")


def test_all_mistakes_together_are_one_line_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("stellen_id;stelle;eingeladen\nA;Amt 1;?\nA;Amt 1;ja\n;;ja\n", encoding="utf-8")

    with pytest.raises(UserError) as raised:
        read_roster(path)

    sentence = raised.value.text.de
    assert sentence.startswith("liste.csv, Zeile 2: In „eingeladen“ steht „?“")
    assert sentence.endswith("und 2 weitere Fehler.")
    assert "\n" not in sentence
