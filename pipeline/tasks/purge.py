"""Deletes the answers of a round, or of one office, everywhere that the product keeps them (law.md, L6 and L7).

First from the team's sheet, then from the journal: where the one fails, nothing of the other is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from pipeline.collect.journal import Deletion, Journal, Round
from pipeline.collect.journal.store import utc_now
from pipeline.collect.retention import due_date, is_due
from pipeline.language import date_in_text
from pipeline.model import Language, Text, UserError


@dataclass(frozen=True)
class Held:
    """What a round still holds, and when it is due; `counts` as in `Deletion`."""

    round: Round
    due: date | None
    overdue: bool
    counts: dict[str, int]


def held(journal: Journal) -> tuple[Held, ...]:
    """Return the rounds whose answers are still there, oldest first."""
    rounds = sorted((one for one in journal.rounds() if one.purged_at is None), key=lambda one: one.number)
    return tuple(
        Held(one, due_date(one.meeting), is_due(one.meeting, _today(one)), journal.count_answers(one.id))
        for one in rounds
    )


def purge_round(
    journal: Journal,
    of_round: Round,
    archive_settled_on: date | None,
    *,
    before_due: bool = False,
    sheet_by_hand: bool = False,
) -> Deletion:
    """Delete the answers of a round and return the record.

    Raises UserError where the archive question is open, where it is too early and nobody says that it shall be
    nevertheless, or where the team's sheet cannot be reached and nobody says that its rows were deleted by hand.
    """
    if archive_settled_on is None or archive_settled_on > _today(of_round):
        raise UserError(
            "Bitte geben Sie an, seit wann die Archivfrage geklärt ist (Anbietung an das Archiv oder Verzicht). "
            "Vorher wird nichts gelöscht.",
            "Please state since when the archive question has been settled (offered to the archive, or waived). "
            "Nothing is deleted before that.",
        )
    if not is_due(of_round.meeting, _today(of_round)) and not before_due:
        raise _too_early(due_date(of_round.meeting))
    from pipeline.collect.sheet_deletion import delete_round_from_sheet  # noqa: PLC0415 - loads gspread

    sheet = delete_round_from_sheet(journal, of_round.id, by_hand=sheet_by_hand)
    return journal.delete_answers(of_round.id, archive_settled_on=archive_settled_on, sheet=sheet)


def purge_office(journal: Journal, office_id: str, *, sheet_by_hand: bool = False) -> Deletion:
    """Delete what one office answered and return the record.

    Raises UserError where the team's sheet cannot be reached and nobody says that its rows were deleted by hand.
    """
    from pipeline.collect.sheet_deletion import delete_office_from_sheet  # noqa: PLC0415 - loads gspread

    sheet = delete_office_from_sheet(journal, office_id, by_hand=sheet_by_hand)
    return journal.delete_office_answers(office_id, sheet=sheet)


def finish(journal: Journal) -> tuple[Deletion, ...]:
    """Overwrite the traces of earlier deletions that could not be overwritten then, and return their records."""
    unfinished = [one for one in journal.deletions() if one.traces in ("not_overwritten", "not_vacuumed")]
    return tuple(journal.overwrite_traces(one.id) for one in unfinished)


def record_pdf(journal: Journal, deletion: Deletion, language: Language) -> bytes:
    """Return the record of a deletion for the E-Akte as tagged PDF; it holds no answer."""
    from report_templates.deletion_record import KeptForTheFile, write_deletion_record  # noqa: PLC0415 - PDF code

    of_round = journal.round(deletion.round_id)
    office = journal.entry(deletion.office_id).office.name if deletion.office_id else ""
    versions = tuple((one.number, one.data_date, one.hash) for one in journal.versions(of_round.id))
    kept = KeptForTheFile(versions, len(journal.meeting_agreements(of_round.id)))
    return write_deletion_record(of_round.meeting, of_round.number, deletion, office, kept, language)


def said(one: Held) -> Text:
    """Say in one sentence what a round holds and when it is to be deleted."""
    count = sum(one.counts.values())
    when = Text("der Termin der Löschung steht noch nicht fest", "the date of the deletion is not set yet")
    if one.due is not None:
        de, en = (
            ("Löschung fällig seit dem", "deletion due since")
            if one.overdue
            else ("zu löschen bis", "to be deleted by")
        )
        when = Text(f"{de} {date_in_text(one.due, 'de')}", f"{en} {date_in_text(one.due, 'en')}")
    number = one.round.number
    return Text(
        f"Runde {number}: Angaben der Stellen ({count} Einträge), {when.de}.",
        f"Round {number}: answers of the offices ({count} entries), {when.en}.",
    )


def _today(of_round: Round) -> date:
    return utc_now().astimezone(ZoneInfo(of_round.meeting.time_zone)).date()


def _too_early(due: date | None) -> UserError:
    if due is None:
        return UserError(
            "Datum der Sitzung und Löschfrist sind nicht eingetragen; der Termin der Löschung steht nicht fest. Soll "
            "trotzdem gelöscht werden, bestätigen Sie es bitte ausdrücklich (--before-due).",
            "The date of the meeting and the retention period are not entered; the date of the deletion is not set. "
            "To delete nevertheless, please confirm it expressly (--before-due).",
        )
    return UserError(
        f"Zu löschen ist erst bis {date_in_text(due, 'de')}. Soll schon jetzt gelöscht werden, bestätigen Sie es bitte "
        "ausdrücklich (--before-due).",
        f"The deletion is due by {date_in_text(due, 'en')}. To delete now, please confirm it expressly (--before-due).",
    )
