"""From the answer to the deletion: searched for byte by byte in every file that the server ever wrote."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.test_main_job import downloaded
from tests.browser.visit import SLOW, fill_in, release, settled, visit

ANSWER = "Merkwortvierzigtermine"
FILED = (b"%PDF-",)


def holding(folder: Path, words: str) -> list[str]:
    """The files below a folder that hold the words, in either of the usual encodings."""
    wanted = (words.encode(), words.encode("utf-16-le"))
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [str(file.relative_to(folder)) for file in files if any(one in file.read_bytes() for one in wanted)]


def test_nothing_of_an_answer_is_left_in_any_file_of_the_server(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    (tmp_path / "app").mkdir()
    with App(tmp_path / "app") as app:
        with visit(browser, app, "LK-01") as office:
            fill_in(office, ANSWER)
            release(office)
            downloaded(office, "receipt")
        with visit(browser, app, "LK-02") as office:
            office.locator(".st-key-start button").click()
            settled(office)
            office.get_by_role("textbox").first.fill(f"{ANSWER} Entwurf")
            office.get_by_role("textbox").first.blur()
            settled(office)
        with visit(browser, app, "coordinator") as page:
            for name in ("results", "clarifications", "meeting", "briefing"):
                page.goto(f"/{name}")
                expect(page.locator("h1").first).to_be_attached(timeout=SLOW)
                page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=SLOW)
            page.locator(".st-key-build button").click()
            expect(page.locator(".st-key-version-1-leadership-de button")).to_be_visible(timeout=3 * SLOW)
            downloaded(page, "version-1-leadership-de")
            page.goto("/retention")
            settled(page)
            downloaded(page, "export")
            assert holding(tmp_path, ANSWER) != []
            page.locator(".st-key-archive-1 input").fill(f"{datetime.now(UTC):%d.%m.%Y}")
            page.keyboard.press("Tab")
            settled(page)
            page.locator(".st-key-filed-1 label").click()
            page.locator(".st-key-early-1 label").click()
            settled(page)
            page.locator(".st-key-purge-1 button").click()
            expect(page.get_by_text("Die Angaben der Runde 1 sind am")).to_be_visible(timeout=SLOW)
            assert holding(tmp_path, ANSWER) == []
            settled(page)
            record = page.locator("[class*=st-key-record-1-de] button")
            expect(record).to_be_visible()
            kept = downloaded(page, "version-1-leadership-de")
            assert kept.startswith(FILED)
        app.kill()
        assert holding(tmp_path, ANSWER) == []
