"""Headings: read however they are called."""

# ruff: noqa: E501 - tables are drawn as wide as they are

from __future__ import annotations

import pytest

from pipeline.clean.header_words import INTERNAL, TEXT_OF, UNKNOWN, HeaderWords
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import cell, read, values

WORDS = HeaderWords(load_questionnaire())


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Wie stark bin ich betroffen? (0-5)", "affected"),
        ("Wie stark\nbin ich betroffen?:", "affected"),
        ("WIE STARK SIND SIE BETROFFEN?", "affected"),
        ("Betroffenheit (0–5)", "affected"),
        ("Affectedness (0-5)", "affected"),
        ("B2", "affected"),
        ("B2. Wie stark bin ich betroffen? Wählen Sie die Beschreibung, die am ehesten zutrifft.", "affected"),
        ("Warum betrifft uns das?", "why_affected"),
        ("Begründung Betroffenheit", "why_affected"),
        ("Druck 0–5", "pressure"),
        ("[B4] Wie groß ist der Veränderungsdruck?", "pressure"),
        ("How great is the pressure for change?", "pressure"),
        ("Grund f. Veränderungsdruck", "pressure_reason"),
        ("Reason for pressure", "pressure_reason"),
        ("Einfluß (Skala 0 bis 5)", "influence"),
        ("Wie hoch schätzen Sie Ihren Einfluss ein?", "influence"),
        ("Worin besteht mein Einfluss? Was kann Ihre Stelle selbst entscheiden?", "influence_basis"),
        ("Zeitstempel", "submitted_at"),
        ("Datum Abgeschickt", "submitted_at"),
        ("Timestamp", "submitted_at"),
        ("Name/ Institution/ Personengruppe", "actor"),
        ("Für welches Amt, welche Behörde oder Einrichtung antworten Sie? *", "actor"),
        ("Name der Stelle", "actor"),
        ("Name", "filled_by"),
        ("Name (2)", "filled_by"),
        ("Handlungsfelder/Rolle", "fields"),
        ("Schnittstellen (gut/teilw./nicht/fehlt)", "interfaces"),
        ("wo hakts?", "interface_issue"),
        ("Schnittstellen: Was sollte anders laufen?", "interface_issue"),
        ("Gremien", "bodies"),
        ("Wer fehlt?", "missing_actors"),
        ("Externe", "external_experts"),
        ("Einbringen", "contribution"),
        ("zuerst gemeinsam (Feld)", "joint_field"),
        ("zuerst gemeinsam", "joint_topic"),
        ("Erwartung", "expectation"),
        ("Bemerkung Koordination (intern!)", INTERNAL),
        ("Interne Notiz zum Einfluss", INTERNAL),
        ("Status", INTERNAL),
        ("E-Mail-Adresse", UNKNOWN),
        ("Betr. (0-5)", "affected"),
        ("D (0–5)", "pressure"),
        ("Einfl. 0-5", "influence"),
        ("Ausdruck erstellt", UNKNOWN),
        ("Ihr Eindruck", UNKNOWN),
        (
            "Bitte schätzen Sie auf einer Skala von 0 (gar nicht) bis 5 (sehr stark) ein, wie stark Sie betroffen sind",
            "affected",
        ),
        ("Telefon", UNKNOWN),
        ("B", UNKNOWN),
        ("Punkte - Wie stark bin ich betroffen?", UNKNOWN),
        ("Feedback - Für welches Amt, welche Behörde oder Einrichtung antworten Sie?", UNKNOWN),
        ("Points - How great is my influence?", UNKNOWN),
        ("Betroffenheit (Vorjahr)", UNKNOWN),
        ("Betroffenheit in zwei Jahren (0-5)", UNKNOWN),
        ("Druck (Fremdeinschätzung)", UNKNOWN),
        ("Durchschnitt Einfluss", UNKNOWN),
        ("Gewichtung Betroffenheit", UNKNOWN),
        ("Einfluss anderer Stellen auf uns (0–5)", UNKNOWN),
        ("Influence last year (0-5)", UNKNOWN),
        ("stellen_id", "actor"),
    ],
)
def test_a_heading_is_read_however_it_is_called(heading: str, key: str) -> None:
    assert WORDS.meaning(heading).key == key


@pytest.mark.parametrize("heading", ["Einfluss", "Einfluss (2)", "Einfluss.1", "Influence", "Druck", "Betroffenheit"])
def test_a_topic_alone_is_left_to_the_cells(heading: str) -> None:
    meaning = WORDS.meaning(heading)
    assert (meaning.key, meaning.topic in TEXT_OF) == (UNKNOWN, True)


def test_every_heading_of_our_own_forms_is_known_in_both_languages() -> None:
    for question in load_questionnaire().questions:
        for text in (question.column.de, question.column.en, question.label.de, question.label.en):
            assert WORDS.meaning(text).key == question.key, text


