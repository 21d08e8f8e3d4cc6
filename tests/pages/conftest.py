"""The pages run from the navigation script against a journal of their own; the visitor is whoever `visitor` says."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.components import access, download
from pages.components.building import Job
from pages.components.store import journal
from pipeline.collect.journal import Journal, Round
from pipeline.collect.links import Links
from pipeline.collect.roster_file import read_roster
from tests.browser.app import ROOT, meeting

Visit = Callable[[str], AppTest]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    """The journal that the pages open, empty."""
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite'}")
    st.cache_data.clear()
    st.cache_resource.clear()
    opened = journal()
    yield opened
    opened.close()


@pytest.fixture
def going_on(store: Journal) -> Round:
    """A round with the roster of the example county."""
    return store.create_round(meeting(), read_roster(ROOT / "examples" / "auental" / "auental_roster.csv"))


@pytest.fixture
def visit(store: Journal, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Open the start page of a role or an office; AppTest cannot send the cookie, so it is put in here."""

    def open_(who: str) -> AppTest:
        monkeypatch.setattr(access, "ticket_owner", lambda: _token(store, who))
        monkeypatch.setattr(download, "owner", lambda _cookies: _token(store, who))
        return AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60).run()

    return open_


def _token(store: Journal, who: str) -> str:
    if who in ("coordinator", "leadership"):
        return Links(store).token_for("coordinator" if who == "coordinator" else "leadership")
    current = store.current_round()
    roster = store.roster(current.id) if current else ()
    entry = next((entry for entry in roster if entry.office.key == who), None)
    return Links(store).token_for("office", entry.id) if entry else who


def finished(job: Job | None) -> Job:
    """Wait until a version is built, however busy the machine is."""
    assert job is not None
    end = time.monotonic() + 120
    while job.running:
        assert time.monotonic() < end
        time.sleep(0.02)
    return job
