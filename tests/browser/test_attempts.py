"""Attempts to get in or to do harm, with a client that sends whatever it likes: a clear sentence, nothing stored."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, expect
from streamlit.proto.Common_pb2 import StringArray

from pages.components.texts import texts
from tests.browser.app import App
from tests.browser.socket_visit import SocketTab, received
from tests.browser.visit import SLOW, context, enter, eventually, settled

NASTY = (
    '<img src=x onerror="document.title=1"><script>document.title=2</script> =HYPERLINK("http://x") {{7*7}} {0} %s '
    "$x$ :smile: [a](javascript:alert(1)) \u202egnp.exe\u2066 \x00\x07 \ud83d\ude00 ' OR 1=1; --"
)
STEP_1 = "step=1&tab=harm"


def tab_of(app: App, who: str) -> SocketTab:
    return SocketTab(app.url, app.token(who))


def draft_post(app: App, token: str, **sent: object) -> int:
    request = Request(f"{app.url}/draft", data=json.dumps(sent).encode(), headers={"Cookie": f"vorabfrage={token}"})  # noqa: S310
    try:
        with urlopen(request, timeout=60) as answer:  # noqa: S310 - loopback
            return int(answer.status)
    except HTTPError as error:
        return error.code


@pytest.mark.parametrize("change", ["cut", "longer", "one letter", "case", "office id", "nothing", "role"])
def test_a_link_that_is_not_exactly_right_shows_no_office(app: App, change: str) -> None:
    good = app.token("LK-01")
    token = {
        "cut": good[:-1], "longer": good + "A", "one letter": ("B" if good[0] == "A" else "A") + good[1:],
        "case": good.swapcase(), "office id": app.entry("LK-01").id, "nothing": "", "role": "coordinator",
    }[change]  # fmt: skip
    for page in ("", "self_assessment", "review", "released", "participation"):
        shown = received(app.url, page, token)
        assert texts()["closed"].de in shown
        assert "Stabsstelle" not in shown
    assert draft_post(app, token, key="why_affected", tab="t", value=["x"]) == 400


def test_a_renewed_link_makes_the_old_one_worthless(app: App) -> None:
    token = app.token("LK-02")
    app.journal.renew_link(app.entry("LK-02").id)
    assert "Amt 20" not in received(app.url, "", token)
    assert draft_post(app, token, key="why_affected", tab="t", value=["x"]) == 400
    assert app.draft("LK-02").answers == {}


def test_a_link_of_the_round_before_opens_nothing_and_that_of_a_new_round_opens_its_own_only(own_app: App) -> None:
    before, token = own_app.entry("LK-02"), own_app.token("LK-02")
    assert draft_post(own_app, token, key="why_affected", tab="t", value=["in Runde 1"]) == 204
    own_app.journal.create_round(own_app.round.meeting, [before.office])
    eventually(lambda: texts()["closed"].de in received(own_app.url, "", token), "the old link stays open")
    assert draft_post(own_app, token, key="why_affected", tab="t", value=["zu spät"]) == 400
    assert own_app.journal.draft(before.id).answers == {"why_affected": "in Runde 1"}
    assert draft_post(own_app, own_app.token("LK-02"), key="why_affected", tab="t", value=["in Runde 2"]) == 204
    assert own_app.draft("LK-02").answers == {"why_affected": "in Runde 2"}
    assert own_app.journal.draft(before.id).answers == {"why_affected": "in Runde 1"}


def test_a_tab_writes_for_the_office_of_its_link_whatever_it_sends(app: App) -> None:
    other = app.entry("LK-04")
    with tab_of(app, "LK-03") as tab:
        tab.open("self_assessment", f"{STEP_1}&office={other.id}&office_id={other.id}")
        assert not any(other.id in key for key in tab.keys)
        tab.put(":why_affected:", string_value="für mich")
    sent = {"key": "why_affected", "tab": "t", "value": ["für andere"], "office_id": other.id}
    assert draft_post(app, app.token("LK-03"), **sent) == 400
    assert app.draft("LK-03").answers == {"why_affected": "für mich"}
    assert app.draft("LK-04").answers == {}


def test_values_that_were_not_offered_are_not_stored(app: App) -> None:
    with tab_of(app, "LK-05") as tab:
        tab.open("self_assessment", STEP_1)
        for value in ("**9** – ganz viel", "-1", "4", "", "=1+1"):
            tab.put(":affected:", string_value=value)
        for step, key, values in (
            (4, ":fields:which", ["XXX", "=1+1"]), (5, ":interfaces:which", ["LK-05", "=1+1"]),
            (6, ":contribution:options", ["=1+1"]), (6, ":missing_actors:suggested", ["<b>x</b>"]),
        ):  # fmt: skip
            tab.open("self_assessment", f"step={step}&tab=harm")
            tab.put(key, string_array_value=StringArray(data=values))
        tab.put(":joint_field:", string_value="=1+1")
    assert app.draft("LK-05").answers == {}
    for key, value in (("affected", "7"), ("affected", "-1"), ("actor", "LK-06"), ("unknown", "x"), ("fields", "SPR")):
        assert draft_post(app, app.token("LK-05"), key=key, tab="t", value=[value]) == 400
    assert app.draft("LK-05").answers == {}


def test_what_is_far_too_long_is_refused_with_a_sentence_and_what_is_long_is_kept_and_said(app: App) -> None:
    with tab_of(app, "LK-06") as tab:
        tab.open("self_assessment", STEP_1)
        shown = tab.put(":why_affected:", string_value="ä" * 200_000)
        assert "derzeit 200000" in shown
        assert app.draft("LK-06").answers == {"why_affected": "ä" * 200_000}
        shown = tab.put(":why_affected:", string_value="ä" * 1_000_001)
        assert "Diese Antwort ist zu lang" in shown
        assert "konnte nicht gespeichert werden" in shown
        assert app.draft("LK-06").answers == {"why_affected": "ä" * 200_000}


def test_after_the_deadline_an_old_tab_stores_and_releases_nothing(app: App) -> None:
    entry = app.entry("LK-07")
    with tab_of(app, "LK-07") as answering, tab_of(app, "LK-07") as releasing:
        answering.open("self_assessment", STEP_1)
        answering.put(":why_affected:", string_value="vor der Frist")
        releasing.open("review", "tab=other")
        app.journal.extend_deadline(entry.id, app.round.opened_at.date() - timedelta(days=1))
        shown = answering.put(":why_affected:", string_value="nach der Frist")
        assert "Frist" in shown
        assert "konnte nicht gespeichert werden" in shown
        release = next(key for key in releasing.keys if key.startswith("release-"))
        releasing.put(release, trigger_value=True)
    assert draft_post(app, app.token("LK-07"), key="why_affected", tab="t", value=["nach der Frist"]) == 400
    assert app.draft("LK-07").answers == {"why_affected": "vor der Frist"}
    assert app.journal.releases(entry.id) == ()


def test_a_tab_whose_link_was_revoked_stores_nothing_more(app: App) -> None:
    with tab_of(app, "LK-08") as tab:
        tab.open("self_assessment", STEP_1)
        tab.put(":why_affected:", string_value="vorher")
        app.journal.renew_link(app.entry("LK-08").id)
        closed = texts()["closed"].de  # comes within the seconds that a server remembers a link
        eventually(lambda: closed in tab.put(":why_affected:", string_value="vorher"), "the tab stays open")
        assert closed in tab.open("self_assessment", STEP_1)
    assert app.draft("LK-08").answers == {"why_affected": "vorher"}


def test_nothing_that_was_typed_runs_and_every_character_is_kept(browser: Browser, app: App) -> None:
    words = NASTY.replace("\ud83d\ude00", "\U0001f600")
    assert draft_post(app, app.token("LK-09"), key="why_affected", tab="t", value=[words]) == 204
    # One of Streamlit's own words, which page.js translates.
    assert draft_post(app, app.token("LK-09"), key="influence_basis", tab="t", value=["Stop"]) == 204
    assert app.draft("LK-09").answers == {"why_affected": words, "influence_basis": "Stop"}
    with context(browser, app) as profile:
        page = profile.new_page()
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        enter(page, app, "LK-09")
        for name in ("review", "self_assessment?step=1"):
            page.goto(f"/{name}")
            settled(page)
            assert page.locator("[data-testid=stMain] img").count() == 0
            assert page.locator("a[href^=javascript]").count() == 0
            if name == "review":
                expect(page.locator(".typed").get_by_text("Stop", exact=True)).to_have_count(1, timeout=SLOW)
        expect(page.get_by_role("textbox").first).to_have_value(words.replace("\x00", "\x00"), timeout=SLOW)
        assert "49" not in page.title()
        assert page.title().endswith("Vorabfrage")
        assert dialogs == []


def test_a_name_and_a_tab_from_the_address_are_shown_nowhere(app: App) -> None:
    with tab_of(app, "LK-10") as tab:
        shown = tab.open("self_assessment", "step=<b>9</b>&tab=<script>alert(1)</script>&at=%22%3E<img>")
        assert "<b>9</b>" not in shown
        assert "<script>" not in shown
        assert "<img>" not in shown


def test_the_log_holds_neither_token_nor_answer_nor_address_of_the_visitor(app: App) -> None:
    with tab_of(app, "LK-11") as tab:
        tab.open("self_assessment", STEP_1)
        tab.put(":why_affected:", string_value="steht nicht im Protokoll")
    draft_post(app, app.token("LK-11"), key="why_affected", tab="t", value=17)
    log = app.log.read_text()
    assert app.token("LK-11") not in log
    assert "steht nicht im Protokoll" not in log
    assert "Traceback" not in log
    for line in log.splitlines():
        assert "127.0.0.1" not in line or "http://127.0.0.1" in line  # only the server's own address
