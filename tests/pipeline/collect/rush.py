"""The rush before a deadline, for the test and for the benchmark: many people release while one writer delivers.

Both clocks, the server's and the delivery's, run `SPEED` times faster than the wall's.
"""

from __future__ import annotations

import random
import time
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal
from pipeline.collect.sheet import Sheet
from pipeline.model import Meeting, Office
from tests.pipeline.collect.team_sheet import FORM, TeamSheet

PEOPLE, RELEASES, SECONDS, SPEED = 50, 300, 60.0, 5.0
OFFICES = tuple(Office(f"LK-{n:02}", str(n), f"Amt {n}", f"Amt {n} – Stelle {n}") for n in range(PEOPLE))


class FastClock:
    """A clock that runs faster than the wall's."""

    def __init__(self, speed: float = SPEED) -> None:
        self._start, self._since, self._speed = datetime(2026, 10, 5, 6, tzinfo=UTC), time.monotonic(), speed

    def __call__(self) -> datetime:
        return self._start + timedelta(seconds=(time.monotonic() - self._since) * self._speed)


@dataclass
class Rush:
    """One rush on one journal and one sheet."""

    journal: Journal
    sheet: TeamSheet
    waited: list[float] = field(default_factory=list)  # seconds, by an office head until a release was confirmed

    def __post_init__(self) -> None:
        self._offices = [entry.id for entry in self.journal.roster(self.journal.create_round(Meeting(), OFFICES).id)]
        self.sheet.control("POST", "quotas", {"on": True})
        self.sheet.control("POST", "clock", {"speed": SPEED})

    def deliver_while(self, people: Executor) -> dict[str, list[str]]:
        """Let everybody release, deliver until nothing waits; return what each office released, in order."""
        delivery = Delivery(self.journal, Sheet(self.sheet.settings), clock=FastClock())
        working = [people.submit(self._release_some, office) for office in self._offices]
        while self.journal.count_waiting() or not all(one.done() for one in working):
            time.sleep(min(delivery.step(), 1.0) / SPEED)
        delivery.close()
        return {office: one.result() for office, one in zip(self._offices, working, strict=True)}

    def _release_some(self, office: str) -> list[str]:
        dice = random.Random(office)
        moments = sorted(dice.uniform(0, SECONDS) for _ in range(RELEASES // PEOPLE))
        begin, sent = time.monotonic(), []
        for version, moment in enumerate(moments):
            time.sleep(max(0.0, begin + moment / SPEED - time.monotonic()))
            asked = time.monotonic()
            answers = {"affected": version % 6, "why_affected": f"Fassung {version}"}
            sent.append(self.journal.release(office, answers, **FORM, base_version=version).id)
            self.waited.append(time.monotonic() - asked)
        return sent
