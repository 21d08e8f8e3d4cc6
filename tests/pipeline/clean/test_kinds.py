"""Rows that are no answers are recognised and listed; rows that are answers are never taken for one of them."""

# ruff: noqa: E501 - tables are drawn as wide as they are

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.clean import clean
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import MEETING, cell, kinds, offices, read, said, uses, values
from tests.tables import table

HEADER = """
    | Zeitstempel | Akteur | Warum betrifft mich das Thema? | Wie stark bin ich betroffen? (0-5) | Was ist der Grund für Veränderungsdruck? | Wie groß ist der Veränderungsdruck? (0-5) | Worin besteht mein Einfluss? | Wie groß ist mein Einfluss? (0-5) | Bemerkung |
"""


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("| | | | | | | | | |", "empty"),
        ("| ␣ | \u00a0 | \u200b | | | | | | |", "empty"),
        ("| sep=; | | | | | | | | |", "sep"),
        ("| | — ab hier: Nachzügler — | | | | | | | |", "section"),
        ("| | Dezernat III | | | | | | | |", "section"),
        ("| | ← wie im Organigramm | Stichworte | nur ganze Zahlen! | | | | | |", "comment"),
        ("| | | Stichworte genügen | 0 = gar nicht, 5 = sehr stark | | ganze Zahl | | ganze Zahl | |", "comment"),
        ("| # gelöscht | | | | | | | | |", "comment"),
        ("| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |", "comment"),  # numbered columns
        ("| | Jugendamt | ausstehend | noch keine Rückmeldung | | - | | | |", "comment"),
        ("| | Jugendamt | noch nicht gefüllt | | | | | | |", "comment"),
        ("| 01.10.2026 | Musteramt (Beispielzeile) | hier begründen | 3 | … | 2 | … | 4 | |", "example"),
        ("| | Beispiel: Jugendamt | so begründen | 3 | so | 2 | so | 4 | |", "example"),
        ("| Beispiel | Jugendstelle | so begründen | 3 | so | 2 | so | 4 | |", "example"),
        ("| | Summe | | 44 | | 33 | | 22 | |", "summary"),
        ("| Durchschnitt | | | 3,4 | | 3,1 | | 2,2 | |", "summary"),
        ("| | Mittelwert aller Ämter | | 3 | | 3 | | 2 | |", "summary"),
        ("| | Ø | | 3 | | 3 | | 2 | |", "summary"),
        ("| | Kreisdurchschnitt | | 3 | | 3 | | 2 | |", "summary"),
        ("| | Alle Stellen | | 3 | | 3 | | 2 | |", "summary"),
        ("| | Max. Wert | | 3 | | 3 | | 2 | |", "summary"),
        ("| | | | 3,4 | | 3,1 | | 2 | |", "summary"),
        ("| | | | =MITTELWERT(D2:D9) | | =MITTELWERT(F2:F9) | | | |", "summary"),
        ("| | Anzahl Antworten: 22 | | | | | | | |", "summary"),
        ("| 05.10.2026 | asdf | asdf | 1 | asdf | 2 | test | 3 | |", "test"),
        ("| 05.10.2026 | TEST Koordination – bitte ignorieren | Test | 5 | Test | 5 | Test | 5 | |", "test"),
        ("| 05.10.2026 | qwertz | dfgdfg | 4 | jklö | 3 | xxx | 2 | |", "test"),
        ("| 05.10.2026 | Testamt | Testeintrag bitte löschen | 4 | - | 3 | ... | 2 | |", "test"),
        ("| 05.10.2026 | Jugendamt | test | 4 | test | 3 | asdf | 2 | |", "test"),
        ("| 05.10.2026 | aa | aa | 1 | aa | 2 | aa | 3 | |", "test"),  # AA is an alias of an office, too
    ],
)
def test_a_row_that_is_no_answer_is_told_apart_and_listed(row: str, kind: str) -> None:
    cleaned = read(HEADER + row)
    assert kinds(cleaned) == ["header", kind]
    assert (values(cleaned), cleaned.unmatched_rows) == ({}, ())
    assert said(cleaned, None if kind == "empty" else 2)


