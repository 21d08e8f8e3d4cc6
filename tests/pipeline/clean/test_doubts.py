"""What only a person can settle: nothing of it is left out, and what is settled or outdated is not asked about."""

from __future__ import annotations

from datetime import date

from pipeline.clean import clean
from pipeline.clean.doubts import doubts
from pipeline.model import Clarification
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import MEETING, expected, offices, read, table_of

FORM = load_questionnaire()
TABLE = "auental_messy.csv"
AGREED = ("Frau Beispiel", date(2026, 11, 1), "Anruf")


def test_every_value_and_row_that_the_example_leaves_open_is_asked_about() -> None:
    found = doubts(clean(table_of(TABLE), offices(), MEETING, FORM), FORM)
    values = {(one.row.row, one.question) for one in found if not one.about_row}
    rows = {one.row.row for one in found if one.about_row}
    wanted = expected("auental_messy_expected.json")
    assert values >= {(one["row"], one["scale"]) for one in wanted["flagged_values"] if one["row"] not in rows}
    assert rows >= set(wanted["unmatched_rows"])
    assert rows >= {row["row"] for row in wanted["rows"] if row.get("use") == "review"}
    assert all(one.reasons and (one.raw or one.about_row) for one in found)


def test_what_is_settled_is_not_asked_about_again() -> None:
    table, said = table_of(TABLE), []
    while found := doubts(clean(table, offices(), MEETING, FORM, said), FORM):
        one = found[0]
        if one.about_row:
            said.append(Clarification("", "actor", "", *AGREED, row_key=one.row.key))
        else:
            assert one.row.office is not None
            said.append(Clarification(one.row.office, one.question, "3", *AGREED, row_key=one.row.key))
        assert len(said) <= 10
    assert len(said) == 10


def test_the_candidates_of_a_value_and_of_a_row_are_named() -> None:
    found = doubts(
        read("""
        | Zeitstempel | Akteur               | Betroffenheit | Druck | Einfluss |
        | 10.10.2026  | Jugendamt            | 2-3           | 3     | 2        |
        | 10.10.2026  | Sozialamt, Jugendamt | 2             | 3     | 2        |
        """),
        FORM,
    )
    assert [(one.question, one.raw, one.candidates) for one in found] == [
        ("affected", "2-3", ("2", "3")),
        ("actor", "Sozialamt, Jugendamt", ("LK-11", "LK-12")),
    ]


def test_an_older_version_and_a_copy_are_not_asked_about() -> None:
    assert (
        doubts(
            read("""
        | Zeitstempel | Akteur    | Betroffenheit | Druck | Einfluss |
        | 10.10.2026  | Jugendamt | 2-3           | 3     | 2        |
        | 12.10.2026  | Jugendamt | 2             | 3     | 2        |
        | 12.10.2026  | Jugendamt | 2             | 3     | 2        |
        """),
            FORM,
        )
        == ()
    )


def test_a_likely_office_counts_meanwhile_and_can_be_confirmed() -> None:
    (one,) = doubts(
        read("""
        | Zeitstempel | Akteur                              | Betroffenheit | Druck | Einfluss |
        | 10.10.2026  | Bundesagentur f. Arbeit (Auenstadt) | 2             | 3     | 2        |
        """),
        FORM,
    )
    assert (one.row.office, one.about_row, one.counts_meanwhile) == ("LK-23", True, True)
