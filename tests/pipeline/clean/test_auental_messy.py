"""The messy example: what a careful person reads from it, row by row."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from pipeline.clean import clean
from pipeline.clean.cleaned import Cleaned
from pipeline.model import SCALES
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import MEETING, expected, offices, table_of

EXPECTED = expected("auental_messy_expected.json")
RESPONSES = [row for row in EXPECTED["rows"] if row["kind"] == "response"]


@pytest.fixture(scope="module")
def cleaned() -> Cleaned:
    return clean(table_of("auental_messy.csv"), offices(), MEETING, load_questionnaire())


def test_the_final_value_of_every_office_is_as_expected(cleaned: Cleaned) -> None:
    final = {
        office: {"row": row["row"], **{scale: None if pd.isna(row[scale]) else int(row[scale]) for scale in SCALES}}
        for office, row in cleaned.answers.iterrows()
    }
    assert final == EXPECTED["final"]


def test_the_kind_of_every_row_is_as_expected(cleaned: Cleaned) -> None:
    assert [row.kind for row in cleaned.rows] == [row["kind"] for row in EXPECTED["rows"]]


@pytest.mark.parametrize("row", RESPONSES, ids=lambda row: f"row {row['row']}")
def test_every_row_with_answers_is_read_as_expected(cleaned: Cleaned, row: dict[str, Any]) -> None:
    read = cleaned.rows[row["row"] - 1]
    assert (read.office, read.use, read.superseded_by) == (row["office_id"], row["use"], row.get("superseded_by"))
    assert read.duplicate == row.get("duplicate", "")
    assert read.submitted_at is not None
    assert read.submitted_at.isoformat().startswith(row["submitted_at"])
    for scale, value in read.values:  # noqa: PD011 - a row of ours, not a frame
        told = row["values"][scale]
        assert (value.raw, value.value, value.status, value.code, list(value.candidates)) == (
            told["raw"], told["value"], told["status"], told.get("code", ""), told.get("candidates", []),
        )  # fmt: skip


@pytest.mark.parametrize(
    "row", [row for row in RESPONSES if "interfaces_expected" in row], ids=lambda row: row["office_id"]
)
def test_interfaces_in_shorthand_are_resolved_to_offices(cleaned: Cleaned, row: dict[str, Any]) -> None:
    named = cleaned.answers.loc[row["office_id"], "interfaces"]
    assert [[one.office, one.state] for one in named] == row["interfaces_expected"]


def test_silent_offices_duplicates_and_unmatched_rows_are_as_expected(cleaned: Cleaned) -> None:
    assert list(cleaned.no_response) == EXPECTED["no_response"]
    assert list(cleaned.unmatched_rows) == EXPECTED["unmatched_rows"]
    assert dict(cleaned.pending_review) == EXPECTED["received_pending_review"]
    assert [
        {"office_id": office, "rows": list(rows), "keep": keep} for office, rows, keep in cleaned.duplicates
    ] == EXPECTED["duplicates"]


def test_flagged_values_are_as_expected(cleaned: Cleaned) -> None:
    found = [
        (row.row, row.office, scale, value.raw)
        for row in cleaned.rows
        if row.use != "no"
        for scale, value in row.values  # noqa: PD011 - a row of ours, not a frame
        if value.status == "flagged"
    ]
    assert found == [(one["row"], one["office_id"], one["scale"], one["raw"]) for one in EXPECTED["flagged_values"]]


def test_the_headings_are_mapped_as_expected(cleaned: Cleaned) -> None:
    assert cleaned.header_row == EXPECTED["header_row"]
    assert dict(cleaned.column_mapping) == EXPECTED["column_mapping"]


def test_a_column_with_another_heading_is_listed_with_what_it_was_read_as(cleaned: Cleaned) -> None:
    assert "Spalte „Zeitstempel“ gelesen als: Eingegangen am" in {entry.text.de for entry in cleaned.log}


def test_internal_remarks_appear_nowhere(cleaned: Cleaned) -> None:
    remark = "Rückruf"
    assert any(remark in cell for row in table_of("auental_messy.csv").rows for cell in row)
    assert remark not in cleaned.answers.to_json(force_ascii=False)
    assert not any(remark in entry.text.de + entry.raw for entry in cleaned.log)