@pytest.mark.parametrize(
    "row",
    [
        "| | Gesundheitsamt | Test der Sprachkenntnisse | 4 | Testpflicht | 3 | Proben | 2 | |",
        "| | Gesundheitsamt | x | 4 | x | 3 | x | 2 | |",  # short, but an office on the roster and three values
        "| | Gesundheitsamt | zum Beispiel Impfungen | 4 | Muster | 3 | Summe der Mittel | 2 | |",
        "| | Gesundheitsamt | Bitte beachten: viele Fälle | 4 | Hinweis: Personal | 3 | keiner | 2 | |",
        "| | Gesundheitsamt | | 4 | | 3 | | 2 | |",
        "| | Gesundheitsamt | Durchschnitt 80 Fälle | 4 | | 3 | | 2 | |",
        "| | Gesundheitsamt | Der Entwurf liegt vor | 4 | Stellen noch nicht freigegeben | 3 | | 2 | kein Entwurf mehr |",
    ],
)
def test_an_answer_is_never_taken_for_anything_else(row: str) -> None:
    assert values(read(HEADER + row)) == {"LK-14": (4, 3, 2)}


def test_an_office_that_is_only_listed_has_not_answered() -> None:
    cleaned = read(HEADER + "| | Jugendamt | | | | | | | |")
    assert (values(cleaned), uses(cleaned)) == ({}, {2: "no"})
    assert "LK-12" in cleaned.no_response


def test_texts_without_any_value_are_an_answer() -> None:
    cleaned = read(HEADER + "| | Jugendamt | Viele Fälle | | | | | | |")
    assert values(cleaned) == {"LK-12": (None, None, None)}


def test_an_office_that_is_known_but_not_invited_is_listed_and_not_counted() -> None:
    roster = tuple(replace(office, invited=office.key != "LK-12") for office in offices())
    picture = HEADER + "| | Jugendamt | Fälle | 4 | Geld | 3 | Wenig | 2 | |"
    cleaned = clean(table(picture), roster, MEETING, load_questionnaire())
    assert (values(cleaned), cleaned.unmatched_rows, len(cleaned.no_response)) == ({}, (2,), 25)
    assert (cleaned.rows[1].office_match, cleaned.rows[1].candidates) == ("not_invited", ("LK-12",))


def test_a_table_without_answers_has_all_columns_and_no_rows() -> None:
    cleaned = read(HEADER)
    assert (len(cleaned.answers), len(cleaned.no_response)) == (0, 26)
    assert {"affected", "affected_code", "fields", "no_field", "contribution_text"} <= set(cleaned.answers.columns)


def test_an_answer_without_an_office_is_unmatched_even_without_values() -> None:
    assert read(HEADER + "| | | Viele Fälle | k.A. | Geld | - | Wenig | ? | |").unmatched_rows == (2,)


def test_an_office_that_is_not_on_the_roster_is_listed_and_not_counted() -> None:
    cleaned = read(HEADER + "| 05.10.2026 | Verein XY | Viele Aufgaben | k.A. | Geld | k.A. | Kontakte | k.A. | |")
    assert (cleaned.unmatched_rows, values(cleaned)) == ((2,), {})


