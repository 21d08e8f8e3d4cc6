"""The outbox: which releases still have to reach the team's sheet, which arrived, which cannot, and how it fares.

Sends nothing itself; that is for `pipeline.collect.delivery`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, func, insert, select, update

from pipeline.collect.journal.releases import Release, release_from
from pipeline.collect.journal.schema import deliveries, delivery_report, releases, sheet_tabs
from pipeline.collect.journal.store import Store


@dataclass(frozen=True)
class SheetTab:
    """The tab that a round is delivered to; `sheet_id` stays when somebody renames it."""

    spreadsheet: str
    sheet_id: int
    title: str


@dataclass(frozen=True)
class DeliveryReport:
    """How the writer of the sheet fares: `state` idle, waiting or stopped, and why (a key of the status texts)."""

    state: Literal["idle", "waiting", "stopped"]
    reason: str = ""
    next_try_at: datetime | None = None


class Deliveries(Store):
    """Reads and marks the outbox."""

    def waiting(self, limit: int) -> tuple[str, tuple[Release, ...]]:
        """Return the round of the oldest release that waits, and up to `limit` that wait there, oldest first."""
        query = (
            select(releases).join(deliveries).where(deliveries.c.delivered_at.is_(None), deliveries.c.refused.is_(None))
        )
        order = (deliveries.c.queued_at, releases.c.office_id, releases.c.version)
        with self._read() as connection:
            first = connection.execute(query.order_by(*order).limit(1)).first()
            if first is None:
                return "", ()
            of_round = query.where(releases.c.round_id == first.round_id).order_by(*order).limit(limit)
            return first.round_id, tuple(release_from(row) for row in connection.execute(of_round))

    def count_waiting(self) -> int:
        """Return how many releases wait for delivery, without those that cannot be sent."""
        here = deliveries.c.delivered_at.is_(None) & deliveries.c.refused.is_(None)
        with self._read() as connection:
            return connection.scalar(select(func.count()).select_from(deliveries).where(here)) or 0

    def count_refused(self) -> int:
        """Return how many releases cannot be sent."""
        with self._read() as connection:
            query = select(func.count()).select_from(deliveries).where(deliveries.c.refused.is_not(None))
            return connection.scalar(query) or 0

    def refused(self, round_id: str) -> tuple[tuple[Release, str], ...]:
        """Return the releases that cannot be sent, each with the reason; they count from the journal."""
        query = select(releases, deliveries.c.refused.label("why")).join(deliveries).where(
            deliveries.c.refused.is_not(None), releases.c.round_id == round_id
        )  # fmt: skip
        with self._read() as connection:
            return tuple((release_from(row), row.why) for row in connection.execute(query))

    def delivered(self, round_id: str) -> frozenset[str]:
        """Return the ids of the releases that reached the sheet."""
        here = (deliveries.c.round_id == round_id) & deliveries.c.delivered_at.is_not(None)
        with self._read() as connection:
            return frozenset(connection.scalars(select(deliveries.c.release_id).where(here)))

    def was_sent(self, round_id: str) -> bool:
        """Return whether anything of a round was ever on its way to the sheet."""
        here = (deliveries.c.round_id == round_id) & (deliveries.c.attempts > 0)
        with self._read() as connection:
            return connection.execute(select(deliveries.c.release_id).where(here).limit(1)).first() is not None

    def was_interrupted(self, round_id: str) -> bool:
        """Return whether rows were sent of which nobody has seen yet that they arrived."""
        open_ = deliveries.c.delivered_at.is_(None) & deliveries.c.refused.is_(None)
        here = (deliveries.c.round_id == round_id) & (deliveries.c.attempts > 0) & open_
        with self._read() as connection:
            return connection.execute(select(deliveries.c.release_id).where(here).limit(1)).first() is not None

    def note_sending(self, release_ids: Collection[str]) -> frozenset[str]:
        """Count an attempt, before it is made; return which still wait: what was deleted meanwhile is not sent."""
        here = deliveries.c.release_id.in_(release_ids) & deliveries.c.delivered_at.is_(None)
        with self._write() as connection:
            connection.execute(update(deliveries).where(here).values(attempts=deliveries.c.attempts + 1))
            return frozenset(connection.scalars(select(deliveries.c.release_id).where(here)))

    def note_delivered(self, release_ids: Collection[str]) -> None:
        """Note that these rows were seen in the sheet."""
        self._mark(release_ids, delivered_at=self._clock(), refused=None)

    def note_refused(self, release_id: str, reason: str) -> None:
        """Note that this row alone cannot be sent, so that it holds up no other."""
        self._mark([release_id], refused=reason)

    def deliver_again(self, release_ids: Collection[str]) -> None:
        """Put rows back into the outbox: the sheet lost them."""
        self._mark(release_ids, delivered_at=None, refused=None)

    def _mark(self, release_ids: Collection[str], **values: object) -> None:
        if release_ids:
            with self._write() as connection:
                connection.execute(update(deliveries).where(deliveries.c.release_id.in_(release_ids)).values(**values))

    def sheet_tab(self, round_id: str) -> SheetTab | None:
        """Return the tab that a round is delivered to, None before the first delivery."""
        with self._read() as connection:
            row = connection.execute(select(sheet_tabs).where(sheet_tabs.c.round_id == round_id)).first()
        return None if row is None else SheetTab(row.spreadsheet, row.sheet_id, row.title)

    def save_sheet_tab(self, round_id: str, tab: SheetTab) -> None:
        """Remember a round's tab. If it is another than before, everything is delivered there once more."""
        values = {"spreadsheet": tab.spreadsheet, "sheet_id": tab.sheet_id, "title": tab.title}
        with self._write() as connection:
            here = sheet_tabs.c.round_id == round_id
            before = connection.execute(select(sheet_tabs).where(here)).first()
            connection.execute(delete(sheet_tabs).where(here))
            connection.execute(insert(sheet_tabs).values(round_id=round_id, **values))
            if before is not None and (before.spreadsheet, before.sheet_id) != (tab.spreadsheet, tab.sheet_id):
                again = update(deliveries).where(deliveries.c.round_id == round_id)
                connection.execute(again.values(delivered_at=None, refused=None))

    def delivery_report(self) -> DeliveryReport:
        """Return how delivery fares, as the server that writes has last said."""
        with self._read() as connection:
            row = connection.execute(select(delivery_report)).first()
        return DeliveryReport("idle") if row is None else DeliveryReport(row.state, row.reason, row.next_try_at)

    def save_delivery_report(self, report: DeliveryReport) -> None:
        """Replace the report."""
        values = {"state": report.state, "reason": report.reason, "next_try_at": report.next_try_at}
        with self._write() as connection:
            connection.execute(delete(delivery_report))
            connection.execute(insert(delivery_report).values(id=1, **values, reported_at=self._clock()))

    def try_delivery_now(self) -> None:
        """Let the writer, on whichever server it is, not wait any longer: somebody says that it is mended."""
        with self._write() as connection:
            waits = delivery_report.c.next_try_at.is_not(None)
            connection.execute(update(delivery_report).where(waits).values(next_try_at=self._clock()))
