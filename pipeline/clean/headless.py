"""Finds the columns that no heading names: by what stands in them, and by the column beside them.

Never takes a column from a heading that says what it is; where two columns fit, none is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from pipeline.clean.columns import Cells, Column, Layout, cell_at
from pipeline.clean.header_words import TEXT_OF, UNKNOWN, UNNAMED, bare_heading, may_name_offices, may_say_when
from pipeline.clean.offices import SURE, Directory
from pipeline.clean.scale_statements import heading_says_other
from pipeline.clean.scale_values import ScaleWords, read_scale
from pipeline.clean.text import is_blank
from pipeline.clean.times import read_time
from pipeline.model import SCALES, Scale

_FREE = (UNKNOWN, UNNAMED)
_LIKE_A_VALUE = frozenset({"out_of_range", "not_integer", "range", "date_in_scale", "other_scale"})
_ANY_ZONE = ZoneInfo("UTC")  # only whether a cell is a time is asked here


def with_offices(layout: Layout, rows: Sequence[Cells], directory: Directory) -> Layout:
    """Without a heading for it, the one column that mostly names offices of the roster says whose answer it is.

    Else the one whose heading may well mean offices (`Absender`), if it names any.
    """
    if "actor" in layout.by_key:
        return layout
    free = [column for column in layout.columns if column.key in ("filled_by", *_FREE)]
    named = {column.position: _names_offices(column, rows, directory) for column in free}
    mostly = [column for column in free if 2 * named[column.position] >= 1]
    likely = [column for column in free if named[column.position] and may_name_offices(column.heading)]
    return _one_as(layout, mostly or likely, "actor")


def with_times(layout: Layout, rows: Sequence[Cells]) -> Layout:
    """Without a heading for it, the one column that mostly holds dates says when an answer came in."""
    if "submitted_at" in layout.by_key:
        return layout
    free = [column for column in layout.columns if column.key in _FREE and may_say_when(column.heading)]
    return _one_as(layout, [column for column in free if 2 * _share(column, rows, _is_time) >= 1], "submitted_at")


def paired(layout: Layout, rows: Sequence[Cells], scales: Mapping[Scale, ScaleWords]) -> Layout:
    """Find the partners of a table in which only one of text and scale has a full heading.

    `Warum betrifft mich das Thema? | Skala 0-5 | Worin … | Skala 0-5`, or `Warum | Betroffenheit | Grund | Druck`: each
    text stands beside its scale. Nothing is taken unless every question without a partner finds exactly one.
    """

    def is_scale(column: Column, scale: Scale) -> bool:
        bare = column.key == UNNAMED or bare_heading(column.heading) == "scale"
        return bare and 2 * _share(column, rows, lambda cell: like_a_value(cell, scales[scale])) >= 1

    def is_text(column: Column, _: Scale) -> bool:
        return bare_heading(column.heading) == "text"

    numbers = _beside(layout, {scale: (TEXT_OF[scale], scale) for scale in SCALES}, is_scale)
    with_numbers = _taken(layout, numbers)
    texts = _beside(with_numbers, {scale: (scale, TEXT_OF[scale]) for scale in SCALES}, is_text)
    return _taken(with_numbers, texts)


def like_a_value(cell: str, words: ScaleWords) -> bool:
    """Tell whether a cell is an attempt at a value of this scale, counted or not."""
    value = read_scale(cell, words)
    return value.status in ("ok", "normalised", "missing") or value.code in _LIKE_A_VALUE


def _beside(
    layout: Layout, wanted: Mapping[Scale, tuple[str, str]], fits: Callable[[Column, Scale], bool]
) -> dict[int, tuple[str, Scale]]:
    """Return key and topic by position for the columns beside `known` that fit; all partners or none."""
    open_places = {
        scale: layout.by_key[known][0].position
        for scale, (known, missing) in wanted.items()
        if known in layout.by_key and missing not in layout.by_key
    }
    free = {column.position: column for column in layout.columns if column.key in _FREE and not column.topic}
    found: dict[int, tuple[str, Scale]] = {}
    while open_places:
        near = {
            scale: [p for p in (at - 1, at + 1) if p in free and p not in found and fits(free[p], scale)]
            for scale, at in open_places.items()
        }
        sure = next((scale for scale, places in near.items() if len(places) == 1), None)
        if sure is None:
            return {}
        found[near[sure][0]] = (wanted[sure][1], sure)
        del open_places[sure]
    return found


def _taken(layout: Layout, found: Mapping[int, tuple[str, Scale]]) -> Layout:
    columns = tuple(
        _as(column, *found[column.position]) if column.position in found else column for column in layout.columns
    )
    return Layout(layout.header_row, columns)


def _as(column: Column, key: str, topic: Scale) -> Column:
    return replace(column, key=key, topic=topic, other_scale=key in SCALES and heading_says_other(column.heading))


def _one_as(layout: Layout, found: Sequence[Column], key: str) -> Layout:
    if len(found) != 1:
        return layout
    columns = tuple(replace(column, key=key) if column is found[0] else column for column in layout.columns)
    return Layout(layout.header_row, columns)


def _names_offices(column: Column, rows: Sequence[Cells], directory: Directory) -> float:
    return _share(column, rows, lambda cell: directory.match(cell).how in SURE)


def _is_time(cell: str) -> bool:
    return read_time(cell, _ANY_ZONE).problem in ("", "ambiguous")


def _share(column: Column, rows: Sequence[Cells], fits: Callable[[str], bool]) -> float:
    """Return which part of the filled cells of a column fits."""
    cells = [cell for row in rows if not is_blank(cell := cell_at(row, column.position))]
    return sum(map(fits, cells)) / len(cells) if cells else 0.0
