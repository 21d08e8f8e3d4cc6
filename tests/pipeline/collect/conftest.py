"""Every test of the journal runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.collect.journal import Journal, RosterEntry, Round
from pipeline.model import Meeting, Office
from tests.postgres import binaries, cluster, drop_database, fresh_database


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = datetime(2026, 10, 5, 6, 42, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[str]:
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed: apt install postgresql")
    with cluster() as socket:
        yield socket


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'journal.sqlite'}"
        return
    socket = request.getfixturevalue("postgres_socket")
    name = f"t{uuid.uuid4().hex}"
    yield fresh_database(socket, name)
    drop_database(socket, name)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(database: str, clock: Clock) -> Iterator[Journal]:
    opened = Journal.open(database, clock=clock)
    yield opened
    opened.close()


OFFICES = (
    Office("LK-01", "INT", "Stabsstelle Integration", "Stabsstelle Integration und Teilhabe", aliases=("INT", "VER")),
    Office("LK-02", "10", "Amt 10", "Amt 10 – Haupt- und Personalamt", head="Jörg Hüttenrauch"),
    Office("LK-33", "33", "Amt 33", "Amt 33 – Ausländerbehörde"),
)


@pytest.fixture
def meeting() -> Meeting:
    return Meeting(authority="Landkreis Auental", deadline=datetime(2026, 10, 23, tzinfo=UTC).date())


@pytest.fixture
def round_(journal: Journal, meeting: Meeting) -> Round:
    return journal.create_round(meeting, OFFICES)


@pytest.fixture
def office(journal: Journal, round_: Round) -> RosterEntry:
    return journal.roster(round_.id)[0]
