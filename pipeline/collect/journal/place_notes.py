"""What an office said in the meeting about its own place on the map; one note for each office."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.meeting_tables import place_notes
from pipeline.collect.journal.roster import the_entry
from pipeline.collect.journal.rounds import changed_meanwhile, open_round
from pipeline.collect.journal.schema import offices
from pipeline.collect.journal.store import Store


@dataclass(frozen=True)
class PlaceNote:
    """The note as typed; `version` counts its changes, 0 where there is none yet."""

    text: str = ""
    version: int = 0


class PlaceNotes(Store):
    """Keeps the notes."""

    def place_notes(self, round_id: str) -> dict[str, PlaceNote]:
        """Return the notes of a round by the key of the office, in roster order."""
        query = select(offices.c.key, place_notes.c.note, place_notes.c.version).select_from(place_notes).join(offices)
        here = query.where(place_notes.c.round_id == round_id).order_by(offices.c.position, offices.c.key)
        with self._read() as connection:
            return {row.key: PlaceNote(row.note, row.version) for row in connection.execute(here)}

    def save_place_note(self, office_id: str, text: str, *, version: int, by: Role = "coordinator") -> PlaceNote:
        """Keep what the office says of its place; "" takes it back. Raises Conflict if it changed since `version`."""
        at = self._clock()
        here = place_notes.c.office_id == office_id
        with self._write() as connection:
            round_id = the_entry(connection, office_id).round_id
            open_round(connection, round_id, in_meeting=True)
            present = connection.scalar(select(place_notes.c.version).where(here)) or 0
            if present != version:
                raise changed_meanwhile()
            connection.execute(delete(place_notes).where(here))
            saved = PlaceNote(text.strip(), version + 1)
            values = {"office_id": office_id, "round_id": round_id, "note": saved.text, "noted_at": at}
            connection.execute(insert(place_notes).values(**values, version=saved.version))
            note(connection, at, by, "place_note_saved", round_id=round_id, office_id=office_id, number=saved.version)
        return saved
