"""Rank spans hold for every weighting that gives both scales positive weight (scoring.md, section 2)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipeline.score.ranks import rank_spans
from tests.briefings import rated

CELLS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=30)
WEIGHTS = st.fractions(Fraction(1, 1000), Fraction(999, 1000))


def spans(*ratings: str) -> list[tuple[int, int] | None]:
    return [position.rank_span for position in rated(*ratings).scored.positions]


def test_an_office_that_is_higher_on_both_scales_is_before() -> None:
    assert spans("5 5 0", "4 4 0", "3 3 0") == [(1, 1), (2, 2), (3, 3)]


def test_spans_are_shown_from_five_offices_on() -> None:
    assert not rated("5 5 0", "4 4 0", "3 3 0", "2 2 0", "1 - 0").scored.shows_rank_spans
    assert rated("5 5 0", "4 4 0", "3 3 0", "2 2 0", "1 1 0").scored.shows_rank_spans


def test_offices_of_equal_values_share_a_span() -> None:
    assert spans("5 5 0", "5 5 0", "1 1 0") == [(1, 2), (1, 2), (3, 3)]


def test_offices_that_no_order_can_compare_share_places() -> None:
    """5/1 or 1/5 is first, depending on the weighting; 0/0 is last in any case."""
    assert spans("5 1 0", "1 5 0", "0 0 0") == [(1, 2), (1, 2), (3, 3)]


def test_who_lacks_one_of_the_two_values_has_no_place_and_takes_none() -> None:
    assert spans("5 5 0", "- 5 0", "1 1 0") == [(1, 1), None, (2, 2)]


@given(CELLS, WEIGHTS)
def test_whatever_the_weighting_every_place_lies_within_the_span(
    cells: list[tuple[int, int]], weight: Fraction
) -> None:
    found = rank_spans(Counter(cells))
    scores = [weight * b + (1 - weight) * d for b, d in cells]
    for cell, score in zip(cells, scores, strict=True):
        first_place = 1 + sum(other > score for other in scores)
        last_place = sum(other >= score for other in scores)
        best, worst = found[cell]
        assert best <= first_place <= last_place <= worst


@given(CELLS)
def test_a_span_is_what_counting_office_by_office_gives(cells: list[tuple[int, int]]) -> None:
    found = rank_spans(Counter(cells))
    for b, d in cells:
        before = sum(x >= b and y >= d and (x, y) != (b, d) for x, y in cells)
        behind = sum(x <= b and y <= d and (x, y) != (b, d) for x, y in cells)
        assert found[b, d] == (1 + before, len(cells) - behind)
