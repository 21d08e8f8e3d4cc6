"""The roster of a round: offices with an internal id that never changes, where each stands, which link is valid."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple, get_args

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.schema import offices, role_links, roster_history, rounds
from pipeline.collect.journal.store import Conflict, Store
from pipeline.model import Office, UserError
from pipeline.records import from_json, to_json

_ENTRY = select(offices).where(offices.c.id == bindparam("office"))
_ENTRY_LOCKED = _ENTRY.with_for_update(key_share=True)

Standing = Literal["", "without_answer", "oral", "declined", "undeliverable"]
Place = Literal["absent", "known", "invited"]  # on the roster: not at all, as known but not invited, as invited


@dataclass(frozen=True)
class RosterEntry:
    """One office on the roster; `id` is internal and never changes, `office.key` is the key of imports."""

    id: str
    round_id: str
    office: Office
    standing: Standing
    extended_deadline: date | None
    link_generation: int
    removed: bool
    version: int

    @property
    def place(self) -> Place:
        """What the office is on the roster; N counts the invited ones."""
        if self.removed:
            return "absent"
        return "invited" if self.office.invited else "known"


class LinkHolder(NamedTuple):
    """Who holds a link, and which generation of it is valid; round and office only for an office."""

    role: str
    round_id: str
    office_id: str
    generation: int


class Roster(Store):
    """Changes the roster; every change is in the audit trail."""

    def roster(self, round_id: str, *, removed: bool = False) -> tuple[RosterEntry, ...]:
        """Return the roster in its order; with `removed`, the removed offices as well."""
        with self._read() as connection:
            return tuple(entry for entry in entries(connection, round_id) if removed or not entry.removed)

    def entry(self, office_id: str) -> RosterEntry:
        """Return one office of the roster, removed or not."""
        with self._read() as connection:
            return the_entry(connection, office_id)

    def change_roster(
        self, round_id: str, wanted: Iterable[Office], by: Role = "coordinator", *, version: int | None = None
    ) -> tuple[RosterEntry, ...]:
        """Make the roster what `wanted` says, by key: add, update, bring back, or remove softly; answers are kept.

        Raises Conflict if the roster was changed since `version` (`Round.roster_version`), UserError for a key
        that comes twice, and in a closed round if it changes who is invited: the briefing says how many they are.
        """
        new = {office.key: (place, office) for place, office in enumerate(_checked(tuple(wanted)))}
        with self._write() as connection:
            _count_change(connection, round_id, version)
            present = {entry.office.key: entry for entry in entries(connection, round_id)}
            _refuse_if_closed(connection, round_id, present, new)
            for key, entry in present.items():
                self._change(connection, entry, new.get(key), by)
            for key in new.keys() - present.keys():
                office_id = _add(connection, round_id, *new[key])
                self._remember(connection, round_id, office_id, "absent")
                note(connection, self._clock(), by, "office_added", round_id=round_id, office_id=office_id)
            return tuple(entry for entry in entries(connection, round_id) if not entry.removed)

    def _change(self, connection: Connection, entry: RosterEntry, new: tuple[int, Office] | None, by: Role) -> None:
        if new is None:
            if not entry.removed:
                _set(connection, entry, removed_at=self._clock())
                self._remember(connection, entry.round_id, entry.id, entry.place)
                note(connection, self._clock(), by, "office_removed", round_id=entry.round_id, office_id=entry.id)
            return
        place, office = new
        if office != entry.office or entry.removed:
            note(connection, self._clock(), by, "office_changed", round_id=entry.round_id, office_id=entry.id)
            _set(connection, entry, data=to_json(office), position=place, removed_at=None)
            if the_entry(connection, entry.id).place != entry.place:
                self._remember(connection, entry.round_id, entry.id, entry.place)
        else:
            connection.execute(update(offices).where(offices.c.id == entry.id).values(position=place))

    def _remember(self, connection: Connection, round_id: str, office_id: str, before: Place) -> None:
        line = {"round_id": round_id, "office_id": office_id, "at": self._clock(), "before": before}
        connection.execute(insert(roster_history).values(line))

    def set_standing(
        self, office_id: str, standing: Standing, *, by: Role = "coordinator", version: int | None = None
    ) -> RosterEntry:
        """Note that an office takes part without answering, answers orally, declined or is unreachable; "" undoes."""
        if standing not in get_args(Standing):
            raise ValueError(standing)
        return self._change_entry(office_id, "standing_set", by, version, standing=standing)

    def extend_deadline(
        self, office_id: str, until: date | None, *, by: Role = "coordinator", version: int | None = None
    ) -> RosterEntry:
        """Give one office more time, until the end of that day; None takes it back."""
        return self._change_entry(office_id, "deadline_extended", by, version, extended_deadline=until)

    def renew_link(self, office_id: str, *, by: Role = "coordinator") -> RosterEntry:
        """Make the office's present link worthless and a new one valid."""
        return self._change_entry(office_id, "link_renewed", by, None, link_generation=offices.c.link_generation + 1)

    def _change_entry(self, office_id: str, action: str, by: Role, version: int | None, **values: Any) -> RosterEntry:
        with self._write() as connection:
            entry = the_entry(connection, office_id)
            _lock_roster(connection, entry.round_id)
            if version is not None and the_entry(connection, office_id).version != version:
                raise _changed_meanwhile()
            _set(connection, entry, **values)
            changed = the_entry(connection, office_id)
            number = changed.link_generation if action == "link_renewed" else None
            at = self._clock()
            note(connection, at, by, action, round_id=entry.round_id, office_id=office_id, number=number)
            return changed

    def role_generation(self, role: str) -> int:
        """Return which generation of the coordinator's or the leadership's link is valid."""
        with self._read() as connection:
            return connection.scalar(select(role_links.c.generation).where(role_links.c.role == role)) or 1

    def link_holders(self) -> tuple[LinkHolder, ...]:
        """Return who holds a valid link: the two roles, and every office of the latest round that was not removed.

        With the next round the links of the one before are dead.
        """
        latest = select(rounds.c.id).order_by(rounds.c.number.desc()).limit(1).scalar_subquery()
        with self._read() as connection:
            generations = {row.role: row.generation for row in connection.execute(select(role_links))}
            query = select(offices.c.id, offices.c.round_id, offices.c.link_generation)
            found = connection.execute(query.where(offices.c.round_id == latest, offices.c.removed_at.is_(None))).all()
        roles = (LinkHolder(role, "", "", generations.get(role, 1)) for role in ("coordinator", "leadership"))
        return (*roles, *(LinkHolder("office", row.round_id, row.id, row.link_generation) for row in found))

    def renew_role_link(self, role: Literal["coordinator", "leadership"], *, by: Role = "coordinator") -> int:
        """Make the present link of that role worthless and return the new generation."""
        # Two first renewals at once find no line yet: the database counts, not we.
        line = (sqlite if self._sqlite else postgresql).insert(role_links).values(role=role, generation=2)
        counted = line.on_conflict_do_update(
            index_elements=[role_links.c.role], set_={"generation": role_links.c.generation + 1}
        )
        with self._write() as connection:
            generation: int = connection.scalars(counted.returning(role_links.c.generation)).one()
            note(connection, self._clock(), by, f"{role}_link_renewed", round_id=None, number=generation)
            return generation


