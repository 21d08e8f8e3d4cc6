"""Accounts for every column, row and cell in the data log; decides nothing.

What stands in columns with internal remarks is never repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from pipeline.clean import messages
from pipeline.clean.cleaned import RowKind, ScaleValue
from pipeline.clean.columns import Column, Layout
from pipeline.clean.header_words import TEXT_OF, UNNAMED
from pipeline.clean.lines import Line
from pipeline.clean.lists import Remark
from pipeline.clean.log import Kind, Log, listed, say
from pipeline.clean.offices import SETTLED, Match, may_be_either_school_office
from pipeline.clean.text import has_invisible_controls, is_blank, matching, mixes_scripts
from pipeline.clean.versions import OfficeVersions
from pipeline.language import date_in_table
from pipeline.model import SCALES, Office, Text
from pipeline.questionnaire.model import Questionnaire

_LONG_AGO = timedelta(days=60)
_VALUES = frozenset("012345")
_LISTED_WITH_ITS_ROW = frozenset({"rearranged", "draft"})
_FOR_CONFIRMATION = frozenset({
    "own_office", "interface_twice", "field_likely", "interface_likely", "interface_unknown", "none_and_fields",
})  # fmt: skip


def question_names(questionnaire: Questionnaire) -> dict[str, Text]:
    """Return what each column is called for readers."""
    return dict(questionnaire.meta_columns) | {question.key: question.column for question in questionnaire.questions}


def account_for_columns(layout: Layout, names: Mapping[str, Text], log: Log) -> None:
    """List which column was read as which question, and which belong to none; those that say it themselves together."""
    row = layout.header_row
    own = [column for column in layout.columns if _bears_own_heading(column, names)]
    if own:
        sentence = messages.TABLE["own_heading" if len(own) == 1 else "own_headings"]
        log.add("read", say(sentence, n=len(own), heading=own[0].heading), row=row)
    for column in layout.columns:
        _account_for_column(column, row, names, log)
    for key, columns in layout.by_key.items():
        if key in names and len(columns) > 1:
            log.add("read", say(messages.TABLE["spread"], question=names[key], n=len(columns)), row=row, question=key)
    for scale in SCALES:
        if scale not in layout.by_key:
            log.add("flagged", say(messages.TABLE["no_column"], question=names[scale]), row=row, question=scale)


def _bears_own_heading(column: Column, names: Mapping[str, Text]) -> bool:
    name = names.get(column.key)
    return name is not None and column.heading in (name.de, name.en)


def _account_for_column(column: Column, row: int, names: Mapping[str, Text], log: Log) -> None:
    if column.key in names and not _bears_own_heading(column, names):
        text = say(messages.TABLE["mapped"], heading=column.heading, question=names[column.key])
        log.add("read", text, row=row, question=column.key)
    elif column.key not in names and column.key in messages.TABLE:
        log.add("ignored", say(messages.TABLE[column.key], heading=column.heading), row=row)
    if column.other_scale and column.key in SCALES:
        log.add("flagged", say(messages.TABLE["other_scale"], heading=column.heading), row=row, question=column.key)


def account_for_unnamed(layout: Layout, rows: Iterable[Sequence[str]], log: Log) -> None:
    """List columns without a heading in which answers hold something all the same."""
    named = {column.position for column in layout.columns if column.key != UNNAMED}
    filled = {position for cells in rows for position, cell in enumerate(cells) if cell and position not in named}
    for position in sorted(filled):
        log.add("ignored", say(messages.TABLE["unnamed"], number=position + 1), row=layout.header_row)


def account_for_kinds(kinds: Mapping[int, RowKind], log: Log) -> None:
    """List every row that holds no answer; empty rows in one line."""
    empty = [row for row, kind in kinds.items() if kind == "empty"]
    if empty:
        log.add("ignored", say(messages.KINDS["empty"], rows=Text(*[listed(empty)] * 2)))
    for row, kind in kinds.items():
        if kind not in ("empty", "response"):
            log.add("read" if kind == "header" else "ignored", messages.KINDS[kind], row=row)


def account_for_office(line: Line, offices: Mapping[str, Office], log: Log) -> None:
    """List how the office of a row was found, or why it was not."""
    match, raw = line.match, line.cells.get("actor", "")
    office = offices[match.office].name if match.office else ""
    candidates = listed(offices[key].name for key in match.candidates)
    if match.how != "exact":
        sentence = messages.OFFICES["school" if may_be_either_school_office(match.how, raw) else match.how]
        text = say(sentence, raw=raw, office=office, candidates=candidates)
        log.add(_kind_of(match), text, row=line.row, office=match.office, question="actor", raw=raw)
    if mixes_scripts(raw):
        text = say(messages.OFFICES["look_alike"], raw=raw)
        log.add("flagged", text, row=line.row, office=match.office, question="actor", raw=raw)


def _kind_of(match: Match) -> Kind:
    if match.how in SETTLED:
        return "clarified"
    if match.office:
        return "normalised"
    return "review" if match.how == "joint" else "unmatched"


def account_for_values(line: Line, log: Log) -> None:
    """List every value that is not simply a number, an unreadable time, and invisible controls."""
    office = line.match.office
    for scale, value in line.values.items():
        found = _sentence(value)
        if found and not is_blank(value.raw):
            text = say(found[1], raw=value.raw, value=value.value)
            log.add(found[0], text, row=line.row, office=office, question=scale, raw=value.raw)
        elif value.code == "blank" and matching(reason := line.cells.get(TEXT_OF[scale], "")) in _VALUES:
            log.add(
                "flagged", messages.CELLS["number_in_text"], row=line.row, office=office, question=scale, raw=reason
            )
    if line.moment.problem not in ("", "blank"):
        raw = line.moment.raw
        log.add(
            "flagged",
            say(messages.CELLS["time"], raw=raw),
            row=line.row,
            office=office,
            question="submitted_at",
            raw=raw,
        )
    if any(has_invisible_controls(cell) for cell in line.cells.values()):
        log.add("normalised", messages.CELLS["controls"], row=line.row, office=office)
    for note in line.notes:
        log.add("flagged", note, row=line.row, office=office)


def _sentence(value: ScaleValue) -> tuple[Kind, Text] | None:
    if value.code in _LISTED_WITH_ITS_ROW or value.status == "ok":
        return None
    if value.status == "flagged":
        return "flagged", messages.FLAGS.get(value.code, messages.CELLS["flagged"])
    kind: Kind = "review" if value.code == "ambiguous_na" else "normalised"  # missing, but to be asked about
    return kind, messages.CELLS.get(value.code, messages.CELLS[value.status])


def account_for_versions(versions: OfficeVersions, log: Log) -> None:
    """List which rows of an office do not count, which wait, and why."""
    for row, decision in versions.decisions.items():
        if decision.duplicate in messages.VERSIONS:
            text = say(messages.VERSIONS[decision.duplicate], row=decision.superseded_by)
            log.add("merged", text, row=row, office=versions.office)
        if decision.note:
            kind: Kind = "flagged" if decision.use == "yes" else "review"
            log.add(kind, decision.note, row=row, office=versions.office)
    copies = sum(decision.duplicate == "exact_copy" for decision in versions.decisions.values())
    if copies:
        log.add("merged", say(messages.VERSIONS["copies"], n=copies), office=versions.office)


def account_for_age(line: Line, office: str, as_of: date, log: Log) -> None:
    """List an answer that came in after the data date, or long before it; both count (scoring.md, section 1)."""
    if line.moment.local is None:
        return
    day = line.moment.local.date()
    sentence = "later" if day > as_of else "old" if as_of - day > _LONG_AGO else ""
    if sentence:
        came = Text(date_in_table(day, "de"), date_in_table(day, "en"))
        log.add("read", say(messages.VERSIONS[sentence], day=came), row=line.row, office=office)


def account_for_entries(remarks: Sequence[Remark], row: int, office: str, question: str, log: Log) -> None:
    """List what was decided about the entries of a list."""
    for remark in remarks:
        kind: Kind = "normalised" if remark.code in _FOR_CONFIRMATION else "flagged"
        text = say(messages.ENTRIES[remark.code], entry=remark.entry)
        log.add(kind, text, row=row, office=office, question=question, raw=remark.entry)
