"""Of two windows of one office the newer answer wins, however late the other window hears of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.exc import SQLAlchemyError
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Radio, TextArea

from pipeline.collect.journal import Journal, Round
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown


def opened(visit: Visit, store: Journal, going_on: Round) -> tuple[AppTest, str]:
    """A window that shows "alt", which another one has replaced by "neu"."""
    office = entry_of(store, going_on, "LK-12")
    store.record(office, "why_affected", "alt", tab="other")
    window = visit("LK-12").switch_page("self_assessment.py").run()
    assert area(window).value == "alt"
    store.record(office, "why_affected", "neu", tab="other", base_revision=store.draft(office).revision)
    window.run()
    assert area(window).value == "neu"
    assert "In einem anderen Fenster gibt es eine neuere Antwort" in window.info[0].value
    return window, office


def area(window: AppTest) -> TextArea:
    return next(one for one in window.text_area if str(one.key).endswith("why_affected:"))


def scale(window: AppTest) -> Radio[str]:
    return next(one for one in window.radio if str(one.key).endswith("affected:"))


def test_a_click_sent_before_the_browser_heard_of_the_newer_answer_does_not_bring_the_old_one_back(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    window, office = opened(visit, store, going_on)
    area(window).set_value("alt")  # the browser still shows it, and sends it along with the click
    scale(window).set_value(1)
    window.run()
    assert store.draft(office).answers == {"why_affected": "neu", "affected": 1}
    assert area(window).value == "neu"


def test_what_was_typed_meanwhile_is_the_newest_answer(visit: Visit, store: Journal, going_on: Round) -> None:
    window, office = opened(visit, store, going_on)
    area(window).set_value("alt, und mehr dazu").run()
    assert store.draft(office).answers == {"why_affected": "alt, und mehr dazu"}


def test_who_has_seen_the_newer_answer_may_return_to_the_old_one(visit: Visit, store: Journal, going_on: Round) -> None:
    window, office = opened(visit, store, going_on)
    window.run()
    area(window).set_value("alt").run()
    assert store.draft(office).answers == {"why_affected": "alt"}
    assert area(window).value == "alt"


def test_a_window_that_slept_through_a_release_takes_the_released_answer(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-12")
    store.record(office, "why_affected", "alt", tab="other")
    window = visit("LK-12").switch_page("self_assessment.py").run()
    newer = store.record(office, "why_affected", "neu", tab="other", base_revision=store.draft(office).revision)
    store.release(office, newer.answers, language="de", form_version="1.0", base_version=0)
    window.run()
    assert area(window).value == "neu"
    assert not store.draft(office).changed
    window.run()
    area(window).set_value("alt").run()  # typed now, having seen the newer one
    assert store.draft(office).answers == {"why_affected": "alt"}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal waits a moment for a locked file, not as long as in earnest; to be asked for before the journal."""
    monkeypatch.setattr("pipeline.collect.journal.store.BUSY_SECONDS", 0.5)


@contextmanager
def locked(file: str | None) -> Iterator[None]:
    """Another program keeps the file of the journal for itself."""
    code = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('BEGIN IMMEDIATE'); print(1, flush=True); input()"
    command = [sys.executable, "-c", code, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield
        other.communicate(b"\n")


@pytest.mark.usefixtures("impatient")
def test_while_the_file_is_locked_the_text_stays_and_the_page_says_that_it_is_not_saved(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-12")
    window = visit("LK-12").switch_page("self_assessment.py").run()
    with locked(store.url.database):
        area(window).set_value("steht noch da").run()
        assert not window.exception
        assert "konnte nicht gespeichert werden" in window.error[0].value
        assert 'data-saved="' not in shown(window)
        assert area(window).value == "steht noch da"
        assert store.draft(office).answers == {}
    window.run()
    assert not window.error
    assert 'data-saved="' in shown(window)
    assert store.draft(office).answers == {"why_affected": "steht noch da"}


@pytest.mark.usefixtures("impatient")
def test_who_waits_for_another_writer_hears_of_it_as_of_a_locked_file(store: Journal, going_on: Round) -> None:
    office = entry_of(store, going_on, "LK-12")
    with store._turn(), pytest.raises(SQLAlchemyError):
        store.record(office, "why_affected", "kommt nicht dran", tab="one")
    store.record(office, "why_affected", "kommt dran", tab="one")
    assert store.draft(office).answers == {"why_affected": "kommt dran"}
