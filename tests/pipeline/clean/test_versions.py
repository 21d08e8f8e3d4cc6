"""Which of several rows of an office counts (scoring.md, section 1, "Versions" and "Row rules")."""

# ruff: noqa: E501 - tables are drawn as wide as they are

from __future__ import annotations

from datetime import date

import pytest

from pipeline.clean import clean
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import MEETING, offices, read, said, uses, values
from tests.tables import table

HEADER = """
    | Zeitstempel | Akteur | Wie stark bin ich betroffen? | Wie groß ist der Veränderungsdruck? | Wie groß ist mein Einfluss? | Warum betrifft mich das Thema? | Ausgefüllt von |
"""


def test_the_latest_complete_version_counts_not_the_last_row() -> None:
    cleaned = read(
        HEADER
        + """
        | 20.10.2026 | Jugendamt | 5 | 4 | 3 | Fälle | |
        | 12.10.2026 | Jugendamt | 1 | 1 | 1 | Fälle | |
        """
    )
    assert (values(cleaned), cleaned.duplicates) == ({"LK-12": (5, 4, 3)}, (("LK-12", (2, 3), 2),))
    assert cleaned.rows[2].superseded_by == 2
    assert cleaned.versions_merged == ("LK-12",)


def test_a_partial_addendum_never_overwrites_a_complete_version() -> None:
    cleaned = read(
        HEADER
        + """
        | 20.10.2026 | Jugendamt | 5 | 4 | 3 | Fälle   | |
        | 25.10.2026 | Jugendamt |   | 5 |   | Nachtrag | |
        """
    )
    assert (values(cleaned), uses(cleaned)) == ({"LK-12": (5, 4, 3)}, {2: "yes", 3: "no"})
    assert (cleaned.rows[2].duplicate, cleaned.rows[2].note is not None) == ("partial_addendum", True)


def test_no_answer_and_flagged_cells_make_a_version_complete() -> None:
    cleaned = read(
        HEADER
        + """
        | 20.10.2026 | Jugendamt | 5 | 4    | 3 | Fälle | |
        | 25.10.2026 | Jugendamt | - | k.A. | 6 | Fälle | |
        """
    )
    assert values(cleaned) == {"LK-12": (None, None, None)}


def test_without_a_complete_version_the_latest_with_a_scale_counts() -> None:
    cleaned = read(
        HEADER
        + """
        | 10.10.2026 | Jugendamt | 4 |   | 2 | Fälle | |
        | 11.10.2026 | Jugendamt | 3 |   |   | Fälle | |
        | 12.10.2026 | Jugendamt |   |   |   | Nur Text | |
        """
    )
    assert (values(cleaned), uses(cleaned)) == ({"LK-12": (3, None, None)}, {2: "no", 3: "yes", 4: "no"})


@pytest.mark.parametrize("when", ["10.10.2026 10:00", "2026-10-10T10:00:00+02:00"])
@pytest.mark.parametrize("office", ["Jugendamt", "Amt 51 – Jugendamt"])
def test_exact_copies_keep_the_first_row_and_are_no_second_version(when: str, office: str) -> None:
    cleaned = read(
        HEADER
        + f"""
        | 10.10.2026 10:00 | Jugendamt | 5  | 4   | 3    | Fälle  | Frau X |
        | {when}           | {office}  | 5␣ | 4,0 | drei | Fälle␣ | Frau X |
        """
    )
    assert (cleaned.duplicates, cleaned.versions_merged) == ((("LK-12", (2, 3), 2),), ())
    assert (cleaned.rows[2].duplicate, cleaned.rows[2].superseded_by) == ("exact_copy", 2)


def test_at_equal_times_the_later_row_counts() -> None:
    cleaned = read(
        HEADER
        + """
        | 10.10.2026 10:00 | Jugendamt | 5 | 4 | 3 | Fälle | |
        | 2026-10-10 10:00 | Jugendamt | 1 | 4 | 3 | Fälle | |
        """
    )
    assert values(cleaned) == {"LK-12": (1, 4, 3)}


def test_a_date_without_a_time_counts_from_midnight() -> None:
    cleaned = read(
        HEADER
        + """
        | 10.10.2026 00:01 | Jugendamt | 5 | 4 | 3 | Fälle | |
        | 10.10.2026       | Jugendamt | 1 | 4 | 3 | Fälle | |
        """
    )
    assert values(cleaned) == {"LK-12": (5, 4, 3)}


@pytest.mark.parametrize(
    ("times", "kept"),
    [
        (("", ""), 3),
        (("gestern", "vorgestern"), 3),
        (("03/04/2026", "04/03/2026"), 3),  # both readings possible
        (("10.10.2026", ""), 3),
        (("", "10.10.2026"), 3),
    ],
)
def test_without_readable_times_the_later_row_counts_and_that_is_flagged(times: tuple[str, str], kept: int) -> None:
    cleaned = read(
        HEADER
        + f"""
        | {times[0]} | Jugendamt | 5 | 4 | 3 | Fälle | |
        | {times[1]} | Jugendamt | 1 | 4 | 3 | Fälle | |
        """
    )
    assert cleaned.duplicates == (("LK-12", (2, 3), kept),)
    assert "Reihenfolge der Fassungen" in said(cleaned, kept)


