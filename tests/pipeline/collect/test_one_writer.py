"""Several servers on one journal make one writer of the sheet; when it ends, however it ends, another takes over."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from pipeline.collect.delivery_lock import WriterLock
from pipeline.collect.journal import Journal, Round
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import TeamSheet, release, team_sheet


@pytest.fixture
def sheet(clock: Clock) -> Iterator[TeamSheet]:
    with team_sheet(clock) as running:
        yield running


def test_of_two_servers_one_writes_and_the_other_takes_over(
    sheet: TeamSheet, journal: Journal, database: str, round_: Round, clock: Clock
) -> None:
    offices = [entry.id for entry in journal.roster(round_.id)]
    other_journal = Journal.open(database, clock=clock)
    one, other = sheet.delivery(journal), sheet.delivery(other_journal)
    sent = [release(journal, offices[0], affected=1)]
    one.step()
    sent.append(release(journal, offices[1], affected=1))
    clock.go_on(minutes=1)
    other.step()
    assert sheet.ids() == sent[:1]
    one.close()
    other.step()
    assert sheet.ids() == sent
    other.close()
    other_journal.close()


HOLDER = """
import sys, time
from pipeline.collect.delivery_lock import WriterLock
from pipeline.collect.journal import Journal
lock = WriterLock(Journal.open(sys.argv[1]))
print(lock.acquire(), flush=True)
time.sleep(60)
"""


def test_a_killed_writer_leaves_no_lock_behind(journal: Journal, database: str) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, database], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    lock = WriterLock(journal)
    assert not lock.acquire()
    holder.kill()
    holder.wait(10)
    for _ in range(100):  # PostgreSQL notices a moment later
        if lock.acquire():
            break
    assert lock.acquire()
    lock.release()
