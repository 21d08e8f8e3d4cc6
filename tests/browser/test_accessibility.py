"""axe-core on every page and state, both languages, desktop and telephone, light and dark; and the keyboard alone.

What axe finds and only Streamlit could mend is listed here by name, with the reason; everything else fails.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.app import App
from tests.browser.visit import (
    DESKTOP,
    PHONE,
    SLOW,
    choose,
    eventually,
    go_to_step,
    pick,
    question,
    settled,
    visit,
    write,
)

# Rule -> selectors of Streamlit's own elements. The reasons stand in docs/accessibility.md.
STREAMLITS_OWN: Mapping[str, tuple[str, ...]] = {
    "presentation-role-conflict": ("stFileUploaderDropzone",),  # minor: the area for dropping a file can take the focus
}
OFFICE_PAGES = ("", *(f"self_assessment?step={step}" for step in range(1, 7)), "review")
LOOKS = [  # each with an office of its own
    ("LK-06", "de", "light", DESKTOP),
    ("LK-07", "en", "dark", PHONE),
    ("LK-08", "de", "light", PHONE),
    ("LK-09", "en", "dark", DESKTOP),
]


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page as it is now, without what is known to be Streamlit's."""
    found: Mapping[str, Any] = Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:200]} {node.get('any', [{}])[:1]}"
        for violation in found["violations"]
        for node in violation["nodes"]
        if not any(known in node["html"] for known in STREAMLITS_OWN.get(violation["id"], ()))
    ]


def look(page: Page, where: str, found: dict[str, list[str]]) -> None:
    settled(page)
    if problems := violations(page):
        found[where] = problems


@pytest.mark.parametrize(("who", "language", "scheme", "size"), LOOKS)
def test_an_office_meets_no_barrier(
    browser: Browser, app: App, *, who: str, language: str, scheme: str, size: dict[str, int]
) -> None:
    found: dict[str, list[str]] = {}
    with visit(browser, app, who, language=language, viewport=size, color_scheme=scheme) as page:
        for name in OFFICE_PAGES:
            page.goto(f"/{name}")
            settled(page)
            if "step=4" in name:
                question(page, "fields").get_by_role("button").first.click()
                expect(question(page, "fields").get_by_role("radiogroup")).to_have_count(1, timeout=SLOW)
            page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())")
            if "step=" in name:  # the list of sections is fetched when it is opened
                expect(page.locator("[data-testid=stPageLink]").first).to_be_visible(timeout=SLOW)
            look(page, name, found)
        page.locator(".st-key-release button").click()
        expect(page.locator(".st-key-errors [data-focus]")).to_be_focused(timeout=SLOW)
        look(page, "review with errors", found)
        page.locator(".st-key-errors a").first.click()
        expect(question(page, "why_affected").get_by_role("alert")).to_be_visible(timeout=SLOW)
        look(page, "errors at the fields", found)
        released_states(page, app, who, found)
    assert found == {}


def released_states(page: Page, app: App, who: str, found: dict[str, list[str]]) -> None:
    """Look at the page after a release, with a change begun, with two versions, and when it is too late."""
    entry = app.entry(who)
    app.journal.release(entry.id, {"affected": 4}, language="de", form_version="1.0", base_version=0)
    page.goto("/")
    look(page, "released", found)
    app.journal.record(entry.id, "affected", 5, tab="t")
    page.goto("/")
    look(page, "released, change begun", found)
    app.journal.release(entry.id, {"affected": 5}, language="de", form_version="1.0", base_version=1)
    app.journal.extend_deadline(entry.id, app.round.opened_at.date() - timedelta(days=1))
    page.goto("/released")
    look(page, "released twice, too late", found)


@pytest.mark.parametrize(("language", "scheme", "size"), [look[1:] for look in LOOKS[:2]])
def test_the_coordination_and_the_leadership_meet_no_barrier(
    browser: Browser, app: App, language: str, scheme: str, size: dict[str, int]
) -> None:
    found: dict[str, list[str]] = {}
    doubtful = app.entry("LK-10").id  # an interface that may be two offices
    if app.journal.latest_release(doubtful) is None:
        answers = {"affected": 4, "interfaces": [["Amt 50/51", "gut"]]}
        app.journal.release(doubtful, answers, language="de", form_version="1.0", base_version=0)
    with visit(browser, app, "coordinator", language=language, viewport=size, color_scheme=scheme) as page:
        pick(page.locator("[class*=st-key-chosen_office] input").first, "Amt 41")
        page.locator(".st-key-renew").wait_for(timeout=SLOW)
        look(page, "participation with an office", found)
        for name in ("", "clarifications", "results", "briefing", "agreements", "retention", "on_behalf", "setup"):
            page.goto(f"/{name}")
            look(page, name or "participation", found)
        for number in (1, 2):
            page.get_by_role("tab").nth(number).click()
            look(page, f"setup, tab {number}", found)
    with visit(browser, app, "leadership", language=language, viewport=size, color_scheme=scheme) as page:
        look(page, "leadership", found)
    assert found == {}


