"""From an office's link to the words in the downloaded PDF; and nothing on the way leaves this machine."""

from __future__ import annotations

import io
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.app import App
from tests.browser.visit import SLOW, context, fill_in, pick, release, settled, visit

ANSWER = "Sprachmittlung für 340 Termine im Jahr"


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download(timeout=SLOW) as download:
        page.locator(f".st-key-{button} button").click()
    return Path(download.value.path()).read_bytes()


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_what_an_office_answers_stands_in_the_briefing(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-01") as office:
        fill_in(office, ANSWER)
        release(office)
        receipt = downloaded(office, "receipt")
    assert ANSWER in words(receipt)
    with context(browser, app) as profile:
        coordinator = profile.new_page()
        coordinator.goto(app.printed_link())
        coordinator.get_by_role("button").click()
        settled(coordinator)
        expect(coordinator.get_by_role("heading", level=1)).to_have_text("Beteiligung")
        coordinator.get_by_role("link", name="Vorlage", exact=True).click()
        coordinator.locator(".st-key-build button").click()
        expect(coordinator.get_by_text("Fassung 1 enthält alles, was bis jetzt vorliegt.")).to_be_visible(
            timeout=3 * SLOW
        )
        settled(coordinator)
        for edition in ("leadership", "meeting"):
            assert ANSWER in words(downloaded(coordinator, f"version-1-{edition}-de"))
        coordinator.locator(".st-key-freeze button").click()
        coordinator.locator(".st-key-hand-out-leadership button").click()
        expect(coordinator.get_by_text("Fassung 1, herausgegeben am")).to_be_visible(timeout=SLOW)
    with context(browser, app) as profile:
        leadership = profile.new_page()
        leadership.goto(app.printed_link(1))
        leadership.get_by_role("button").click()
        expect(leadership.get_by_text("1 von 26 Stellen haben geantwortet.")).to_be_visible(timeout=SLOW)
        assert downloaded(leadership, "version-1-leadership-de").startswith(b"%PDF-")
    log = app.log.read_text()
    assert ANSWER not in log
    assert app.token("LK-01") not in log


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
