"""The rush before a deadline beside the usual way, in one run: ``python -m tests.benchmarks.sheet_rush``.

300 releases within 60 seconds of the server's clock from 50 people, with Google's quotas (60 reads and 60 writes
a minute). The usual way, once per submission: open_by_key, worksheet, get_all_records, append_row. Prints,
asserts nothing.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import gspread

from pipeline.collect.journal import Journal
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.rush import PEOPLE, RELEASES, SECONDS, SPEED, Rush
from tests.pipeline.collect.team_sheet import TeamSheet, team_sheet
from tests.sheets_fixtures import Sheets

USUAL = "usual@throw-away.example"
HEADINGS = ["id", "office", "affected", "why"]


@dataclass(frozen=True)
class Outcome:
    """What became of the releases of one way."""

    in_the_sheet: int
    double: int
    refused: int
    writes: int
    reads: int
    seconds: float
    waited: list[float]


def main() -> None:
    """Runs both ways and prints one table."""
    ours, usual = outcome_of(deliver), outcome_of(write_as_usual)
    rows: list[tuple[str, Callable[[Outcome], str]]] = [
        (f"of {RELEASES} releases in the sheet", lambda one: str(one.in_the_sheet)),
        ("lost", lambda one: str(RELEASES - one.in_the_sheet)),
        ("double", lambda one: str(one.double)),
        ("calls refused by quota (429)", lambda one: str(one.refused)),
        ("write calls", lambda one: str(one.writes)),
        ("read calls", lambda one: str(one.reads)),
        ("seconds of the server's clock until all was over", lambda one: f"{one.seconds:.0f}"),
        ("an office head waits for yes or no, median (ms)", lambda one: f"{median(one.waited) * 1000:.0f}"),
        ("an office head waits for yes or no, longest (ms)", lambda one: f"{max(one.waited) * 1000:.0f}"),
    ]
    sys.stdout.write(f"{'':50}{'delivery':>12}{'usual way':>12}\n")
    for name, shown in rows:
        sys.stdout.write(f"{name:50}{shown(ours):>12}{shown(usual):>12}\n")


def outcome_of(way: Callable[[TeamSheet], tuple[list[str], list[float]]]) -> Outcome:
    """Run one way on a server of its own."""
    with team_sheet(Clock()) as sheet:
        begin = time.monotonic()
        found, waited = way(sheet)
        seconds = (time.monotonic() - begin) * SPEED
        calls = sheet.calls()
    counts = Counter(found)
    refused = sum(call["status"] == 429 for call in calls["calls"])
    double = sum(count - 1 for count in counts.values())
    return Outcome(len(counts), double, refused, calls["writes"], calls["reads"], seconds, waited)


def deliver(sheet: TeamSheet) -> tuple[list[str], list[float]]:
    """Release into the journal, and let the writer bring it to the sheet."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(PEOPLE) as people:
        rush = Rush(Journal.open(f"sqlite:///{Path(folder) / 'journal.sqlite'}"), sheet)
        rush.deliver_while(people)
        rush.journal.close()
        return sheet.ids(), rush.waited


def write_as_usual(sheet: TeamSheet) -> tuple[list[str], list[float]]:
    """Write each submission at once, as the examples on the web do."""
    server = Sheets(sheet.server.world.base_url)
    sheet.control("POST", "edit", {"do": "share", "with": USUAL})
    clients = [server.client(USUAL) for _ in range(PEOPLE)]
    tab = clients[0].open_by_key(sheet.settings.spreadsheet).sheet1
    tab.append_row(HEADINGS)
    server.forget_calls()
    sheet.control("POST", "quotas", {"on": True})
    sheet.control("POST", "clock", {"speed": SPEED})
    waited: list[float] = []
    with ThreadPoolExecutor(PEOPLE) as people:
        work = [people.submit(_submit_some, client, tab, number, waited) for number, client in enumerate(clients)]
        for one in work:
            one.result()
    return [row[0] for row in server.values(tab.title)[1:]], waited


def _submit_some(client: gspread.Client, tab: gspread.Worksheet, person: int, waited: list[float]) -> None:
    dice = random.Random(person)
    begin = time.monotonic()
    for number, moment in enumerate(sorted(dice.uniform(0, SECONDS) for _ in range(RELEASES // PEOPLE))):
        time.sleep(max(0.0, begin + moment / SPEED - time.monotonic()))
        asked = time.monotonic()
        try:
            here = client.open_by_key(tab.spreadsheet_id).worksheet(tab.title)
            here.get_all_records()
            here.append_row([f"{person}-{number}", f"Amt {person}", number % 6, "Text"])
        except gspread.exceptions.APIError:
            pass  # the usual page shows a trace and the answer is gone
        waited.append(time.monotonic() - asked)


if __name__ == "__main__":
    main()
