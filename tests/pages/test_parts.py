"""The parts that the pages are made of: steps, texts, notice, tickets, what the log may hold, what waits at the end."""

from __future__ import annotations

import asyncio
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from string import Formatter

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from pages.components.privacy import missing_entries, privacy_notice
from pages.components.readable import readable
from pages.components.steps import ASKED_ELSEWHERE, step_of, steps
from pages.components.texts import plain, texts, told
from pages.components.widgets import KINDS
from pages.server.downloads import issue
from pages.server.draining import drain, in_flight
from pages.server.routes import ROUTES, last_words
from pages.server.silence import keep_quiet
from pipeline.model import Meeting, UserError
from pipeline.questionnaire.loader import load_questionnaire
from tests.browser.app import ROOT, meeting

FORM = load_questionnaire()


def test_every_question_stands_on_one_page_or_is_asked_elsewhere() -> None:
    asked = [question.key for page in steps(FORM) for question in page.questions]
    assert asked == [question.key for question in FORM.questions if question.key not in ASKED_ELSEWHERE]
    assert [page.number for page in steps(FORM)] == [1, 2, 3, 4, 5, 6]
    assert step_of(FORM.question("influence"), steps(FORM)) == 3
    assert step_of(FORM.question("filled_by"), steps(FORM)) is None


def test_a_page_holds_at_most_one_scale() -> None:
    assert all(sum(question.type == "scale" for question in page.questions) <= 1 for page in steps(FORM))


def test_every_text_has_the_same_placeholders_in_both_languages() -> None:
    for key, both in texts().items():
        de, en = ({name for _, name, _, _ in Formatter().parse(words) if name} for words in (both.de, both.en))
        assert de == en, key


def test_no_text_has_a_gender_sign_inside_a_word() -> None:
    assert [
        key for key, both in texts().items() if any(sign in both.de for sign in ("*innen", ":innen", "_innen"))
    ] == []


@pytest.mark.parametrize(
    "typed", ["<img src=x>", "**fett** _kursiv_", "[x](http://y)", "$a$ :smile: #1", "1. 2-3", "a\\b"]
)
def test_what_a_person_typed_is_shown_as_it_is(typed: str) -> None:
    assert plain(typed).replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == typed


def test_a_mistake_that_quotes_what_somebody_typed_is_shown_as_it_is() -> None:
    error = UserError("**liste**_[x](http://y).csv: leer", "**list**: empty")
    assert told(error, "de") == r"\*\*liste\*\*\_\[x\]\(http\://y\)\.csv\: leer"
    assert told(error, "en") == r"\*\*list\*\*\: empty"


def test_every_page_says_mistakes_in_this_way() -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in (ROOT / "pages").rglob("*.py")}
    assert [path.name for path, code in pages.items() if "error.text.in_(" in code] == ["texts.py"]
    assert sum("told(error" in code for code in pages.values()) > 10


def test_the_form_does_not_start_before_the_privacy_notice_is_complete() -> None:
    assert missing_entries(meeting()) == ()
    assert [entry.en for entry in missing_entries(Meeting(authority="X"))] == [
        "address of the authority", "legal basis in state law", "retention period in months", "supervisory authority",
        "contact of the data protection officer",
    ]  # fmt: skip


def test_the_notice_names_the_store_that_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Server der Verwaltung (Landkreis Auental)" in privacy_notice(meeting(), "de")
    monkeypatch.setenv("VORABFRAGE_STORE", "sheet")
    assert "Google Sheets" in privacy_notice(meeting(), "de")
    assert "{" not in privacy_notice(meeting(), "en")


def test_an_answer_reads_as_words_and_zero_is_not_nothing() -> None:
    def words(key: str, answer: object) -> str:
        return readable(FORM.question(key), answer, FORM, (), "de")

    assert words("affected", 0) == "0 – gar nicht"
    assert words("affected", "na") == "Kann ich nicht einschätzen"
    assert words("affected", None) == ""
    assert words("fields", {"none": ""}) == "keines dieser Handlungsfelder"
    assert words("fields", {"VER": "B", "SPR": "F"}).splitlines()[0] == "Sprache: federführend"
    assert words("interfaces", [["unbekannt", "gut"]]) == "unbekannt: läuft gut"


