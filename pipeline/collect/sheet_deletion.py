"""Takes a round, or one office, out of the team's sheet, before its answers are deleted from the journal.

What people copied elsewhere and the version history that Google keeps are out of our reach.
"""

from __future__ import annotations

from pipeline.collect.delivery_status import reason
from pipeline.collect.journal import Journal
from pipeline.collect.journal.deletion import InSheet
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_problems import SheetProblem
from pipeline.collect.sheet_reading import forget
from pipeline.collect.sheet_settings import SheetSettings, sheet_settings, uses_sheet
from pipeline.model import UserError


def delete_round_from_sheet(journal: Journal, round_id: str, *, by_hand: bool = False) -> InSheet:
    """Delete the round's tab with everything in it, what was typed by hand as well.

    `by_hand`: the coordination says that it deleted the answers there itself, or that the sheet exists no more. Raises
    UserError where the sheet cannot be reached; then nothing was deleted.
    """
    tab = journal.sheet_tab(round_id)
    if tab is None:
        return "none"
    if by_hand:
        forget(journal, round_id)
        return "by_hand"
    settings = _settings(
        tab.spreadsheet,
        " Gibt es sie nicht mehr, oder sind die Zeilen dort schon von Hand gelöscht, bestätigen Sie das bitte "
        "(--sheet-deleted-by-hand).",
        " If it exists no more, or if the rows there have been deleted by hand already, please confirm that "
        "(--sheet-deleted-by-hand).",
    )
    try:
        Sheet(settings).delete_tab(tab)
    except SheetProblem as problem:
        raise _unreachable(problem, settings) from None
    forget(journal, round_id)
    return "deleted"


def delete_office_from_sheet(journal: Journal, office_id: str) -> InSheet:
    """Delete the rows of an office's releases; rows typed by hand carry no id and stay. Raises as above."""
    round_id = journal.entry(office_id).round_id
    tab = journal.sheet_tab(round_id)
    released = {release.id for release in journal.releases(office_id)}
    if tab is None or not released:
        return "none"
    settings = _settings(tab.spreadsheet)
    try:
        Sheet(settings).delete_rows(tab, released)
    except SheetProblem as problem:
        raise _unreachable(problem, settings) from None
    forget(journal, round_id)
    return "deleted"


def _settings(spreadsheet: str, de: str = "", en: str = "") -> SheetSettings:
    """Return the settings of that sheet. Raises UserError where it is not configured, which ends with `de` or `en`."""
    if uses_sheet() and (settings := sheet_settings()).spreadsheet == spreadsheet:
        return settings
    raise UserError(
        "Die Angaben stehen auch in einer Google-Tabelle, die nicht mehr eingestellt ist. Es wurde nichts gelöscht. "
        f"Bitte stellen Sie die Tabelle wieder ein (docs/google-sheet.md), damit auch ihre Zeilen gelöscht werden.{de}",
        "The answers are also in a Google sheet that is no longer configured. Nothing was deleted. Please configure "
        f"the sheet again (docs/google-sheet.md), so that its rows are deleted too.{en}",
    )


def _unreachable(problem: SheetProblem, settings: SheetSettings) -> UserError:
    why = reason(problem.reason, settings)
    return UserError(
        f"Die Tabelle des Teams lässt sich nicht bereinigen: {why.de}. Es wurde nichts gelöscht; bitte versuchen Sie "
        "es noch einmal.",
        f"The team's sheet cannot be cleared: {why.en}. Nothing was deleted; please try again.",
    )
