"""A click on "build" with the team's sheet switched on: one read call to Google, and about a second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from pages.components.building import job_of, start
from pages.components.evaluation import live_briefing
from pipeline.collect import sheet_reading, sheet_settings
from pipeline.collect.journal import Journal, Round
from pipeline.tasks.example import load_example
from tests.pages.conftest import Visit, finished
from tests.pages.test_pages import shown
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import TeamSheet, team_sheet

DAY = date(2026, 11, 2)


@pytest.fixture
def sheet(store: Journal, monkeypatch: pytest.MonkeyPatch) -> Iterator[TeamSheet]:
    """The example county in the team's sheet; nobody has read it yet."""
    with team_sheet(Clock()) as sheet:
        load_example(store)
        sheet.run(sheet.delivery(store), store)
        monkeypatch.setenv("VORABFRAGE_STORE", "sheet")
        monkeypatch.setattr(sheet_settings, "section", lambda _name: sheet.secrets)
        monkeypatch.setattr(sheet_reading, "_shared", {})
        sheet.control("DELETE", "calls")
        yield sheet


@pytest.fixture
def round_(sheet: TeamSheet, store: Journal) -> Round:
    assert len(sheet.rows()) == 23
    found = store.current_round()
    assert found is not None
    return found


def built(round_: Round) -> int:
    job = finished(start(round_.id, DAY, "tab"))
    assert job is job_of(round_.id, "tab")
    assert job.problem is None
    return job.number or 0


def test_building_reads_the_sheet_once(sheet: TeamSheet, round_: Round) -> None:
    assert built(round_) == 1
    assert sheet.calls()["reads"] == 1
    assert sheet.calls()["writes"] == 0


def test_the_page_and_the_click_share_one_read(visit: Visit, sheet: TeamSheet, round_: Round) -> None:
    app = visit("coordinator").switch_page("briefing.py").run(timeout=120)
    app.button(key="build").click().run(timeout=120)
    finished(job_of(round_.id, app.session_state["building_tab"]))
    assert "Fassung 1 enthält alles, was bis jetzt vorliegt." in shown(app.run(timeout=120))
    assert sheet.calls()["reads"] == 1


def test_a_change_in_the_sheet_is_seen_with_the_next_read(store: Journal, sheet: TeamSheet, round_: Round) -> None:
    before = live_briefing(round_)
    sheet.edit("append_row", row=["", "", "Polizeiinspektion Auenstadt", "", "", "", "4"])
    assert live_briefing(round_) is before
    sheet_reading.look_anew(store, round_.id)
    now = live_briefing(round_)
    assert now.data_hash != before.data_hash
    assert sheet.calls()["reads"] == 2
