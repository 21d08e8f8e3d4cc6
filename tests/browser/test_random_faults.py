"""Server killed, line cut or swallowed, page reloaded or closed, at any question, at any moment: nothing is lost.

Runs for half a minute with a new seed every time and prints it. By hand, longer or once more the same:
`VORABFRAGE_FAULT_SECONDS=900 VORABFRAGE_FAULT_SEED=7 pytest -s tests/browser/test_random_faults.py`.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.app import App
from tests.browser.proxy import Line
from tests.browser.visit import SLOW, choose, context, enter, eventually, go_to_step, question, settled, write

SECONDS = float(os.environ.get("VORABFRAGE_FAULT_SECONDS", "30"))
SEED = int(os.environ.get("VORABFRAGE_FAULT_SEED", random.randrange(10**6)))
POINTS = {"affected": 1, "pressure": 2, "influence": 3}  # and the page of the form on which they stand
TEXTS = {"why_affected": 1, "pressure_reason": 2, "influence_basis": 3, "interface_issue": 5, "expectation": 6}
WHO = "LK-12"
_SEEN = """() => [location.search, document.querySelector('[data-saved]').outerHTML,
    [...document.querySelectorAll('textarea')].map(one => one.value),
    [...document.querySelectorAll('input[type=radio]')].findIndex(one => one.checked)]"""


class Head:
    """The head of an office who has bad luck with the technology; knows what was answered last."""

    def __init__(self, page: Page, app: App, line: Line, chance: random.Random) -> None:
        self.page, self.app, self.line, self.chance = page, app, line, chance
        self.given: dict[str, object] = {}
        self.suffered: Counter[str] = Counter()

    def answer(self) -> None:
        """Answer a question, or answer it anew."""
        key = self.chance.choice([*POINTS, *TEXTS])
        go_to_step(self.page, (POINTS | TEXTS)[key])
        if key in TEXTS:
            words = f"{key} {self.chance.randrange(10**6)}"
            write(self.page, key, words)
            self.given[key] = words
        else:
            point = self.chance.randrange(6)
            choose(self.page, key, f"{point} –")
            self.given[key] = point

    def suffer(self) -> None:
        """Let something happen, at once or a little later; the head waits until the page is there again."""
        faults: dict[str, Callable[[], None]] = {
            "nothing": lambda: None,
            "server killed": self._kill,
            "line cut": self._cut,
            "telephone sleeps": self._sleep,
            "page reloaded": self._reload,
            "page closed": self._close,
            "all at once after saving": self._everything,
        }
        name = self.chance.choice(list(faults))
        self.page.wait_for_timeout(self.chance.choice([0, 50, 300, 1200, 2000]))
        faults[name]()
        self.suffered[name] += 1

    def find_everything_saved(self) -> None:
        """Wait until the journal holds what was given; if it never does, say what the page shows."""
        try:
            eventually(lambda: self.app.draft(WHO).answers == self.given, "not saved", patience=90)
        except AssertionError as error:
            saved, shown = self.app.draft(WHO).answers, self.page.evaluate(_SEEN)
            raise AssertionError(f"seed {SEED}, {self.suffered}: {saved} for {self.given}; page: {shown}") from error

    def _kill(self) -> None:
        self.app.kill()
        self.page.wait_for_timeout(self.chance.randrange(500))
        self.app.start()

    def _cut(self) -> None:
        self.line.cut()
        self.page.wait_for_timeout(self.chance.randrange(1500))
        self.line.mend()

    def _sleep(self) -> None:
        self.line.swallow()
        self.page.wait_for_timeout(self.chance.randrange(1500))
        self.line.mend()

    def _reload(self) -> None:
        self.page.reload()
        settled(self.page)

    def _close(self) -> None:
        profile = self.page.context
        self.page.close(run_before_unload=True)
        self.page = profile.new_page()

    def _everything(self) -> None:
        """Kill the server and close the page once the page says that all is saved: it must have told the truth."""
        expect(self.page.locator("[data-saved]:not(.waits)")).to_contain_text("gespeichert ", timeout=SLOW)
        self.app.kill()
        seen = self.page.evaluate(_SEEN)
        profile = self.page.context
        self.page.close()
        assert self.app.draft(WHO).answers == self.given, f"seed {SEED}, on the page: {seen}"
        self.app.start()
        self.page = profile.new_page()


def test_whatever_happens_the_next_visit_shows_every_answer(browser: Browser, own_app: App) -> None:
    sys.stdout.write(f"\nseed {SEED}\n")
    end = time.monotonic() + SECONDS
    with Line(own_app.port) as line, context(browser, own_app, base_url=line.url) as profile:
        page = profile.new_page()
        enter(page, own_app, WHO)
        head = Head(page, own_app, line, random.Random(SEED))
        while time.monotonic() < end:
            head.answer()
            head.suffer()
            eventually(lambda: own_app.draft(WHO).answers == head.given, f"seed {SEED}: {head.given}", patience=90)
    sys.stdout.write(f"{sum(head.suffered.values())} times: {dict(head.suffered)}\n")
    with context(browser, own_app) as other_device:
        page = other_device.new_page()
        enter(page, own_app, WHO)
        for key, words in head.given.items():
            go_to_step(page, (POINTS | TEXTS)[key])
            if key in TEXTS:
                expect(question(page, key).get_by_role("textbox").first).to_have_value(str(words), timeout=SLOW)
            else:
                expect(question(page, key).get_by_role("radio").nth(int(str(words)))).to_be_checked(timeout=SLOW)
