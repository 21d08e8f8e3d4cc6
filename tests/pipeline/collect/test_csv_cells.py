"""No cell of a file that we write acts as a formula, and reading our own file gives back what was typed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.answers import HEADER
from pipeline.collect.csv_cells import as_typed, inert
from pipeline.collect.files import table_from_bytes


@pytest.mark.parametrize("typed", ["=SUM(A1)", "+49 7999", "-", "- Punkt eins", "@Gesine", "\tx", "\rx", "'=1", "'-"])
def test_what_could_act_as_a_formula_gets_one_apostrophe(typed: str) -> None:
    assert inert(typed) == f"'{typed}"


@pytest.mark.parametrize("typed", ["", "4", "Amt 10", "'s Amt", " =1", "''"])
def test_everything_else_stays(typed: str) -> None:
    assert inert(typed) == typed


@given(st.text(st.sampled_from("'=+-@\t\rab 4"), max_size=6))
def test_exactly_one_apostrophe_is_taken_away_again(typed: str) -> None:
    assert as_typed(inert(typed)) == typed


def read(header: tuple[str, ...], cell: str) -> str:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([header, (cell, *header[1:])])
    return table_from_bytes(file.getvalue().encode(), "antworten.csv").rows[1][0]


def test_only_in_a_file_of_ours_the_apostrophe_is_taken_away() -> None:
    assert read(HEADER, "'=1+3") == "=1+3"
    assert read(("Zeitstempel", *HEADER[1:]), "'=1+3") == "'=1+3"
