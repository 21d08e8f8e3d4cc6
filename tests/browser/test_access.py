"""Nobody is let in by default: every page for every role, over HTTP and over the websocket, on a cold server too."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

import pytest

from pages.components.texts import texts
from tests.browser.app import ROOT, App
from tests.browser.socket_visit import received

NAMES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "navigation")
# What only that page says, whoever looks at it.
SECRET = {
    "participation": "all_links", "clarifications": "clarifications_explained",
    "results": "response_title", "briefing": "build_explained",
    "on_behalf": "behalf_explained", "setup": "next_round_explained", "leadership": "no_version_yet",
    "meeting": "bar_change", "agreements": "agreement_add", "retention": "purge_explained",
    "invitations": "post_explained_invitation", "arrival": "how_it_works",
    "self_assessment": "saves_itself", "review": "release_explained", "released": "next_title", "closed": "closed",
}  # fmt: skip
ALLOWED = {
    **dict.fromkeys(("arrival", "self_assessment", "review", "released"), "office"),
    **dict.fromkeys(
        (
            "participation",
            "invitations",
            "clarifications",
            "results",
            "briefing",
            "meeting",
            "agreements",
            "retention",
            "on_behalf",
            "setup",
        ),
        "coordinator",
    ),
    "leadership": "leadership",
    "closed": None,
}


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


def test_every_page_is_known_here() -> None:
    assert sorted(SECRET) == NAMES
    assert sorted(ALLOWED) == NAMES


@pytest.mark.parametrize("who", ["", "LK-01", "coordinator", "leadership"])
def test_no_page_opens_to_another_role(app: App, who: str) -> None:
    role = {"": None, "LK-01": "office"}.get(who, who)
    token = app.token(who) if who else ""
    for name in NAMES:
        shown = received(app.url, name, token)
        for other, key in SECRET.items():
            if ALLOWED[other] != role:
                assert texts()[key].de not in shown, f"{who or 'nobody'} asked for {name} and saw {other}"


@pytest.mark.parametrize("who", ["", "LK-01"])
def test_a_cold_server_opens_no_page_either(app: App, who: str) -> None:
    token = app.token(who) if who else ""
    for name in ("participation", "results", "leadership"):
        app.stop()
        app.start()
        shown = received(app.url, name, token)
        assert texts()[SECRET[name]].de not in shown
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


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"key":"affected","tab":"t","value":"5"}', b"\xff"])
def test_the_way_for_last_words_takes_only_texts_of_the_own_office(app: App, body: bytes) -> None:
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
