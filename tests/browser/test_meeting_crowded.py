"""The meeting view with more offices, longer names and longer texts than it was drawn for: nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.model import Office
from tests.browser.app import App, meeting
from tests.browser.test_meeting import PROJECTOR, heading, open_view
from tests.browser.visit import SLOW, visit

LONG_NAME = (
    "Amt für die Koordination von Unterbringung, Teilhabe, Arbeitsmarktintegration und Sprachförderung "
    "Zugewanderter Nr. 01"
)
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsangelegenheiten" * 2
LONG_TEXT = "Wartezeiten, Fallzahlen und offene Zuständigkeiten beschäftigen uns täglich. " * 156  # 12,000 characters
ENDLESS = "x" * 12_000
LONG_NOTE = "Über Stellen und Mittel entscheidet der Kreistag. " * 12

# Every piece of text lies within the part of the page that holds it: whole where it cannot be scrolled, from side to
# side where it can. Returns the words of those that do not.
CUT_OFF = """slide => {
    const words = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT), cut = [];
    while (words.nextNode()) {
        const text = words.currentNode, parent = text.parentElement;
        if (!text.data.trim() || parent.closest('.spoken')) continue;
        const scroller = parent.closest('.scrolls'), holder = parent.closest('td,th,h1,h2,li,.place,.values>div,p');
        const range = document.createRange();
        range.selectNodeContents(text);
        const outer = slide.getBoundingClientRect(), inner = holder.getBoundingClientRect();
        const bad = [...range.getClientRects()].some(one => one.left < inner.left - 1 || one.right > inner.right + 1 ||
            one.right > outer.right || (!scroller && (one.bottom > outer.bottom + 1 || one.top < outer.top)));
        if (bad) cut.push(text.data.trim().slice(0, 60));
    }
    return cut;
}"""
UNMARKED = """slide => [...slide.querySelectorAll('*')].filter(one => one.clientHeight && !one.closest('.spoken') &&
    one.scrollHeight > one.clientHeight + 3 && getComputedStyle(one).overflowY !== 'visible' &&
    !(one.matches('.scrolls.more') && one.tabIndex === 0)).map(one => one.className)"""
OVERLAPPING = """slide => {
    const parts = [...slide.querySelectorAll('h1,.place,.values,.remarks,.spread,.without,.whole,.agenda')]
        .filter(one => one.offsetParent).map(one => one.getBoundingClientRect());
    return parts.some((a, i) => parts.some((b, j) => i < j && a.left < b.right - 1 && b.left < a.right - 1 &&
        a.top < b.bottom - 1 && b.top < a.bottom - 1));
}"""


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """36 offices: the first with a very long name and texts, one with endless words, the last silent."""
    with App(tmp_path_factory.mktemp("crowd"), empty=True) as running:
        offices = [
            Office(key=f"S-{n:02}", short=f"S{n:02}", label=f"Stelle {n:02}", name=f"Amt {n:02} – Fachdienst")
            for n in range(1, 37)
        ]
        offices[0] = Office(key="S-01", short="S01", label=LONG_NAME, name=LONG_NAME)
        offices[1] = Office(key="S-02", short="S02", label=LONG_WORD, name=LONG_WORD)
        offices[35] = Office(key="S-36", short="S36", label=LONG_NAME[:-2] + "36", name=LONG_NAME[:-2] + "36")
        going_on = running.journal.create_round(meeting(topic=LONG_NAME, place=LONG_NAME), offices)
        for number, entry in enumerate(running.journal.roster(going_on.id)[:35]):
            text = {0: LONG_TEXT, 1: ENDLESS}.get(number, "kurz")
            reasons = dict.fromkeys(("why_affected", "pressure_reason", "influence_basis"), text)
            answers = {"affected": 4, "pressure": 5, "influence": 4, **reasons}
            running.journal.release(entry.id, answers, language="de", form_version="1.0", base_version=0)
            if number < 3:
                running.journal.save_place_note(entry.id, LONG_NOTE, version=0)
        yield running


def problems(page: Page) -> dict[str, object]:
    slide = page.locator(".slide:not([hidden])")
    found = {name: slide.evaluate(check) for name, check in (("cut", CUT_OFF), ("unmarked", UNMARKED))}
    found["overlapping"] = slide.evaluate(OVERLAPPING)
    return {name: what for name, what in found.items() if what}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_however_much_there_is(browser: Browser, crowd: App, scheme: str) -> None:
    found = {}
    with visit(browser, crowd, "coordinator", viewport=PROJECTOR, color_scheme=scheme) as page:
        open_view(page)
        for key in ("Home", *["ArrowRight"] * 3, "End", "ArrowLeft"):
            page.keyboard.press(key)
            found[page.url.rpartition("office=")[2]] = problems(page)
        page.get_by_role("button", name="Tabelle").click()
        found["table"] = problems(page)
    assert {place: what for place, what in found.items() if what} == {}
    assert found.keys() == {"start", "S-01", "S-02", "S-03", "map", "S-36", "table"}


def test_the_arrow_keys_lead_through_everything_that_does_not_fit(browser: Browser, crowd: App) -> None:
    with visit(browser, crowd, "coordinator", viewport=PROJECTOR) as page:
        open_view(page, "S-01")
        more = page.locator(".slide:not([hidden]) .more")
        expect(more.first).to_have_attribute("data-more", "↓ weiter mit der Pfeiltaste nach unten")
        for _ in range(400):
            if more.count() == 0:
                break
            page.keyboard.press("ArrowDown")
        expect(more).to_have_count(0)
        expect(heading(page)).to_have_text(LONG_NAME)
        page.keyboard.press("ArrowUp")
        expect(more.first).to_be_attached(timeout=SLOW)
