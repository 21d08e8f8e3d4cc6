"""Which version of the briefing its readers may see: the leadership at once, the offices from the dispatch date on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select, update

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.rounds import Round, the_round
from pipeline.collect.journal.schema import briefing_documents
from pipeline.collect.journal.schema_results import handouts
from pipeline.collect.journal.store import Store
from pipeline.model import Edition, UserError


@dataclass(frozen=True)
class HandedOut:
    """The version of an edition that was handed out, and when."""

    edition: Edition
    number: int
    at: datetime


class HandingOut(Store):
    """Hands versions out, takes them back, and says what a reader may see."""

    def hand_out(self, round_id: str, number: int, edition: Edition, *, by: Role = "coordinator") -> HandedOut:
        """Let the readers of an edition see this version instead of the one they saw before.

        Raises UserError while the round is open: what stands there could still change, and nobody has been asked
        about the interfaces yet; for the offices' edition also without a dispatch date.
        """
        at = self._clock()
        with self._write() as connection:
            of_round = the_round(connection, round_id, lock=True)
            _refuse(of_round, edition)
            _documents_of(connection, round_id, number, edition)
            values = {"round_id": round_id, "edition": edition, "number": number, "handed_out_at": at}
            connection.execute(insert(handouts).values(values))
            note(connection, at, by, f"{edition}_edition_handed_out", round_id=round_id, number=number)
        return HandedOut(edition, number, at)

    def take_back(self, round_id: str, edition: Edition, *, by: Role = "coordinator") -> None:
        """Let the readers of an edition see nothing any more; what they have downloaded they keep."""
        at = self._clock()
        with self._write() as connection:
            the_round(connection, round_id, lock=True)
            standing = _standing(connection, round_id).get(edition)
            if standing is not None:
                here = (handouts.c.round_id == round_id, handouts.c.edition == edition)
                connection.execute(update(handouts).where(*here).values(taken_back_at=at))
                note(connection, at, by, f"{edition}_edition_taken_back", round_id=round_id, number=standing.number)

    def handed_out(self, round_id: str) -> dict[Edition, HandedOut]:
        """Return the version of each edition that was handed out, whether its readers may see it yet or not."""
        with self._read() as connection:
            return _standing(connection, round_id)

    def readable_version(self, round_id: str, edition: Edition) -> int | None:
        """Return the number of the version that the readers of an edition may see now, None if there is none.

        Before the dispatch date no office sees another's answers (briefing.md, section 1).
        """
        with self._read() as connection:
            of_round = the_round(connection, round_id)
            standing = _standing(connection, round_id).get(edition)
        if standing is None or (edition == "meeting" and not self._dispatched(of_round)):
            return None
        return standing.number

    def _dispatched(self, of_round: Round) -> bool:
        meeting = of_round.meeting
        today = self._clock().astimezone(ZoneInfo(meeting.time_zone)).date()
        return meeting.dispatch is not None and meeting.dispatch <= today


def _refuse(of_round: Round, edition: Edition) -> None:
    if of_round.frozen_at is None:
        raise UserError(
            "Die Runde ist noch offen. Bitte schließen Sie sie ab, bevor Sie eine Fassung herausgeben.",
            "The round is still open. Please close it before you hand out a version.",
        )
    if edition == "meeting" and of_round.meeting.dispatch is None:
        raise UserError(
            "Es fehlt der Tag, an dem alle Stellen die Übersicht erhalten. Bitte öffnen Sie die Runde wieder, tragen "
            "Sie ihn unter „Einrichten“ ein und schließen Sie die Runde ab.",
            "The day on which all offices receive the overview is missing. Please reopen the round, enter it under "
            "“Set up” and close the round.",
        )


def _documents_of(connection: Connection, round_id: str, number: int, edition: Edition) -> None:
    """Raise UserError if there is no such version in that edition."""
    paper = briefing_documents.c
    here = (paper.round_id == round_id, paper.number == number, paper.edition == edition)
    if connection.execute(select(paper.number).where(*here).limit(1)).first() is None:
        raise UserError(f"Fassung {number} gibt es nicht.", f"There is no version {number}.")


def _standing(connection: Connection, round_id: str) -> dict[Edition, HandedOut]:
    here = (handouts.c.round_id == round_id, handouts.c.taken_back_at.is_(None))
    rows = connection.execute(select(handouts).where(*here).order_by(handouts.c.id))
    return {row.edition: HandedOut(row.edition, row.number, row.handed_out_at) for row in rows}
