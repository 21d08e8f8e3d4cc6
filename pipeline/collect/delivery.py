"""Brings every release to the team's sheet, once, whatever Google does; holds up no office head.

One step is: look which ids stand there, append in one call what is missing, look again. So an outcome that nobody
knows (a timeout, a connection cut after the write, a killed process) is settled by the next look. Steps are driven
from outside (`run`, or a test with its own clock); nothing here sleeps. Reads no answer and judges none.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from pipeline.collect.answers import HEADER
from pipeline.collect.background import POLL
from pipeline.collect.delivery_lock import WriterLock
from pipeline.collect.journal import DeliveryReport, Journal, Release, SheetTab
from pipeline.collect.journal.store import Clock, utc_now
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_columns import Look
from pipeline.collect.sheet_problems import SheetProblem
from pipeline.collect.sheet_rows import sheet_row, too_long
from pipeline.collect.sheet_settings import SheetSettings

BETWEEN_BATCHES = 2.5  # seconds: 24 writes a minute at most and twice as many reads, where Google allows 60 of each
MOST_ROWS = 100  # in one call
MOST_CHARACTERS = 500_000  # in one call; Google recommends 2 MB
FIRST_WAIT, LONGEST_WAIT = 3.0, 300.0  # seconds, doubled at every failure
FIRST_WAIT_FOR_QUOTA = 15.0  # seconds; Google counts by the minute and says nothing of how long
LONGEST_WORK = 180.0  # seconds for which Google may still carry out a request that nobody waits for any more
PROBE = 300.0  # seconds after which a stopped delivery looks whether somebody has mended it

_UNANSWERED = ("timeout", "cut")  # problems after which a write may still be under way
_log = logging.getLogger(__name__)


class Dice(Protocol):
    """What jitter needs."""

    def uniform(self, a: float, b: float) -> float:
        """Return a number between the two."""


class Delivery:
    """The writer of the sheet; of several in one deployment one works, the others wait for it to end."""

    def __init__(self, journal: Journal, sheet: Sheet, *, clock: Clock = utc_now, dice: Dice | None = None) -> None:
        self._journal = journal
        self._sheet = sheet
        self._clock = clock
        self._dice = dice or random.Random()
        self._lock = WriterLock(journal)
        self.is_writer = False  # whether the last step found nobody else writing
        self._not_before = clock()
        self._failures = 0
        self._most_rows = MOST_ROWS
        self._there_before: frozenset[str] = frozenset()  # ids before an append whose outcome was not yet seen
        self._headings: Sequence[str] = HEADER  # as they were last seen
        self._begun: set[str] = set()  # rounds delivered since this writer took over
        self._mend = ""  # what the next step has to see to first
        self._under_way_until = self._not_before  # until then a write without an answer may still be carried out
        self._reported = DeliveryReport("idle")

    def step(self) -> float:
        """Do what is due and return after how many seconds the next step is worthwhile."""
        was_writer, self.is_writer = self.is_writer, self._lock.acquire()
        if not self.is_writer:
            return POLL
        if not was_writer:
            self._begun, self._reported = set(), self._journal.delivery_report()
        left = (self._not_before - self._clock()).total_seconds()
        if left > 0 and not self._is_asked_to_try():
            return left
        round_id, waiting = self._journal.waiting(self._most_rows)
        if not waiting:
            self._report(DeliveryReport("idle"))
            return POLL
        try:
            self._deliver(round_id, waiting)
        except SheetProblem as problem:
            return self._wait_after(problem, waiting)
        self._failures, self._most_rows = 0, MOST_ROWS
        return self._pause(BETWEEN_BATCHES)

    def retry_now(self) -> None:
        """Try at once, because somebody says that it is mended."""
        self._not_before = self._clock()

    def close(self) -> None:
        """Let another server write."""
        self._lock.release()

    def _is_asked_to_try(self) -> bool:
        """Whether somebody says that it is mended, perhaps on another server (`Journal.try_delivery_now`)."""
        if self._reported.next_try_at is None:
            return False
        wanted = self._journal.delivery_report().next_try_at
        return wanted is not None and wanted <= self._clock()

    def _deliver(self, round_id: str, waiting: Sequence[Release]) -> None:
        tab = self._tab(round_id)
        if round_id not in self._begun:
            self._begun.add(round_id)
            self._take_over(round_id)
        before = self._look(round_id, tab)
        if self._journal.was_interrupted(round_id):
            before = self._straightened(round_id, tab, before, waiting)
        there = set(before.ids)
        self._journal.note_delivered([release.id for release in waiting if release.id in there])
        batch = self._sendable(round_id, [release for release in waiting if release.id not in there])
        if not batch:
            return
        if self._clock() < self._under_way_until:
            raise SheetProblem("wait", "timeout")
        sent_under = self._sheet.complete_headings(tab.title, before)
        still_there = self._journal.note_sending(list(batch))
        batch = {release_id: row for release_id, row in batch.items() if release_id in still_there}
        if not batch:
            return
        self._append(tab, sent_under, batch)
        after = self._look(round_id, tab)
        if after.headings != sent_under.headings:
            after = self._straightened(round_id, tab, after, waiting)
        arrived = set(after.ids)
        self._journal.note_delivered([release_id for release_id in batch if release_id in arrived])
        if not arrived.issuperset(batch):
            raise SheetProblem("unknown", "lost")

    def _take_over(self, round_id: str) -> None:
        """Go on where the writer before ended, perhaps in the middle of a call whose outcome it never learned.

        That call may still be carried out, and what it may have overwritten is put back, too.
        """
        if self._journal.was_interrupted(round_id):
            self._under_way_until = self._clock() + timedelta(seconds=LONGEST_WORK)
            decided = self._journal.decisions_on_deleted(round_id)
            self._there_before = self._journal.delivered(round_id).difference(decided)

    def _straightened(self, round_id: str, tab: SheetTab, look: Look, waiting: Sequence[Release]) -> Look:
        """Put rows in order that were written for columns as they were before somebody moved them."""
        rows = {release.id: row for release, row in self._rows(round_id, waiting)}
        look = self._sheet.complete_headings(tab.title, look)
        return self._look(round_id, tab) if self._sheet.straighten(tab.title, look, rows) else look

    def _append(self, tab: SheetTab, before: Look, batch: Mapping[str, Sequence[str]]) -> None:
        """Write a batch; where no answer comes, nothing is written again while it may still be carried out."""
        self._there_before = frozenset(before.ids)
        self._under_way_until = self._clock() + timedelta(seconds=LONGEST_WORK)
        try:
            self._sheet.append(tab.title, before, list(batch.values()))
        except SheetProblem as problem:
            if problem.reason not in _UNANSWERED:
                self._under_way_until = self._clock()
            raise
        self._under_way_until = self._clock()

    def _rows(self, round_id: str, releases: Sequence[Release]) -> Iterator[tuple[Release, tuple[str, ...]]]:
        roster = {entry.id: entry.office for entry in self._journal.roster(round_id, removed=True)}
        zone = ZoneInfo(self._journal.round(round_id).meeting.time_zone)
        for release in releases:
            yield release, sheet_row(release, roster[release.office_id], roster.values(), zone)

    def _sendable(self, round_id: str, releases: Sequence[Release]) -> dict[str, tuple[str, ...]]:
        """Return the rows of one call by id; a row that no cell can hold is put aside."""
        batch: dict[str, tuple[str, ...]] = {}
        characters = 0
        for release, row in self._rows(round_id, releases):
            if too_long(row):
                self._journal.note_refused(release.id, "too_long")
                continue
            characters += sum(map(len, row))
            if batch and characters > MOST_CHARACTERS:
                break
            batch[release.id] = row
        return batch

    def _put_back_lost(self, round_id: str, look: Look) -> None:
        """Put rows back into the outbox that stood there before the last append and are gone since.

        Google has been seen to write new rows over old ones, under a filter. What people delete at other times is
        not sent again.
        """
        lost = (self._there_before - set(look.ids)) & self._journal.delivered(round_id)
        self._there_before = frozenset()
        self._journal.deliver_again(lost)

    def _look(self, round_id: str, tab: SheetTab) -> Look:
        look = self._sheet.look(tab.title)
        if look is None:
            raise SheetProblem("unknown", "no_headings")
        self._headings = look.headings
        self._put_back_lost(round_id, look)
        return look

    def _tab(self, round_id: str) -> SheetTab:
        """Return the round's tab as it is known; look for it in the sheet where that has proved wrong."""
        known = self._journal.sheet_tab(round_id)
        here = known is not None and known.spreadsheet == self._sheet.settings.spreadsheet
        if self._mend == "no_tab" or not here:
            known = find_tab(self._journal, self._sheet, round_id)
        assert known is not None  # noqa: S101 - else it has just been found or created
        if self._mend == "no_headings":
            self._sheet.insert_headings(known, self._headings)
        self._mend = ""
        return known

    def _wait_after(self, problem: SheetProblem, waiting: Sequence[Release]) -> float:
        _log.warning("delivery to the sheet: %s", problem.reason)
        if problem.kind == "refused":
            self._narrow_down(waiting, problem.reason)
            return self._pause(BETWEEN_BATCHES)
        if problem.kind == "stop" and problem.reason == "foreign" and self._journal.was_sent(waiting[0].round_id):
            problem = SheetProblem("unknown", "no_headings")  # ours, without its headings
        if problem.reason in ("no_tab", "no_headings"):
            self._mend = problem.reason
        if problem.kind == "stop":
            return self._pause(PROBE, DeliveryReport("stopped", problem.reason))
        first, longest = (FIRST_WAIT, LONGEST_WAIT) if problem.kind == "unknown" else (FIRST_WAIT_FOR_QUOTA, 60.0)
        wait = min(first * 2**self._failures, longest) * self._dice.uniform(0.8, 1.2)
        self._failures = min(self._failures + 1, 10)
        return self._pause(max(wait, BETWEEN_BATCHES), DeliveryReport("waiting", problem.reason))

    def _narrow_down(self, waiting: Sequence[Release], reason: str) -> None:
        """Send fewer at once until the one that Google does not accept stands alone; put that one aside."""
        if len(waiting) == 1:
            self._journal.note_refused(waiting[0].id, reason)
            self._most_rows = MOST_ROWS
        else:
            self._most_rows = len(waiting) // 2

    def _pause(self, seconds: float, report: DeliveryReport | None = None) -> float:
        self._not_before = self._clock() + timedelta(seconds=seconds)
        self._report(replace(report, next_try_at=self._not_before) if report else DeliveryReport("idle"))
        return seconds

    def _report(self, report: DeliveryReport) -> None:
        if report != self._reported:
            self._journal.save_delivery_report(report)
            self._reported = report


def find_tab(journal: Journal, sheet: Sheet, round_id: str) -> SheetTab:
    """Find the round's tab by its number, which a new name does not change, else by its name; else create it."""
    title = round_tab_title(sheet.settings, journal.round(round_id).number)
    found = present_tab(sheet.tabs(), journal.sheet_tab(round_id), title) or sheet.create_tab(title)
    journal.save_sheet_tab(round_id, found)
    return found


def present_tab(tabs: Sequence[SheetTab], known: SheetTab | None, title: str) -> SheetTab | None:
    """Return the tab that is a round's: the known one, whatever it is called now, else the one with the title."""
    same = (tab for tab in tabs if known and (tab.spreadsheet, tab.sheet_id) == (known.spreadsheet, known.sheet_id))
    return next(same, None) or next((tab for tab in tabs if tab.title == title), None)


def round_tab_title(settings: SheetSettings, number: int) -> str:
    """Return how the tab of a round is called: the first as configured, the others with their number."""
    return settings.worksheet if number == 1 else f"{settings.worksheet} {number}"
