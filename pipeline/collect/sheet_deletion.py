"""Takes a round, or one office, out of the team's sheet, before its answers are deleted from the journal.

What people copied elsewhere and the version history that Google keeps are out of our reach.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.collect.delivery_status import reason
from pipeline.collect.journal import Journal, SheetTab
from pipeline.collect.journal.deletion import InSheet
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_problems import SheetProblem
from pipeline.collect.sheet_reading import forget
from pipeline.collect.sheet_settings import SheetSettings, sheet_settings, uses_sheet
from pipeline.model import Text, UserError


def delete_round_from_sheet(journal: Journal, round_id: str, *, by_hand: bool = False) -> InSheet:
    """Delete the round's tab with everything in it, what was typed by hand as well.

    `by_hand`: the coordination says that it deleted the answers there itself, or that the sheet exists no more. Raises
    UserError where the sheet cannot be reached; then nothing was deleted.
    """
    return _delete(journal, round_id, Sheet.delete_tab, by_hand=by_hand)


def delete_office_from_sheet(journal: Journal, office_id: str, *, by_hand: bool = False) -> InSheet:
    """Delete the rows of an office's releases; rows typed by hand carry no id and stay. Otherwise as above."""
    released = {release.id for release in journal.releases(office_id)}
    if not released:
        return "none"
    round_id = journal.entry(office_id).round_id
    return _delete(journal, round_id, lambda sheet, tab: sheet.delete_rows(tab, released), by_hand=by_hand)


def _delete(journal: Journal, round_id: str, delete: Callable[[Sheet, SheetTab], None], *, by_hand: bool) -> InSheet:
    tab = journal.sheet_tab(round_id)
    if tab is None:
        return "none"
    if not by_hand:
        settings = _settings(tab.spreadsheet)
        try:
            delete(Sheet(settings), tab)
        except SheetProblem as problem:
            raise _unreachable(problem, settings) from None
    forget(journal, round_id)
    return "by_hand" if by_hand else "deleted"


def _settings(spreadsheet: str) -> SheetSettings:
    """Return the settings of that sheet. Raises UserError where it is not configured."""
    if uses_sheet() and (settings := sheet_settings()).spreadsheet == spreadsheet:
        return settings
    raise UserError(
        "Die Angaben stehen auch in einer Google-Tabelle, die nicht mehr eingestellt ist. Es wurde nichts gelöscht. "
        "Bitte stellen Sie die Tabelle wieder ein (docs/google-sheet.md), damit auch ihre Zeilen gelöscht werden. "
        f"{_WAY_OUT.de}",
        "The answers are also in a Google sheet that is no longer configured. Nothing was deleted. Please configure "
        f"the sheet again (docs/google-sheet.md), so that its rows are deleted too. {_WAY_OUT.en}",
    )


def _unreachable(problem: SheetProblem, settings: SheetSettings) -> UserError:
    why = reason(problem.reason, settings)
    return UserError(
        f"Die Tabelle des Teams lässt sich nicht bereinigen: {why.de}. Es wurde nichts gelöscht; bitte versuchen Sie "
        f"es noch einmal. {_WAY_OUT.de}",
        f"The team's sheet cannot be cleared: {why.en}. Nothing was deleted; please try again. {_WAY_OUT.en}",
    )


_WAY_OUT = Text(
    "Erreicht die Anwendung die Tabelle nicht mehr, löschen Sie die Zeilen dort bitte von Hand und bestätigen Sie das "
    "(Häkchen vor der Löschung; beim Befehl purge: --sheet-deleted-by-hand). Dasselbe gilt, wenn es die Tabelle nicht "
    "mehr gibt.",
    "If the application no longer reaches the sheet, please delete the rows there by hand and confirm that (checkbox "
    "before the deletion; with the command purge: --sheet-deleted-by-hand). The same holds if the sheet is gone.",
)
