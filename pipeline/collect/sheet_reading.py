"""What the team's sheet says, beside what was released: people may edit it, and nobody's assessment changes in passing.

The result is a table like any other. A cell that differs from what was released waits for a confirmation, the
released value counts meanwhile; rows typed by hand are rows; what is not in the sheet (yet, or any more) is added
from the journal. What a cell means is for `clean` to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.collect.answers import HEADER
from pipeline.collect.delivery_status import reason
from pipeline.collect.journal import EnteredClarification, Journal, Release, SheetTab
from pipeline.collect.sheet import Sheet, header_row
from pipeline.collect.sheet_problems import SheetProblem
from pipeline.collect.sheet_rows import cell_text, sheet_row
from pipeline.collect.sheet_settings import sheet_settings, uses_sheet
from pipeline.model import Clarification, RawTable, Text, UserError
from pipeline.questionnaire.loader import load_questionnaire

Cells = Sequence[Sequence[Any]]
_META = len(load_questionnaire().meta_columns)
_KEYS = ("",) * _META + tuple(question.key for question in load_questionnaire().questions)


@dataclass(frozen=True)
class Difference:
    """A cell that does not hold what was released; `question` is its key, "" in a column that asks nothing."""

    release_id: str
    office: str  # key
    question: str
    heading: str
    released: str
    in_sheet: str
    row: int  # of the sheet
    counts: bool  # whether it is the office's latest version


@dataclass(frozen=True)
class SheetReading:
    """The table that counts, and what waits for the coordination."""

    table: RawTable
    differences: tuple[Difference, ...] = ()
    deleted: tuple[Release, ...] = ()  # delivered, not there any more, not decided
    repeated: tuple[int, ...] = ()  # rows that repeat an id


@dataclass(frozen=True)
class Known:
    """One released version: how it counts, and how it was written into the sheet; both under `HEADER`."""

    release: Release
    office: str
    exact: tuple[str, ...]
    written: tuple[str, ...]
    latest: bool


def stored_table(journal: Journal, round_id: str) -> RawTable:
    """Return what counts from the configured store: the team's sheet where it is switched on, else the journal."""
    if not uses_sheet():
        return journal.raw_table(round_id)
    return read_sheet(journal, Sheet(sheet_settings()), round_id).table


def read_sheet(journal: Journal, sheet: Sheet, round_id: str) -> SheetReading:
    """Read the round's tab in one call and set it beside the journal.

    Raises UserError with what to do where the sheet cannot be read.
    """
    tab = journal.sheet_tab(round_id)
    if tab is None or tab.spreadsheet != sheet.settings.spreadsheet:
        return SheetReading(journal.raw_table(round_id))
    try:
        cells, title = _cells(sheet, tab)
    except SheetProblem as problem:
        raise _unreadable(problem, sheet) from None
    decided = journal.decisions_on_deleted(round_id)
    withdrawn = {release_id for release_id, decision in decided.items() if decision == "withdraw"}
    found = set_beside(cells, known_rows(journal, round_id), journal.delivered(round_id), withdrawn, title)
    settled = [one for one in journal.entered_clarifications(round_id) if one.undone_at is None]
    return replace(
        found,
        differences=tuple(one for one in found.differences if not _is_settled(one, settled)),
        deleted=tuple(one for one in found.deleted if one.id not in decided),
    )


def _cells(sheet: Sheet, tab: SheetTab) -> tuple[Cells, str]:
    """Read a tab, under its new name where somebody renamed it; a tab that was deleted has no cells."""
    try:
        return sheet.read(tab.title), tab.title
    except SheetProblem as problem:
        if problem.kind != "no_tab":
            raise
    renamed = next((other.title for other in sheet.tabs() if other.sheet_id == tab.sheet_id), None)
    return ((), tab.title) if renamed is None else (sheet.read(renamed), renamed)


def known_rows(journal: Journal, round_id: str) -> tuple[Known, ...]:
    """Return every released version of a round in the order of release."""
    roster = {entry.id: entry.office for entry in journal.roster(round_id, removed=True)}
    zone = ZoneInfo(journal.round(round_id).meeting.time_zone)
    exact = {row[0]: row for row in journal.raw_table(round_id).rows[1:]}
    known = {}
    for office_id, office in roster.items():
        versions = journal.releases(office_id)
        for release in versions:
            written = sheet_row(release, office, roster.values(), zone)
            latest = release.version == len(versions)
            known[release.id] = Known(release, office.key, exact[release.id], written, latest)
    return tuple(known[release_id] for release_id in exact)


