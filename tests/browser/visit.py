"""What a visitor does in the browser, in the words of the form."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as Unseen

from tests.browser.app import App

SLOW = 20_000  # milliseconds; the machine may be busy, and nothing waits longer than it must
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@contextmanager
def context(browser: Browser, app: App, **options: Any) -> Iterator[BrowserContext]:
    """A browser profile of its own, without any cookie."""
    opened = browser.new_context(**({"base_url": app.url, "viewport": DESKTOP} | options))
    opened.set_default_timeout(SLOW)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def visit(browser: Browser, app: App, who: str, *, language: str = "de", **options: Any) -> Iterator[Page]:
    """A visitor who came in by the personal link of an office or a role."""
    with context(browser, app, **options) as opened:
        if language == "en":
            opened.add_cookies([{"name": "vorabfrage_language", "value": "en", "url": app.url}])
        page = opened.new_page()
        enter(page, app, who)
        yield page


def enter(page: Page, app: App, who: str) -> None:
    """Open the personal link and press its one button."""
    page.goto(f"/k/{app.token(who)}")
    page.get_by_role("button").click()
    settled(page)


def settled(page: Page) -> None:
    """Wait until the server has nothing more to say, and the page takes the next click."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(state="attached", timeout=SLOW)
    expect(page.locator("[data-testid=stMain] h1").first).to_be_visible(timeout=SLOW)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=SLOW)
    expect(page.locator("html[data-waiting]")).to_have_count(0, timeout=SLOW)


def go_to_step(page: Page, number: int) -> None:
    """Open a page of the form by its address, keeping the tab."""
    page.goto(f"/self_assessment?step={number}")
    expect(page.get_by_text(f"Abschnitt {number} von")).to_be_visible(timeout=SLOW)
    settled(page)


def question(page: Page, key: str) -> Locator:
    """Return the part of the page that holds a question."""
    return page.locator(f".st-key-question-{key}")


def choose(page: Page, key: str, words: str) -> None:
    """Choose a point of a scale, or another radio button, by its words."""
    tick(question(page, key).locator("label").filter(has_text=words).first)


def tick(label: Locator) -> None:
    """Press a radio button by its label; a click that a rerun or a scrolling page swallowed is made once more."""

    def attempt(patience: float) -> None:
        label.click()
        expect(label.get_by_role("radio")).to_be_checked(timeout=patience)

    _until_it_holds(attempt)


def _until_it_holds(attempt: Callable[[float], None]) -> None:
    """Do what may be swallowed up to three times, each time with more patience, in milliseconds."""
    for patience in (SLOW / 10, SLOW / 4):
        with suppress(Unseen, AssertionError):
            attempt(patience)
            return
    attempt(SLOW)


def pick(box: Locator, words: str = "") -> None:
    """Choose from a list by typing, as the keyboard does; without words the first of it.

    A click that falls into a rerun can close the list that it has just opened: then it is opened once more.
    """
    option = box.page.get_by_role("option", name=words or None).first

    def attempt(patience: float) -> None:
        box.click()
        box.fill(words)
        try:
            option.click(timeout=patience)
        except Unseen:
            box.press("Escape")
            raise

    _until_it_holds(attempt)
    settled(box.page)


def write(page: Page, key: str, words: str) -> None:
    """Type into a text area, as a person does, without leaving it."""
    area = question(page, key).get_by_role("textbox").first
    area.click()
    area.fill("")
    area.press_sequentially(words)


def next_page(page: Page) -> None:
    """Press the button that leads on."""
    before = page.url
    page.locator(".st-key-next button, .st-key-review button").click()
    expect(page).not_to_have_url(before, timeout=SLOW)
    settled(page)


def fill_in(page: Page, words: str) -> None:
    """Answer everything that is required, from the first page of the form to the review."""
    page.locator(".st-key-start button").click()
    for text, scale, point in (
        ("why_affected", "affected", "4 – stark"),
        ("pressure_reason", "pressure", "3 – mittlerer Druck"),
        ("influence_basis", "influence", "2 –"),
    ):
        expect(question(page, scale)).to_be_visible(timeout=SLOW)
        settled(page)
        choose(page, scale, point)
        write(page, text, f"{words} ({text})")
        next_page(page)
    question(page, "fields").get_by_text("Sprache", exact=True).click()
    choose(page, "fields", "mitwirkend")
    next_page(page)
    next_page(page)
    next_page(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Angaben prüfen und freigeben", timeout=SLOW)


def release(page: Page) -> None:
    """Press the button that releases, and wait for the confirmation."""
    page.locator(".st-key-release button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Einschätzung ist eingegangen", timeout=SLOW)
    settled(page)


def eventually(condition: Callable[[], bool], what: str, *, patience: float = SLOW / 1000) -> None:
    """Wait until something holds in the journal; `patience` in seconds."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.02)
