"""What the coordination agreed with an office after asking back: applied last, visible as such (rule D5)."""

from __future__ import annotations

from datetime import date

from pipeline.model import Clarification
from tests.auental import cell, read, said, uses, values

PICTURE = """
    | Zeitstempel | Akteur    | Betroffenheit | Druck | Einfluss | Zuerst gemeinsam: Handlungsfeld | Erwartung |
    | 10.10.2026  | Jugendamt | 6             | 3     | 2        | Sprache; Wohnen                 | Plan      |
    | 10.10.2026  |           | 1             | 1     | 1        |                                 | Plan      |
    | 10.10.2026  | Sozialamt | 1             | 2     | 3        |                                 | Entwurf   |
"""


def clarified(office: str, question: str, value: str, row: int | None = None) -> Clarification:
    return Clarification(office, question, value, "Frau Beispiel", date(2026, 11, 1), "Anruf", row=row)


def test_a_clarified_value_counts_and_the_old_one_stands_in_the_log_alone() -> None:
    cleaned = read(PICTURE, [clarified("LK-12", "affected", "fünf")])
    assert values(cleaned)["LK-12"] == (5, 3, 2)
    assert cell(cleaned, 2, "affected")[:4] == ("fünf", 5, "normalised", "clarified")
    (entry,) = [entry for entry in cleaned.log if entry.kind == "clarified"]
    assert (entry.raw, entry.office, entry.question) == ("6", "LK-12", "affected")
    assert "Frau Beispiel am 01.11.2026" in entry.text.de
    assert "Frau Beispiel on 01/11/2026" in entry.text.en
    assert "„6“" not in entry.text.de


def test_a_clarification_that_is_not_clear_either_is_flagged() -> None:
    cleaned = read(PICTURE, [clarified("LK-12", "affected", "4-5")])
    assert values(cleaned)["LK-12"][0] is None
    assert (cell(cleaned, 2, "affected").status, cell(cleaned, 2, "affected").candidates) == ("flagged", (4, 5))


def test_an_empty_clarification_takes_the_value_back() -> None:
    assert values(read(PICTURE, [clarified("LK-12", "pressure", "")]))["LK-12"] == (None, None, 2)


def test_the_latest_clarification_of_a_value_counts() -> None:
    cleaned = read(PICTURE, [clarified("LK-12", "affected", "4"), clarified("LK-12", "affected", "5")])
    assert values(cleaned)["LK-12"][0] == 5


def test_texts_and_lists_can_be_clarified_too() -> None:
    cleaned = read(PICTURE, [clarified("LK-12", "joint_field", "Sprache"), clarified("LK-12", "expectation", "Plan B")])
    assert list(cleaned.answers.loc["LK-12", ["joint_field", "expectation"]]) == ["SPR", "Plan B"]


def test_whose_row_it_is_can_be_clarified() -> None:
    cleaned = read(PICTURE, [clarified("LK-16", "actor", "LK-16", row=3)])
    assert values(cleaned)["LK-16"] == (1, 1, 1)
    assert (cleaned.unmatched_rows, cleaned.rows[2].office_match) == ((), "clarified")


def test_a_waiting_row_counts_once_a_value_in_it_is_clarified_and_the_others_stay_flagged() -> None:
    cleaned = read(PICTURE, [clarified("LK-11", "pressure", "2", row=4)])
    assert (values(cleaned)["LK-11"], uses(cleaned)[4]) == ((None, 2, None), "yes")


def test_a_clarification_without_an_answer_is_listed_and_invents_none() -> None:
    cleaned = read(PICTURE, [clarified("LK-24", "pressure", "3"), clarified("LK-12", "pressure", "3", row=99)])
    assert "LK-24" not in values(cleaned)
    assert said(cleaned).count("nicht verwendet") == 2