def entries(connection: Connection, round_id: str) -> tuple[RosterEntry, ...]:
    """Return all offices of a round in roster order, the removed ones too."""
    query = select(offices).where(offices.c.round_id == round_id).order_by(offices.c.position, offices.c.key)
    return tuple(_entry(row) for row in connection.execute(query))


def the_entry(connection: Connection, office_id: str, *, lock: bool = False) -> RosterEntry:
    """Return one office; `lock` lets one transaction at a time work on it."""
    return _entry(connection.execute(_ENTRY_LOCKED if lock else _ENTRY, {"office": office_id}).one())


def add_offices(connection: Connection, round_id: str, wanted: Sequence[Office]) -> int:
    """Write the offices of a new round and return how many there are."""
    for place, office in enumerate(_checked(wanted)):
        _add(connection, round_id, place, office)
    return len(wanted)


def _checked(wanted: Sequence[Office]) -> Sequence[Office]:
    seen: set[str] = set()
    for office in wanted:
        if not office.key or not office.key.isprintable():
            raise UserError(
                f"Die Stelle „{office.name}“ hat keine brauchbare stellen_id. Bitte tragen Sie eine kurze Kennung "
                "aus Buchstaben und Ziffern ein.",
                f"The office “{office.name}” has no usable stellen_id. Please enter a short code (letters and digits).",
            )
        if office.key in seen:
            raise UserError(
                f"Die stellen_id {office.key} steht zweimal auf der Einladungsliste. Bitte vergeben Sie jede einmal.",
                f"The stellen_id {office.key} occurs twice on the roster. Please use each only once.",
            )
        seen.add(office.key)
    return wanted