def test_a_mistyped_year_orders_nothing() -> None:
    cleaned = read(
        HEADER
        + """
        | 05.10.2062 | Jugendamt      | 5 | 4 | 3 | Fälle | |
        | 06.10.2026 | Jugendamt      | 1 | 4 | 3 | Fälle | |
        | 06.10.2026 | Sozialamt      | 1 | 4 | 3 | Fälle | |
        | 07.10.2026 | Gesundheitsamt | 1 | 4 | 3 | Fälle | |
        """
    )
    assert values(cleaned)["LK-12"] == (1, 4, 3)
    assert "05.10.2062" in said(cleaned, 2)


def test_an_office_that_was_listed_in_advance_is_no_second_version() -> None:
    cleaned = read(
        HEADER
        + """
        |            | Jugendamt |   |   |   |       | |
        | 06.10.2026 | Jugendamt | 1 | 4 | 3 | Fälle | |
        """
    )
    assert (values(cleaned), cleaned.duplicates, cleaned.versions_merged) == ({"LK-12": (1, 4, 3)}, (), ())


def test_two_people_of_one_office_with_different_values_are_to_be_checked() -> None:
    cleaned = read(
        HEADER
        + """
        | 10.10.2026 | Jugendamt | 5 | 4 | 3 | Fälle | Frau X |
        | 11.10.2026 | Jugendamt | 1 | 4 | 3 | Fälle | Herr Y |
        """
    )
    assert values(cleaned) == {"LK-12": (1, 4, 3)}
    assert "Zwei Personen" in said(cleaned, 3)


def test_a_draft_newer_than_the_counted_version_waits_an_older_one_is_superseded() -> None:
    cleaned = read(
        HEADER
        + """
        | 10.10.2026 | Jugendamt           | 5 | 4 | 3 | Fälle | |
        | 09.10.2026 | Jugendamt (Entwurf) | 1 | 1 | 1 | Fälle | |
        | 11.10.2026 | Jugendamt (Entwurf) | 2 | 2 | 2 | Fälle | |
        | 12.10.2026 | Jugendamt (Entwurf) | 2 |   | 2 | Fälle | |
        """
    )
    assert (values(cleaned), uses(cleaned)) == ({"LK-12": (5, 4, 3)}, {2: "yes", 3: "no", 4: "review", 5: "no"})
    assert cleaned.pending_review == ()  # the office has a counted row


def test_every_office_is_answered_waiting_or_silent_never_two_of_them() -> None:
    cleaned = read(
        HEADER
        + """
        | 10.10.2026 | Jugendamt                   | 5 | 4 | 3 | Fälle   | |
        | 10.10.2026 | Jugendamt und Sozialamt     | 1 | 1 | 1 | Fälle   | |
        | 10.10.2026 | Gesundheitsamt              | 1 | 1 | 1 | Entwurf | |
        """
    )
    waiting = dict(cleaned.pending_review)
    assert waiting == {"LK-11": (3,), "LK-14": (4,)}
    assert set(values(cleaned)) == {"LK-12"}
    assert not set(cleaned.no_response) & {"LK-11", "LK-12", "LK-14"}
    assert (len(cleaned.no_response), cleaned.unmatched_rows, uses(cleaned)[3]) == (23, (3,), "review")


def test_one_answer_id_on_two_rows_that_differ_is_listed() -> None:
    cleaned = read("""
        | Antwort-ID | Zeitstempel | Akteur    | Betroffenheit | Druck | Einfluss | Erwartung |
        | AUE-1      | 10.10.2026  | Jugendamt | 5             | 4     | 3        | Plan      |
        | AUE-1      | 11.10.2026  | Sozialamt | 5             | 4     | 3        | Plan B    |
    """)
    assert "auch in Zeile 2" in said(cleaned, 3)
    assert len(values(cleaned)) == 2


def test_answers_after_the_data_date_or_long_before_it_count_and_are_listed() -> None:
    picture = (
        HEADER
        + """
        | 03.11.2026 | Jugendamt | 5 | 4 | 3 | Fälle | |
        | 02.11.2026 | Sozialamt | 4 | 4 | 3 | Fälle | |
        | 02.09.2026 | ABH       | 3 | 4 | 3 | Fälle | |
        """
    )
    cleaned = clean(table(picture), offices(), MEETING, load_questionnaire(), as_of=date(2026, 11, 2))
    assert len(values(cleaned)) == 3
    listed = [(entry.row, entry.text.de) for entry in cleaned.log if "zählt dennoch" in entry.text.de]
    assert listed == [
        (2, "Eingegangen am 03.11.2026, nach dem Datenstand; zählt dennoch."),
        (4, "Eingegangen am 02.09.2026, mehr als 60 Tage vor dem Datenstand; zählt dennoch."),
    ]
