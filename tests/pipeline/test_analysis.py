"""The whole way from the example county's tables to the analysis: every figure and every sentence as expected."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.analysis import analysis
from pipeline.collect.files import read_table
from pipeline.collect.roster_file import read_roster
from pipeline.model import Meeting
from pipeline.run import build_briefing
from tests.briefings import draw, rated
from tests.numbered_briefings import briefing

EXAMPLE = Path("examples/auental")
EXPECTED = Path("tests/expected")


def expected(name: str) -> Any:
    return json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def clean_county() -> dict[str, Any]:
    return of("auental_clean.csv")


@pytest.fixture(scope="module")
def messy_county() -> dict[str, Any]:
    return of("auental_messy.csv")


def of(file: str) -> dict[str, Any]:
    roster = read_roster(EXAMPLE / "auental_roster.csv")
    built = build_briefing(read_table(EXAMPLE / file), roster, Meeting(), as_of=date(2026, 11, 2))
    return analysis(built)


@pytest.mark.parametrize("part", expected("auental_clean_expected_scores"))
def test_the_scores_of_the_county_are_as_expected(clean_county: dict[str, Any], part: str) -> None:
    assert clean_county["scores"][part] == expected("auental_clean_expected_scores")[part]


def test_the_county_is_told_in_exactly_the_expected_sentences(clean_county: dict[str, Any]) -> None:
    told = [{"id": said["id"], "de": said["de"]} for said in clean_county["statements"]]
    assert told == expected("auental_clean_expected_findings")


@pytest.mark.parametrize(
    "part", ["final", "responded", "no_response", "duplicates", "unmatched_rows", "summary", "received_pending_review"]
)
def test_the_messy_table_is_read_as_a_careful_person_reads_it(messy_county: dict[str, Any], part: str) -> None:
    assert messy_county[part] == expected("auental_messy_expected")[part]


def test_flagged_values_are_listed_by_office_scale_and_raw_cell(messy_county: dict[str, Any]) -> None:
    listed = ("row", "office_id", "scale", "raw", "code", "candidates")
    assert [{key: flagged[key] for key in listed} for flagged in messy_county["flagged_values"]] == (
        expected("auental_messy_expected")["flagged_values"]
    )


def test_rows_say_whether_they_count_and_what_each_value_means(messy_county: dict[str, Any]) -> None:
    for wanted, found in zip(expected("auental_messy_expected")["rows"], messy_county["rows"], strict=True):
        for key in {"row", "kind", "use", "office_id", "superseded_by"} & wanted.keys():
            assert found[key] == wanted[key], (wanted["row"], key)
        for scale, value in wanted.get("values", {}).items():
            assert {key: found["values"][scale][key] for key in ("value", "status")} == {
                key: value[key] for key in ("value", "status")
            }, (wanted["row"], scale)


def test_the_messy_county_speaks_of_what_could_not_be_counted(messy_county: dict[str, Any]) -> None:
    told = {said["id"]: said["de"] for said in messy_county["statements"] if said["section"] == "data"}
    assert told["D1"].startswith("Nicht gewertete Angaben (außerhalb der Skala oder nicht eindeutig): 5.")
    assert told["D2"].startswith("Mehrere Fassungen lagen vor von: Amt 40, Amt 50, Amt 51.")
    assert told["D3"].startswith("Antworten ohne Zuordnung zu einer eingeladenen Stelle: 2.")


@pytest.mark.parametrize("county", ["auental_clean.csv", "auental_messy.csv"])
def test_who_is_silent_in_the_scores_is_who_is_silent_in_the_rows(county: str) -> None:
    found = of(county)
    assert found["scores"]["response"]["no_answer"] == found["no_response"]


@pytest.mark.parametrize("size", [(0, 0), (0, 3), (1, 1), (4, 9), (26, 30)])
def test_it_is_plain_json_whatever_the_size(size: tuple[int, int]) -> None:
    found = analysis(briefing(*size, hostile=True))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_a_median_of_equal_middle_values_equals_the_whole_number() -> None:
    found = analysis(rated("4 1 1", "4 3 1").briefing())
    assert found["scores"]["scales"]["affected"]["median"] == 4
    assert found["scores"]["scales"]["pressure"]["median"] == 2


def test_nobody_invited_has_no_rate() -> None:
    assert analysis(rated().briefing())["scores"]["response"]["rate"] is None


def test_every_statement_comes_with_its_audience_in_both_languages() -> None:
    drawn = draw("office | B D E | interfaces\nA | 5 5 0 | Z:gut\nB | 1 1 1 | Z:gut\nZ | silent |")
    told = {said["id"]: said for said in analysis(drawn.briefing())["statements"]}
    assert {said["audience"] for said in told.values()} == {"all", "leadership", "coordinator"}
    assert told["R6"]["facts"] == {"k": 2}
    assert told["R6"]["offices"] == ["Z"]
    assert told["R6"]["en"].startswith("Z: no answer yet")


def test_decisions_and_agenda_come_along() -> None:
    found = analysis(rated("1 1 1", silent=1).briefing())
    assert [(line["id"], line["page_one"]) for line in found["decisions"]] == [("E1", True), ("E3", True), ("E8", True)]
    assert found["agenda"]["total"] == sum(item["minutes"] for item in found["agenda"]["items"])
