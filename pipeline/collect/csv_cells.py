"""The CSV files that we write: no cell of them may act as a formula when a spreadsheet opens the file.

Only for CSV: a sheet gets raw text and a workbook string cells, both without a prefix (scoring.md, section 1).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_COULD_ACT = re.compile(r"'*[=+\-@\t\r]")  # with apostrophes before it too, or they could not be told from ours
_PREFIXED = re.compile(r"'+[=+\-@\t\r]")


def inert(cell: str) -> str:
    """Return the cell as we write it: one apostrophe before what could act as a formula."""
    return f"'{cell}" if _COULD_ACT.match(cell) else cell


def as_typed(cell: str) -> str:
    """Return the cell as it was before `inert`: exactly one apostrophe of ours is taken away."""
    return cell[1:] if _PREFIXED.match(cell) else cell


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the rows as a CSV that a German spreadsheet opens by double click: semicolons, UTF-8 with mark."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")
