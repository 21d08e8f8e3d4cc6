"""Nobody is let in by default: every page for every role, over HTTP and over the websocket, on a cold server too."""

from __future__ import annotations

from datetime import timedelta
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

import pytest

from pages.components.page_names import PAGES
from pages.components.texts import texts
from tests.browser.app import ROOT, App
from tests.browser.socket_visit import SocketTab, received

NAMES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "navigation")


def _allowed() -> dict[str, str | None]:
    """Return which role each page is for, as the navigation says; a new page is in it without being named here."""
    return {name: role for role, names in PAGES.items() for name in names}


def _marks() -> dict[str, str]:
    """Return what only that page says, whoever looks at it: its title, or a sentence where the title is another."""
    marks = {name: f">{texts()[f'page_{name}'].de}</h1>" for name in NAMES}
    sentences = {
        "arrival": "how_it_works", "self_assessment": "saves_itself", "review": "release_explained",
        "released": "next_title", "closed": "closed", "meeting": "bar_change",
    }  # fmt: skip
    return marks | {name: texts()[key].de for name, key in sentences.items()}


ALLOWED, MARKS = _allowed(), _marks()


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def post(url: str, **headers: str) -> tuple[int, dict[str, str]]:
    request = Request(url, method="POST", data=b"", headers=headers)  # noqa: S310 - loopback
    try:
        answer = build_opener(_NoRedirect).open(request, timeout=30)
    except HTTPError as error:
        return error.code, dict(error.headers)
    return answer.status, dict(answer.headers)


def test_every_page_belongs_to_one_role() -> None:
    assert sorted(ALLOWED) == NAMES


def tokens(app: App) -> dict[str, tuple[str | None, str]]:
    """Return every kind of visitor with the role that it has, and its link."""
    replaced, removed = app.token("LK-07"), app.token("LK-26")
    app.journal.renew_link(app.entry("LK-07").id)
    app.journal.change_roster(app.round.id, [one.office for one in app.journal.roster(app.round.id)][:-1])
    app.journal.extend_deadline(app.entry("LK-08").id, app.round.opened_at.date() - timedelta(days=1))
    former = app.token("leadership")
    app.journal.renew_role_link("leadership")
    roles = ("coordinator", "leadership")
    return {
        "nobody": (None, ""),
        "an office": ("office", app.token("LK-01")), "a late office": ("office", app.token("LK-08")),
        "a replaced link": (None, replaced), "a removed office": (None, removed), "a former leadership": (None, former),
        **{role: (role, app.token(role)) for role in roles},
    }  # fmt: skip


def test_every_page_opens_to_its_role_and_to_nobody_else(app: App) -> None:
    for who, (role, token) in tokens(app).items():
        for name in NAMES:
            shown = received(app.url, name, token)
            seen = {other for other, mark in MARKS.items() if mark in shown}
            assert seen <= {other for other in NAMES if ALLOWED[other] == role}, f"{who} asked for {name}"
            if ALLOWED[name] == role and role != "office":
                there = "participation" if name == "team_sheet" else name  # which is there only where a sheet is used
                assert seen == {there}, f"{who} asked for {name}"


@pytest.mark.parametrize("who", ["coordinator", "leadership", "LK-01", ""])
def test_who_asks_for_a_page_of_somebody_else_is_led_to_the_own_start_page(app: App, who: str) -> None:
    role = {"LK-01": "office", "": None}.get(who, who)
    own, *_ = (name for name in ALLOWED if ALLOWED[name] == role)
    for name in (other for other in ("participation", "results", "leadership", "review") if ALLOWED[other] != role):
        with SocketTab(app.url, app.token(who) if who else "") as tab:
            assert MARKS[own] in tab.open(name)
            assert not tab.page_not_found


def test_an_address_that_is_no_page_or_a_start_page_by_its_name_leads_to_the_start_page(app: App) -> None:
    for path in ("/nirgends", "/nirgends/auch", "/index.php", "/participation", "/closed"):
        asked = Request(f"{app.url}{path}", headers={"Accept": "text/html"})  # noqa: S310 - loopback
        with urlopen(asked, timeout=30) as answer:  # noqa: S310 - loopback
            assert answer.url == f"{app.url}/"
    for path in ("/", "/results", "/released"):
        asked = Request(f"{app.url}{path}", headers={"Accept": "text/html"})  # noqa: S310 - loopback
        with urlopen(asked, timeout=30) as answer:  # noqa: S310 - loopback
            assert (answer.url, answer.status) == (f"{app.url}{path}", 200)


