"""Whether an office may still enter and release: the round is open, the office invited, the deadline not over."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from pipeline.collect.journal.roster import RosterEntry, the_entry
from pipeline.collect.journal.rounds import Round, round_to_rely_on
from pipeline.language import date_in_text
from pipeline.model import UserError


def deadline(entry: RosterEntry, of_round: Round) -> date | None:
    """Return the last day on which the office may release, None if there is none; an extension goes before."""
    return entry.extended_deadline or of_round.meeting.deadline


def is_over(entry: RosterEntry, of_round: Round, now: datetime) -> bool:
    """Return whether the last day has ended where the meeting takes place."""
    last = deadline(entry, of_round)
    return last is not None and now.astimezone(ZoneInfo(of_round.meeting.time_zone)).date() > last


def lock_for_writing(connection: Connection, office_id: str) -> tuple[RosterEntry, Round]:
    """Return an office and its round, for this transaction alone to work on the one and to rely on the other.

    Locks are taken in one order everywhere, round before office, so that nobody waits in a circle.
    """
    of_round = round_to_rely_on(connection, office_id)
    return the_entry(connection, office_id, lock=True), of_round


def refuse_if_closed(entry: RosterEntry, of_round: Round, now: datetime) -> None:
    """Raise UserError where the office may not enter or release anything any more."""
    if entry.removed:
        raise UserError(
            "Ihre Stelle steht nicht mehr auf der Einladungsliste. Bitte wenden Sie sich an die Koordination.",
            "Your office is no longer on the roster. Please contact the coordination team.",
        )
    if of_round.frozen_at is not None:
        raise UserError(
            "Die Runde ist abgeschlossen. Bitte wenden Sie sich an die Koordination.",
            "The round is closed. Please contact the coordination team.",
        )
    if is_over(entry, of_round, now):
        raise _deadline_over(deadline(entry, of_round))


def _deadline_over(last: date | None) -> UserError:
    assert last is not None  # noqa: S101 - is_over has said so
    return UserError(
        f"Die Frist ist am {date_in_text(last, 'de')} abgelaufen. Bitte wenden Sie sich an die Koordination; sie kann "
        "die Frist für Ihre Stelle verlängern.",
        f"The deadline passed on {date_in_text(last, 'en')}. Please contact the coordination team; they can extend it "
        "for your office.",
    )
