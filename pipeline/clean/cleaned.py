"""What cleaning returns: answers, rows as they were read, and the log of everything that was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

import pandas as pd

from pipeline.model import Scale, Text

RowKind = Literal[
    "sep", "title", "merged_header", "header", "repeated_header", "comment", "example", "section",
    "empty", "test", "summary", "response",
]  # fmt: skip
Status = Literal["ok", "normalised", "missing", "flagged"]
Use = Literal["yes", "no", "review"]


class ScaleValue(NamedTuple):
    """One scale cell: what stood there, what it means, and why (scoring.md, section 1)."""

    raw: str
    value: int | None
    status: Status
    code: str = ""  # trimmed, keycap, decimal_zero, not_integer, blank, cannot_assess, clarified …
    candidates: tuple[int, ...] = ()


class FieldRole(NamedTuple):
    """A field of action that an office named, with F, M or B."""

    field: str  # code of the field, or the text as typed if it is none of the known
    role: str  # F lead, M contributing, B touched


class Interface(NamedTuple):
    """An interface that an office named."""

    office: str | None  # key of the other office; None if it is not on the roster
    name: str  # as typed
    state: str  # gut, teilweise, nicht, fehlt; "" if not stated


class Body(NamedTuple):
    """An existing body that an office named, and whether it would suit as framework."""

    name: str
    suitable: str  # ja, nein, unklar; "" if not stated


@dataclass(frozen=True)
class Row:
    """One row of the raw table as a careful person reads it."""

    row: int  # spreadsheet row, 1-based
    kind: RowKind
    office: str | None = None  # key; None = not assigned
    office_match: str = ""  # exact, normalised, alias, punctuation, fuzzy, ambiguous, joint, blank, none, clarified …
    submitted_at: datetime | None = None  # naive local time of the meeting
    values: tuple[tuple[Scale, ScaleValue], ...] = ()
    use: Use = "no"
    superseded_by: int | None = None
    duplicate: str = ""  # exact_copy, older_version, partial_addendum …
    note: Text | None = None  # where a person should look
    candidates: tuple[str, ...] = ()  # offices that an unassigned or joint row may belong to
    key: str = ""  # the same row whenever the table is read again
    cells: tuple[tuple[str, str], ...] = ()  # question key -> as it stands there


@dataclass(frozen=True)
class LogEntry:
    """One line of the data log (annex B): nothing is ignored, changed or flagged without one."""

    kind: Literal["read", "ignored", "normalised", "flagged", "merged", "unmatched", "review", "clarified", "note"]
    text: Text
    row: int | None = None
    office: str | None = None
    question: str | None = None
    raw: str = ""


@dataclass(frozen=True)
class Cleaned:
    """The answers and everything that had to be decided on the way to them.

    `answers`: one line per office that answered, index `office` (keys, roster order), columns

    - `affected`, `pressure`, `influence`: Int64, <NA> = no value
    - `affected_status`, … and `affected_code`, …: as in `ScaleValue`; `affected_raw`, …
    - `why_affected`, `pressure_reason`, `influence_basis`, `interface_issue`, `joint_topic`, `expectation`,
      `filled_by`, `contribution_text`: str, "" = nothing written
    - `fields`: tuple[FieldRole, …]; `no_field`: bool ("keines dieser Handlungsfelder")
    - `interfaces`: tuple[Interface, …]; `bodies`: tuple[Body, …]
    - `missing_actors`, `external_experts`: tuple[str, …] as typed
    - `contribution`: tuple[str, …] codes of options (or the text, if it is no option)
    - `joint_field`: code of the field, or the text as typed, or ""
    - `row`: spreadsheet row; `submitted_at`: datetime | None; `response_id`: str
    """

    answers: pd.DataFrame
    rows: tuple[Row, ...]
    log: tuple[LogEntry, ...]
    header_row: int | None
    column_mapping: tuple[tuple[str, str], ...]  # header as it stands -> key; __internal, __unnamed
    pending_review: tuple[tuple[str, tuple[int, ...]], ...]  # office -> rows that wait for a person
    no_response: tuple[str, ...]  # invited, no counted row, none in review
    duplicates: tuple[tuple[str, tuple[int, ...], int], ...]  # office, rows, kept row
    unmatched_rows: tuple[int, ...]
    versions_merged: tuple[str, ...]  # offices with several versions (rule D2; exact copies do not count)