@pytest.mark.parametrize("who", ["", "LK-01"])
def test_a_cold_server_opens_no_page_either(app: App, who: str) -> None:
    token = app.token(who) if who else ""
    for name in ("participation", "results", "leadership"):
        app.stop()
        app.start()
        shown = received(app.url, name, token)
        assert MARKS[name] not in shown
        assert texts()["closed" if not who else "how_it_works"].de in shown


def test_an_office_sees_its_own_page(app: App) -> None:
    assert "Stabsstelle Integration und Teilhabe" in received(app.url, "", app.token("LK-01"))


@pytest.mark.parametrize("change", ["cut", "flipped", "empty", "foreign"])
def test_a_bad_link_opens_nothing_and_says_whom_to_ask(app: App, change: str) -> None:
    good = app.token("LK-02")
    token = {"cut": good[:-1], "flipped": good[::-1], "empty": "x", "foreign": "ä" * 24}[change]
    status, headers = post(f"{app.url}/k/{quote(token)}")
    assert status == 404
    assert "Set-Cookie" not in headers
    assert "Guten Tag" not in received(app.url, "", quote(token))


def test_a_replaced_link_ends_at_once_for_new_visits(app: App) -> None:
    old = app.token("LK-03")
    app.journal.renew_link(app.entry("LK-03").id)
    assert post(f"{app.url}/k/{old}")[0] == 404
    assert post(f"{app.url}/k/{app.token('LK-03')}")[0] == 303


def test_opening_a_link_without_pressing_the_button_changes_nothing(app: App) -> None:
    with urlopen(f"{app.url}/k/{app.token('LK-04')}", timeout=30) as answer:  # noqa: S310 - loopback
        assert "Set-Cookie" not in answer.headers
        assert "Amt 20" not in answer.read().decode()


def test_another_site_cannot_sign_a_visitor_in(app: App) -> None:
    status, headers = post(f"{app.url}/k/{app.token('LK-04')}", **{"Sec-Fetch-Site": "cross-site"})
    assert status == 403
    assert "Set-Cookie" not in headers


def test_behind_https_the_cookie_is_secure(app: App) -> None:
    _, headers = post(f"{app.url}/k/{app.token('LK-04')}", **{"X-Forwarded-Proto": "https"})
    assert "Secure" in headers["set-cookie"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"key":"affected","tab":"t","value":["7"]}', b"\xff"])
def test_the_way_for_last_words_takes_only_what_can_be_an_answer(app: App, body: bytes) -> None:
    request = Request(f"{app.url}/draft", data=body, headers={"Cookie": f"vorabfrage={app.token('LK-05')}"})  # noqa: S310
    with pytest.raises(HTTPError, match="400"):
        urlopen(request, timeout=30)  # noqa: S310 - loopback
    assert app.draft("LK-05").answers == {}


def test_a_download_ticket_is_nobodys_guess(app: App) -> None:
    with pytest.raises(HTTPError, match="410"):
        urlopen(f"{app.url}/dl/guess", timeout=30)  # noqa: S310 - loopback


def test_every_response_carries_the_headers_that_keep_a_visit_private(app: App) -> None:
    for path in ("/", "/k/x", "/healthz", "/page.js"):
        with urlopen(f"{app.url}{path}", timeout=30) as answer:  # noqa: S310 - loopback
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("cookie", "language", "title"), [("", "de", "Vorabfrage"), ("en", "en", "Preliminary survey")]
)
def test_the_page_says_its_language_before_any_script_runs(app: App, cookie: str, language: str, title: str) -> None:
    request = Request(f"{app.url}/", headers={"Accept": "text/html", "Cookie": f"vorabfrage_language={cookie}"})  # noqa: S310
    with urlopen(request, timeout=30) as answer:  # noqa: S310 - loopback
        page = answer.read().decode()
    assert f'<html lang="{language}">' in page
    assert f"<title>{title}</title>" in page
    assert "Streamlit app" not in page


def test_no_link_and_no_answer_is_in_the_log(app: App) -> None:
    token = app.token("LK-06")
    received(app.url, "", token)
    post(f"{app.url}/k/{token}")
    urlopen(f"{app.url}/k/{token}", timeout=30).close()  # noqa: S310 - loopback
    log = app.log.read_text()
    assert token not in log
    assert "GET /" not in log


def test_the_only_cookie_is_the_link_and_streamlits_own_guard_of_its_requests(app: App) -> None:
    _, headers = post(f"{app.url}/k/{app.token('LK-09')}")
    assert headers["set-cookie"].startswith("vorabfrage=")
    for path in ("/", "/k/x", "/healthz"):
        with urlopen(f"{app.url}{path}", timeout=30) as answer:  # noqa: S310 - loopback
            set_here = answer.headers.get_all("Set-Cookie") or []
        assert [one for one in set_here if not one.startswith("_streamlit_xsrf=")] == []
