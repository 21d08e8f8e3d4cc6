"""Scale cells that hold something, but nothing that anybody could count without asking (rule D1, annex B)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from pipeline.clean.cleaned import Cleaned, Row, Status
from pipeline.model import SCALES, Scale
from pipeline.score.scored import FlaggedValue


def flagged_values(answers: pd.DataFrame, cleaned: Cleaned) -> tuple[FlaggedValue, ...]:
    """Return the flagged values of rows that count or wait for a person, in the order of the table.

    A value that the coordination has cleared up is flagged in its row, but no longer in `answers`, and is left out.
    """
    counted = {scale: answers[f"{scale}_status"].to_dict() for scale in SCALES}
    return tuple(_flagged(cleaned.rows, counted))


def _flagged(rows: Iterable[Row], counted: Mapping[Scale, Mapping[str, Status]]) -> Iterator[FlaggedValue]:
    for row in rows:
        if row.office is None or row.use == "no":
            continue
        for scale, value in row.values:  # noqa: PD011 -- a row of ours, not a frame
            status = counted[scale].get(row.office) if row.use == "yes" else value.status
            if status == "flagged":
                yield FlaggedValue(row.row, row.office, scale, value)
