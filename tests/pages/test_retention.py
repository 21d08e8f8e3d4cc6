"""The page of data and deletion: files, reminder, what has to be settled first, and what is left afterwards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pages.components.store import today
from pipeline.collect.journal import Journal, Round, SheetTab
from tests.browser.app import meeting
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown

FORM = {"language": "de", "form_version": "1.0"}
PAST = {"date": date(2025, 11, 12), "deadline": date(2025, 11, 1), "dispatch": None, "retention_months": 6}


@pytest.fixture
def over(store: Journal, going_on: Round) -> Round:
    """A round whose retention period has passed, with one answer."""
    store.release(entry_of(store, going_on, "LK-12"), {"affected": 4}, **FORM, base_version=0)
    return store.save_meeting(going_on.id, meeting(**PAST), going_on.version)


def test_the_coordination_is_reminded_where_a_deletion_is_due(visit: Visit, over: Round) -> None:
    assert over.meeting.date == PAST["date"]
    assert "fällig seit dem 12. Mai 2026" in shown(visit("coordinator"))


def test_nobody_is_reminded_before(visit: Visit, going_on: Round) -> None:
    assert going_on.meeting.retention_months == 6
    assert "Runde 1:" not in shown(visit("coordinator"))


def test_archive_and_file_are_settled_before_anything_is_deleted(visit: Visit, store: Journal, over: Round) -> None:
    app = visit("coordinator").switch_page("retention.py").run(timeout=60)
    assert not app.exception
    assert "freigegebene Fassungen von Antworten" in shown(app)
    assert app.button(key="purge-1").disabled
    app.text_input(key="archive-1").set_value(f"{today(over) - timedelta(days=1):%d.%m.%Y}")
    app.checkbox(key="filed-1").set_value(True).run(timeout=60)
    app.button(key="purge-1").click().run(timeout=60)
    assert not app.exception
    assert store.round(over.id).purged_at is not None
    assert store.latest_release(entry_of(store, over, "LK-12")) is None
    assert "Die Angaben der Runde 1 sind am" in shown(app)
    assert "Löschprotokolle" in shown(app)


def test_before_its_time_a_round_is_deleted_only_expressly(visit: Visit, store: Journal, going_on: Round) -> None:
    store.release(entry_of(store, going_on, "LK-12"), {"affected": 4}, **FORM, base_version=0)
    app = visit("coordinator").switch_page("retention.py").run(timeout=60)
    app.text_input(key="archive-1").set_value(f"{today(going_on):%d.%m.%Y}")
    app.checkbox(key="filed-1").set_value(True).run(timeout=60)
    assert app.button(key="purge-1").disabled
    app.checkbox(key="early-1").set_value(True).run(timeout=60)
    app.button(key="purge-1").click().run(timeout=60)
    assert not app.exception
    assert store.round(going_on.id).purged_at is not None


def test_after_the_deletion_no_page_says_that_nobody_answered(visit: Visit, store: Journal, over: Round) -> None:
    store.delete_answers(over.id, archive_settled_on=today(over))
    app = visit("coordinator")
    assert not app.exception
    assert "Daten und Löschung" in shown(app)
    assert "0 von 26" not in shown(app)
    app.switch_page("agreements.py").run()
    assert not app.exception
    store.next_round_from(over.id)
    assert "Beteiligung" in shown(visit("coordinator"))


def test_the_answers_of_one_office_are_deleted_at_its_request(visit: Visit, store: Journal, going_on: Round) -> None:
    first, second = entry_of(store, going_on, "LK-12"), entry_of(store, going_on, "LK-05")
    for office in (first, second):
        store.release(office, {"affected": 4}, **FORM, base_version=0)
    app = visit("coordinator").switch_page("retention.py").run(timeout=60)
    store.save_sheet_tab(going_on.id, SheetTab("gone", 0, "Antworten"))  # and the sheet is no longer configured
    app.selectbox(key="files_office").set_value(first).run(timeout=60)
    assert app.button(key="delete_office").disabled
    app.checkbox(key=f"delete_sure-{first}").set_value(True).run(timeout=60)
    app.button(key="delete_office").click().run(timeout=60)
    assert "bestätigen Sie das" in shown(app)
    assert store.latest_release(first) is not None
    app.checkbox(key=f"by_hand-{first}").set_value(True).run(timeout=60)
    app.button(key="delete_office").click().run(timeout=60)
    assert not app.exception
    assert store.latest_release(first) is None
    assert store.latest_release(second) is not None
    assert [one.office_id for one in store.deletions(going_on.id)] == [first]
    assert "sind gelöscht" in shown(app)
