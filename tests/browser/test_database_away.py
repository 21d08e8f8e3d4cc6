"""The database is stopped while somebody answers: the page says so, keeps what was typed, and saves it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import postgres
from tests.browser.app import App
from tests.browser.visit import SLOW, choose, eventually, go_to_step, question, visit, write

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(not postgres.binaries(), reason="PostgreSQL is not installed"),
]


@pytest.fixture
def database() -> Iterator[postgres.Cluster]:
    with postgres.stoppable_cluster() as running:
        yield running


def test_what_was_typed_while_the_database_was_away_stays_and_is_saved_when_it_is_back(
    browser: Browser, database: postgres.Cluster, tmp_path: Path
) -> None:
    url = postgres.fresh_database(database.socket, "vorabfrage")
    with App(tmp_path, database=url) as app, visit(browser, app, "LK-12") as page:
        go_to_step(page, 1)
        choose(page, "affected", "4 – stark")
        eventually(lambda: app.draft("LK-12").answers == {"affected": 4}, "not saved")
        database.stop()
        write(page, "why_affected", "während die Datenbank fort war")
        expect(page.get_by_role("alert").get_by_text("konnte nicht gespeichert werden")).to_be_visible(timeout=SLOW)
        expect(page.locator("[data-saved]")).to_have_count(0)
        expect(question(page, "why_affected").get_by_role("textbox")).to_have_value("während die Datenbank fort war")
        page.wait_for_timeout(6000)  # longer than the server remembers whose link it is
        choose(page, "affected", "5 – sehr stark")
        expect(question(page, "affected").get_by_role("radio", name="5 – sehr stark")).to_be_checked()
        database.start()
        wanted = {"affected": 5, "why_affected": "während die Datenbank fort war"}
        eventually(lambda: app.draft("LK-12").answers == wanted, "not saved after the database was back")
        expect(page.locator("[data-saved]:not(.waits)")).to_contain_text("gespeichert ", timeout=SLOW)
        expect(page.get_by_role("alert")).to_have_count(0)
    assert "während die Datenbank" not in app.log.read_text()
