"""axe-core on the results, the briefing in all its states, what the leadership reads and what the offices find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.tasks.example import load_example
from pipeline.tasks.version import build_version
from tests.browser.app import App
from tests.browser.test_accessibility import look
from tests.browser.visit import DESKTOP, PHONE, SLOW, pick, settled, visit

LOOKS = [("de", "light", DESKTOP), ("en", "dark", PHONE)]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The example county with two versions, the second handed out to everybody."""
    with App(tmp_path_factory.mktemp("example"), empty=True) as app:
        round_ = load_example(app.journal)
        build_version(app.journal, round_.id, date(2026, 11, 2))
        silent = next(one.entry for one in app.journal.participation(round_.id) if one.state == "invited")
        app.journal.release(silent.id, {"affected": 5}, language="de", form_version="1.0", base_version=0)
        build_version(app.journal, round_.id, date(2026, 11, 3))
        yesterday = datetime.now(UTC).date() - timedelta(days=1)
        app.journal.save_meeting(round_.id, replace(round_.meeting, dispatch=yesterday), round_.version)
        yield app


@pytest.fixture
def handed_out(example: App) -> Iterator[App]:
    journal, round_ = example.journal, example.round
    journal.freeze(round_.id)
    for edition in ("leadership", "meeting"):
        journal.hand_out(round_.id, 2, edition)
    yield example
    for edition in ("leadership", "meeting"):
        journal.take_back(round_.id, edition)
    journal.thaw(round_.id)


def tabs(page: Page, path: str, found: dict[str, list[str]]) -> None:
    """Look at every part of a page, with everything that can be opened open."""
    page.goto(f"/{path}")
    settled(page)
    for number in range(page.get_by_role("tab").count()):
        page.get_by_role("tab").nth(number).click()
        settled(page)
        page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())")
        look(page, f"{path}, part {number}", found)


def choose_first(page: Page, part: str) -> None:
    page.goto(f"/results?results_part={part}")
    settled(page)
    pick(page.get_by_role("combobox"))


@pytest.mark.parametrize(("language", "scheme", "size"), LOOKS)
def test_results_and_briefing_put_up_no_barrier(
    browser: Browser, example: App, language: str, scheme: str, size: dict[str, int]
) -> None:
    found: dict[str, list[str]] = {}
    with visit(browser, example, "coordinator", language=language, viewport=size, color_scheme=scheme) as page:
        for path in ("results", "briefing"):
            tabs(page, path, found)
        office, statement = (
            ("Eine Stelle", "Aussagen prüfen") if language == "de" else ("One office", "Check statements")
        )
        for part in (office, statement):
            choose_first(page, part)
            look(page, part, found)
    assert found == {}


@pytest.mark.parametrize(("language", "scheme", "size"), LOOKS)
def test_what_was_handed_out_puts_up_no_barrier(
    browser: Browser, handed_out: App, language: str, scheme: str, size: dict[str, int]
) -> None:
    found: dict[str, list[str]] = {}
    for who, path in (("coordinator", "briefing"), ("leadership", ""), ("LK-01", ""), ("LK-25", "")):
        with visit(browser, handed_out, who, language=language, viewport=size, color_scheme=scheme) as page:
            page.goto(f"/{path}")
            look(page, who, found)
    assert found == {}


def test_a_conversation_is_noted_with_the_keyboard_alone(browser: Browser, example: App) -> None:
    with visit(browser, example, "coordinator") as page:
        page.goto("/results?results_part=Schnittstellen")
        settled(page)
        page.locator(".st-key-with-LK-13-LK-26 input").focus()
        page.keyboard.type("Frau Dr. Yıldırım")
        page.keyboard.press("Enter")
        settled(page)
        page.locator(".st-key-note-LK-13-LK-26 button").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("gesprochen mit Frau Dr. Yıldırım")).to_be_visible(timeout=SLOW)
        assert len(example.journal.standing_conversations(example.round.id)) == 1


def test_on_a_telephone_nothing_but_tables_is_wider_than_the_screen(browser: Browser, example: App) -> None:
    with visit(browser, example, "coordinator", viewport={"width": 320, "height": 640}) as page:
        for path in ("results", "briefing"):
            page.goto(f"/{path}")
            settled(page)
            for number in range(page.get_by_role("tab").count()):
                page.get_by_role("tab").nth(number).click()
                settled(page)
                main = page.locator("[data-testid=stMain]")
                assert main.evaluate("element => element.scrollWidth <= element.clientWidth"), (path, number)