@pytest.mark.parametrize(("language", "scheme", "size"), [look[1:] for look in LOOKS[:2]])
def test_inviting_and_reminding_meets_no_barrier(
    browser: Browser, app: App, language: str, scheme: str, size: dict[str, int]
) -> None:
    known = replace(app.round.meeting, leadership_name="Dr. Henrike Vogt", coordination_phone="07999 4711-20")
    app.journal.save_meeting(app.round.id, known, app.round.version)
    found: dict[str, list[str]] = {}
    with visit(browser, app, "coordinator", language=language, viewport=size, color_scheme=scheme) as page:
        page.goto("/invitations")
        kinds = page.locator(".st-key-post_what button")
        expect(kinds).to_have_count(4, timeout=SLOW)
        for number in range(4):
            kinds.nth(number).click()
            settled(page)
            page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())")
            look(page, f"invitations, {number}", found)
    assert found == {}


@pytest.mark.parametrize("path", ["k/whatever", ""])
def test_the_pages_before_the_link_meet_no_barrier(browser: Browser, app: App, path: str) -> None:
    page = browser.new_page(base_url=app.url, viewport=PHONE)
    page.goto(f"/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOW)
    assert violations(page) == []
    page.close()


def test_the_page_says_its_language_and_title(browser: Browser, app: App) -> None:
    for language, title in (("de", "Willkommen – Vorabfrage"), ("en", "Welcome – Preliminary survey")):
        with visit(browser, app, "LK-02", language=language) as page:
            assert page.locator("html").get_attribute("lang") == language
            expect(page).to_have_title(title, timeout=SLOW)


def test_the_language_switch_keeps_the_place(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-03") as page:
        go_to_step(page, 2)
        choose(page, "pressure", "2 –")
        eventually(lambda: app.draft("LK-03").answers == {"pressure": 2}, "not saved")
        page.get_by_role("link", name="English").click()
        expect(page.get_by_text("Section 2 of 6")).to_be_visible(timeout=SLOW)
        expect(question(page, "pressure").get_by_role("radio", name="2 – some pressure")).to_be_checked()


def test_a_scale_is_answered_with_the_keyboard_alone(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-04") as page:
        go_to_step(page, 1)
        scale = question(page, "affected").get_by_role("radio")
        expect(scale).to_have_count(7)
        question(page, "why_affected").get_by_role("textbox").focus()
        page.keyboard.press("Tab")
        expect(scale.first).to_be_focused(timeout=SLOW)
        page.keyboard.press("Space")
        expect(scale.nth(0)).to_be_checked(timeout=SLOW)
        page.keyboard.press("ArrowDown")
        expect(scale.nth(1)).to_be_checked(timeout=SLOW)
        eventually(lambda: app.draft("LK-04").answers == {"affected": 1}, "not saved by keyboard")
        settled(page)
        page.keyboard.press("Tab")
        expect(page.locator("summary")).to_be_focused(timeout=SLOW)
        page.keyboard.press("Tab")
        expect(page.locator(".st-key-next button")).to_be_focused(timeout=SLOW)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Abschnitt 2 von")).to_be_visible(timeout=SLOW)
        expect(page.get_by_role("heading", level=1)).to_be_focused(timeout=SLOW)


def test_the_whole_form_is_filled_in_and_released_with_the_keyboard_alone(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-15") as page:
        press_on(page, ".st-key-start button", "Enter")
        for step, (text, scale) in enumerate(
            (("why_affected", "affected"), ("pressure_reason", "pressure"), ("influence_basis", "influence")), start=1
        ):
            expect(page.get_by_text(f"Abschnitt {step} von")).to_be_visible(timeout=SLOW)
            settled(page)
            tab_to(page, f".st-key-question-{text} textarea")
            page.keyboard.type(f"mit Tasten {step}")
            tab_to(page, f".st-key-question-{scale} input")
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            eventually(lambda key=scale: app.draft("LK-15").answers.get(key) == 1, f"{scale} not saved")  # type: ignore[misc]
            settled(page)
            press_on(page, ".st-key-next button", "Enter")
        expect(page.get_by_text("Abschnitt 4 von")).to_be_visible(timeout=SLOW)
        settled(page)
        press_on(page, ".st-key-question-fields button[data-variant]", "Space")
        expect(question(page, "fields").get_by_role("radiogroup").first).to_be_visible(timeout=SLOW)
        settled(page)
        tab_to(page, ".st-key-question-fields input[type=radio]")
        page.keyboard.press("Space")
        eventually(lambda: app.draft("LK-15").answers.get("fields") == {"SPR": "F"}, "fields not saved")
        for step in (5, 6):
            press_on(page, ".st-key-next button", "Enter")
            expect(page.get_by_text(f"Abschnitt {step} von")).to_be_visible(timeout=SLOW)
            settled(page)
        press_on(page, ".st-key-review button", "Enter")
        expect(page.locator(".st-key-release button")).to_be_visible(timeout=SLOW)
        settled(page)
        press_on(page, ".st-key-release button", "Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Einschätzung ist eingegangen", timeout=SLOW)
    released = app.journal.latest_release(app.entry("LK-15").id)
    assert released is not None
    assert released.answers["why_affected"] == "mit Tasten 1"


def tab_to(page: Page, selector: str) -> None:
    """Press the tab key until the focus is there: what it never reaches fails the test."""
    expect(page.locator(selector).first).to_be_attached(timeout=SLOW)  # past the last element the focus leaves the page
    for _ in range(60):
        if page.evaluate("wanted => !!document.activeElement?.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the tab key does not lead to {selector}")


def press_on(page: Page, selector: str, key: str) -> None:
    tab_to(page, selector)
    page.keyboard.press(key)


def test_an_error_leads_to_its_field_and_the_field_says_so(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-11") as page:
        page.goto("/review")
        settled(page)
        page.locator(".st-key-release button").click()
        expect(page.locator(".st-key-errors [data-focus]")).to_be_focused(timeout=SLOW)
        page.locator(".st-key-errors").get_by_text("Worin besteht mein Einfluss?").click()
        expect(page.get_by_role("heading", name="Worin besteht mein Einfluss?")).to_be_focused(timeout=SLOW)
        field = question(page, "influence_basis").get_by_role("textbox")
        expect(field).to_have_attribute("aria-invalid", "true", timeout=SLOW)
        expect(field).to_have_accessible_description(re.compile("Bitte beantworten Sie diese Frage"), timeout=SLOW)
        write(page, "influence_basis", "eigenes Budget")
        expect(question(page, "influence_basis").get_by_role("alert")).to_have_count(0, timeout=SLOW)
        expect(field).not_to_have_attribute("aria-invalid", "true", timeout=SLOW)


def test_what_was_saved_is_said_to_those_who_do_not_see_it(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-12") as page:
        go_to_step(page, 1)
        choose(page, "affected", "2 –")
        expect(page.locator("#announced[role=status]")).to_contain_text("gespeichert ", timeout=SLOW)


def test_who_wants_no_motion_gets_none(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-13", reduced_motion="reduce") as page:
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter(one => getComputedStyle(one).animationName !== 'none').length"
        )
        assert moving == 0


@pytest.mark.parametrize("width", [320, 390])
def test_buttons_and_points_of_a_scale_are_large_enough_for_a_finger(browser: Browser, app: App, width: int) -> None:
    with visit(browser, app, "LK-14", viewport={"width": width, "height": 800}) as page:
        for step in (1, 4, 6):
            go_to_step(page, step)
            shown = page.locator("[data-testid=stMain]").locator("label:has(input), button, summary, a")
            sizes = shown.evaluate_all(
                "all => all.filter(one => one.checkVisibility() && one.innerText)"
                ".map(one => [one.getBoundingClientRect().height, one.innerText])"
            )
            assert [one for one in sizes if one[0] < 23.9] == []


def test_at_320_pixels_nothing_has_to_be_scrolled_sideways(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-05", viewport={"width": 320, "height": 640}) as page:
        for name in OFFICE_PAGES:
            page.goto(f"/{name}")
            settled(page)
            main = page.locator("[data-testid=stMain]")
            assert main.evaluate("element => element.scrollWidth <= element.clientWidth"), name
