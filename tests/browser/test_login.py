"""Coordination and leadership log in with their accounts at a real OIDC provider; allow-lists say who they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value

from pages.components.texts import texts
from tests.browser.app import App, free_port
from tests.browser.socket_visit import received
from tests.browser.test_access import MARKS, NAMES, post
from tests.browser.visit import SLOW, context, enter, settled
from tests.identity_provider import identity_provider

ACCOUNTS = ("mtannert", "hvogt", "somebody")
LOGIN_COOKIE = "_streamlit_user"


class Desk:
    """The app with a log-in, and the passwords of the accounts."""

    def __init__(self, app: App, auth: dict[str, str]) -> None:
        self.app, self._auth = app, auth
        self.cookie_secret = auth["cookie_secret"]

    def log_in(self, page: Page, account: str) -> None:
        """Press the button and give name and password to the provider."""
        page.goto("/")
        page.locator(".st-key-log_in_ button").click()
        page.locator("input[name=username]").fill(account)
        page.locator("input[name=password]").fill(self._auth[f"password {account}"])
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(f"{self.app.url}/**", timeout=SLOW)
        settled(page)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder, provider = tmp_path_factory.mktemp("app"), tmp_path_factory.mktemp("provider")
    app = App(folder)
    with identity_provider(provider, free_port(), ACCOUNTS, app.url) as auth:
        entries = {name: value for name, value in auth.items() if not name.startswith("password")}
        lists = {"claim": "sub", "coordinator": ["mtannert"], "leadership": ["HVOGT"]}
        app.configure(auth=entries, access=lists)
        with app:
            yield Desk(app, auth)


@pytest.fixture
def profile(browser: Browser, desk: Desk) -> Iterator[BrowserContext]:
    with context(browser, desk.app) as opened:
        # The provider's own page asks for a font from the internet.
        opened.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
        yield opened


def cookies(profile: BrowserContext) -> dict[str, str]:
    return {str(one["name"]): str(one["value"]) for one in profile.cookies()}


def test_the_coordination_logs_in_stays_in_and_logs_out(desk: Desk, profile: BrowserContext) -> None:
    page = profile.new_page()
    desk.log_in(page, "mtannert")
    expect(page.get_by_role("heading", level=1)).to_have_text("Beteiligung")
    second = profile.new_page()
    second.goto("/setup")
    settled(second)
    expect(second.get_by_role("heading", level=1)).to_have_text("Einrichten")
    with page.expect_download(timeout=SLOW) as download:
        page.locator(".st-key-all_links button").click()
    listed = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "office,LK-01" in listed
    assert "coordinator" not in listed
    page.locator(".st-key-log_out button").click()
    expect(page.locator(".st-key-log_in_ button")).to_be_visible(timeout=SLOW)
    second.reload()
    expect(second.locator(".st-key-log_in_ button")).to_be_visible(timeout=SLOW)
    assert "mtannert" not in desk.app.log.read_text()


def test_the_leadership_sees_its_page_and_no_other(desk: Desk, profile: BrowserContext) -> None:
    page = profile.new_page()
    desk.log_in(page, "hvogt")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vorlage zur Sitzung")
    for name in NAMES:
        shown = received(desk.app.url, name, cookies=cookies(profile))
        seen = {other for other, mark in MARKS.items() if mark in shown}
        assert seen == {"leadership"}, name


def test_an_account_on_no_list_and_an_expired_one_open_no_page(desk: Desk, profile: BrowserContext) -> None:
    page = profile.new_page()
    desk.log_in(page, "somebody")
    expect(page.get_by_text("ist hier aber nicht freigeschaltet")).to_be_visible(timeout=SLOW)
    unknown = cookies(profile)
    page.locator(".st-key-log_out button").click()
    expect(page.locator(".st-key-log_in_ button")).to_be_visible(timeout=SLOW)
    desk.log_in(page, "mtannert")
    current = cookies(profile)
    said = json.loads(decode_signed_value(desk.cookie_secret, LOGIN_COOKIE, current[LOGIN_COOKIE]) or b"{}")
    expired = create_signed_value(desk.cookie_secret, LOGIN_COOKIE, json.dumps(said | {"exp": said["iat"] - 1}))
    for held in (unknown, current | {LOGIN_COOKIE: expired.decode()}):
        for name in NAMES:
            shown = received(desk.app.url, name, cookies=held)
            assert [other for other, mark in MARKS.items() if other != "closed" and mark in shown] == []
    assert texts()["login_expired"].de in shown


def test_links_open_the_desk_to_nobody_where_a_login_is_configured(desk: Desk, profile: BrowserContext) -> None:
    assert "/k/" not in desk.app.log.read_text()
    for role in ("coordinator", "leadership"):
        assert post(f"{desk.app.url}/k/{desk.app.token(role)}")[0] == 404
        assert texts()["all_links"].de not in received(desk.app.url, "participation", desk.app.token(role))
    page = profile.new_page()
    enter(page, desk.app, "LK-01")
    expect(page.get_by_text("Stabsstelle Integration und Teilhabe").first).to_be_visible(timeout=SLOW)
