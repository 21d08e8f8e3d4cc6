"""What the coordination agreed with an office after asking back: applied last, visible as such (rule D5)."""

from __future__ import annotations

from datetime import date

from pipeline.clean.cleaned import Cleaned
from pipeline.clean.doubts import doubts
from pipeline.model import Clarification
from pipeline.questionnaire.loader import load_questionnaire
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
    assert "Frau Beispiel on 1 Nov 2026" in entry.text.en
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


def test_what_cannot_be_read_in_a_clarified_answer_is_listed_and_the_old_text_stands_as_it_was_written() -> None:
    cleaned = read(PICTURE, [clarified("LK-12", "joint_field", "Brücken")])
    entries = [(e.kind, e.raw) for e in cleaned.log if e.question == "joint_field" and e.office == "LK-12"]
    assert entries[-2:] == [("clarified", "Sprache; Wohnen"), ("flagged", "Brücken")]


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


def settled(office: str, question: str, key: str, value: str = "") -> Clarification:
    return Clarification(office, question, value, "Frau Beispiel", date(2026, 11, 1), "Anruf", row_key=key)


def keys(cleaned: Cleaned) -> dict[int, str]:
    return {row.row: row.key for row in cleaned.rows if row.kind == "response"}


SORTED = """
    | Zeitstempel | Akteur    | Betroffenheit | Druck | Einfluss | Zuerst gemeinsam: Handlungsfeld | Erwartung |
    | 10.10.2026  | Sozialamt | 1             | 2     | 3        |                                 | Entwurf   |
    |             |           |               |       |          |                                 |           |
    | 10.10.2026  |           | 1             | 1     | 1        |                                 | Plan      |
    | 10.10.2026  | Jugendamt | 6             | 3     | 2        | Sprache; Wohnen                 | Plan      |
"""


def test_what_was_settled_stays_with_its_row_when_the_table_is_sorted() -> None:
    key = keys(read(PICTURE))
    said = [settled("LK-12", "affected", key[2], "5"), settled("LK-16", "actor", key[3], "Amt 61")]
    for picture in (PICTURE, SORTED):
        cleaned = read(picture, said)
        assert (values(cleaned)["LK-12"], values(cleaned)["LK-16"]) == ((5, 3, 2), (1, 1, 1))


def test_a_value_settled_in_an_older_version_is_not_laid_over_the_newer_one() -> None:
    key = keys(read(PICTURE))[2]
    newer = f"{PICTURE}    | 12.10.2026  | Jugendamt | 2 | 3 | 2 | | Plan |\n"
    cleaned = read(newer, [settled("LK-12", "affected", key, "5")])
    assert values(cleaned)["LK-12"] == (2, 3, 2)
    assert said(cleaned).count("nicht verwendet") == 1


def test_a_row_that_was_edited_since_is_another_row_and_that_is_said() -> None:
    key = keys(read(PICTURE))[3]
    cleaned = read(PICTURE.replace("| 1             | 1 ", "| 1             | 4 "), [settled("LK-16", "actor", key)])
    assert "LK-16" not in values(cleaned)
    assert said(cleaned).count("nicht verwendet") == 1


def test_a_waiting_row_that_is_accepted_counts_as_it_was_read() -> None:
    cleaned = read(PICTURE, [settled("LK-11", "actor", keys(read(PICTURE))[4], "Sozialamt")])
    assert (values(cleaned)["LK-11"], uses(cleaned)[4]) == ((1, 2, 3), "yes")


def test_a_row_that_counts_for_nobody_is_neither_counted_nor_asked_about_again() -> None:
    key = keys(read(PICTURE))
    cleaned = read(PICTURE, [settled("", "actor", key[2]), settled("", "actor", key[3]), settled("", "actor", key[4])])
    assert values(cleaned) == {}
    assert (cleaned.unmatched_rows, cleaned.pending_review) == ((), ())
    assert {"LK-11", "LK-12"} <= set(cleaned.no_response)
    assert said(cleaned).count("zählt nach Rückfrage nicht") == 3
    assert doubts(cleaned, load_questionnaire()) == ()


def test_of_several_decisions_about_a_row_the_last_one_stands() -> None:
    key = keys(read(PICTURE))[2]
    decisions = [settled("", "actor", key), settled("LK-16", "actor", key, "Amt 61")]
    assert set(values(read(PICTURE, decisions))) == {"LK-16"}
    assert values(read(PICTURE, decisions[::-1])) == {}


def test_an_id_that_stands_on_two_rows_tells_neither() -> None:
    twice = """
        | Antwort-ID | Zeitstempel | Akteur    | Betroffenheit | Druck | Einfluss |
        | AUE-1      | 10.10.2026  | Jugendamt | 6             | 3     | 2        |
        | AUE-1      | 11.10.2026  | Sozialamt | 6             | 3     | 2        |
        | AUE-2      | 11.10.2026  | Amt 61    | 6             | 3     | 2        |
    """
    key = keys(read(twice))
    assert key[4] == "AUE-2"
    assert len({key[2], key[3], "AUE-1"}) == 3


def test_an_office_that_is_not_invited_any_more_gets_no_row() -> None:
    cleaned = read(PICTURE, [settled("LK-99", "actor", keys(read(PICTURE))[3], "Amt 99")])
    assert cleaned.unmatched_rows == (3,)
    assert said(cleaned).count("nicht verwendet") == 1
