"""Who is invited, has begun, has released; and all released versions as the one table of text. Shows no draft."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select

from pipeline.collect.answers import HEADER, to_row
from pipeline.collect.journal.answer_files import counted_in_file
from pipeline.collect.journal.releases import Release, of_round
from pipeline.collect.journal.roster import RosterEntry, entries
from pipeline.collect.journal.rounds import the_round
from pipeline.collect.journal.schema import drafts
from pipeline.collect.journal.store import Store
from pipeline.model import RawTable, Text

State = Literal["invited", "in_progress", "released", "in_file", "without_answer", "oral", "declined", "undeliverable"]


@dataclass(frozen=True)
class Participation:
    """Where one office stands; a release goes before what the coordination noted, that before a mere beginning."""

    entry: RosterEntry
    state: State
    released_at: datetime | None
    versions: int


class ParticipationList(Store):
    """Reads the state of a round."""

    def participation(self, round_id: str) -> tuple[Participation, ...]:
        """Return the offices in roster order, without the removed ones."""
        with self._read() as connection:
            begun = set(connection.scalars(select(drafts.c.office_id).where(drafts.c.round_id == round_id).distinct()))
            released: dict[str, Release] = {release.office_id: release for release in of_round(connection, round_id)}
            in_file = counted_in_file(connection, round_id)
            listed = [entry for entry in entries(connection, round_id) if not entry.removed]
        return tuple(_participation(entry, released.get(entry.id), _noted(entry, begun, in_file)) for entry in listed)

    def raw_table(self, round_id: str) -> RawTable:
        """Return every released version as a row of text under `HEADER`, in the order of release.

        Versions of removed offices are rows too: cleaning says what becomes of them.
        """
        with self._read() as connection:
            zone = ZoneInfo(the_round(connection, round_id).meeting.time_zone)
            roster = {entry.id: entry.office for entry in entries(connection, round_id)}
            released = of_round(connection, round_id)
        rows = (
            to_row(
                release.answers, roster[release.office_id], roster.values(), response_id=release.id,
                submitted_at=release.released_at.astimezone(zone), language=release.language,
                form_version=release.form_version,
            )
            for release in released
        )  # fmt: skip
        return RawTable("journal", (HEADER, *rows), (Text("Journal der Anwendung", "the application's journal"),))


def _noted(entry: RosterEntry, begun: Collection[str], in_file: Collection[str]) -> State:
    """Say where an office stands that has released nothing here."""
    if entry.office.key in in_file:
        return "in_file"
    return entry.standing or ("in_progress" if entry.id in begun else "invited")


def _participation(entry: RosterEntry, latest: Release | None, noted: State) -> Participation:
    if latest is None:
        return Participation(entry, noted, None, 0)
    return Participation(entry, "released", latest.released_at, latest.version)
