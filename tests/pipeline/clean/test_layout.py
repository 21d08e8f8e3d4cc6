"""Headings: found wherever they stand, read however they are called."""

# ruff: noqa: E501 - tables are drawn as wide as they are

from __future__ import annotations

import pytest

from pipeline.clean.header_words import INTERNAL, TEXT_OF, UNKNOWN, HeaderWords
from pipeline.model import UserError
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import cell, kinds, read, said, uses, values

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


def test_a_key_beside_the_name_names_the_office_and_a_contradiction_names_none() -> None:
    cleaned = read("""
        | stellen_id | Stelle             | Betroffenheit | Druck | Einfluss |
        | LK-12      | Amt 51 – Jugendamt | 4             | 3     | 2        |
        | LK-06      |                    | 1             | 1     | 1        |
        | LK-12      | Sozialamt          | 5             | 5     | 5        |
    """)
    assert values(cleaned) == {"LK-12": (4, 3, 2), "LK-06": (1, 1, 1)}
    assert (cleaned.unmatched_rows, cleaned.rows[3].candidates) == ((4,), ("LK-12", "LK-11"))


def test_a_table_with_rows_and_columns_swapped_is_refused_with_what_to_do() -> None:
    with pytest.raises(UserError, match="Bitte vertauschen Sie Zeilen und Spalten"):
        read("""
            | Frage                                     | Jugendamt | Sozialamt |
            | Wie stark bin ich betroffen? (0-5)        | 4         | 5         |
            | Wie groß ist der Veränderungsdruck? (0-5) | 3         | 2         |
        """)


def test_headings_over_two_lines_and_merged_cells_are_put_together() -> None:
    cleaned = read("""
        | Stelle    | Betroffenheit |            | Veränderungsdruck |            | Einfluss |            |
        |           | Zahl          | Begründung | Zahl              | Begründung | Zahl     | Begründung |
        | Jugendamt | 4             | Viele Fälle | 3                | Kein Geld  | 2        | Wenig      |
    """)
    assert kinds(cleaned) == ["merged_header", "header", "response"]
    assert values(cleaned) == {"LK-12": (4, 3, 2)}
    assert cleaned.answers.loc["LK-12", "pressure_reason"] == "Kein Geld"


def test_headings_may_stand_far_down_below_titles() -> None:
    cleaned = read("""
        | Rückläufe zur Stakeholder-Analyse: Betroffenheit, Druck, Einfluss | | | |
        | Stand     | 02.11.2026    |       |          |
        |           |               |       |          |
        | Amt       | Betroffenheit | Druck | Einfluss |
        | Jugendamt | 4             | 3     | 2        |
    """)
    assert (cleaned.header_row, kinds(cleaned)) == (4, ["title", "title", "empty", "header", "response"])
    assert values(cleaned) == {"LK-12": (4, 3, 2)}


def test_a_sorted_sheet_may_hold_answers_above_its_headings() -> None:
    cleaned = read("""
        | Jugendamt | 4             | 3     | 2        |
        | Amt       | Betroffenheit | Druck | Einfluss |
        | Sozialamt | 4             | 3     | 1        |
    """)
    assert values(cleaned) == {"LK-12": (4, 3, 2), "LK-11": (4, 3, 1)}


def test_headings_in_another_order_further_down_hold_from_there() -> None:
    cleaned = read("""
        | Amt            | Betroffenheit (0-5) | Druck (0-5)         | Einfluss (0-5) |
        | Jugendamt      | 4                   | 3                   | 2              |
        | Amt            | Betroffenheit (0-5) | Druck (0-5)         | Einfluss (0-5) |
        | Einfluss (0-5) | Druck (0-5)         | Betroffenheit (0-5) | Amt            |
        | 1              | 2                   | 5                   | Sozialamt      |
    """)
    assert kinds(cleaned) == ["header", "response", "repeated_header", "repeated_header", "response"]
    assert values(cleaned) == {"LK-12": (4, 3, 2), "LK-11": (5, 2, 1)}


def test_question_texts_below_question_codes_are_headings_too() -> None:
    cleaned = read("""
        | id         | submitdate        | A1     | B2                           | B4                                  | B6                          |
        | Antwort-ID | Datum Abgeschickt | Akteur | Wie stark bin ich betroffen? | Wie groß ist der Veränderungsdruck? | Wie groß ist mein Einfluss? |
        | 1          | 2026-10-05        | KVHS   | 4                            | 3                                   | 2                           |
    """)
    assert kinds(cleaned) == ["header", "repeated_header", "response"]
    assert values(cleaned) == {"LK-20": (4, 3, 2)}


def test_one_column_per_field_and_per_interface_becomes_one_list() -> None:
    cleaned = read("""
        | Amt       | Betroffenheit | Druck | Einfluss | Handlungsfelder [Sprache] | Handlungsfelder [Gesundheit und Pflege] | Schnittstellen [Jobcenter] |
        | Sozialamt | 4             | 3     | 2        | federführend              | mitwirkend                              | läuft gut                  |
    """)
    answer = cleaned.answers.loc["LK-11"]
    assert answer["fields"] == (("SPR", "F"), ("GES", "M"))
    assert [(one.office, one.state) for one in answer["interfaces"]] == [("LK-22", "gut")]


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


def test_a_column_without_a_heading_is_never_guessed_but_listed() -> None:
    cleaned = read("""
        | Amt       | Betroffenheit |   | Einfluss |
        | Jugendamt | 4             | 3 | 2        |
    """)
    assert values(cleaned) == {"LK-12": (4, None, 2)}
    assert "Spalte 3 hat keine Überschrift" in said(cleaned)
    assert "gibt es nicht" in said(cleaned)


def test_without_a_heading_for_it_the_column_that_names_offices_is_the_actor() -> None:
    cleaned = read("""
        | Name      | Betroffenheit | Druck | Einfluss |
        | Jugendamt | 4             | 3     | 2        |
        | Frau X    | 1             | 1     | 1        |
    """)
    assert values(cleaned) == {"LK-12": (4, 3, 2)}
    assert uses(cleaned) == {2: "yes", 3: "no"}


def test_date_and_time_of_day_may_stand_in_two_columns() -> None:
    cleaned = read("""
        | Datum      | Uhrzeit | Amt       | Betroffenheit | Druck | Einfluss |
        | 05.10.2026 | 08:42   | Jugendamt | 4             | 3     | 2        |
    """)
    assert str(cleaned.rows[1].submitted_at) == "2026-10-05 08:42:00"


@pytest.mark.parametrize(
    "picture",
    [
        "| Jugendamt | 4 | 3 | 2 |",
        "| Name | Telefon |\n| Jugendamt | 4711 |",
        "| Zeitstempel;Amt;Betroffenheit |\n| 05.10.2026;Jugendamt;4 |",
        "| |",
        "| Wir finden den Einfluss wichtig |",
        "| Frage | Jugendamt |\n| Wie groß ist mein Einfluss? | 3 |\n| Worin besteht mein Einfluss? | Einfluss auf Planung |",
    ],
)
def test_a_table_without_scales_is_refused_with_what_was_seen(picture: str) -> None:
    with pytest.raises(UserError) as refused:
        read(picture)
    assert "Überschriften" in refused.value.text.de
    assert "headings" in refused.value.text.en


def test_the_refusal_names_the_columns_that_were_seen() -> None:
    with pytest.raises(UserError) as refused:
        read("| Name | Telefon |\n| Jugendamt | 4711 |")
    assert "„Telefon“" in refused.value.text.de
