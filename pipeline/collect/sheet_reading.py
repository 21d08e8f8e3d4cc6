"""What the team's sheet says, beside what was released: people may edit it, and nobody's assessment changes in passing.

Reads the tab and the journal; `sheet_beside` sets the one beside the other. A cell that differs from what was
released waits for a confirmation, the released value counts meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from pipeline.collect.delivery_status import reason
from pipeline.collect.journal import Journal, SheetTab
from pipeline.collect.journal.rounds import changed_meanwhile
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_beside import Difference, Known, Record, SheetReading, set_beside
from pipeline.collect.sheet_problems import SheetProblem
from pipeline.collect.sheet_rows import sheet_row
from pipeline.collect.sheet_settings import SheetSettings, sheet_settings, uses_sheet
from pipeline.collect.sheet_shared import SharedRead, TabRead
from pipeline.model import Clarification, RawTable, UserError

_TIMEOUT = (5.0, 20.0)  # seconds to connect, to answer: somebody is waiting for it

_CHANGED = "In der Tabelle des Teams geändert"

_shared: dict[tuple[str, str, SheetTab], tuple[SheetSettings, SharedRead]] = {}
_finding = threading.Lock()


def stored_table(journal: Journal, round_id: str) -> RawTable:
    """Return what counts from the configured store: the team's sheet where it is switched on, else the journal.

    Where there is a sheet, answers from elsewhere are typed into it; else they come as a file, whose rows go first.
    """
    if uses_sheet():
        return shared_reading(journal, round_id).table
    released, file = journal.raw_table(round_id), journal.answer_file(round_id)
    return replace(file.table, below=released) if file else released


def shared_reading(journal: Journal, round_id: str) -> SheetReading:
    """Return what the sheet and the journal say together; all who ask within some seconds share one read call.

    Raises UserError with what to do where the sheet cannot be read.
    """
    settings = sheet_settings()
    tab = journal.sheet_tab(round_id)
    if tab is None or tab.spreadsheet != settings.spreadsheet:
        return SheetReading(journal.raw_table(round_id))
    try:
        return _beside(journal, round_id, _shared_read(journal, round_id, tab, settings).get())
    except SheetProblem as problem:
        raise _unreadable(problem, settings) from None


def look_anew(journal: Journal, round_id: str) -> None:
    """Let whoever reads the sheet next see what stands there from this moment on."""
    for (url, of_round, _), (_, shared) in list(_shared.items()):
        if (url, of_round) == (str(journal.url), round_id):
            shared.forget()


def forget(journal: Journal, round_id: str) -> None:
    """Keep nothing of a round's tab in memory: its answers were deleted."""
    with _finding:
        for key in [key for key in _shared if key[:2] == (str(journal.url), round_id)]:
            del _shared[key]


def read_sheet(journal: Journal, sheet: Sheet, round_id: str) -> SheetReading:
    """Read the round's tab now, in one call, and set it beside the journal; raises as `shared_reading` does."""
    tab = journal.sheet_tab(round_id)
    if tab is None or tab.spreadsheet != sheet.settings.spreadsheet:
        return SheetReading(journal.raw_table(round_id))
    try:
        return _beside(journal, round_id, _read(journal, sheet, round_id, tab))
    except SheetProblem as problem:
        raise _unreadable(problem, sheet.settings) from None


def _shared_read(journal: Journal, round_id: str, tab: SheetTab, settings: SheetSettings) -> SharedRead:
    key = (str(journal.url), round_id, tab)
    with _finding:
        known = _shared.get(key)
        if known is None or known[0] != settings:
            sheet = Sheet(settings, timeout=_TIMEOUT)
            known = _shared[key] = (settings, SharedRead(lambda: _read(journal, sheet, round_id, tab)))
        return known[1]


def _read(journal: Journal, sheet: Sheet, round_id: str, tab: SheetTab) -> TabRead:
    """Read a tab, under its new name where somebody renamed it.

    A tab that was deleted has no cells; the delivery makes and fills it again.
    """
    delivered = journal.delivered(round_id)  # before the cells: what arrives meanwhile has not been deleted
    try:
        return TabRead(sheet.read(tab.title), tab.title, delivered)
    except SheetProblem as problem:
        if problem.kind != "no_tab":
            raise
    renamed = _present_title(sheet, tab)
    if renamed:
        return TabRead(sheet.read(renamed), renamed, delivered)
    journal.deliver_again(delivered)
    return TabRead((), tab.title, frozenset())


def _present_title(sheet: Sheet, tab: SheetTab) -> str:
    """Return what a tab is called now, "" if it is gone."""
    return next((other.title for other in sheet.tabs() if other.sheet_id == tab.sheet_id), "")


def _beside(journal: Journal, round_id: str, read: TabRead) -> SheetReading:
    standing = journal.standing_clarifications(round_id)
    known = known_rows(journal, round_id)
    # What was settled about an older version is not laid over the newer one.
    valid_for = {"", *(one.release.id for one in known if one.latest)}
    record = Record(
        known,
        read.delivered & journal.delivered(round_id),
        {release_id: one.decision for release_id, one in journal.decisions_on_deleted(round_id).items()},
        {answer: one.clarification.value for answer, one in standing.items() if one.clarification.row_key in valid_for},
    )
    return set_beside(read.cells, record, read.title)


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
            if release.id in exact:  # else it was released between the two looks
                known[release.id] = Known(release, office.key, exact[release.id], written, latest)
    return tuple(known[release_id] for release_id in exact if release_id in known)


def confirm_difference(
    journal: Journal,
    round_id: str,
    difference: Difference,
    agreed_with: str,
    agreed_on: date,
    *,
    why: str = "",
    seen: int | None = None,
) -> None:
    """Let the cell's value count, because it was agreed with somebody of the office on that day.

    It stays with this version: what the office releases later is not overwritten.

    `seen` as in `Journal.add_clarification`.
    """
    agreed = Clarification(
        difference.office, difference.question, difference.in_sheet, agreed_with, agreed_on, why or _CHANGED,
        row_key=difference.release_id,
    )  # fmt: skip
    journal.add_clarification(round_id, agreed, seen=seen)


def restore(journal: Journal, round_id: str, differences: Sequence[Difference]) -> None:
    """Write what counts back into cells that somebody changed, each in the row where its id stands now; one write.

    Raises UserError where the round is closed or deleted, where the sheet cannot be reached, or a row or column is not
    there any more.
    """
    journal.refuse_if_not_open(round_id)
    settings, tab = sheet_settings(), journal.sheet_tab(round_id)
    if tab is None:
        raise changed_meanwhile()
    try:
        sheet = Sheet(settings, timeout=_TIMEOUT)
        title = _present_title(sheet, tab)
        look = sheet.look(title) if title else None
        texts = {}
        for one in differences:
            place = None if look is None else look.place(one.release_id, one.heading, one.row)
            if place is None:
                raise changed_meanwhile()
            texts[place] = one.valid
        sheet.write_cells(title, texts)
    except SheetProblem as problem:
        raise _unreadable(problem, settings) from None
    journal.note_restored({one.release_id for one in differences})
    look_anew(journal, round_id)


def _unreadable(problem: SheetProblem, settings: SheetSettings) -> UserError:
    why = reason(problem.reason, settings)
    return UserError(
        f"Die Tabelle des Teams lässt sich nicht lesen: {why.de}. Alle freigegebenen Angaben sind im Journal erhalten.",
        f"The team's sheet cannot be read: {why.en}. Everything released is kept in the journal.",
    )
