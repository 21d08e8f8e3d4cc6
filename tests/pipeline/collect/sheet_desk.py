"""The coordination's desk in tests of the team's sheet: a round with two answers that were delivered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.collect.journal import Journal
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_beside import SheetReading
from pipeline.collect.sheet_reading import read_sheet
from pipeline.model import Meeting
from tests.pipeline.collect.conftest import OFFICES, Clock
from tests.pipeline.collect.team_sheet import TeamSheet, release, team_sheet


class Desk:
    """A round of three offices, two of which stand in the sheet (rows 2 and 3)."""

    def __init__(self, journal: Journal, sheet: TeamSheet, clock: Clock) -> None:
        self.journal, self.sheet, self.clock = journal, sheet, clock
        self.round_id = journal.create_round(Meeting(authority="Landkreis Auental"), OFFICES).id
        self.offices = [entry.id for entry in journal.roster(self.round_id)]
        self.sent = []
        for office, value in zip(self.offices[:2], (5, 0), strict=True):
            self.sent.append(release(journal, office, affected=value, why_affected="Kernaufgabe"))
            clock.go_on(seconds=1)
        self.delivery = sheet.delivery(journal)
        sheet.run(self.delivery, journal)

    def read(self) -> SheetReading:
        return read_sheet(self.journal, Sheet(self.sheet.settings, timeout=(2, 2)), self.round_id)

    def shown(self, *headings: str) -> list[tuple[str, ...]]:
        top, *below = self.read().table.rows
        places = [top.index(heading) for heading in headings]
        return [tuple(row[place] for place in places) for row in below if row]


@contextmanager
def sheet_desk(folder: Path, clock: Clock) -> Iterator[Desk]:
    journal = Journal.open(f"sqlite:///{folder / 'journal.sqlite'}", clock=clock)
    with team_sheet(clock) as sheet:
        yield Desk(journal, sheet, clock)
    journal.close()
