"""50 offices fill in at once, and 100 sessions stay open: ``python -m tests.benchmarks.form_rush``.

Real websocket clients against the real server as everybody starts it, all on this machine. Measured is what a browser
would see: from sending an answer until the line "gespeichert" of that run is there. The pause in typing before a text
is sent comes on top in the browser. Prints, asserts only that nothing was lost or mixed up.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

from pipeline.model import Office
from tests.browser.app import App, meeting
from tests.browser.socket_visit import SocketTab

OFFICES, SESSIONS, ANSWERS = 50, 100, 12
THINKING = (1.0, 5.0)  # seconds between two answers of one person
POINTS = ("gar nicht", "kaum", "etwas", "mittel", "stark", "sehr stark")
_TICKS = os.sysconf("SC_CLK_TCK")


class Head:
    """The head of one office, who answers the first page again and again."""

    def __init__(self, app: App, key: str) -> None:
        self.key, self.given, self.waited = key, dict[str, object](), list[float]()
        self.tab = SocketTab(app.url, app.token(key))
        self.tab.open("self_assessment", f"step=1&tab={key}")

    def answer(self, chance: random.Random) -> None:
        """Answer one of the two questions of the page and note how long "gespeichert" took."""
        began = time.perf_counter()
        if chance.random() < 0.5:
            words = f"{self.key}: {chance.randrange(10**9)}"
            shown = self.tab.put(":why_affected:", string_value=words)
            self.given["why_affected"] = words
        else:
            point = chance.randrange(6)
            shown = self.tab.put(":affected:", string_value=f"**{point}** – {POINTS[point]}")
            self.given["affected"] = point
        self.waited.append(time.perf_counter() - began)
        assert "gespeichert " in shown

    def work(self, seed: int) -> None:
        """Think and answer."""
        chance = random.Random(seed)
        for _ in range(ANSWERS):
            time.sleep(chance.uniform(*THINKING))
            self.answer(chance)


def main() -> None:
    """Measure and print one table."""
    with tempfile.TemporaryDirectory() as folder, App(Path(folder), empty=True) as app:
        keys = [f"A-{number:03}" for number in range(SESSIONS)]
        app.journal.create_round(meeting(), [_office(key) for key in keys])
        process = app.process_id
        before, idle = _memory(process), _processor(process)
        began = time.perf_counter()
        with ThreadPoolExecutor(SESSIONS) as pool:
            heads = list(pool.map(lambda key: Head(app, key), keys))
        opened, opened_cpu = time.perf_counter() - began, _processor(process) - idle
        after, cpu = _memory(process), _processor(process)
        typing = heads[:OFFICES]
        with ThreadPoolExecutor(OFFICES) as pool:
            list(pool.map(lambda pair: pair[1].work(pair[0]), enumerate(typing)))
        cpu = _processor(process) - cpu
        for head in typing:
            assert app.draft(head.key).answers == head.given, f"{head.key}: lost or mixed up"
        waited = sorted(second * 1000 for head in typing for second in head.waited)
        sys.stdout.write(
            f"{SESSIONS} sessions opened at once: {opened:.1f} s, {opened_cpu * 1000 / SESSIONS:.0f} CPU-ms each\n"
            f"memory: {before:.0f} MB at the start, {after:.0f} MB with {SESSIONS} sessions, "
            f"{(after - before) / SESSIONS:.2f} MB a session\n"
            f"{len(waited)} answers of {OFFICES} offices, {SESSIONS} sessions open: median {median(waited):.0f} ms, "
            f"p95 {waited[int(len(waited) * 0.95)]:.0f} ms, longest {waited[-1]:.0f} ms; none lost, none mixed up\n"
            f"{cpu * 1000 / len(waited):.1f} CPU-ms of the server for one answer\n"
        )
        for head in heads:
            head.tab.close()


def _office(key: str) -> Office:
    return Office(key, key, f"Amt {key}", f"Amt {key}")


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found
    return int(found[1]) / 1024


def _processor(process: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


if __name__ == "__main__":
    main()
