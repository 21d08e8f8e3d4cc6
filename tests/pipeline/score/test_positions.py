"""Groups, thresholds, need for action, gap and pressure without influence (scoring.md, section 2)."""

from __future__ import annotations

import pytest

from pipeline.score.scored import Position
from tests.briefings import rated


def position(rating: str) -> Position:
    return rated(rating).scored.positions[0]


@pytest.mark.parametrize(
    ("rating", "group"),
    [
        ("3 0 3", "gestalten"),
        ("5 0 2", "rueckendeckung"),
        ("2 0 3", "einfluss"),
        ("2 0 2", "anschluss"),
        ("0 5 0", "anschluss"),
        ("- 5 5", None),
        ("5 5 -", None),
        ("! 5 5", None),
        ("3 - 3", "gestalten"),  # the group does not need pressure
    ],
)
def test_an_office_is_placed_by_affectedness_and_influence_around_the_step_from_2_to_3(
    rating: str, group: str | None
) -> None:
    assert position(rating).group == group


@pytest.mark.parametrize(
    ("rating", "near"),
    [
        ("1 0 4", ()),
        ("2 0 4", ("affected",)),
        ("4 0 3", ("influence",)),
        ("3 0 2", ("affected", "influence")),
        ("3 0 -", None),
    ],
)
def test_next_to_a_threshold_one_point_would_change_the_group(rating: str, near: tuple[str, ...] | None) -> None:
    assert position(rating).near_threshold == near


@pytest.mark.parametrize(
    ("rating", "need", "level"),
    [
        ("4 4 0", 4.0, "hoch"),
        ("3 4 0", 3.5, "mittel"),
        ("0 5 0", 2.5, "mittel"),
        ("2 2 0", 2.0, "niedrig"),
        ("5 - 0", None, None),
        ("- 5 0", None, None),
    ],
)
def test_need_for_action_has_three_levels(rating: str, need: float | None, level: str | None) -> None:
    assert (position(rating).need, position(rating).need_level) == (need, level)


def test_influence_does_not_add_to_the_need() -> None:
    """An office under pressure without influence must not sink in the list."""
    assert position("4 5 0").need == position("4 5 5").need


@pytest.mark.parametrize(
    ("rating", "gap", "pressed"),
    [
        ("0 4 2", 2, True),
        ("0 3 2", 1, False),
        ("0 4 3", 1, False),
        ("0 0 5", -5, False),
        ("0 - 0", None, None),
        ("0 5 -", None, None),
    ],
)
def test_pressure_without_influence_is_4_or_more_with_2_or_less(
    rating: str, gap: int | None, pressed: bool | None
) -> None:
    assert (position(rating).gap, position(rating).pressure_without_influence) == (gap, pressed)


def test_one_missing_scale_leaves_the_office_in_all_other_evaluations() -> None:
    without_influence = position("5 4 -")
    assert without_influence.need == 4.5
    assert without_influence.rank_span == (1, 1)
    assert without_influence.group is None


def test_the_note_on_a_median_split_counts_offices_that_would_be_placed_differently() -> None:
    # Medians 4 and 3. Only the last office is placed alike; a value on the median is not above it.
    scored = rated("1 0 3", "2 0 3", "4 0 5", "5 0 3", "5 0 5").scored
    assert scored.median_split_changes == 4
    assert rated("4 0 3", "4 0 3", "5 0 5", "5 0 5").scored.median_split_changes is None
