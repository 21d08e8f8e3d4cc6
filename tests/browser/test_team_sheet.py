"""The real app with the team's sheet switched on: what the coordination reads and confirms, and a kill in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.test_accessibility import LOOKS, violations
from tests.browser.visit import SLOW, eventually, settled, visit
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import TeamSheet, release, team_sheet


@pytest.fixture
def sheet() -> Iterator[TeamSheet]:
    with team_sheet(Clock()) as running:
        yield running


@pytest.fixture
def app(tmp_path: Path, sheet: TeamSheet, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """A server whose secrets name the sheet."""
    monkeypatch.setenv("VORABFRAGE_STORE", "sheet")
    made = App(tmp_path)
    made.configure(**{"connections.gsheets": sheet.secrets})
    with made:
        yield made


def test_the_coordination_mends_what_stops_the_delivery_and_confirms_a_changed_cell(
    browser: Browser, app: App, sheet: TeamSheet
) -> None:
    sheet.fault("403", on="values", times=0)
    for key in ("LK-05", "LK-12"):
        release(app.journal, app.entry(key).id, affected=5, why_affected="Kernaufgabe")
    eventually(lambda: app.journal.delivery_report().state == "stopped", "the delivery stops")
    with visit(browser, app, "coordinator") as page:
        page.goto("/team_sheet")
        expect(page.get_by_text("2 warten; die Übertragung steht").first).to_contain_text(sheet.settings.address)
        sheet.control("DELETE", "faults")
        page.get_by_role("button", name="Jetzt versuchen").click()
        expect(page.get_by_text("Alle Rückmeldungen stehen in der Tabelle")).to_be_visible(timeout=3 * SLOW)
        sheet.edit("set_cell", cell="G2", value="3")
        page.get_by_role("button", name="Tabelle neu lesen").click()
        page.get_by_label("Abgestimmt mit").fill("Frau Dr. Yıldırım")
        page.get_by_role("button", name="Änderung bestätigen").click()
        expect(page.get_by_text("Bestätigt.")).to_be_visible(timeout=SLOW)
    (agreed,) = app.journal.clarifications(app.round.id)
    assert (agreed.value, agreed.agreed_with) == ("3", "Frau Dr. Yıldırım")


@pytest.mark.parametrize(("language", "scheme", "size"), [look[1:] for look in LOOKS[:2]])
def test_the_page_of_the_sheet_has_no_barrier(
    browser: Browser, app: App, sheet: TeamSheet, *, language: str, scheme: str, size: dict[str, int]
) -> None:
    for key in ("LK-05", "LK-12"):
        release(app.journal, app.entry(key).id, affected=5, why_affected="Kernaufgabe")
    eventually(lambda: not app.journal.count_waiting(), "all arrive")
    sheet.edit("set_cell", cell="G2", value="3")
    sheet.edit("delete_rows", at=2)
    sheet.edit("append_row", row=["", "", "", "", "Gesundheitsamt"])
    with visit(browser, app, "coordinator", language=language, viewport=size, color_scheme=scheme) as page:
        for name in ("team_sheet", "setup"):
            page.goto(f"/{name}")
            settled(page)
            if name == "setup":
                page.get_by_role("tab", name="Google").click()
            assert violations(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide


def test_a_killed_server_goes_on_where_it_was(app: App, sheet: TeamSheet) -> None:
    sheet.fault("503_after_commit", on="values.append")
    sent = [release(app.journal, app.entry(key).id, affected=5) for key in ("LK-05", "LK-12")]
    eventually(lambda: bool(sheet.calls()["counts"].get("values.append")), "rows are written")
    app.kill()
    app.start()
    eventually(lambda: not app.journal.count_waiting(), "all arrive")
    assert sorted(sheet.ids()) == sorted(sent)