def confirm_difference(
    journal: Journal, round_id: str, difference: Difference, agreed_with: str, agreed_on: date
) -> None:
    """Let the cell's value count, because it was agreed with somebody of the office on that day."""
    said = "In der Tabelle des Teams geändert"
    clarification = Clarification(
        difference.office, difference.question, difference.in_sheet, agreed_with, agreed_on, said
    )  # fmt: skip
    journal.add_clarification(round_id, clarification)


def set_beside(
    cells: Cells,
    known: Sequence[Known],
    delivered: frozenset[str],
    withdrawn: set[str],
    title: str = "Antworten",
) -> SheetReading:
    """Set the cells of a tab beside the released versions; pure.

    Rows keep their numbers of the sheet; a repeated row is left empty. What is missing stands below.
    """
    rows = [tuple(cell_text(cell) for cell in row) for row in cells]
    top = header_row(rows[:10])
    by_id = {one.release.id: one for one in known}
    headings = _completed(rows[top] if top is not None else ())
    columns = {name: place for place, name in reversed(list(enumerate(_normal(headings))))}
    places = tuple(columns[name] for name in _normal(HEADER))
    seen, repeated, differences = set(), [], []
    for number, row in enumerate(rows):
        one = by_id.get(_cell(row, places[0]).strip()) if top is not None and number > top else None
        if one is None:
            continue
        differences += _differences(one, row, places, number + 1)
        rows[number] = () if one.release.id in seen else _filled(row, one.exact, places, len(headings))
        repeated += [number + 1] if one.release.id in seen else []
        seen.add(one.release.id)
    missing = [one for one in known if one.release.id not in seen and one.release.id not in withdrawn]
    if top is None:
        rows.append(headings)
    else:
        rows[top] = headings
    rows += [_filled((), one.exact, places, len(headings)) for one in missing]
    deleted = tuple(one.release for one in missing if one.release.id in delivered)
    table = RawTable(title, tuple(rows), _notes(title, len(missing), len(deleted), len(repeated), len(differences)))
    return SheetReading(table, tuple(differences), deleted, tuple(repeated))


def _differences(one: Known, row: Sequence[str], places: Sequence[int], number: int) -> list[Difference]:
    return [
        Difference(one.release.id, one.office, _KEYS[n], HEADER[n], one.exact[n], _cell(row, place), number, one.latest)
        for n, place in enumerate(places)
        if n > 0 and not _same(one.written[n], _cell(row, place))
    ]


def _is_settled(difference: Difference, entered: Sequence[EnteredClarification]) -> bool:
    agreed = {(one.clarification.office, one.clarification.question, one.clarification.value) for one in entered}
    return (difference.office, difference.question, difference.in_sheet) in agreed


def _completed(headings: Sequence[str]) -> tuple[str, ...]:
    lacking = (name for name in HEADER if _normal([name])[0] not in _normal(headings))
    return (*headings, *lacking)


def _filled(row: Sequence[str], exact: Sequence[str], places: Sequence[int], width: int) -> tuple[str, ...]:
    cells = [*row, *[""] * (width - len(row))]
    for cell, place in zip(exact, places, strict=True):
        cells[place] = cell
    return tuple(cells)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _same(released: str, in_sheet: str) -> bool:
    return _lines(released) == _lines(in_sheet)


def _lines(text: str) -> list[str]:
    """Split into lines without blanks at the ends: a browser's cell editor may trim those."""
    return [line.rstrip() for line in text.strip().splitlines()]


def _normal(names: Sequence[str]) -> list[str]:
    return [" ".join(name.split()).casefold() for name in names]


def _notes(title: str, missing: int, deleted: int, repeated: int, different: int) -> tuple[Text, ...]:
    counts: Mapping[Text, int] = {
        Text(
            "noch nicht übertragen, aus dem Journal ergänzt: {}", "not delivered yet, added from the journal: {}"
        ): missing - deleted,
        Text("in der Tabelle gelöscht, zählt bis zur Entscheidung: {}", "deleted, counts until decided: {}"): deleted,
        Text("doppelte Zeilen übergangen: {}", "repeated rows passed over: {}"): repeated,
        Text("geänderte Zellen, noch nicht bestätigt: {}", "changed cells, not confirmed yet: {}"): different,
    }
    said = tuple(Text(text.de.format(n), text.en.format(n)) for text, n in counts.items() if n)
    return (Text(f"Google-Tabelle, Blatt „{title}“", f"Google sheet, tab “{title}”"), *said)


def _unreadable(problem: SheetProblem, sheet: Sheet) -> UserError:
    why = reason(problem.reason, sheet.settings)
    return UserError(
        f"Die Tabelle des Teams lässt sich nicht lesen: {why.de}. Alle freigegebenen Angaben sind im Journal erhalten.",
        f"The team's sheet cannot be read: {why.en}. Everything released is kept in the journal.",
    )
