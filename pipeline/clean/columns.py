"""What is known of the columns of a table: where each stands, its heading, and the question that it answers.

Finds nothing out: see `layout` for headings and `headless` for columns that no heading names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.clean.header_words import UNNAMED
from pipeline.clean.text import caseless, matching
from pipeline.model import Scale

Cells = Sequence[str]


@dataclass(frozen=True)
class Column:
    """One column: where it stands, its heading made unique, and the question that it answers."""

    position: int
    heading: str
    key: str
    topic: Scale | None = None
    item: str = ""
    other_scale: bool = False


@dataclass(frozen=True)
class Layout:
    """The columns that hold from one row of headings to the next."""

    header_row: int  # 1-based
    columns: tuple[Column, ...]

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Column, ...]]:
        """Columns by question key; a question may be spread over several columns."""
        found: dict[str, tuple[Column, ...]] = {}
        for column in self.columns:
            found[column.key] = (*found.get(column.key, ()), column)
        return found

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings as they are compared with later rows."""
        return frozenset(caseless(column.heading) for column in self.columns)

    @property
    def width(self) -> int:
        """How many columns have a heading or a question."""
        return max((c.position + 1 for c in self.columns if c.key != UNNAMED), default=0)


def cell_at(cells: Cells, position: int) -> str:
    """Return the cell at a position as it is compared, "" beyond the end of its row."""
    return matching(cells[position]) if position < len(cells) else ""
