"""The delivery speaks to the configured server and to nobody else."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from google.oauth2.service_account import Credentials
from requests.adapters import HTTPAdapter

from pipeline.collect import sheet_client
from pipeline.collect.journal import Journal, Round
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import release, team_sheet


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'journal.sqlite'}"


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch) -> set[str | None]:
    """Every host that any thread asks for anything; only loopback is really reached."""
    asked: set[str | None] = set()
    send = HTTPAdapter.send

    def noted(adapter: HTTPAdapter, request: Any, *args: Any, **kwargs: Any) -> Any:
        host = urlsplit(request.url).hostname
        asked.add(host)
        if host != "127.0.0.1":
            raise ConnectionError(host)
        return send(adapter, request, *args, **kwargs)

    monkeypatch.setattr(HTTPAdapter, "send", noted)
    return asked


def deliver_one(journal: Journal, round_: Round, clock: Clock) -> None:
    with team_sheet(clock) as sheet:
        release(journal, journal.roster(round_.id)[0].id, affected=1)
        sheet.run(sheet.delivery(journal), journal)
        time.sleep(0.3)  # what the library asks for in the background


def test_no_other_host_is_asked_for_anything(
    journal: Journal, round_: Round, clock: Clock, hosts: set[str | None]
) -> None:
    deliver_one(journal, round_, clock)
    assert hosts == {"127.0.0.1"}


def test_the_librarys_own_credentials_would_ask_another_server_with_our_token(
    journal: Journal, round_: Round, clock: Clock, hosts: set[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_client, "_Credentials", Credentials)
    deliver_one(journal, round_, clock)
    assert hosts > {"127.0.0.1"}
