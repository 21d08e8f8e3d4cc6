"""One scale over all invited offices: counts, median, spread and what the missing answers could still change.

Ordinal statistics only (scoring.md, section 2): no means, no interpolation, nothing imputed.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pipeline.score.scored import ScaleSummary

_LOWEST, _HIGHEST = 0, 5
_POINTS = range(_LOWEST, _HIGHEST + 1)


def summarise(values: pd.Series, invited: int) -> ScaleSummary:
    """Summarise one scale; `values` has one entry per office that answered (0 … 5 or <NA>)."""
    given = sorted(int(value) for value in values.dropna())
    n, missing = len(given), invited - len(given)
    counts = tuple(given.count(point) for point in _POINTS)
    k4 = counts[4] + counts[5]
    return ScaleSummary(
        n_valid=n,
        counts=counts,
        cannot_assess=len(values) - n,
        no_answer=invited - len(values),
        middle=middle(given),
        lowest=given[0] if given else None,
        highest=given[-1] if given else None,
        q1=given[(n - 1) // 4] if given else None,
        q3=given[-(-3 * (n - 1) // 4)] if given else None,
        k4=k4,
        low=counts[0] + counts[1],
        k4_bounds=(k4, k4 + missing),
        middle_bounds=_middle_bounds(given, missing),
    )


def middle(given: Sequence[int]) -> tuple[int, int] | None:
    """Return the two middle ones of the sorted values; of an odd number both are the same value."""
    return (given[(len(given) - 1) // 2], given[len(given) // 2]) if given else None


def _middle_bounds(given: list[int], missing: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the middle with all missing values at the lowest and at the highest point of the scale."""
    lower, upper = middle([_LOWEST] * missing + given), middle(given + [_HIGHEST] * missing)
    return None if lower is None or upper is None else (lower, upper)
