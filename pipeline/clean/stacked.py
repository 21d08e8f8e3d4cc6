"""Puts tables that were read each by its own headings one below the other, so that their answers are counted together.

Reads no cell again; rows of a lower table count on from the one above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.clean.log import Log
from pipeline.clean.row_keys import on_rows
from pipeline.clean.table import ReadTable
from pipeline.model import Clarification, RawTable


def tables_of(raw: RawTable) -> tuple[RawTable, ...]:
    """Return a table and those that stand below it."""
    return (raw,) if raw.below is None else (replace(raw, below=None), *tables_of(raw.below))


def stacked(tables: Sequence[ReadTable], heights: Sequence[int], clarifications: Sequence[Clarification]) -> ReadTable:
    """Return the tables as one; `heights` are their numbers of rows."""
    if len(tables) == 1:
        return tables[0]
    moved = [_moved(table, sum(heights[:place])) for place, table in enumerate(tables)]
    keys = {row: key for table in moved for row, key in table.keys.items()}
    log = Log()
    for entry in (entry for table in moved for entry in table.log.entries):
        log.add(entry.kind, entry.text, row=entry.row, office=entry.office, question=entry.question, raw=entry.raw)
    return replace(
        moved[0],
        kinds={row: kind for table in moved for row, kind in table.kinds.items()},
        lines=tuple(line for table in moved for line in table.lines),
        legend={letter: word for table in reversed(moved) for letter, word in table.legend.items()},
        clarifications=on_rows(clarifications, keys),
        keys=keys,
        log=log,
    )


def _moved(table: ReadTable, by: int) -> ReadTable:
    """Return a table with the row numbers that it has below others."""
    log = Log()
    for entry in table.log.entries:
        row = None if entry.row is None else entry.row + by
        log.add(entry.kind, entry.text, row=row, office=entry.office, question=entry.question, raw=entry.raw)
    return replace(
        table,
        kinds={row + by: kind for row, kind in table.kinds.items()},
        lines=tuple(replace(line, row=line.row + by) for line in table.lines),
        keys={row + by: key for row, key in table.keys.items()},
        log=log,
    )
