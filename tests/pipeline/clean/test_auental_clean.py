"""The clean example: 22 offices, every field and interface understood, nothing to ask back."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.clean.cleaned import Cleaned
from pipeline.model import SCALES
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import MEETING, offices, table_of

QUESTIONNAIRE = load_questionnaire()


@pytest.fixture(scope="module")
def cleaned() -> Cleaned:
    return clean(table_of("auental_clean.csv"), offices(), MEETING, QUESTIONNAIRE)


def test_all_offices_and_columns_are_read(cleaned: Cleaned) -> None:
    assert len(cleaned.answers) == 22
    assert [key for _, key in cleaned.column_mapping] == [
        *(key for key, _ in QUESTIONNAIRE.meta_columns),
        *(question.key for question in QUESTIONNAIRE.questions),
    ]
    assert {row.kind for row in cleaned.rows} == {"header", "response"}


def test_nothing_is_flagged_merged_or_waiting(cleaned: Cleaned) -> None:
    assert {entry.kind for entry in cleaned.log} <= {"read", "normalised"}
    assert (cleaned.pending_review, cleaned.duplicates, cleaned.unmatched_rows) == ((), (), ())


def test_columns_that_bear_their_own_heading_are_listed_in_one_line(cleaned: Cleaned) -> None:
    read = [entry.text.de for entry in cleaned.log if entry.kind == "read" and "Spalte" in entry.text.de]
    assert read == ["22 Spalten tragen ihre Überschrift aus dem Fragebogen und sind so gelesen."]


def test_who_cannot_assess_is_not_said_to_have_stated_nothing(cleaned: Cleaned) -> None:
    said = {entry.text.de for entry in cleaned.log if entry.raw == "Kann ich nicht einschätzen"}
    assert said == {"„Kann ich nicht einschätzen“ gilt als keine Einschätzung."}


def test_every_list_is_understood(cleaned: Cleaned) -> None:
    codes = {field.code for field in QUESTIONNAIRE.fields}
    states = {option.code for option in QUESTIONNAIRE.interface_states}
    for _, answer in cleaned.answers.iterrows():
        assert all(one.field in codes and one.role in {"F", "M", "B"} for one in answer["fields"])
        assert all(one.office and one.state in states for one in answer["interfaces"])
        assert all(one.suitable in {"ja", "nein", "unklar"} for one in answer["bodies"])
        assert set(answer["contribution"]) <= {option.code for option in QUESTIONNAIRE.contributions}
        assert answer["joint_field"] in codes | {""}


def test_every_text_arrives_as_it_was_written(cleaned: Cleaned) -> None:
    header, *rows = table_of("auental_clean.csv").rows
    by_heading = dict(cleaned.column_mapping)
    texts = {question.key for question in QUESTIONNAIRE.questions if question.type in ("text", "textarea")}
    for _, answer in cleaned.answers.iterrows():
        row = rows[answer["row"] - 2]
        for heading, cell in zip(header, row, strict=True):
            if (key := by_heading[heading]) in texts - {"external_experts"}:
                assert answer[key] == cell


def test_times_are_local_times_on_both_sides_of_the_change_of_clocks(cleaned: Cleaned) -> None:
    first, last = cleaned.answers.iloc[0], cleaned.answers.loc["LK-08"]
    assert str(first["submitted_at"]) == "2026-10-05 08:42:00"
    assert str(last["submitted_at"]) == "2026-10-30 09:00:00"


def test_the_columns_of_the_answers_are_as_promised(cleaned: Cleaned) -> None:
    for scale in SCALES:
        assert str(cleaned.answers[scale].dtype) == "Int64"
        assert set(cleaned.answers[f"{scale}_status"]) <= {"ok", "missing"}
    assert cleaned.answers.index.name == "office"
    assert list(cleaned.answers.index) == [office.key for office in offices() if office.key in cleaned.answers.index]
