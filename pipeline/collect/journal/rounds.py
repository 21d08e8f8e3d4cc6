"""Rounds and their meetings: one meeting is one round; a second meeting is a new round made from the first."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, func, insert, literal, select, update

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.roster import add_offices, entries
from pipeline.collect.journal.schema import offices as roster_lines
from pipeline.collect.journal.schema import rounds
from pipeline.collect.journal.schema_mails import letter_texts
from pipeline.collect.journal.store import Conflict, Store
from pipeline.collect.meeting_keys import DATES
from pipeline.model import Meeting, Office, UserError
from pipeline.records import from_json, to_json

_ITS_ROUND = select(roster_lines.c.round_id).where(roster_lines.c.id == bindparam("office")).scalar_subquery()
_ROUND_OF_OFFICE = select(rounds).where(rounds.c.id == _ITS_ROUND).with_for_update(read=True)


@dataclass(frozen=True)
class Round:
    """One round; `version` counts changes of the meeting, `roster_version` of the roster, on from the round before."""

    id: str
    number: int
    meeting: Meeting
    opened_at: datetime
    frozen_at: datetime | None
    version: int
    roster_version: int
    purged_at: datetime | None = None  # when the answers were deleted


class Rounds(Store):
    """Makes rounds, keeps their meetings, freezes and thaws them."""

    def create_round(self, meeting: Meeting, offices: Iterable[Office], *, by: Role = "coordinator") -> Round:
        """Open a new round, which becomes the current one. Raises UserError for a key that comes twice."""
        with self._write() as connection:
            return self._open(connection, meeting, offices, by)

    def next_round_from(self, round_id: str, *, by: Role = "coordinator") -> Round:
        """Open the next round with the same authority, the offices not removed and the changed texts of letters.

        Its dates are still open. Raises Conflict if somebody else has opened a next round meanwhile.
        """
        with self._write() as connection:
            former = the_round(connection, round_id, lock=True)
            if connection.scalar(select(func.max(rounds.c.number))) != former.number:
                raise changed_meanwhile()
            offices = tuple(entry.office for entry in entries(connection, round_id) if not entry.removed)
            days: dict[str, Any] = dict.fromkeys(DATES)
            opened = self._open(connection, replace(former.meeting, start=None, end=None, **days), offices, by)
            _copy_letter_texts(connection, round_id, opened.id)
            return opened

    def _open(self, connection: Connection, meeting: Meeting, offices: Iterable[Office], by: Role) -> Round:
        at, round_id = self._clock(), str(uuid.uuid4())
        values = {"id": round_id, "meeting": to_json(meeting), "opened_at": at, **_counted_on(connection)}
        connection.execute(insert(rounds).values(values))
        count = add_offices(connection, round_id, tuple(offices))
        note(connection, at, by, "round_opened", round_id=round_id, number=count)
        return the_round(connection, round_id)

    def current_round(self) -> Round | None:
        """Return the latest round, None on an empty store."""
        with self._read() as connection:
            row = connection.execute(select(rounds).order_by(rounds.c.number.desc()).limit(1)).first()
            return None if row is None else _round(row)

    def round(self, round_id: str) -> Round:
        """Return one round."""
        with self._read() as connection:
            return the_round(connection, round_id)

    def rounds(self) -> tuple[Round, ...]:
        """Return all rounds, latest first."""
        with self._read() as connection:
            return tuple(_round(row) for row in connection.execute(select(rounds).order_by(rounds.c.number.desc())))

    def save_meeting(
        self,
        round_id: str,
        meeting: Meeting,
        version: int,
        *,
        action: Literal["meeting_saved", "deadline_moved"] = "meeting_saved",
        by: Role = "coordinator",
    ) -> Round:
        """Replace the meeting's data. Raises Conflict if somebody else saved since `version`, UserError if frozen."""
        at = self._clock()
        with self._write() as connection:
            present = open_round(connection, round_id)
            if present.version != version:
                raise changed_meanwhile()
            values = {"meeting": to_json(meeting), "version": version + 1}
            connection.execute(update(rounds).where(rounds.c.id == round_id).values(values))
            note(connection, at, by, action, round_id=round_id, number=version + 1)
            return the_round(connection, round_id)

    def freeze(self, round_id: str, *, open_points: int = 0, by: Role = "coordinator") -> Round:
        """Close the round: nothing is released, drafted or changed any more.

        The trail keeps how many points the coordination knew to be open.
        """
        return self._set_frozen(round_id, self._clock(), "round_frozen", by, open_points or None)

    def thaw(self, round_id: str, *, by: Role = "coordinator") -> Round:
        """Open a frozen round again."""
        return self._set_frozen(round_id, None, "round_thawed", by)

    def _set_frozen(
        self, round_id: str, frozen_at: datetime | None, action: str, by: Role, open_points: int | None = None
    ) -> Round:
        with self._write() as connection:
            present = the_round(connection, round_id, lock=True)
            refuse_purged(present)
            if (present.frozen_at is None) == (frozen_at is None):
                return present  # somebody else was faster
            connection.execute(update(rounds).where(rounds.c.id == round_id).values(frozen_at=frozen_at))
            note(connection, self._clock(), by, action, round_id=round_id, number=open_points)
            return the_round(connection, round_id)