def test_a_ticket_opens_once_to_its_owner_and_is_never_stored() -> None:
    with TestClient(Starlette(routes=ROUTES)) as client:
        ticket = issue(b"x", "Ä.pdf", "application/pdf", owner="me")
        client.cookies.set("vorabfrage", "me")
        first = client.get(f"/dl/{ticket}")
        assert (first.status_code, first.content, first.headers["cache-control"]) == (200, b"x", "no-store")
        assert client.get(f"/dl/{ticket}").status_code == 410
        foreign = issue(b"x", "x.pdf", "application/pdf", owner="somebody else")
        assert client.get(f"/dl/{foreign}").status_code == 410


def test_what_nobody_may_send_is_not_even_read_to_its_end() -> None:
    read = 0

    async def receive() -> dict[str, object]:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": b"x" * 1_000_000, "more_body": read < 1000}

    request = Request({"type": "http", "method": "POST", "path": "/draft", "headers": []}, receive)
    with ThreadPoolExecutor(1) as own_thread:  # in this one the browser's loop may be running
        assert own_thread.submit(asyncio.run, last_words(request)).result().status_code == 400  # type: ignore[arg-type]
    assert read <= 5


def test_the_language_switch_leads_back_and_nowhere_else() -> None:
    with TestClient(Starlette(routes=ROUTES), follow_redirects=False) as client:
        kept = client.get("/language/en?to=self_assessment&step=2&tab=abc")
        assert kept.headers["location"] == "../self_assessment?step=2&tab=abc"
        assert client.get("/language/en?to=//evil.example").headers["location"] == "../"


def test_an_error_reaches_the_log_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    keep_quiet()
    logger = logging.getLogger("streamlit.error_util")
    logger.addHandler(caplog.handler)
    try:
        raise ValueError("Antwort von Amt 51")  # noqa: TRY301 - thrown to be logged
    except ValueError as error:
        logger.error("Uncaught app execution", exc_info=error)  # noqa: TRY400 - as Streamlit does
    logger.removeHandler(caplog.handler)
    assert "ValueError" in caplog.text
    assert "Antwort" not in caplog.text
    assert Path(__file__).name in caplog.text


def test_the_server_waits_for_a_release_that_is_being_written() -> None:
    inside, finish = threading.Event(), threading.Event()

    def release() -> None:
        with in_flight():
            inside.set()
            finish.wait(10)

    writer = threading.Thread(target=release)
    writer.start()
    inside.wait(10)
    assert not drain(patience=0.01)
    finish.set()
    assert drain(patience=10)
    writer.join()


@pytest.mark.parametrize(
    ("names", "answer"),
    [
        (["A", "B", ""], [["A", "ja"], ["B", "nein"]]),
        (["A – neu", "B", ""], [["A – neu", "ja"], ["B", "nein"]]),
        (["A", "B", "C"], [["A", "ja"], ["B", "nein"], ["C", ""]]),
        (["", "B", ""], [["B", "nein"]]),
        (["", "B", "C"], [["B", "nein"], ["C", ""]]),
        (["", " ", ""], None),
    ],
)
def test_a_body_that_was_only_renamed_keeps_what_was_said_of_it_when_the_page_goes_away(
    names: list[str], answer: object
) -> None:
    as_left = KINDS["repeat_text_choice"].as_left
    assert as_left is not None
    assert as_left(FORM.question("bodies"), [["A", "ja"], ["B", "nein"]], names, ()) == answer


def test_what_was_chosen_beside_a_text_stays_when_the_page_goes_away() -> None:
    contribution, missing = KINDS["multiselect_plus_text"].as_left, KINDS["multiselect_or_other"].as_left
    assert contribution is not None
    assert missing is not None
    before = {"options": ["fach"], "text": "alt"}
    assert contribution(FORM.question("contribution"), before, ["neu"], ()) == {"options": ["fach"], "text": "neu"}
    named = ["Integrationsbeirat / Migrationsbeirat", "Sportkreis"]
    assert missing(FORM.question("missing_actors"), named, ["Feuerwehr"], ()) == [named[0], "Feuerwehr"]
