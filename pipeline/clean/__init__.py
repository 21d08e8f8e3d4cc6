"""Cleaning: from the rows of a table to the answers of the offices, with a log of everything that was decided.

The way of a row: mended text → layout (which column is which question) → kind of row → values, office, time →
rearranged? draft? → versions → contents of the row that counts → clarifications. Policy: scoring.md, section 1.
Pure: knows neither files nor journal nor sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.clean.cleaned import Cleaned
from pipeline.clean.stacked import stacked, tables_of
from pipeline.clean.table import read_table_rows
from pipeline.clean.tally import tally
from pipeline.model import Clarification, Meeting, Office, RawTable
from pipeline.questionnaire.model import Questionnaire


def clean(
    raw: RawTable,
    offices: Sequence[Office],
    meeting: Meeting,
    questionnaire: Questionnaire,
    clarifications: Sequence[Clarification] = (),
    *,
    as_of: date | None = None,
) -> Cleaned:
    """Read a table as a careful person would, and say in the log what was decided (scoring.md, section 1).

    Args:
        raw: rows of text as a file, a sheet or the journal delivers them.
        offices: the roster; only invited offices can have a counted answer.
        meeting: for its time zone.
        questionnaire: questions, labels of the scales, options and fields of action.
        clarifications: values that the coordination agreed with offices; applied last.
        as_of: the data date; answers after it, or long before it, are listed and count all the same.

    Returns:
        `Cleaned`: one line per office that answered, every row as it was read, and the log.

    Raises:
        UserError: no column for any of the three scales can be found; says which columns were seen.
    """
    tables = tables_of(raw)
    read = [read_table_rows(table, offices, meeting, questionnaire, clarifications) for table in tables]
    table = stacked(read, [len(one.rows) for one in tables], clarifications)
    return tally(table, offices, questionnaire, as_of)
