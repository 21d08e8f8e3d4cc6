"""Links and downloads of the coordination, the empty store; and nothing on the way leaves this machine."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.desk import downloaded
from tests.browser.visit import SLOW, context, pick, settled, visit


def test_a_download_opens_once_and_only_to_who_asked_for_it(browser: Browser, app: App) -> None:
    with visit(browser, app, "coordinator") as page:
        assert b"office_id" in downloaded(page, "all_links")
        address = page.locator("a[data-download]").get_attribute("href")
        assert page.request.get(f"/{address}").status == 410


def test_a_link_that_the_coordination_copies_or_downloads_opens_the_form(browser: Browser, app: App) -> None:
    link = f"{app.url}/k/{app.token('LK-02')}"
    with visit(browser, app, "coordinator") as page:
        pick(page.get_by_label("Eine Stelle bearbeiten"), "Haupt- und Personalamt")
        expect(page.locator("code")).to_have_text(link, timeout=SLOW)
        assert link in downloaded(page, "all_links").decode("utf-8-sig")


def test_an_empty_store_offers_the_example_and_an_own_meeting(browser: Browser, tmp_path: Path) -> None:
    with App(tmp_path, empty=True) as app, visit(browser, app, "coordinator") as page:
        page.get_by_label("Behörde").fill("Landkreis Neustadt")
        page.locator(".st-key-new_round button").click()
        expect(page.get_by_text("Die Stellen können noch nicht beginnen")).to_be_visible(timeout=SLOW)
        assert app.round.meeting.authority == "Landkreis Neustadt"
        assert len(app.journal.roster(app.round.id)) > 20


def test_no_request_leaves_this_machine(browser: Browser, app: App) -> None:
    asked: set[str] = set()
    of_office = ("", "self_assessment?step=1", "self_assessment?step=4", "review")
    of_coordinator = ("", "results", "briefing", "meeting", "agreements", "retention", "on_behalf", "setup")
    for who, pages in (("LK-02", of_office), ("coordinator", of_coordinator)):
        with context(browser, app) as profile:
            profile.on("request", lambda request: asked.add(request.url))
            page = profile.new_page()
            page.on("websocket", lambda socket: asked.add(socket.url.replace("ws://", "http://")))
            page.goto(f"/k/{app.token(who)}")
            page.get_by_role("button").click()
            for name in pages:
                page.goto(f"/{name}")
                settled(page)
    assert [url for url in asked if not url.startswith((app.url, "data:", "blob:"))] == []
    assert any("_stcore/stream" in url for url in asked)
