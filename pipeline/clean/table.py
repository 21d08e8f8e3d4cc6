"""Reads a whole table: finds the headings, says what each row is, and reads the rows with answers.

Does not decide which of several answers of an office counts: see `tally`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.clean import messages
from pipeline.clean.account import account_for_columns, account_for_kinds, account_for_unnamed, question_names
from pipeline.clean.cleaned import RowKind
from pipeline.clean.columns import Layout
from pipeline.clean.header_words import HeaderWords
from pipeline.clean.kinds import is_sep, kind_above, kind_below
from pipeline.clean.layout import find_layouts, is_header
from pipeline.clean.lines import Line, Reader, without_values
from pipeline.clean.log import Log, say
from pipeline.clean.marks import says_draft
from pipeline.clean.mojibake import repaired
from pipeline.clean.offices import Directory
from pipeline.clean.rearranged import rearrange, swapped
from pipeline.clean.row_keys import on_rows, row_keys
from pipeline.clean.scale_statements import row_says_other
from pipeline.clean.scale_values import scale_words
from pipeline.clean.settled import Settled, settled
from pipeline.clean.text import is_blank
from pipeline.clean.times import without_slips
from pipeline.model import SCALES, Clarification, Meeting, Office, RawTable
from pipeline.questionnaire.model import Questionnaire

_LEGEND = re.compile(r"\b([A-ZÄÖÜ])\s*[=:]\s*([A-Za-zÄÖÜäöüß]{3,})")


@dataclass(frozen=True)
class ReadTable:
    """A table as it was read: what each row is, the rows with answers, and the log so far."""

    layouts: tuple[Layout, ...]
    kinds: Mapping[int, RowKind]
    lines: tuple[Line, ...]
    directory: Directory
    reader: Reader
    legend: Mapping[str, str]
    clarifications: tuple[Clarification, ...] = ()  # with the row numbers of this reading
    keys: Mapping[int, str] = field(default_factory=dict)  # of the rows with answers, however they are sorted
    log: Log = field(default_factory=Log)


def read_table_rows(
    raw: RawTable,
    offices: Sequence[Office],
    meeting: Meeting,
    questionnaire: Questionnaire,
    clarifications: Sequence[Clarification],
) -> ReadTable:
    """Return every row of the table as it was read; raises `UserError` if there is no scale column."""
    log = Log()
    for sentence in raw.reading:
        log.add("read", sentence)
    rows = _mended(raw.rows, log)
    words, scales, directory = HeaderWords(questionnaire), scale_words(questionnaire), Directory(offices)
    layouts = find_layouts(rows, words, scales, directory)
    _account_for_layouts(layouts, questionnaire, log)
    reader = Reader(questionnaire, offices, meeting, directory, scales)
    layout_of = _layouts_of(rows, layouts)
    keys = row_keys(rows, _ids(rows, layout_of))
    placed = on_rows(clarifications, keys)
    decided = settled(placed, offices)
    read = list(_rows(rows, layout_of, words, reader, decided))
    kinds = {line.row: kind for line, kind in read}
    account_for_kinds(kinds, log)
    account_for_unnamed(layouts[0], (rows[row - 1] for row, kind in kinds.items() if kind == "response"), log)
    answers = [decided.judged(line) for line, kind in read if kind == "response"]
    lines = _on_one_scale(_with_sure_times(answers), _beside(rows, kinds), log)
    return ReadTable(layouts, kinds, lines, directory, reader, _legend(rows, kinds), placed, keys, log)


def _account_for_layouts(layouts: Sequence[Layout], questionnaire: Questionnaire, log: Log) -> None:
    for layout in layouts:
        account_for_columns(layout, question_names(questionnaire), log)
    for layout in layouts[1:]:
        log.add("read", messages.TABLE["moved_header"], row=layout.header_row)


def _with_sure_times(lines: Sequence[Line]) -> list[Line]:
    moments = without_slips([line.moment for line in lines])
    return [replace(line, moment=moment) for line, moment in zip(lines, moments, strict=True)]


def _on_one_scale(lines: Sequence[Line], beside: Iterable[str], log: Log) -> tuple[Line, ...]:
    """Flag every value if titles and hints speak of another scale than 0–5."""
    if not any(row_says_other(cell) for cell in beside):
        return tuple(lines)
    log.add("flagged", messages.TABLE["other_scale_everywhere"])
    return tuple(without_values(line, "other_scale") for line in lines)


def _mended(rows: Sequence[Sequence[str]], log: Log) -> tuple[tuple[str, ...], ...]:
    """Repair wrongly decoded text where that is lossless, and list every row in which it was done."""
    mended = tuple(tuple(map(repaired, row)) for row in rows)
    for number, (old, new) in enumerate(zip(rows, mended, strict=True), 1):
        changed = sum(a != b for a, b in zip(old, new, strict=True))
        if changed:
            log.add("normalised", say(messages.CELLS["repaired"], n=changed), row=number)
    return mended


def _layouts_of(rows: Sequence[Sequence[str]], layouts: Sequence[Layout]) -> dict[int, Layout]:
    """Return by which headings each row is read: those above it, the first ones for what stands higher."""
    headers, layout, found = {layout.header_row: layout for layout in layouts}, layouts[0], {}
    for row in range(1, len(rows) + 1):
        layout = found[row] = headers.get(row, layout)
    return found


def _ids(rows: Sequence[Sequence[str]], layout_of: Mapping[int, Layout]) -> dict[int, str]:
    """Return what stands under the response id, for every row that is not empty."""
    found = {}
    for row, cells in enumerate(rows, 1):
        places = [column.position for column in layout_of[row].by_key.get("response_id", ())]
        if not all(is_blank(cell) for cell in cells):
            found[row] = next((cells[place] for place in places if place < len(cells)), "")
    return found


def _rows(
    rows: Sequence[Sequence[str]],
    layout_of: Mapping[int, Layout],
    words: HeaderWords,
    reader: Reader,
    decided: Settled,
) -> Iterator[tuple[Line, RowKind]]:
    first, headers = layout_of[1], {layout.header_row for layout in layout_of.values()}
    for row, cells in enumerate(rows, 1):
        layout = layout_of[row]
        line = decided.match(reader.line(row, cells, layout))
        kind = _plain_kind(row, cells, first, headers, words)
        if kind is None and row < first.header_row:
            kind = kind_above(cells, line, directly=row == first.header_row - 1)
        elif kind is None:
            line = rearrange(line, cells, layout, reader)
            kind = kind_below(cells, line)
        yield (_judged(line, cells, reader) if kind == "response" else line), kind


def _plain_kind(
    row: int, cells: Sequence[str], first: Layout, headers: Collection[int], words: HeaderWords
) -> RowKind | None:
    if all(is_blank(cell) for cell in cells):
        return "empty"
    if is_sep(cells):
        return "sep"
    if row == first.header_row:
        return "header"
    if row in headers or (row > first.header_row and is_header(cells, first, words)):
        return "repeated_header"
    return None


def _judged(line: Line, cells: Sequence[str], reader: Reader) -> Line:
    """Look at a row with answers as a whole: another scale, a swapped pair, a draft, a number in the text column."""
    if any(row_says_other(cell) for cell in cells):
        line = replace(without_values(line, "other_scale"), notes=(*line.notes, messages.CELLS["row_scale"]))
    swap = swapped(line, reader)
    line = swap.line if swap else line
    if line.review is None and _is_draft(line):
        line = replace(
            without_values(line, "draft", even_missing=True), review=messages.VERSIONS["draft"], rearranged="draft"
        )
    return line


def _is_draft(line: Line) -> bool:
    beside = [
        *line.remarks,
        *(line.cells.get(key, "") for key in ("actor", "filled_by", "response_id", "submitted_at")),
    ]
    return any(says_draft(cell, remark=True) for cell in beside) or any(
        says_draft(cell, remark=False)
        for cell in (*line.texts.values(), *line.unasked, *(line.values[s].raw for s in SCALES))
    )


def _beside(rows: Sequence[Sequence[str]], kinds: Mapping[int, RowKind]) -> Iterator[str]:
    """Titles, and hints before the first answer: they speak of the whole table."""
    answers = next((row for row, kind in kinds.items() if kind == "response"), len(rows) + 1)
    for row, kind in kinds.items():
        if kind in ("title", "merged_header") or (kind == "comment" and row < answers):
            yield from rows[row - 1]


def _legend(rows: Sequence[Sequence[str]], kinds: Mapping[int, RowKind]) -> dict[str, str]:
    """Letters that the table explains: `F = federführend, I = berührt`."""
    told = [cell for row, kind in kinds.items() if kind in ("comment", "header", "title") for cell in rows[row - 1]]
    return {letter: word for cell in told if "=" in cell or ":" in cell for letter, word in _LEGEND.findall(cell)}
