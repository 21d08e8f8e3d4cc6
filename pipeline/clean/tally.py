"""Brings the rows of a table together, office by office: what counts, what waits, what is missing.

Reads no cell of the raw table itself; `table` has done that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.clean import messages
from pipeline.clean.account import (
    account_for_age,
    account_for_entries,
    account_for_office,
    account_for_values,
    account_for_versions,
)
from pipeline.clean.clarified import Desk
from pipeline.clean.cleaned import Cleaned, Row, ScaleValue
from pipeline.clean.contents import frame, meta_columns, read_content, scale_columns
from pipeline.clean.lines import Line
from pipeline.clean.lists import Lists
from pipeline.clean.log import Log, say
from pipeline.clean.table import ReadTable
from pipeline.clean.text import is_blank
from pipeline.clean.versions import Decision, OfficeVersions, decide
from pipeline.model import SCALES, Office, Scale
from pipeline.questionnaire.model import Questionnaire

Values = Mapping[Scale, ScaleValue]


def tally(
    table: ReadTable, offices: Sequence[Office], questionnaire: Questionnaire, as_of: date | None = None
) -> Cleaned:
    """Return the answers of the offices and everything that was decided on the way."""
    log, by_key = table.log, {office.key: office for office in offices}
    for line in table.lines:
        account_for_office(line, by_key, log)
        account_for_values(line, log)
    _list_same_ids(table.lines, log)
    versions = [decide(key, lines) for key, lines in _by_office(table.lines, offices).items()]
    for one in versions:
        account_for_versions(one, log)
        if one.kept and as_of:
            account_for_age(one.kept, one.office, as_of, log)
    lists = Lists(questionnaire, table.directory, table.legend)
    answers = {one.office: _answer(one.kept, one.office, questionnaire, lists, log) for one in versions if one.kept}
    values = {one.kept.row: one.kept.values for one in versions if one.kept}
    cells = {one.kept.row: dict(one.kept.cells) for one in versions if one.kept}
    Desk(answers, values, cells, table.reader, lists, log).clarify(table.clarifications)
    joint = {line.row: line.match.candidates for line in table.lines if line.match.how == "joint"}
    return Cleaned(
        answers=frame(answers, questionnaire, [office.key for office in offices]),
        rows=_rows(table, versions, values),
        log=log.entries,
        header_row=table.layouts[0].header_row,
        column_mapping=tuple((column.heading, column.key) for column in table.layouts[0].columns),
        pending_review=_pending(offices, versions, joint),
        no_response=_silent(offices, versions, joint),
        duplicates=tuple((v.office, v.answering, v.kept.row) for v in versions if v.kept and v.several),
        unmatched_rows=tuple(line.row for line in table.lines if _is_nobodys(line)),
        versions_merged=tuple(one.office for one in versions if one.kept and one.distinct > 1),
    )  # fmt: skip


def _by_office(lines: Sequence[Line], offices: Sequence[Office]) -> dict[str, list[Line]]:
    """The rows of each office, in roster order."""
    found: dict[str, list[Line]] = {office.key: [] for office in offices}
    for line in lines:
        if line.match.office:
            found[line.match.office].append(line)
    return {key: own for key, own in found.items() if own}


def _answer(line: Line, office: str, questionnaire: Questionnaire, lists: Lists, log: Log) -> dict[str, Any]:
    """Return the line of `answers` for the row that counts."""
    answer = meta_columns(line)
    for question in questionnaire.questions:
        if question.scale:
            answer |= scale_columns(question.key, line.values[question.scale])
        elif question.key != "actor":
            content = read_content(question, line.cells.get(question.key, ""), office, lists)
            answer |= content.columns
            account_for_entries(content.remarks, line.row, office, question.key, log)
    return answer


def _rows(table: ReadTable, versions: Sequence[OfficeVersions], values: Mapping[int, Values]) -> tuple[Row, ...]:
    lines = {line.row: line for line in table.lines}
    decisions = {row: decision for one in versions for row, decision in one.decisions.items()}
    return tuple(
        _row(lines[row], decisions.get(row), values.get(row), table.keys[row]) if row in lines else Row(row, kind)
        for row, kind in table.kinds.items()
    )


def _is_nobodys(line: Line) -> bool:
    """Whether it is yet to be asked whose answer a row is."""
    return line.match.office is None and line.match.how != "set_aside"


def _row(line: Line, decision: Decision | None, values: Values | None, key: str) -> Row:
    match = line.match
    if decision is None:
        to_ask = messages.OFFICES["to_ask"] if _is_nobodys(line) else None
        decision = Decision("review" if match.how == "joint" else "no", note=to_ask)
    counted = values or line.values
    return Row(
        row=line.row,
        kind="response",
        office=match.office,
        office_match=match.how,
        submitted_at=line.moment.local,
        values=tuple((scale, counted[scale]) for scale in SCALES),
        use=decision.use,
        superseded_by=decision.superseded_by,
        duplicate=decision.duplicate,
        note=decision.note,
        candidates=match.candidates,
        key=key,
        cells=tuple(line.cells.items()),
    )


def _pending(
    offices: Sequence[Office], versions: Sequence[OfficeVersions], joint: Mapping[int, Sequence[str]]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Offices without a counted row whose answer waits for a person, alone or in a joint answer."""
    own = {one.office: one for one in versions}
    found = []
    for office in offices:
        one = own.get(office.key)
        shared = tuple(row for row, keys in joint.items() if office.key in keys)
        waiting = tuple(sorted({*shared, *(one.waiting if one else ())}))
        if office.invited and waiting and not (one and one.kept):
            found.append((office.key, waiting))
    return tuple(found)


def _silent(
    offices: Sequence[Office], versions: Sequence[OfficeVersions], joint: Mapping[int, Sequence[str]]
) -> tuple[str, ...]:
    answered = {one.office for one in versions if one.kept or one.waiting}
    named = {key for keys in joint.values() for key in keys}
    return tuple(office.key for office in offices if office.invited and office.key not in answered | named)


def _list_same_ids(lines: Sequence[Line], log: Log) -> None:
    """One reference number on two rows that differ: somebody copied a row, or edited a copy."""
    seen: dict[str, Line] = {}
    for line in lines:
        identity = line.cells.get("response_id", "")
        if is_blank(identity):
            continue
        other = seen.setdefault(identity, line)
        if other is not line and (other.match.office, other.texts) != (line.match.office, line.texts):
            log.add("flagged", say(messages.VERSIONS["same_id"], row=other.row), row=line.row, office=line.match.office)