def _counted_on(connection: Connection) -> dict[str, int]:
    """Return the counters of a new round: they go on from the one before.

    So nobody who still has that one's pages open saves its dates or its roster into the new one.
    """
    names = ("number", "version", "roster_version")
    latest = select(rounds).order_by(rounds.c.number.desc()).limit(1)
    before = connection.execute(latest).mappings().first()
    return {name: (before[name] if before else 0) + 1 for name in names}


def _copy_letter_texts(connection: Connection, former: str, opened: str) -> None:
    """Take over what the coordination wrote, as one more change of it: the new round can return to ours."""
    names = ["round_id", "kind", "language", "data", "version"]
    texts = letter_texts.c
    found = select(literal(opened), texts.kind, texts.language, texts.data, texts.version + 1).where(
        texts.round_id == former
    )
    connection.execute(insert(letter_texts).from_select(names, found))


def the_round(connection: Connection, round_id: str, *, lock: bool = False) -> Round:
    """Return a round; `lock` keeps others from changing it."""
    query = select(rounds).where(rounds.c.id == round_id)
    return _round(connection.execute(query.with_for_update(key_share=True) if lock else query).one())


def round_to_rely_on(connection: Connection, office_id: str) -> Round:
    """Return the round of an office; others may rely on it too, but change it only when we are through."""
    return _round(connection.execute(_ROUND_OF_OFFICE, {"office": office_id}).one())


def open_round(connection: Connection, round_id: str, *, in_meeting: bool = False) -> Round:
    """Return a round, locked for a change by the coordination. Raises UserError if it is frozen, or deleted.

    What is said in the meeting is entered in a frozen round too: freezing is meant for what comes in unseen.
    """
    found = the_round(connection, round_id, lock=True)
    refuse_purged(found)
    if found.frozen_at is not None and not in_meeting:
        raise UserError(
            "Die Runde ist abgeschlossen. Bitte öffnen Sie sie wieder, bevor Sie etwas ändern.",
            "The round is closed. Please reopen it before changing anything.",
        )
    return found


def refuse_purged(found: Round) -> None:
    """Raise UserError where the answers of a round have been deleted: nothing begins there anew."""
    if found.purged_at is not None:
        raise UserError(
            "Die Angaben dieser Runde sind gelöscht. Für eine weitere Sitzung beginnen Sie bitte eine neue Runde.",
            "The answers of this round have been deleted. For another meeting please begin a new round.",
        )


def changed_meanwhile() -> Conflict:
    """Say that somebody else saved first."""
    return Conflict(
        "Diese Angaben wurden inzwischen an anderer Stelle geändert. Bitte laden Sie die Seite neu, prüfen Sie den "
        "neuen Stand und tragen Sie Ihre Änderung noch einmal ein.",
        "These entries have been changed elsewhere meanwhile. Please reload the page, check the new state and enter "
        "your change again.",
    )


def _round(row: Row[tuple[object, ...]]) -> Round:
    meeting = from_json(Meeting, row.meeting)
    return Round(
        row.id, row.number, meeting, row.opened_at, row.frozen_at, row.version, row.roster_version, row.purged_at
    )
