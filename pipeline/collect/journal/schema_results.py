"""The tables of what becomes of the results: who was spoken to about an interface, which version was handed out."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from pipeline.collect.journal.schema import KEPT, Day, Json, Moment, metadata

conversations = Table(  # an office was spoken to about its interface with another one: a line for each side
    "conversations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round_id", String(36), ForeignKey("rounds.id"), nullable=False, index=True),
    Column("office_id", String(36), ForeignKey("offices.id"), nullable=False),
    Column("other_id", String(36), ForeignKey("offices.id"), nullable=False),
    Column("spoken_with", Json, nullable=False),
    Column("spoken_on", Day, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("undone_at", Moment),
)

handouts = Table(  # the version of an edition that its readers may see; the latest line not taken back counts
    "handouts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round_id", String(36), ForeignKey("rounds.id"), nullable=False, index=True),
    Column("edition", String(20), nullable=False),
    Column("number", Integer, nullable=False),
    Column("handed_out_at", Moment, nullable=False),
    Column("taken_back_at", Moment),
    info=KEPT,
)