def test_of_two_columns_called_alike_the_cells_say_which_is_the_scale() -> None:
    cleaned = read("""
        | Amt       | Einfluss             | Einfluss | Druck | Betroffenheit |
        | Jugendamt | Wir entscheiden viel | 2        | 3     | 4             |
        | Sozialamt | Wenig                | k.A.     | 3     | 4             |
    """)
    assert values(cleaned) == {"LK-12": (4, 3, 2), "LK-11": (4, 3, None)}
    assert cleaned.answers.loc["LK-12", "influence_basis"] == "Wir entscheiden viel"


@pytest.mark.parametrize("row", ["| Jugendamt | 1 | 4 | 3 | 2 |", "| Jugendamt | 1 | | 3 | 2 |"])
def test_of_columns_for_two_years_none_counts(row: str) -> None:
    cleaned = read("| Amt | Betroffenheit 2025 | Betroffenheit 2026 | Druck | Einfluss |\n" + row)
    assert values(cleaned) == {"LK-12": (None, 3, 2)}
    assert cell(cleaned, 2, "affected").code == "two_columns"


def test_a_scale_that_was_ticked_is_flagged_with_the_point_as_candidate() -> None:
    cleaned = read("""
        | Amt       | Betroffenheit |   |   |   |   |   | Druck [0] | Druck [1] | Druck [2] | Druck [3] | Druck [4] | Druck [5] | Einfluss |
        |           | 0             | 1 | 2 | 3 | 4 | 5 |           |           |           |           |           |           |          |
        | Jugendamt |               |   |   |   | x |   |           | x         |           |           | x         |           | 2        |
        | Sozialamt |               |   |   |   |   |   |           |           | 1         |           |           |           | 3        |
    """)
    assert values(cleaned) == {"LK-12": (None, None, 2), "LK-11": (None, None, 3)}
    assert cell(cleaned, 3, "affected") == ("x [4]", None, "flagged", "ticked", (4,))
    assert cell(cleaned, 3, "pressure").candidates == (1, 4)
    assert cell(cleaned, 4, "affected").status == "missing"


def test_two_columns_of_one_scale_that_disagree_count_for_nothing() -> None:
    cleaned = read("""
        | Amt           | Betroffenheit (0-5) | Betroffenheit (0-5) | Druck (0-5) | Einfluss (0-5) |
        | Jugendamt     | 4                   | 3                   | 2           | 1              |
        | Sozialamt     | 4                   | 4                   | 2           | 1              |
        | Gesundheitsamt |                    | 5                   | 2           | 1              |
    """)
    assert values(cleaned) == {"LK-11": (4, 2, 1), "LK-12": (None, 2, 1), "LK-14": (5, 2, 1)}
    assert cell(cleaned, 2, "affected").code == "two_columns"
    assert ("Betroffenheit (0-5) (2)", "affected") in cleaned.column_mapping


@pytest.mark.parametrize(
    "heading",
    ["Druck (1-5)", "Druck 1–10", "Druck (0 bis 10)", "Druck 5–0", "Druck (1 = gering, 5 = hoch)", "Druck (5 = kein, 0 = sehr groß)",
     "Druck in %", "Druck (Schulnote)", "Druck: 1 (gering) bis 6 (hoch)"],
)  # fmt: skip
def test_another_scale_in_the_heading_flags_its_column_and_no_other(heading: str) -> None:
    cleaned = read(f"""
        | Amt       | Betroffenheit (0-5) | {heading} | Einfluss (0-5) |
        | Jugendamt | 4                   | 3         | 2              |
        | Sozialamt | 4                   | k.A.      | 2              |
    """)
    assert values(cleaned) == {"LK-12": (4, None, 2), "LK-11": (4, None, 2)}
    assert (cell(cleaned, 2, "pressure").status, cell(cleaned, 3, "pressure").status) == ("flagged", "missing")


@pytest.mark.parametrize(
    "heading",
    [
        "Druck 0–5 (0 = kein, 5 = sehr groß)",
        "Druck: 5 (sehr groß) – 0 (kein)",
        "Druck (nur ganze Zahlen 0-5!)",
        "Druck 2026 (0-5)",
    ],
)
def test_our_own_scale_in_other_words_is_our_scale(heading: str) -> None:
    cleaned = read(f"""
        | Amt       | Betroffenheit (0-5) | {heading} | Einfluss (0-5) |
        | Jugendamt | 4                   | 3         | 2              |
    """)
    assert values(cleaned) == {"LK-12": (4, 3, 2)}


def test_the_number_of_people_affected_is_no_scale() -> None:
    cleaned = read("""
        | Amt       | Anzahl betroffener Personen | Betroffenheit | Druck | Einfluss |
        | Jugendamt | 5                           | 4             | 3     | 2        |
    """)
    assert values(cleaned) == {"LK-12": (4, 3, 2)}


def test_another_scale_in_the_title_flags_every_value() -> None:
    cleaned = read("""
        | Bewertung auf einer Skala von 1 bis 10 | | | |
        | Amt       | Betroffenheit | Druck | Einfluss |
        | Jugendamt | 4             | 3     | 2        |
    """)
    assert values(cleaned) == {"LK-12": (None, None, None)}
