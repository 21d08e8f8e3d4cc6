"""Cells of the CSV files that we write: none of them may act as a formula when a spreadsheet opens the file.

Only for CSV: a sheet gets raw text and a workbook string cells, both without a prefix (scoring.md, section 1).
"""

from __future__ import annotations

import re

_COULD_ACT = re.compile(r"'*[=+\-@\t\r]")  # with apostrophes before it too, or they could not be told from ours
_PREFIXED = re.compile(r"'+[=+\-@\t\r]")


def inert(cell: str) -> str:
    """Return the cell as we write it: one apostrophe before what could act as a formula."""
    return f"'{cell}" if _COULD_ACT.match(cell) else cell


def as_typed(cell: str) -> str:
    """Return the cell as it was before `inert`: exactly one apostrophe of ours is taken away."""
    return cell[1:] if _PREFIXED.match(cell) else cell
