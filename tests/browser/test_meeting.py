"""The meeting view in front of a projector: the keyboard alone, a network that goes away, nothing that axe finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pipeline.tasks.example import load_example
from tests.browser.app import App
from tests.browser.proxy import Line
from tests.browser.test_accessibility import violations
from tests.browser.visit import SLOW, enter, eventually, visit

PROJECTOR = {"width": 1280, "height": 720}
PATIENT = 120_000  # milliseconds in which Streamlit comes back by itself


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with App(tmp_path_factory.mktemp("county"), empty=True) as running:
        load_example(running.journal)
        yield running


def heading(page: Page) -> Locator:
    return page.locator(".slide:not([hidden]) h1")


def open_view(page: Page, office: str = "") -> None:
    page.goto(f"/meeting?office={office}" if office else "/meeting")
    expect(heading(page)).to_be_visible(timeout=SLOW)
    idle(page)


def idle(page: Page) -> None:
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(state="attached", timeout=SLOW)


def order(app: App) -> list[str]:
    """The keys of the offices in speaking order."""
    from pipeline.tasks.build import build, from_store  # noqa: PLC0415 - loads pandas

    return list(build(from_store(app.journal), None).concluded.agenda.speaking_order)


def name(app: App, key: str) -> str:
    return app.entry(key).office.name


def test_the_round_is_led_by_the_keyboard_alone(browser: Browser, county: App) -> None:
    speakers = order(county)
    silent = next(key for key in speakers if county.journal.latest_release(county.entry(key).id) is None)
    with visit(browser, county, "coordinator", viewport=PROJECTOR) as page:
        open_view(page)
        page.keyboard.press("ArrowRight")
        expect(heading(page)).to_have_text(name(county, speakers[0]))
        expect(heading(page)).to_be_focused()
        page.keyboard.press("PageDown")
        expect(heading(page)).to_have_text(name(county, speakers[1]))
        page.keyboard.press("PageUp")
        expect(heading(page)).to_have_text(name(county, speakers[0]))
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Weiter (Leertaste)")).to_be_visible()
        clock = page.locator("[data-timer]").text_content()
        for _ in range(speakers.index(silent)):
            page.keyboard.press("ArrowRight")
        expect(page.get_by_text("Angaben folgen mündlich").locator("visible=true")).to_have_count(1)
        expect(page.locator("[data-change]")).to_be_enabled(timeout=SLOW)
        page.keyboard.press("F2")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Angaben aus der Sitzung", timeout=SLOW)
        expect(dialog.get_by_role("radio").first).to_be_visible(timeout=SLOW)
        page.keyboard.press("ArrowRight")  # belongs to the form now
        expect(heading(page)).to_have_text(name(county, silent))
        for _ in range(3):
            focus_on(page, dialog, "radiogroup")
            page.keyboard.press("End")
            page.keyboard.press("ArrowLeft")
            page.keyboard.press("Space")
            expect(dialog.get_by_role("radio", checked=True).last).to_be_visible(timeout=SLOW)
        focus_on(page, dialog, "button", "Eintragen")
        page.keyboard.press("Enter")
        expect(dialog).to_have_count(0, timeout=SLOW)
        expect(page.get_by_text("Mündlich angegeben").locator("visible=true")).to_have_count(1, timeout=SLOW)
        expect(heading(page)).to_have_text(name(county, silent))
        page.keyboard.press("End")
        expect(heading(page)).to_have_text("Betroffenheit und Einfluss")
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        expect(page.locator("[data-timer]")).not_to_have_text(clock or "", timeout=SLOW)
    release = county.journal.latest_release(county.entry(silent).id)
    assert release is not None
    assert release.way == "spoken"


def focus_on(page: Page, dialog: Locator, role: str, words: str = "") -> None:
    """Press Tab until the focus is where it is wanted and was not before."""
    reached = f"""(role) => {{ const one = document.activeElement;
        const part = one && one.closest(`[role=${{role}}],${{role}}`);
        return !!part && part.textContent.includes({words!r}) && !part.dataset.visited &&
            (part.dataset.visited = '1'); }}"""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(reached, role):
            return
    raise AssertionError(f"the focus never reached {role} {words}: {dialog.inner_text()}")


def test_a_network_that_goes_away_takes_nothing_off_the_screen(browser: Browser, county: App) -> None:
    speakers = order(county)
    with Line(county.port) as network:
        profile = browser.new_context(base_url=network.url, viewport=PROJECTOR)
        page = profile.new_page()
        enter(page, county, "coordinator")
        open_view(page, speakers[3])
        expect(heading(page)).to_have_text(name(county, speakers[3]))
        network.cut()
        offline = page.locator("[data-offline]")
        expect(offline).to_be_visible(timeout=SLOW)
        expect(page.get_by_role("button", name="Ändern (F2)")).to_be_disabled()
        for step in (4, 5, 6):
            page.keyboard.press("ArrowRight")
            expect(heading(page)).to_have_text(name(county, speakers[step]), timeout=SLOW)
        clock = page.locator("[data-timer]")
        before = clock.text_content() or ""
        expect(clock).not_to_have_text(before, timeout=SLOW)
        network.mend()
        expect(offline).to_be_hidden(timeout=PATIENT)
        expect(heading(page)).to_have_text(name(county, speakers[6]))
        expect(page.locator("[data-change]")).to_be_enabled(timeout=SLOW)
        page.keyboard.press("F2")
        expect(page.get_by_role("dialog")).to_contain_text(county.entry(speakers[6]).office.label, timeout=SLOW)
        profile.close()


def test_what_a_colleague_enters_appears_by_itself(browser: Browser, county: App) -> None:
    office = order(county)[0]
    with visit(browser, county, "coordinator", viewport=PROJECTOR) as page:
        open_view(page, office)
        county.journal.save_place_note(county.entry(office).id, "Am zweiten Rechner eingetragen", version=0)
        expect(page.get_by_text("Am zweiten Rechner eingetragen").locator("visible=true")).to_have_count(
            1, timeout=PATIENT
        )
        expect(heading(page)).to_have_text(name(county, office))


def test_every_text_is_large_enough_for_the_last_row(browser: Browser, county: App) -> None:
    """From ten metres at a picture of 1.5 m height a capital letter needs 12 of 720 pixels: 17 pixels of type."""
    with visit(browser, county, "coordinator", viewport=PROJECTOR) as page:
        open_view(page)
        for _ in range(len(order(county)) + 1):
            page.keyboard.press("ArrowRight")
            small = page.locator(".slide:not([hidden])").evaluate(
                """slide => [...slide.querySelectorAll('h1,h2,p,span,td,th,li,strong,small')].filter(one =>
                    one.textContent.trim() && !one.closest('.spoken') && parseFloat(getComputedStyle(one).fontSize) < 19
                ).map(one => one.textContent.trim().slice(0, 60))"""
            )
            assert small == []


def test_the_numbers_of_the_agenda_have_room_for_two_digits(browser: Browser, county: App) -> None:
    with visit(browser, county, "coordinator", viewport=PROJECTOR) as page:
        open_view(page, "start")
        room = page.locator(".agenda").evaluate(
            "one => parseFloat(getComputedStyle(one).paddingLeft) / parseFloat(getComputedStyle(one).fontSize)"
        )
        assert room >= 1.6  # “10.” and its distance; what is outside of it is cut off


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_view_and_its_form_meet_no_barrier(browser: Browser, county: App, scheme: str) -> None:
    found: dict[str, list[str]] = {}
    language = "de" if scheme == "light" else "en"
    with visit(browser, county, "coordinator", viewport=PROJECTOR, color_scheme=scheme, language=language) as page:
        for place in ("start", order(county)[0], "map", "table"):
            open_view(page, place)
            found[place] = violations(page)
        open_view(page, order(county)[0])
        expect(page.locator("[data-change]")).to_be_enabled(timeout=SLOW)
        page.keyboard.press("F2")
        expect(page.get_by_role("dialog").get_by_role("radio").first).to_be_visible(timeout=SLOW)
        idle(page)
        found["form"] = violations(page)
    assert {place: problems for place, problems in found.items() if problems} == {}


def test_leaving_the_view_leads_back_to_the_menu(browser: Browser, county: App) -> None:
    with visit(browser, county, "coordinator", viewport=PROJECTOR) as page:
        open_view(page)
        page.get_by_role("link", name="Verlassen").click()
        expect(page.get_by_role("link", name="Sitzungsansicht")).to_be_visible(timeout=SLOW)
        eventually(lambda: page.locator("[data-meeting]").count() == 0, "still projected")
