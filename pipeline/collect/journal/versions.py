"""The versions of the briefing: the snapshot each was built from, its hash, and the documents themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.meeting_tables import deletions
from pipeline.collect.journal.rounds import the_round
from pipeline.collect.journal.schema import audit, briefing_documents, briefing_versions
from pipeline.collect.journal.store import Conflict, Store
from pipeline.model import Edition, Language

_STORED = "briefing_stored"  # in the audit trail


@dataclass(frozen=True)
class BriefingVersion:
    """One version; `documents` names its editions and languages, read one by one with `document`."""

    number: int
    data_date: date
    hash: str
    stored_at: datetime
    documents: tuple[tuple[Edition, Language], ...]
    after_meeting: bool = False
    stored_by: Role = "coordinator"


class Versions(Store):
    """Stores and reads versions; none is ever changed."""

    def store_version(  # noqa: PLR0917 -- number, material and papers of one version
        self,
        round_id: str,
        number: int,
        snapshot: Any,
        hash_: str,
        data_date: date,
        documents: Mapping[tuple[Edition, Language], bytes],
        *,
        after_meeting: bool = False,
        deletions_seen: int = 0,
        by: Role = "coordinator",
    ) -> BriefingVersion:
        """Store the next version: the number it prints, the JSON snapshot it was built from, its SHA-256, its PDFs.

        `after_meeting`: it holds what was put right in the meeting. `deletions_seen`: how many deletions the round
        had seen when its answers were read.

        Raises Conflict if that is not the next number (any more), because somebody else has stored one meanwhile, and
        if answers were deleted meanwhile: the snapshot may hold them.
        """
        at = self._clock()
        with self._write() as connection:
            the_round(connection, round_id, lock=True)
            _refuse_overtaken(connection, round_id, number, deletions_seen)
            key = {"round_id": round_id, "number": number}
            said = {"data_date": data_date, "hash": hash_, "snapshot": snapshot, "stored_at": at}
            said["after_meeting"] = int(after_meeting)
            connection.execute(insert(briefing_versions).values(key | said))
            for (edition, language), pdf in documents.items():
                values = {**key, "edition": edition, "language": language, "pdf": pdf}
                connection.execute(insert(briefing_documents).values(values))
            note(connection, at, by, _STORED, round_id=round_id, number=number)
        return BriefingVersion(number, data_date, hash_, at, tuple(sorted(documents)), after_meeting, by)

    def last_version(self, round_id: str) -> int:
        """Return the number of the latest version, 0 if there is none."""
        with self._read() as connection:
            return _last(connection, round_id)

    def versions(self, round_id: str) -> tuple[BriefingVersion, ...]:
        """Return all versions of a round, oldest first."""
        papers = briefing_documents
        with self._read() as connection:
            found = connection.execute(
                select(papers.c.number, papers.c.edition, papers.c.language)
                .where(papers.c.round_id == round_id)
                .order_by(papers.c.number, papers.c.edition, papers.c.language)
            ).all()
            query = select(briefing_versions).where(briefing_versions.c.round_id == round_id)
            rows = connection.execute(query.order_by(briefing_versions.c.number)).all()
            roles = _stored_by(connection, round_id)
        papers_of = {row.number: [(d.edition, d.language) for d in found if d.number == row.number] for row in rows}
        return tuple(_version(row, papers_of[row.number], roles[row.number]) for row in rows)

    def document(self, round_id: str, number: int, edition: Edition, language: Language) -> bytes | None:
        """Return the PDF of a version, None if it was not stored in that edition and language."""
        paper = briefing_documents.c
        query = select(paper.pdf).where(paper.round_id == round_id, paper.number == number)
        with self._read() as connection:
            return connection.scalar(query.where(paper.edition == edition, paper.language == language))

    def snapshot(self, round_id: str, number: int) -> Any:
        """Return what a version was built from, None after the purge."""
        one = briefing_versions.c
        with self._read() as connection:
            return connection.scalar(select(one.snapshot).where(one.round_id == round_id, one.number == number))


def _last(connection: Connection, round_id: str) -> int:
    here = briefing_versions.c.round_id == round_id
    return connection.scalar(select(func.max(briefing_versions.c.number)).where(here)) or 0


def _refuse_overtaken(connection: Connection, round_id: str, number: int, deletions_seen: int) -> None:
    if number != _last(connection, round_id) + 1:
        raise Conflict(
            f"Fassung {number} gibt es schon. Bitte erstellen Sie die Vorlage noch einmal.",
            f"There is a version {number} already. Please build the briefing again.",
        )
    if deletions_seen != _deletions(connection, round_id):
        raise Conflict(
            "Inzwischen wurden Antworten gelöscht. Bitte erstellen Sie die Vorlage noch einmal.",
            "Answers have been deleted meanwhile. Please build the briefing again.",
        )


def _deletions(connection: Connection, round_id: str) -> int:
    return connection.scalar(select(func.count()).where(deletions.c.round_id == round_id)) or 0


def _stored_by(connection: Connection, round_id: str) -> dict[int, Role]:
    """Return in which role each version was stored: the trail knows."""
    here = (audit.c.round_id == round_id, audit.c.action == _STORED)
    return {row.number: row.role for row in connection.execute(select(audit.c.number, audit.c.role).where(*here))}


def _version(row: Row[Any], documents: list[tuple[Edition, Language]], stored_by: Role) -> BriefingVersion:
    return BriefingVersion(
        row.number, row.data_date, row.hash, row.stored_at, tuple(documents), bool(row.after_meeting), stored_by
    )