def _add(connection: Connection, round_id: str, place: int, office: Office) -> str:
    office_id = str(uuid.uuid4())
    values = {"id": office_id, "round_id": round_id, "key": office.key, "position": place, "data": to_json(office)}
    fresh = {"standing": "", "link_generation": 1, "version": 1, "draft_revision": 0}
    connection.execute(insert(offices).values(values | fresh))
    return office_id


def _set(connection: Connection, entry: RosterEntry, **values: Any) -> None:
    connection.execute(update(offices).where(offices.c.id == entry.id).values(**values, version=offices.c.version + 1))


def _lock_roster(connection: Connection, round_id: str) -> int:
    """Let one transaction at a time work on a roster, and return how often it was changed."""
    query = select(rounds.c.roster_version).where(rounds.c.id == round_id).with_for_update(key_share=True)
    present: int = connection.execute(query).scalar_one()
    return present


def _count_change(connection: Connection, round_id: str, version: int | None) -> None:
    """Lock and count a change of who is on the roster and what is known of them, not of a standing or a deadline."""
    present = _lock_roster(connection, round_id)
    if version is not None and version != present:
        raise _changed_meanwhile()
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(roster_version=present + 1))


def _refuse_if_closed(
    connection: Connection,
    round_id: str,
    present: Mapping[str, RosterEntry],
    new: Mapping[str, tuple[int, Office]],
) -> None:
    before = {key for key, entry in present.items() if entry.office.invited and not entry.removed}
    closed = connection.scalar(select(rounds.c.frozen_at).where(rounds.c.id == round_id)) is not None
    if closed and before != {key for key, (_, office) in new.items() if office.invited}:
        raise UserError(
            "Die Runde ist abgeschlossen; wer eingeladen ist, ändert sich nicht mehr. Bitte öffnen Sie die Runde "
            "wieder, bevor Sie Stellen hinzufügen oder entfernen.",
            "The round is closed; who is invited does not change any more. Please reopen the round before you add or "
            "remove offices.",
        )


def _changed_meanwhile() -> Conflict:
    return Conflict(
        "Die Einladungsliste wurde inzwischen an anderer Stelle geändert. Bitte laden Sie die Seite neu, prüfen Sie "
        "den neuen Stand und tragen Sie Ihre Änderung noch einmal ein.",
        "The roster has been changed elsewhere meanwhile. Please reload the page, check the new state and enter your "
        "change again.",
    )


def _entry(row: Row[tuple[object, ...]]) -> RosterEntry:
    office = from_json(Office, row.data)
    removed: datetime | None = row.removed_at
    return RosterEntry(
        row.id, row.round_id, office, row.standing, row.extended_deadline, row.link_generation,
        removed is not None, row.version,
    )  # fmt: skip
