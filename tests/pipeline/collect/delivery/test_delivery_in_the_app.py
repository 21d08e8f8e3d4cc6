"""The delivery as the app drives it: in the background from start to stop, and to one server alone."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from pipeline.collect.background import Background
from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal, Round
from tests.pipeline.collect.team_sheet import TeamSheet, release


@pytest.fixture
def offices(journal: Journal, round_: Round) -> list[str]:
    return [entry.id for entry in journal.roster(round_.id)]


def test_no_other_server_is_asked_than_the_configured_one(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    look_up = socket.getaddrinfo

    def remember(host: str, *args: Any, **more: Any) -> Any:
        asked.add(host)
        return look_up(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", remember)
    release(journal, offices[0], affected=1)
    sheet.run(delivery, journal)
    time.sleep(0.2)  # what a library asks in the background
    assert asked == {"127.0.0.1"}


def test_it_runs_in_the_background_and_ends_with_the_app(
    sheet: TeamSheet, journal: Journal, offices: list[str]
) -> None:
    sent = release(journal, offices[0], affected=1)
    thread = Background(sheet.delivery(journal), "delivery")
    thread.start()
    for _ in range(200):
        if not journal.count_waiting():
            break
        thread._ending.wait(0.05)
    thread.stop()
    assert not thread._thread.is_alive()
    assert sheet.ids() == [sent]
