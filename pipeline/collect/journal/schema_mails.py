"""The tables of what is sent to people: mails with what became of each, and the letters' texts where they were changed.

No mail lies here: it is written anew when it is sent, so that no personal link stands in a table.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from pipeline.collect.journal.schema import Json, Moment, metadata

mails = Table(
    "mails",
    metadata,
    Column("id", String(64), primary_key=True),  # made of who gets what on which occasion: nobody gets it twice
    Column("round_id", String(36), ForeignKey("rounds.id"), nullable=False, index=True),
    Column("office_id", String(36), ForeignKey("offices.id")),  # null: to somebody who is no office
    Column("kind", String(20), nullable=False),
    Column("occasion", String(60), nullable=False),
    Column("address", Json, nullable=False),
    Column("data", Json, nullable=False),  # what the mail is written from besides; no link
    Column("state", String(10), nullable=False, index=True),
    Column("reason", String(40), nullable=False),
    Column("reply", Json, nullable=False),  # what the mail server said to it
    Column("tries", Integer, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("next_try_at", Moment),
    Column("done_at", Moment),  # since when it is in a state that is not waiting
)

letter_texts = Table(
    "letter_texts",
    metadata,
    Column("round_id", String(36), ForeignKey("rounds.id"), primary_key=True),
    Column("kind", String(30), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("data", Json, nullable=False),
    Column("version", Integer, nullable=False),
)
