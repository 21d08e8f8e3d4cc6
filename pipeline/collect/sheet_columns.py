"""Where things stand in a tab: the headings, the ids below them, the columns of a row. Pure; calls nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.collect.answers import HEADER

_FEWEST_HEADINGS = 3
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Look:
    """What a tab looked like: where the headings are, and the ids below them, by row."""

    header_row: int  # 1-based
    headings: tuple[str, ...]
    ids: tuple[str, ...]  # ids[i] stands in row i + 1; "" where there is none

    @property
    def id_column(self) -> int:
        """The 0-based column of the ids."""
        return normal(self.headings).index(normal(HEADER)[0])

    def place(self, release_id: str, heading: str, row: int) -> tuple[int, int] | None:
        """Return row and column (1-based) of a cell, in that row if the id stands there; None if it is gone."""
        headings = normal(self.headings)
        if release_id not in self.ids or normal([heading])[0] not in headings:
            return None
        still_there = row <= len(self.ids) and self.ids[row - 1] == release_id
        return row if still_there else self.ids.index(release_id) + 1, headings.index(normal([heading])[0]) + 1


def header_row(top: Rows) -> int | None:
    """Return the 0-based row that holds most of our headings, None if none holds as many as a table needs."""
    ours = set(normal(HEADER))
    found = [len(ours & set(normal(row))) for row in top]
    most = max(found, default=0)
    return found.index(most) if most >= _FEWEST_HEADINGS else None


def normal(names: Iterable[Any]) -> list[str]:
    """Return headings so that blanks and capitals make no difference."""
    return [" ".join(str(name).split()).casefold() for name in names]


def padded(row: Sequence[Any], width: int) -> list[Any]:
    """Return a row with empty cells up to a width."""
    return [*row, *[""] * (width - len(row))]


def places_of(headings: Sequence[str]) -> dict[str, int]:
    """Return where each heading stands; of two that are the same, the first."""
    return {name: place for place, name in reversed(list(enumerate(normal(headings))))}


def same_cells(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two rows hold the same texts, in whatever columns."""
    return sorted(filter(None, one)) == sorted(filter(None, other))


def without_end(line: Sequence[str]) -> list[str]:
    """Return a row as it is read: it ends at its last filled cell."""
    filled = [place for place, cell in enumerate(line, start=1) if cell]
    return list(line[: max(filled, default=0)])


def line_for(row: Sequence[str], places: Mapping[str, int], width: int) -> list[str | None]:
    """Lay a row, given under `HEADER`, into the columns of a tab; None leaves a cell alone."""
    line: list[str | None] = [None] * width
    for name, cell in zip(normal(HEADER), row, strict=True):
        line[places[name]] = cell
    return line
