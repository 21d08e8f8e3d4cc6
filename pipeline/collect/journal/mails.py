"""Which mails are to be sent, and what became of each: so that nobody gets the same mail twice.

Sends nothing itself; that is for `pipeline.collect.mail_sender`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from pipeline.collect.journal.audit import Role, note
from pipeline.collect.journal.rounds import refuse_purged, the_round
from pipeline.collect.journal.schema import canonical
from pipeline.collect.journal.schema_mails import mails
from pipeline.collect.journal.store import Store

MailState = Literal["waiting", "sending", "sent", "refused", "unknown", "needless", "elsewhere"]

_NOT_LEFT = ("waiting", "refused", "needless")


@dataclass(frozen=True)
class NewMail:
    """A mail to send: which kind, to whom, on which occasion; `data` is what it is written from besides, no link."""

    kind: str
    occasion: str
    address: str
    office_id: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Mail:
    """One mail and what became of it.

    `waiting`: to be sent, perhaps after a pause; `sending`: just now; `sent`: the mail server took it; `refused`: it
    did not, and `reason` with `reply` say why; `unknown`: the connection ended before its answer; `needless`: not
    sent, because it was not needed any more; `elsewhere`: the coordination sent it by other means.
    """

    id: str
    round_id: str
    office_id: str | None
    kind: str
    occasion: str
    address: str
    data: Mapping[str, Any]
    state: MailState
    reason: str
    reply: str
    tries: int
    queued_at: datetime
    next_try_at: datetime | None
    done_at: datetime | None


class Mails(Store):
    """Queues mails and notes what becomes of them."""

    def queue_mails(
        self, round_id: str, wanted: Iterable[NewMail], *, elsewhere: bool = False, by: Role = "coordinator"
    ) -> int:
        """Queue the mails that are not there yet and return how many; `elsewhere`: note them as sent by other means.

        Raises UserError where the answers of the round are deleted.
        """
        with self._write() as connection:
            # Locked, so that of two who queue the same one finds the other's.
            refuse_purged(the_round(connection, round_id, lock=True))
            new = [mail for mail in wanted if add_mail(connection, round_id, mail, self._clock(), elsewhere=elsewhere)]
            action = "mails_sent_elsewhere" if elsewhere else "mails_queued"
            note(connection, self._clock(), by, action, round_id=round_id, number=len(new))
        return len(new)

    def mails(self, round_id: str, *kinds: str) -> tuple[Mail, ...]:
        """Return the mails of a round, of some kinds or all, oldest first."""
        query = select(mails).where(mails.c.round_id == round_id).order_by(mails.c.queued_at, mails.c.id)
        wanted = query.where(mails.c.kind.in_(kinds)) if kinds else query
        with self._read() as connection:
            return tuple(_mail(row) for row in connection.execute(wanted))

    def due_mails(self, limit: int) -> tuple[Mail, ...]:
        """Return what is to be sent now, of all rounds, oldest first."""
        due = mails.c.next_try_at.is_(None) | (mails.c.next_try_at <= self._clock())
        query = select(mails).where(mails.c.state == "waiting", due).order_by(mails.c.queued_at, mails.c.id)
        with self._read() as connection:
            return tuple(_mail(row) for row in connection.execute(query.limit(limit)))

    def note_interrupted_mails(self) -> None:
        """Note of mails whose sender ended in the middle that nobody knows whether they arrived.

        Only who holds the sender's lock may call this.
        """
        interrupted = mails.c.state == "sending"
        with self._read() as connection:
            if connection.execute(select(mails.c.id).where(interrupted).limit(1)).first() is None:
                return
        with self._write() as connection:
            values = {"state": "unknown", "reason": "interrupted", "done_at": self._clock()}
            connection.execute(update(mails).where(interrupted).values(values))

    def begin_mail(self, mail_id: str) -> bool:
        """Reserve a mail that waits, before it is handed to the mail server; False if somebody else has it."""
        with self._write() as connection:
            reserved = update(mails).where(mails.c.id == mail_id, mails.c.state == "waiting")
            done = connection.execute(reserved.values(state="sending", next_try_at=None))
            return done.rowcount == 1

    def end_mail(
        self, mail_id: str, state: MailState, reason: str = "", reply: str = "", *, next_try_at: datetime | None = None
    ) -> None:
        """Note what became of a try to send a mail."""
        outcome: dict[str, Any] = {"state": state, "reason": reason, "reply": reply, "next_try_at": next_try_at}
        outcome["tries"] = mails.c.tries + 1
        done_at = None if state == "waiting" else self._clock()
        with self._write() as connection:
            connection.execute(update(mails).where(mails.c.id == mail_id).values(**outcome, done_at=done_at))

    def note_all_mails_wait(self, reason: str) -> None:
        """Note why nothing at all can be sent just now."""
        with self._write() as connection:
            waiting = (mails.c.state == "waiting") & (mails.c.reason != reason)
            connection.execute(update(mails).where(waiting).values(reason=reason))

    def send_mail_again(self, mail_id: str, *, by: Role = "coordinator") -> None:
        """Let a mail be sent that was refused, or of which nobody knows whether it arrived: a person says so."""
        self._decide(mail_id, ("refused", "unknown", "waiting"), "mail_sent_again", by, state="waiting", reason="",
                     reply="", tries=0, next_try_at=None, done_at=None)  # fmt: skip

    def note_mail_arrived(self, mail_id: str, *, by: Role = "coordinator") -> None:
        """Note that a mail of which nobody knew it did arrive: somebody asked."""
        self._decide(mail_id, ("unknown",), "mail_arrived", by, state="sent", reason="asked")

    def withdraw_mail(self, mail_id: str, *, by: Role = "coordinator") -> None:
        """Take a mail back that was not sent; it can be queued again."""
        with self._write() as connection:
            here = (mails.c.id == mail_id) & mails.c.state.in_(("waiting", "refused"))
            row = connection.execute(select(mails).where(here)).first()
            if row is not None and connection.execute(delete(mails).where(here)).rowcount:
                note(connection, self._clock(), by, "mail_withdrawn", round_id=row.round_id, office_id=row.office_id)

    def _decide(self, mail_id: str, states: tuple[MailState, ...], action: str, by: Role, **values: Any) -> None:
        with self._write() as connection:
            here = (mails.c.id == mail_id) & mails.c.state.in_(states)
            row = connection.execute(select(mails).where(here)).first()
            if row is not None and connection.execute(update(mails).where(here).values(**values)).rowcount:
                note(connection, self._clock(), by, action, round_id=row.round_id, office_id=row.office_id)


def add_mail(connection: Connection, round_id: str, mail: NewMail, at: datetime, *, elsewhere: bool = False) -> bool:
    """Queue a mail within a transaction that holds the round or the office; False if it is there already.

    One that was not needed when its turn came is queued again; one that has not left can be noted as sent elsewhere.
    """
    here = mails.c.id == mail_identity(round_id, mail)
    present = connection.scalar(select(mails.c.state).where(here))
    if present is not None and present not in (_NOT_LEFT if elsewhere else ("needless",)):
        return False
    connection.execute(delete(mails).where(here))
    values: dict[str, Any] = {"id": mail_identity(round_id, mail), "round_id": round_id, "office_id": mail.office_id}
    values |= {"kind": mail.kind, "occasion": mail.occasion, "address": mail.address.strip(), "data": dict(mail.data)}
    values |= {"state": "elsewhere", "done_at": at} if elsewhere else {"state": "waiting"}
    connection.execute(insert(mails).values(**values, reason="", reply="", tries=0, queued_at=at))
    return True


def mail_identity(round_id: str, mail: NewMail) -> str:
    """Return the same for the same mail to the same person, whoever queues it however often."""
    said = [round_id, mail.office_id, mail.kind, mail.occasion, mail.address.strip().casefold()]
    return hashlib.sha256(canonical(said).encode("ascii")).hexdigest()


def _mail(row: Row[Any]) -> Mail:
    return Mail(**{name: getattr(row, name) for name in Mail.__dataclass_fields__})
