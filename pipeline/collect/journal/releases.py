"""Releases: every version that an office has released, kept as it was, with its reference number and its delivery.

A release is one transaction. Double click, two tabs or a repeated request make one version and the same receipt.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.drafts import delete_drafts, the_draft
from pipeline.collect.journal.open_for_writing import lock_for_writing, refuse_if_closed
from pipeline.collect.journal.receipts import queue_receipt
from pipeline.collect.journal.references import reference_number
from pipeline.collect.journal.roster import the_entry
from pipeline.collect.journal.rounds import Round, open_round
from pipeline.collect.journal.schema import canonical, deliveries, releases
from pipeline.collect.journal.store import Conflict, Store

Way = Literal["form", "paper", "spoken"]


@dataclass(frozen=True)
class Release:
    """One released version; `replayed` says that it was there already when it was asked for."""

    id: str
    reference: str
    office_id: str
    version: int
    released_at: datetime
    answers: Mapping[str, Any]
    language: str
    form_version: str
    way: Way = "form"
    agreed_with: str = ""
    agreed_on: date | None = None
    replayed: bool = False
    round_id: str = ""


@dataclass(frozen=True)
class Agreement:
    """With whom and on which day the coordination agreed an answer that it entered, and how it was given."""

    way: Literal["paper", "spoken"]
    agreed_with: str
    agreed_on: date


class Releases(Store):
    """Writes and reads releases."""

    def release(
        self,
        office_id: str,
        answers: Mapping[str, Any],
        *,
        language: str,
        form_version: str,
        base_version: int,
        draft_revision: int | None = None,
    ) -> Release:
        """Release answers as the next version after `base_version` (0: the first) and queue its delivery.

        The same answers on the same base, however often, are one version. The drafts are deleted. Raises Conflict if
        other answers were released since `base_version`, or entered since `draft_revision`, the state that the
        person reviewed; UserError after the deadline, or when the round is closed.
        """
        new = _New(dict(answers), language, form_version, self._clock())
        with self._write() as connection:
            entry, of_round = lock_for_writing(connection, office_id)
            done = _released_before(connection, office_id, base_version, new)
            if done is None:
                refuse_if_closed(entry, of_round, new.at)
                _refuse_unseen(connection, office_id, new, draft_revision)
                done = _write(connection, of_round, office_id, base_version, new, by="office")
            ends_draft = not done.replayed or _says_nothing_new(connection, office_id, done)
            if ends_draft:
                delete_drafts(connection, office_id)
        if ends_draft:
            self._leave_no_trace()
        return done

    def enter_on_behalf(
        self,
        office_id: str,
        answers: Mapping[str, Any],
        agreement: Agreement,
        *,
        language: str = "de",
        form_version: str,
        base_version: int,
        in_meeting: bool = False,
        by: Role = "coordinator",
    ) -> Release:
        """Enter what an office gave on paper or orally as its next version, so marked; possible after the deadline.

        What the office has entered since its own last release stays its draft: only the office can release it.
        Raises Conflict as `release` does, UserError when the round is closed, unless it was said `in_meeting`.
        """
        new = _New(dict(answers), language, form_version, self._clock(), agreement=agreement)
        with self._write() as connection:
            entry = the_entry(connection, office_id)
            of_round = open_round(connection, entry.round_id, in_meeting=in_meeting)
            the_entry(connection, office_id, lock=True)
            done = _released_before(connection, office_id, base_version, new)
            return done or _write(connection, of_round, office_id, base_version, new, by=by)

    def adopt_release(
        self, office_id: str, answers: Mapping[str, Any], *, release_id: str, reference: str, released_at: datetime,
        language: str, form_version: str,
    ) -> Release:  # fmt: skip
        """Take over a release made elsewhere (the example, an older installation) with its own number and time."""
        new = _New(dict(answers), language, form_version, released_at, release_id=release_id, reference=reference)
        with self._write() as connection:
            of_round = open_round(connection, the_entry(connection, office_id).round_id)
            latest = _latest(connection, office_id)
            return _write(connection, of_round, office_id, latest.version if latest else 0, new, by="system")

    def releases(self, office_id: str) -> tuple[Release, ...]:
        """Return all versions of an office, oldest first."""
        with self._read() as connection:
            query = select(releases).where(releases.c.office_id == office_id).order_by(releases.c.version)
            return tuple(release_from(row) for row in connection.execute(query))

    def latest_release(self, office_id: str) -> Release | None:
        """Return the version that counts, None if nothing was released."""
        with self._read() as connection:
            return _latest(connection, office_id)


@dataclass(frozen=True)
class _New:
    """What is to become a version."""

    answers: dict[str, Any]
    language: str
    form_version: str
    at: datetime
    agreement: Agreement | None = None
    release_id: str = ""
    reference: str = ""

    @property
    def content_hash(self) -> str:
        said = [self.answers, None if self.agreement is None else _agreement(self.agreement)]
        return hashlib.sha256(canonical(said).encode("ascii")).hexdigest()

    def request_key(self, office_id: str, base_version: int) -> str:
        return hashlib.sha256(f"{office_id}|{base_version}|{self.content_hash}".encode("ascii")).hexdigest()


def of_round(connection: Connection, round_id: str) -> tuple[Release, ...]:
    """Return all versions of all offices of a round in the order of their release."""
    order = (releases.c.released_at, releases.c.office_id, releases.c.version)
    query = select(releases).where(releases.c.round_id == round_id).order_by(*order)
    return tuple(release_from(row) for row in connection.execute(query))


def _released_before(connection: Connection, office_id: str, base_version: int, new: _New) -> Release | None:
    key = new.request_key(office_id, base_version)
    row = connection.execute(select(releases).where(releases.c.request_key == key)).first()
    if row is None:
        # The form shows the receipt and the person releases the same once more: that is no new version.
        latest = select(releases).where(releases.c.office_id == office_id, releases.c.version == base_version)
        row = connection.execute(latest.where(releases.c.content_hash == new.content_hash)).first()
    return None if row is None else replace(release_from(row), replayed=True)


def _write(
    connection: Connection, of_round: Round, office_id: str, base_version: int, new: _New, *, by: Role
) -> Release:
    latest = _latest(connection, office_id)
    if (latest.version if latest else 0) != base_version:
        raise _released_meanwhile()
    release_id, reference = (new.release_id, new.reference) if new.release_id else _number(connection, of_round)
    values = {
        "id": release_id, "round_id": of_round.id, "office_id": office_id, "version": base_version + 1,
        "reference": reference, "released_at": new.at, "answers": new.answers, "language": new.language,
        "form_version": new.form_version, "way": new.agreement.way if new.agreement else "form",
        "agreement": _agreement(new.agreement), "request_key": new.request_key(office_id, base_version),
        "content_hash": new.content_hash,
    }  # fmt: skip
    connection.execute(insert(releases).values(values))
    queued = {"release_id": release_id, "round_id": of_round.id, "queued_at": new.at, "attempts": 0}
    connection.execute(insert(deliveries).values(queued))
    if by != "system":
        queue_receipt(connection, the_entry(connection, office_id), release_id, new.at)
    note(connection, new.at, by, "released", round_id=of_round.id, office_id=office_id, number=base_version + 1)
    return release_from(connection.execute(select(releases).where(releases.c.id == release_id)).one())


def _refuse_unseen(connection: Connection, office_id: str, new: _New, reviewed: int | None) -> None:
    draft = the_draft(connection, office_id)
    if reviewed is None or draft.revision <= reviewed or canonical(draft.answers) == canonical(new.answers):
        return
    raise Conflict(
        "Ihre Angaben wurden nach Ihrer Prüfung noch geändert, vielleicht in einem zweiten Fenster. Bitte prüfen Sie "
        "sie noch einmal und geben Sie sie dann frei.",
        "Your answers were changed after your review, perhaps in a second window. Please review them once more and "
        "then release them.",
    )


def _says_nothing_new(connection: Connection, office_id: str, done: Release) -> bool:
    """Whether the draft has come back to what counts already: then there is nothing left to release."""
    latest = _latest(connection, office_id)
    the_same = canonical(the_draft(connection, office_id).answers) == canonical(done.answers)
    return latest is not None and latest.id == done.id and the_same


def _number(connection: Connection, of_round: Round) -> tuple[str, str]:
    while True:
        release_id = str(uuid.uuid4())
        reference = reference_number(release_id, of_round.meeting.authority)
        taken = select(releases.c.id).where(releases.c.round_id == of_round.id, releases.c.reference == reference)
        if connection.execute(taken).first() is None:
            return release_id, reference


def _agreement(agreement: Agreement | None) -> dict[str, str]:
    if agreement is None:
        return {}
    return {"way": agreement.way, "with": agreement.agreed_with, "on": agreement.agreed_on.isoformat()}


def _latest(connection: Connection, office_id: str) -> Release | None:
    query = select(releases).where(releases.c.office_id == office_id).order_by(releases.c.version.desc()).limit(1)
    row = connection.execute(query).first()
    return None if row is None else release_from(row)


def release_from(row: Row[Any]) -> Release:
    """Return the release that a line of the table `releases` holds."""
    agreed = row.agreement
    return Release(
        row.id, row.reference, row.office_id, row.version, row.released_at, row.answers, row.language, row.form_version,
        row.way, agreed.get("with", ""), date.fromisoformat(agreed["on"]) if "on" in agreed else None,
        round_id=row.round_id,
    )  # fmt: skip


def _released_meanwhile() -> Conflict:
    return Conflict(
        "Für Ihre Stelle wurde inzwischen eine andere Fassung freigegeben, vielleicht aus einem zweiten Fenster. Ihre "
        "Eingaben sind als Entwurf gespeichert. Bitte laden Sie die Seite neu, prüfen Sie die Angaben und geben Sie "
        "sie dann frei.",
        "Another version has been released for your office meanwhile, perhaps from a second window. Your entries are "
        "saved as a draft. Please reload the page, check the answers and then release them.",
    )
