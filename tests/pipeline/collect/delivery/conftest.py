"""A journal with one round that delivers to a running Sheets server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import TeamSheet, team_sheet


@pytest.fixture
def database(tmp_path: Path) -> str:
    """SQLite alone: what differs between the databases is the outbox and the lock, tested beside this folder."""
    return f"sqlite:///{tmp_path / 'journal.sqlite'}"


@pytest.fixture
def sheet(clock: Clock) -> Iterator[TeamSheet]:
    with team_sheet(clock) as running:
        yield running


@pytest.fixture
def delivery(sheet: TeamSheet, journal: Journal) -> Delivery:
    return sheet.delivery(journal)