@pytest.mark.parametrize(
    "words",
    ["Skala 1–10", "auf einer Skala von 1 bis 6", "5 = gar nicht", "1 = sehr stark", "haben Schulnoten vergeben", "Skala umgekehrt verstanden",
     "10er-Skala", "Scale 1 to 7", "5 bedeutet gar nicht betroffen"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["why", "remark"])
def test_a_row_that_names_another_scale_stays_but_counts_no_value(words: str, place: str) -> None:
    why, remark = (f"Viele Fälle ({words})", "") if place == "why" else ("Viele Fälle", words)
    cleaned = read(HEADER + f"| | Jugendamt | {why} | 4 | Geld | 3 | Wenig | k.A. | {remark} |")
    assert (values(cleaned), uses(cleaned)) == ({"LK-12": (None, None, None)}, {2: "yes"})
    assert [cell(cleaned, 2, scale).status for scale in ("affected", "pressure", "influence")] == [
        "flagged",
        "flagged",
        "missing",
    ]


@pytest.mark.parametrize(
    "words",
    ["Ihre Skala reicht nicht aus!", "Skala 0–5 verstanden", "Kinder von 1 bis 6 Jahren", "4 von 21 Stellen", "5 = sehr stark",
     "F = federführend, I = berührt", "Wert 3–4 je nach Lage", "Entgeltgruppe 9–11"],
)  # fmt: skip
def test_other_numbers_in_a_text_are_no_other_scale(words: str) -> None:
    assert values(read(HEADER + f"| | Jugendamt | {words} | 4 | Geld | 3 | Wenig | 2 | |")) == {"LK-12": (4, 3, 2)}


@pytest.mark.parametrize(
    ("office", "why", "remark"),
    [
        ("Jugendamt (Entwurf)", "Viele Fälle", ""),
        ("Jugendamt", "ENTWURF: Viele Fälle", ""),
        ("Jugendamt", "Viele Fälle [noch nicht freigegeben]", ""),
        ("Jugendamt", "Viele Fälle", "noch nicht freigegeben (AL)"),
        ("Jugendamt", "Viele Fälle", "in Bearbeitung"),
        ("Jugendamt", "Viele Fälle", "Draft – not yet released"),
        ("Jugendamt", "Viele Fälle", "zurückgezogen am 05.10."),
    ],
)
def test_a_draft_waits_and_all_its_values_are_flagged(office: str, why: str, remark: str) -> None:
    cleaned = read(HEADER + f"| | {office} | {why} | 4 | Geld | k.A. | Wenig | | {remark} |")
    assert (values(cleaned), uses(cleaned), dict(cleaned.pending_review)) == ({}, {2: "review"}, {"LK-12": (2,)})
    assert [cell(cleaned, 2, scale).status for scale in ("affected", "pressure", "influence")] == ["flagged"] * 3
    assert "LK-12" not in cleaned.no_response


def test_a_remark_of_the_coordination_appears_nowhere() -> None:
    cleaned = read(HEADER + "| | Jugendamt | Viele Fälle | 4 | Geld | 3 | Wenig | 2 | Geheim: Entwurf |")
    assert "Geheim" not in said(cleaned)
    assert not any("Geheim" in entry.raw for entry in cleaned.log)


PEOPLE = """
    | Ausgefüllt von | Akteur | Betroffenheit | Druck | Einfluss | Freigabe AL | Thema |
"""


@pytest.mark.parametrize("person", ["Max Müller", "Muster, Anna", "Frau Summe", "Min-Jun Kim", "Test, Peter"])
def test_the_name_of_a_person_makes_no_row_an_example_or_a_total(person: str) -> None:
    assert values(read(PEOPLE + f"| {person} | Jugendamt | 4 | 3 | 2 | ja | Entwurf der Satzung |")) == {
        "LK-12": (4, 3, 2)
    }


def test_the_example_person_of_all_german_forms_does() -> None:
    assert kinds(read(PEOPLE + "| Max Mustermann | Jugendamt | 4 | 3 | 2 | | |")) == ["header", "example"]


@pytest.mark.parametrize(
    ("released", "use"), [("ja", "yes"), ("x", "yes"), ("nein", "review"), ("offen", "review"), ("", "yes")]
)
def test_a_column_for_the_release_says_whether_a_row_counts(released: str, use: str) -> None:
    assert uses(read(PEOPLE + f"| Frau X | Jugendamt | 4 | 3 | 2 | {released} | |")) == {2: use}
