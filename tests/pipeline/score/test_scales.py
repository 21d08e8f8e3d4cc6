"""Counts, median, spread and bounds of one scale (scoring.md, section 2)."""

from __future__ import annotations

import statistics

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import median_in_words
from pipeline.score.scales import summarise
from pipeline.score.scored import ScaleSummary


def summary(*values: int | None, silent: int = 0) -> ScaleSummary:
    return summarise(pd.Series(values, dtype="Int64"), invited=len(values) + silent)


def test_every_invited_office_is_counted_once() -> None:
    scale = summary(0, 0, 3, 5, None, silent=2)
    assert scale.counts == (2, 0, 0, 1, 0, 1)
    assert (scale.n_valid, scale.cannot_assess, scale.no_answer) == (4, 1, 2)


def test_cannot_assess_is_not_zero() -> None:
    assert summary(None, 4, 4).median == 4
    assert summary(0, 4, 4, 0).counts[0] == 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((3,), "3"),
        ((1, 5, 5), "5"),
        ((3, 4), "zwischen 3 und 4"),
        ((4, 4), "4"),
        ((1, 1, 5, 5), "zwischen 1 und 5"),  # not "3": nobody chose it
        ((0, 2, 4, 5), "zwischen 2 und 4"),
    ],
)
def test_a_median_is_a_value_that_was_chosen_or_lies_between_two_that_were(values: tuple[int, ...], words: str) -> None:
    middle = summary(*values).middle
    assert middle is not None
    assert median_in_words(middle).de == words


def test_a_median_reads_in_english_as_well() -> None:
    assert median_in_words((3, 4)).en == "between 3 and 4"
    assert median_in_words((4, 4)).en == "4"


def test_without_values_nothing_is_computed() -> None:
    scale = summary(None, None, silent=3)
    assert (scale.median, scale.lowest, scale.highest, scale.q1, scale.q3) == (None,) * 5
    assert scale.k4_bounds == (0, 5)
    assert (scale.counts, scale.n_valid) == ((0,) * 6, 0)


def test_the_middle_half_consists_of_observed_values() -> None:
    """Positions floor((n-1)/4) and ceil(3(n-1)/4), counted from 0."""
    scale = summary(0, 1, 2, 3, 4, 5, 5, 5)
    assert (scale.q1, scale.q3) == (1, 5)
    assert (summary(2).q1, summary(2).q3) == (2, 2)


def test_bounds_say_what_the_missing_answers_could_still_change() -> None:
    scale = summary(4, 5, 1, None, silent=2)
    assert (scale.k4, scale.k4_bounds) == (2, (2, 5))
    assert scale.middle_bounds == ((0, 1), (5, 5))


@pytest.mark.parametrize(
    ("n", "median", "spread"), [(4, False, False), (5, True, False), (7, True, False), (8, True, True)]
)
def test_what_is_shown_depends_on_the_number_of_values(n: int, *, median: bool, spread: bool) -> None:
    scale = summary(*[3] * n)
    assert (scale.shows_median, scale.shows_spread) == (median, spread)


@given(st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=60), st.integers(0, 60))
def test_counts_sum_to_the_invited_offices_and_bounds_hold(values: list[int | None], silent: int) -> None:
    scale = summary(*values, silent=silent)
    valid = sorted(value for value in values if value is not None)
    assert sum(scale.counts) + scale.cannot_assess + scale.no_answer == len(values) + silent
    assert scale.k4_bounds[0] <= scale.k4_bounds[1] <= len(values) + silent
    assert scale.median == (statistics.median(valid) if valid else None)
    if valid:
        assert scale.lowest <= scale.q1 <= scale.q3 <= scale.highest
        assert {scale.q1, scale.q3} <= set(valid)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12), st.lists(st.integers(0, 5), max_size=8))
def test_whatever_the_missing_offices_answer_the_figures_stay_within_the_bounds(
    given_: list[int], later: list[int]
) -> None:
    now, then = summary(*given_, silent=len(later)), summary(*given_, *later)
    assert now.k4_bounds[0] <= then.k4 <= now.k4_bounds[1]
    low, high = (sum(middle) / 2 for middle in now.middle_bounds)
    assert low <= then.median <= high
