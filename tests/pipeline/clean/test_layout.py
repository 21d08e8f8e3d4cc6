"""Headings found wherever they stand, and columns put together as a person would read them."""

# ruff: noqa: E501 - tables are drawn as wide as they are

from __future__ import annotations

import pytest

from pipeline.model import UserError
from tests.auental import kinds, read, said, uses, values


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
