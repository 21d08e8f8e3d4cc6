"""Where each office stands: group, closeness to a threshold, need for action, gap, pressure without influence.

A position is a prompt for the conversation, not a verdict; nothing here sums the three scales into a score
(scoring.md, section 2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from pipeline.model import SCALES, Scale
from pipeline.score.ranks import rank_spans
from pipeline.score.scored import MINIMUM_FOR_SUMMARY, Group, Level, Position

HIGH = 3  # six points have no middle; the described step lies between 2 and 3
NEAR = (2, 3)  # one point more or less would change the group
GREAT_PRESSURE = 4
LITTLE_INFLUENCE = 2
_URGENT, _MEDIUM = 4, 2.5  # levels of need for action: hoch from 4, mittel from 2.5
_GROUPS: dict[tuple[bool, bool], Group] = {  # affectedness high, influence high
    (True, True): "gestalten",
    (True, False): "rueckendeckung",
    (False, True): "einfluss",
    (False, False): "anschluss",
}


def positions(answers: pd.DataFrame) -> tuple[Position, ...]:
    """Place every office that answered; `answers` has the three scales as columns and offices as index."""
    rows = [(str(office), _value(b), _value(d), _value(e)) for office, b, d, e in answers[list(SCALES)].itertuples()]
    spans = rank_spans(Counter((b, d) for _, b, d, _ in rows if b is not None and d is not None))
    return tuple(
        _position(office, b, d, e, None if b is None or d is None else spans[b, d]) for office, b, d, e in rows
    )


def _value(cell: Any) -> int | None:
    return None if pd.isna(cell) else int(cell)


def _position(
    office: str, affected: int | None, pressure: int | None, influence: int | None, span: tuple[int, int] | None
) -> Position:
    need = None if affected is None or pressure is None else (affected + pressure) / 2
    return Position(
        office=office,
        affected=affected,
        pressure=pressure,
        influence=influence,
        group=_group(affected, influence),
        near_threshold=_near(affected, influence),
        need=need,
        need_level=None if need is None else _level(need),
        rank_span=span,
        gap=None if pressure is None or influence is None else pressure - influence,
        pressure_without_influence=_under_pressure(pressure, influence),
    )


def _group(affected: int | None, influence: int | None) -> Group | None:
    if affected is None or influence is None:
        return None
    return _GROUPS[affected >= HIGH, influence >= HIGH]


def _near(affected: int | None, influence: int | None) -> tuple[Scale, ...] | None:
    if affected is None or influence is None:
        return None
    values: tuple[tuple[Scale, int], ...] = (("affected", affected), ("influence", influence))
    return tuple(scale for scale, value in values if value in NEAR)


def _level(need: float) -> Level:
    if need >= _URGENT:
        return "hoch"
    return "mittel" if need >= _MEDIUM else "niedrig"


def _under_pressure(pressure: int | None, influence: int | None) -> bool | None:
    if pressure is None or influence is None:
        return None
    return pressure >= GREAT_PRESSURE and influence <= LITTLE_INFLUENCE


def median_split_changes(placed: Sequence[Position], affected: float | None, influence: float | None) -> int | None:
    """Count the placed offices whose group would differ if "high" meant above the median instead of 3 or more.

    A note on sensitivity for annex C only; None below five placed offices.
    """
    groups = [(p.group, p.affected, p.influence) for p in placed if p.affected is not None and p.influence is not None]
    if len(groups) < MINIMUM_FOR_SUMMARY or affected is None or influence is None:
        return None
    return sum(group != _GROUPS[b > affected, e > influence] for group, b, e in groups)
