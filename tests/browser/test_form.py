"""An office fills in the form: every answer is in the journal before the next one is touched."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.app import App
from tests.browser.visit import (
    SLOW,
    choose,
    eventually,
    fill_in,
    go_to_step,
    next_page,
    question,
    release,
    settled,
    visit,
    write,
)


def test_the_link_opens_by_a_button_and_leaves_a_clean_address(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-01") as page:
        assert page.url.removesuffix("/") == app.url
        expect(page.get_by_text("Sie antworten für Stabsstelle Integration und Teilhabe")).to_be_visible()
        cookie = next(one for one in page.context.cookies() if one["name"] == "vorabfrage")
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Lax"


def test_an_office_fills_in_releases_and_holds_a_receipt(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-02") as page:
        fill_in(page, "Ein <b>Wort</b> & *noch* eins")
        release(page)
        latest = app.journal.latest_release(app.entry("LK-02").id)
        assert latest is not None
        assert latest.answers == {
            "why_affected": "Ein <b>Wort</b> & *noch* eins (why_affected)", "affected": 4,
            "pressure_reason": "Ein <b>Wort</b> & *noch* eins (pressure_reason)", "pressure": 3,
            "influence_basis": "Ein <b>Wort</b> & *noch* eins (influence_basis)", "influence": 2,
            "fields": {"SPR": "M"},
        }  # fmt: skip
        expect(page.get_by_text(latest.reference)).to_be_visible()
        with page.expect_download() as download:
            page.locator(".st-key-receipt button").click()
        assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_an_answer_is_saved_before_the_next_one_is_touched(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-03") as page:
        go_to_step(page, 1)
        choose(page, "affected", "0 – gar nicht")
        eventually(lambda: app.draft("LK-03").answers == {"affected": 0}, "the scale was not saved")
        write(page, "why_affected", "ohne das Feld zu verlassen")
        eventually(
            lambda: app.draft("LK-03").answers.get("why_affected") == "ohne das Feld zu verlassen",
            "the text was not saved after a pause in typing",
        )
        expect(page.locator("[data-saved]")).to_contain_text("gespeichert ", timeout=SLOW)


def test_a_text_that_is_committed_by_the_click_on_next_is_saved_and_the_click_counts(
    browser: Browser, app: App
) -> None:
    with visit(browser, app, "LK-04") as page:
        go_to_step(page, 1)
        write(page, "why_affected", "gleich weiter")
        next_page(page)
        expect(page.get_by_text("Abschnitt 2 von")).to_be_visible()
        assert app.draft("LK-04").answers == {"why_affected": "gleich weiter"}


def test_the_list_of_sections_says_what_is_open_and_leads_there(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-09") as page:
        go_to_step(page, 1)
        page.get_by_text("Alle Abschnitte").click()
        expect(page.get_by_role("link", name="1. Betroffenheit – noch offen: 2")).to_be_visible(timeout=SLOW)
        choose(page, "affected", "3 – mittel")
        expect(page.get_by_role("link", name="1. Betroffenheit – noch offen: 1")).to_be_visible(timeout=SLOW)
        page.get_by_role("link", name="3. Einfluss – noch offen: 2").click()
        expect(page.get_by_text("Abschnitt 3 von")).to_be_visible(timeout=SLOW)
        settled(page)
        expect(page.locator("[data-testid=stPageLink]")).to_have_count(0)


def test_every_kind_of_question_is_saved_and_shown_again(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-05") as page:
        go_to_step(page, 4)
        question(page, "fields").get_by_text("Gesundheit und Pflege", exact=True).click()
        choose(page, "fields", "federführend")
        eventually(lambda: app.draft("LK-05").answers.get("fields") == {"GES": "F"}, "fields")
        go_to_step(page, 5)
        box = question(page, "interfaces").get_by_role("combobox")
        box.fill("Jugendamt")
        expect(page.get_by_role("option")).to_have_text(["Amt 51 – Jugendamt"])
        box.press("Enter")
        box.press("Escape")
        expect(page.get_by_role("option")).to_have_count(0, timeout=SLOW)  # an open list takes a click for itself
        choose(page, "interfaces", "läuft teilweise")
        eventually(lambda: app.draft("LK-05").answers.get("interfaces") == [["LK-12", "teilweise"]], "interfaces")
        question(page, "bodies").get_by_role("textbox").first.fill("Runder Tisch")
        choose(page, "bodies", "unklar")
        eventually(lambda: app.draft("LK-05").answers.get("bodies") == [["Runder Tisch", "unklar"]], "bodies")
        go_to_step(page, 6)
        write(page, "missing_actors", "Sportkreis")
        question(page, "contribution").get_by_text("Fachwissen", exact=True).click()
        question(page, "joint_field").get_by_role("combobox").click()
        page.get_by_role("option", name="Sprache").click()
        question(page, "joint_topic").get_by_role("textbox").fill("Wartezeiten")
        wanted = {
            "fields": {"GES": "F"}, "interfaces": [["LK-12", "teilweise"]], "bodies": [["Runder Tisch", "unklar"]],
            "missing_actors": ["Sportkreis"], "contribution": {"options": ["fach"], "text": ""},
            "joint_field": "SPR", "joint_topic": "Wartezeiten",
        }  # fmt: skip
        eventually(lambda: app.draft("LK-05").answers == wanted, f"{app.draft('LK-05').answers}")
        page.goto("/review")
        settled(page)
        fields, interfaces = "Gesundheit und Pflege: federführend", "Amt 51 – Jugendamt: läuft teilweise"
        for shown in (fields, interfaces, "Runder Tisch: unklar", "Sportkreis", "Fachwissen", "Wartezeiten"):
            expect(page.get_by_text(shown, exact=True)).to_be_visible()


def test_what_is_missing_is_listed_with_the_focus_and_a_way_there(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-06") as page:
        page.goto("/review")
        settled(page)
        page.locator(".st-key-release button").click()
        expect(page.get_by_role("heading", name="Vor der Freigabe fehlt noch etwas (6)")).to_be_focused(timeout=SLOW)
        page.locator(".st-key-errors").get_by_text("Wie groß ist mein Einfluss?").click()
        expect(page.get_by_text("Abschnitt 3 von")).to_be_visible(timeout=SLOW)
        assert app.journal.latest_release(app.entry("LK-06").id) is None


def test_after_the_deadline_nothing_can_be_entered_and_the_page_says_whom_to_ask(browser: Browser, app: App) -> None:
    entry = app.entry("LK-07")
    app.journal.extend_deadline(entry.id, app.round.opened_at.date().replace(year=2020))
    with visit(browser, app, "LK-07") as page:
        expect(page.get_by_text("Die Frist ist abgelaufen")).to_be_visible()
        expect(page.locator(".st-key-start")).to_have_count(0)
        page.goto("/self_assessment?step=1")
        expect(page.get_by_text("Die Frist ist abgelaufen")).to_be_visible(timeout=SLOW)


def test_a_correction_becomes_the_next_version(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-08") as page:
        fill_in(page, "erste Fassung")
        release(page)
        page.locator(".st-key-correct button").click()
        expect(page.get_by_text("Abschnitt 1 von")).to_be_visible(timeout=SLOW)
        settled(page)
        choose(page, "affected", "5 – sehr stark")
        eventually(lambda: app.draft("LK-08").answers["affected"] == 5, "the correction was not saved")
        page.goto("/review")
        settled(page)
        release(page)
        expect(page.get_by_text("Das ist Ihre Fassung 2")).to_be_visible()
    versions = app.journal.releases(app.entry("LK-08").id)
    assert [version.answers["affected"] for version in versions] == [4, 5]
