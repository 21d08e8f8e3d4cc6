"""Reload, closed tab, killed server, second tab, broken line, double click: the next visit shows every answer given."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.app import App
from tests.browser.visit import (
    SLOW,
    choose,
    context,
    enter,
    eventually,
    fill_in,
    go_to_step,
    question,
    settled,
    visit,
    write,
)


def shows(page: Page, words: str, key: str = "why_affected") -> None:
    expect(question(page, key).get_by_role("textbox").first).to_have_value(words, timeout=SLOW)


def restart(app: App, page: Page) -> None:
    """Kill the server, start it again, and wait until it has answered the page.

    What is done before that comes with the next heartbeat, which takes its time.
    """
    line = page.locator("[data-saved]")
    before = str(line.get_attribute("data-saved"))
    app.kill()
    app.start()
    expect(line).not_to_have_attribute("data-saved", before, timeout=SLOW)
    settled(page)


def test_what_was_typed_but_not_committed_survives_reload_and_closing(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-01") as page:
        go_to_step(page, 1)
        write(page, "why_affected", "vor dem Neuladen")
        page.reload()
        settled(page)
        shows(page, "vor dem Neuladen")
        write(page, "why_affected", "vor dem Schließen")
        page.close(run_before_unload=True)
        eventually(lambda: app.draft("LK-01").answers == {"why_affected": "vor dem Schließen"}, "lost on closing")


def test_a_point_that_was_chosen_right_before_closing_is_saved(browser: Browser, app: App) -> None:
    """A run of the server is stopped when its visitor goes away; here it has no time to begin.

    The answer to an earlier run, a heartbeat, comes after the click and is no answer to it.
    """
    with context(browser, app) as profile:
        page = profile.new_page()
        enter(page, app, "LK-16")
        go_to_step(page, 2)
        question(page, "pressure").get_by_role("radio").nth(6).wait_for(state="attached")
        page.evaluate("""() => {
            WebSocket.prototype.send = () => {};
            document.querySelectorAll('.st-key-question-pressure input[type=radio]')[6].click();
            document.querySelector('[data-saved]').dataset.saved = 'of an earlier run';
            return new Promise(counted => setTimeout(counted, 500)) }""")
        page.close(run_before_unload=True)
        eventually(lambda: app.draft("LK-16").answers == {"pressure": "na"}, "lost on closing")


def test_names_and_texts_that_are_part_of_an_answer_survive_closing(browser: Browser, app: App) -> None:
    wanted: dict[str, object] = {}
    with context(browser, app) as profile:
        enter(profile.new_page(), app, "LK-15")
        for step, key, words, answer in (
            (5, "bodies", "Runder Tisch Asyl", [["Runder Tisch Asyl", ""]]),
            (6, "missing_actors", "Sportkreis", ["Sportkreis"]),
            (6, "contribution", "Raum 3", {"options": [], "text": "Raum 3"}),
        ):
            page = profile.new_page()
            go_to_step(page, step)
            write(page, key, words)
            page.close(run_before_unload=True)
            wanted[key] = answer
            eventually(lambda: app.draft("LK-15").answers == wanted, f"{key} lost on closing")


def test_the_first_click_on_a_fresh_page_is_not_called_saved_before_it_is(browser: Browser, app: App) -> None:
    """The line that the page came with was taken for the answer to a click that came sooner than a look at it."""
    with visit(browser, app, "LK-13") as page:
        # The script looks at the line five times a second; here it has not looked yet.
        page.add_init_script(
            "const every = window.setInterval; window.setInterval = (f, ms) => ms === 200 ? 0 : every(f, ms)"
        )
        go_to_step(page, 4)
        question(page, "fields").locator("button[data-variant]").first.wait_for(timeout=SLOW)
        waits = page.evaluate("""() => {
            document.querySelector('.st-key-question-fields button[data-variant]').click();
            return document.querySelector('[data-saved]').classList.contains('waits') }""")
        assert waits
        eventually(lambda: "fields" in app.draft("LK-13").answers, "not saved")


def test_a_page_that_lost_its_content_is_loaded_anew_and_one_that_has_it_is_left_alone(
    browser: Browser, app: App
) -> None:
    with visit(browser, app, "LK-14") as page:
        go_to_step(page, 2)
        choose(page, "pressure", "1 –")
        eventually(lambda: app.draft("LK-14").answers == {"pressure": 1}, "not saved")
        page.evaluate("window.sameDocument = true")
        page.wait_for_timeout(2500)  # four looks of the script
        assert page.evaluate("window.sameDocument")
        page.evaluate("document.querySelector('[data-testid=stMain] h1').remove()")  # as a late request does it
        page.wait_for_function("!window.sameDocument", timeout=SLOW)
        expect(page.get_by_text("Abschnitt 2 von")).to_be_visible(timeout=SLOW)
        expect(question(page, "pressure").get_by_role("radio", name="1 –")).to_be_checked(timeout=SLOW)


def test_going_back_shows_what_was_answered(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-02") as page:
        go_to_step(page, 1)
        choose(page, "affected", "2 – etwas")
        page.locator(".st-key-next button").click()
        expect(page.get_by_text("Abschnitt 2 von")).to_be_visible(timeout=SLOW)
        settled(page)
        choose(page, "pressure", "1 –")
        page.go_back()
        expect(page.get_by_text("Abschnitt 1 von")).to_be_visible(timeout=SLOW)
        settled(page)
        expect(question(page, "affected").get_by_role("radio", name="2 – etwas")).to_be_checked()
        eventually(lambda: app.draft("LK-02").answers == {"affected": 2, "pressure": 1}, "the last click is lost")


def test_what_was_typed_or_clicked_right_before_going_back_is_saved(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-19") as page:
        go_to_step(page, 1)
        page.locator(".st-key-next button").click()
        expect(page.get_by_text("Abschnitt 2 von")).to_be_visible(timeout=SLOW)
        settled(page)
        question(page, "pressure").get_by_role("radio").last.wait_for(state="attached")
        question(page, "pressure_reason").get_by_role("textbox").fill("getippt und zurück")
        page.evaluate(
            """() => {
                const points = document.querySelectorAll(".st-key-question-pressure input[type=radio]");
                points[points.length - 1].click();
                history.back();
            }"""
        )
        expect(page.get_by_text("Abschnitt 1 von")).to_be_visible(timeout=SLOW)
        wanted = {"pressure_reason", "pressure"}
        eventually(lambda: wanted <= app.draft("LK-19").answers.keys(), "what was done last is lost")


def test_another_device_shows_what_was_answered(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-03") as page:
        go_to_step(page, 1)
        write(page, "why_affected", "am Rechner begonnen")
        eventually(lambda: "why_affected" in app.draft("LK-03").answers, "not saved")
    with visit(browser, app, "LK-03", viewport={"width": 390, "height": 844}) as page:
        expect(page.get_by_role("button", name="Weiter ausfüllen")).to_be_visible()
        go_to_step(page, 1)
        shows(page, "am Rechner begonnen")


def test_the_first_edit_after_a_killed_server_is_saved_and_keeps_the_earlier_ones(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-04") as page:
        go_to_step(page, 1)
        write(page, "why_affected", "vor dem Absturz")
        choose(page, "affected", "3 – mittel")
        eventually(lambda: len(app.draft("LK-04").answers) == 2, "not saved")
        restart(app, page)
        write(page, "why_affected", "nach dem Absturz")
        wanted = {"why_affected": "nach dem Absturz", "affected": 3}
        eventually(lambda: app.draft("LK-04").answers == wanted, f"{app.draft('LK-04').answers}")
        shows(page, "nach dem Absturz")
        page.reload()
        settled(page)
        shows(page, "nach dem Absturz")


def test_a_server_killed_at_any_page_costs_nothing_that_was_answered(browser: Browser, app: App) -> None:
    given = [
        (2, "pressure", "4 – großer Druck", 4),
        (4, "fields", "keines dieser Handlungsfelder", {"none": ""}),
        (6, "contribution", "Fachwissen", {"options": ["fach"], "text": ""}),
    ]
    with visit(browser, app, "LK-05") as page:
        wanted: dict[str, object] = {}
        for step, key, words, stored in given:
            go_to_step(page, step)
            question(page, key).get_by_text(words, exact=step > 2).first.click()
            wanted[key] = stored
            eventually(lambda: app.draft("LK-05").answers == wanted, "not saved")
            app.kill()
            app.start()
            page.reload()
            settled(page)
            expect(question(page, key).get_by_text(words).first).to_be_visible()
            assert app.draft("LK-05").answers == wanted


def test_the_newer_answer_of_two_tabs_wins_and_the_other_tab_says_so(browser: Browser, app: App) -> None:
    with context(browser, app) as profile:
        old = profile.new_page()
        enter(old, app, "LK-06")
        go_to_step(old, 1)
        write(old, "why_affected", "aus dem ersten Fenster")
        eventually(lambda: app.draft("LK-06").answers == {"why_affected": "aus dem ersten Fenster"}, "not saved")
        new = profile.new_page()
        new.goto("/self_assessment?step=1")
        settled(new)
        write(new, "why_affected", "aus dem zweiten Fenster")
        eventually(lambda: app.draft("LK-06").answers == {"why_affected": "aus dem zweiten Fenster"}, "not saved")
        old.bring_to_front()
        choose(old, "affected", "1 – kaum")
        expect(old.get_by_text("In einem anderen Fenster gibt es eine neuere Antwort")).to_be_visible(timeout=SLOW)
        shows(old, "aus dem zweiten Fenster")
        assert app.draft("LK-06").answers == {"why_affected": "aus dem zweiten Fenster", "affected": 1}


def test_a_tab_that_is_older_than_a_restart_does_not_overwrite_a_newer_answer(browser: Browser, app: App) -> None:
    with context(browser, app) as profile:
        old = profile.new_page()
        enter(old, app, "LK-07")
        go_to_step(old, 1)
        write(old, "why_affected", "alt")
        eventually(lambda: app.draft("LK-07").answers == {"why_affected": "alt"}, "not saved")
        new = profile.new_page()
        new.goto("/self_assessment?step=1")
        settled(new)
        write(new, "why_affected", "neu")
        eventually(lambda: app.draft("LK-07").answers == {"why_affected": "neu"}, "not saved")
        new.close()
        restart(app, old)
        choose(old, "affected", "1 – kaum")
        eventually(lambda: "affected" in app.draft("LK-07").answers, "not saved")
        shows(old, "neu")
        assert app.draft("LK-07").answers == {"why_affected": "neu", "affected": 1}


def test_a_tab_that_is_older_than_a_release_and_a_restart_brings_no_old_answer_back(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-20") as page:
        go_to_step(page, 1)
        write(page, "why_affected", "alt")
        eventually(lambda: app.draft("LK-20").answers == {"why_affected": "alt"}, "not saved")
        app.kill()
        app.journal.release(
            app.entry("LK-20").id, {"why_affected": "freigegeben"}, language="de", form_version="1.0", base_version=0
        )
        app.start()
        shows(page, "freigegeben")
        expect(page.get_by_text("In einem anderen Fenster gibt es eine neuere Antwort")).to_be_visible(timeout=SLOW)
        assert not app.draft("LK-20").changed


def test_answers_of_one_office_never_reach_another_that_uses_the_same_browser(browser: Browser, app: App) -> None:
    with context(browser, app) as profile:
        page = profile.new_page()
        enter(page, app, "LK-08")
        go_to_step(page, 1)
        write(page, "why_affected", "Amt A")
        eventually(lambda: app.draft("LK-08").answers == {"why_affected": "Amt A"}, "not saved")
        enter(page, app, "LK-09")
        go_to_step(page, 1)
        shows(page, "")
        choose(page, "affected", "5 –")
        eventually(lambda: app.draft("LK-09").answers == {"affected": 5}, f"{app.draft('LK-09').answers}")
        assert app.draft("LK-08").answers == {"why_affected": "Amt A"}


def test_five_clicks_in_two_tabs_release_one_version(browser: Browser, app: App) -> None:
    with context(browser, app) as profile:
        one = profile.new_page()  # alone at first: a page behind another one is slow
        enter(one, app, "LK-10")
        fill_in(one, "einmal")
        two = profile.new_page()
        two.goto("/review")
        settled(two)
        for page in (one, two):
            page.evaluate("""() => { const button = document.querySelector('.st-key-release button');
                for (let i = 0; i < 5; i++) setTimeout(() => button.isConnected && button.click(), i * 60); }""")
        for page in (one, two):
            expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Einschätzung ist eingegangen", timeout=SLOW)
    assert [release.version for release in app.journal.releases(app.entry("LK-10").id)] == [1]
    assert not app.draft("LK-10").changed  # the draft was deleted with the release


def test_the_server_ends_in_order_while_somebody_works(browser: Browser, app: App) -> None:
    with visit(browser, app, "LK-12") as page:
        go_to_step(page, 1)
        choose(page, "affected", "3 – mittel")
        eventually(lambda: app.draft("LK-12").answers == {"affected": 3}, "not saved")
        app.stop()
    assert app.draft("LK-12").answers == {"affected": 3}
