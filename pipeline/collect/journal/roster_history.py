"""The roster as it stood at the end of a day: N of a briefing is as of its data date (scoring.md, section 3).

Who is on the list is as of that day; names and contact data are the present ones: a corrected spelling is printed
whatever the date.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from pipeline.collect.journal.roster import Place, RosterEntry, entries
from pipeline.collect.journal.rounds import the_round
from pipeline.collect.journal.schema import roster_history
from pipeline.collect.journal.store import Store


@dataclass(frozen=True)
class RosterOnDay:
    """The roster as it stood, and who was invited or was invited no more since then.

    Offices that joined since are there as known but not invited. `begun_later`: nobody was invited yet on that day; the
    entries are the present ones.
    """

    entries: tuple[RosterEntry, ...]
    joined: tuple[RosterEntry, ...] = ()
    left: tuple[RosterEntry, ...] = ()
    begun_later: bool = False


class RosterHistory(Store):
    """Reads what the roster was."""

    def roster_on(self, round_id: str, day: date) -> RosterOnDay:
        """Return the roster as it stood at the end of a day where the meeting takes place.

        Before the round was opened it is the one that it was opened with. Changes from before the journal kept them
        are not known: those offices are what they are now.
        """
        with self._read() as connection:
            zone = ZoneInfo(the_round(connection, round_id).meeting.time_zone)
            ended = datetime.combine(day + timedelta(days=1), time(), zone)
            before = _before_the_next_change(connection, round_id, ended)
            now = entries(connection, round_id)
        return _on_day(tuple((entry, before.get(entry.id, entry.place)) for entry in now))


def _before_the_next_change(connection: Connection, round_id: str, moment: datetime) -> dict[str, Place]:
    """Return what those offices were at a moment that changed since."""
    changes = roster_history.c
    query = select(changes.office_id, changes.before).where(changes.round_id == round_id, changes.at >= moment)
    rows = connection.execute(query.order_by(changes.id.desc()))
    return {row.office_id: row.before for row in rows}  # of several the earliest stays


def _on_day(found: tuple[tuple[RosterEntry, Place], ...]) -> RosterOnDay:
    """Make the roster of the day from all offices with their places on that day."""
    if all(was != "invited" for _, was in found):
        present = tuple(entry for entry, _ in found if not entry.removed)
        return RosterOnDay(present, begun_later=any(entry.place == "invited" for entry in present))
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
