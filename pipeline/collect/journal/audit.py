"""The audit trail: who did what when, append-only, without answers, names or tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import Connection, insert, select

from pipeline.collect.journal.schema import audit
from pipeline.collect.journal.store import Store

Role = Literal["office", "coordinator", "leadership", "system"]


@dataclass(frozen=True)
class AuditEntry:
    """One line of the trail; `number` is the version, generation or count that it is about."""

    at: datetime
    role: Role
    action: str
    office_id: str | None
    number: int | None


class AuditTrail(Store):
    """Reads the trail; every topic writes its own lines."""

    def audit(self, round_id: str) -> tuple[AuditEntry, ...]:
        """Return the trail of a round, oldest first."""
        with self._read() as connection:
            rows = connection.execute(select(audit).where(audit.c.round_id == round_id).order_by(audit.c.id))
            return tuple(AuditEntry(r.at, r.role, r.action, r.office_id, r.number) for r in rows)


def note(
    connection: Connection,
    at: datetime,
    role: Role,
    action: str,
    *,
    round_id: str | None,
    office_id: str | None = None,
    number: int | None = None,
) -> None:
    """Add a line to the trail within the transaction that it is about.

    A role is asked for, not a person: raises ValueError for anything else, so that no name slips in.
    """
    if role not in get_args(Role):
        raise ValueError("the audit trail takes a role, never a name")
    line = {"at": at, "role": role, "action": action, "round_id": round_id, "office_id": office_id, "number": number}
    connection.execute(insert(audit).values(line))
