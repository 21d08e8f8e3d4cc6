"""The evening of the deadline: 300 releases within 60 seconds from 50 people at once, with Google's quotas on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.collect.journal import Journal
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.rush import PEOPLE, RELEASES, Rush
from tests.pipeline.collect.team_sheet import TeamSheet, team_sheet


@pytest.fixture
def sheet(clock: Clock) -> Iterator[TeamSheet]:
    with team_sheet(clock) as running:
        yield running


def test_none_is_lost_none_is_doubled_and_the_quota_is_kept(sheet: TeamSheet, tmp_path: Path) -> None:
    rush = Rush(Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}"), sheet)
    with ThreadPoolExecutor(PEOPLE) as people:
        released = rush.deliver_while(people)
    found = sheet.ids()
    assert sorted(found) == sorted(release for versions in released.values() for release in versions)
    assert len(set(found)) == RELEASES
    for versions in released.values():
        assert [release for release in found if release in set(versions)] == versions
    calls = sheet.calls()
    assert calls["writes"] <= 60
    assert not [call for call in calls["calls"] if call["status"] == 429]
    rush.journal.close()
