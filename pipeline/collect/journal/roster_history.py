"""The roster as it stood at the end of a day: N of a briefing is as of its data date (scoring.md, section 3).

Who is on the list is as of that day; names and contact data are the present ones: a corrected spelling is printed
whatever the date.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from pipeline.collect.journal.roster import Place, RosterEntry, entries
from pipeline.collect.journal.rounds import the_round
from pipeline.collect.journal.schema import audit, roster_history
from pipeline.collect.journal.store import Store

# The first of these is the start: until then the roster is being set up, and no change of it is one.
_STARTED = ("mails_queued", "mails_sent_elsewhere", "released", "answer_file_taken")


@dataclass(frozen=True)
class RosterOnDay:
    """The roster as it stood, and who was invited or was invited no more since then.

    Offices that joined since are there as known but not invited.
    """

    entries: tuple[RosterEntry, ...]
    joined: tuple[RosterEntry, ...] = ()
    left: tuple[RosterEntry, ...] = ()


class RosterHistory(Store):
    """Reads what the roster was."""

    def roster_on(self, round_id: str, day: date) -> RosterOnDay:
        """Return the roster as it stood at the end of a day where the meeting takes place.

        Of a day before the start it is the one of the start: the first letter, release or file of answers. Changes from
        before the journal kept them are not known: those offices are what they are now.
        """
        with self._read() as connection:
            zone = ZoneInfo(the_round(connection, round_id).meeting.time_zone)
            ended = datetime.combine(day + timedelta(days=1), time(), zone)
            start = _start(connection, round_id)
            before = _before_the_next_change(connection, round_id, max(ended, start)) if start else {}
            now = entries(connection, round_id)
        return _on_day(tuple((entry, before.get(entry.id, entry.place)) for entry in now))


def _start(connection: Connection, round_id: str) -> datetime | None:
    begun = (audit.c.round_id == round_id) & audit.c.action.in_(_STARTED)
    first: datetime | None = connection.scalar(select(func.min(audit.c.at)).where(begun))
    return first


def _before_the_next_change(connection: Connection, round_id: str, moment: datetime) -> dict[str, Place]:
    """Return what those offices were at a moment that changed since."""
    changes = roster_history.c
    query = select(changes.office_id, changes.before).where(changes.round_id == round_id, changes.at >= moment)
    rows = connection.execute(query.order_by(changes.id.desc()))
    return {row.office_id: row.before for row in rows}  # of several the earliest stays


def _on_day(found: tuple[tuple[RosterEntry, Place], ...]) -> RosterOnDay:
    """Make the roster of the day from all offices with their places on that day."""
    if all(was != "invited" for _, was in found):  # still being set up
        return RosterOnDay(tuple(entry for entry, _ in found if not entry.removed))
    names = {entry.office.name for entry, was in found if was != "absent"}
    return RosterOnDay(
        tuple(_in_place(entry, was) for entry, was in found if was != "absent" or _only_now(entry, names)),
        joined=tuple(entry for entry, was in found if entry.place == "invited" != was),
        left=tuple(entry for entry, was in found if was == "invited" != entry.place),
    )


def _only_now(entry: RosterEntry, names: Collection[str]) -> bool:
    """Whether an office joined since: it is known by name, so that its answer is not taken for another office's.

    One that goes on under a new key has its place already.
    """
    return not entry.removed and entry.office.name not in names


def _in_place(entry: RosterEntry, place: Place) -> RosterEntry:
    return replace(entry, removed=False, office=replace(entry.office, invited=place == "invited"))
