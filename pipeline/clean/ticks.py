"""Finds scales that were laid out for ticking: six columns, one for each point from 0 to 5.

A tick is no number: what was ticked is a candidate for the person who asks back, never a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.clean.cleaned import ScaleValue
from pipeline.clean.columns import Cells, Column, Layout, cell_at
from pipeline.clean.header_words import UNNAMED
from pipeline.clean.text import is_blank

_POINTS = ("0", "1", "2", "3", "4", "5")
_POINT = re.compile(r".*\[([0-5])\]", re.DOTALL)


def with_ticks(layout: Layout, below: Sequence[Cells]) -> Layout:
    """Name the point of each column of a scale for ticking: `Betroffenheit [0]` …, or 0 … 5 in the row below."""
    columns = list(layout.columns)
    for start, first in enumerate(columns):
        six = columns[start : start + len(_POINTS)]
        if first.topic and _points(six, below[0] if below else ()) == _POINTS:
            points = zip(six, _POINTS, strict=True)
            columns[start : start + len(_POINTS)] = [
                replace(column, key=first.topic, topic=first.topic, item=point) for column, point in points
            ]
    return Layout(layout.header_row, tuple(columns))


def _points(columns: Sequence[Column], row_below: Cells) -> tuple[str, ...]:
    if all(column.key == UNNAMED for column in columns[1:]):
        return tuple(cell_at(row_below, column.position) for column in columns)
    found = [_POINT.fullmatch(column.heading) for column in columns if column.topic == columns[0].topic]
    return tuple(match[1] for match in found if match)


def ticked(columns: Sequence[Column], cells: Cells) -> ScaleValue:
    """Return what was ticked, flagged; blank if nothing was."""
    marks = [(column.item, cell_at(cells, column.position)) for column in columns]
    marked = [(point, mark) for point, mark in marks if not is_blank(mark)]
    if not marked:
        return ScaleValue("", None, "missing", "blank")
    raw = " | ".join(f"{mark} [{point}]" for point, mark in marked)
    return ScaleValue(raw, None, "flagged", "ticked", tuple(int(point) for point, _ in marked))
