"""The tables of what happens in the meeting and afterwards: agreements, notes on the map, deletions."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from pipeline.collect.journal.schema import KEPT, Day, Json, Moment, metadata

meeting_agreements = Table(  # what the offices agreed in the meeting; belongs to the file and outlives the answers
    "meeting_agreements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round_id", String(36), ForeignKey("rounds.id"), nullable=False, index=True),
    Column("data", Json, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("done_on", Day),
    Column("removed_at", Moment),
    Column("version", Integer, nullable=False),
    info=KEPT,
)

place_notes = Table(  # what an office said in the meeting about its own place on the map
    "place_notes",
    metadata,
    Column("office_id", String(36), ForeignKey("offices.id"), primary_key=True),
    Column("round_id", String(36), ForeignKey("rounds.id"), nullable=False, index=True),
    Column("note", Json, nullable=False),
    Column("noted_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)

deletions = Table(  # that something was deleted and how much, never what
    "deletions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round_id", String(36), ForeignKey("rounds.id"), nullable=False, index=True),
    Column("office_id", String(36), ForeignKey("offices.id")),  # null: the whole round
    Column("deleted_at", Moment, nullable=False),
    Column("archive_settled_on", Day),
    Column("counts", Json, nullable=False),
    Column("sheet", String(10), nullable=False),  # none, deleted, by_hand
    Column("store", String(20), nullable=False),  # overwritten, vacuumed, not_vacuumed
    info=KEPT,
)
