"""What the pages say as a round goes on: handed out, met, over; and the step into the next round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pages.components.store import today
from pipeline.collect.journal import Journal, Round
from pipeline.tasks.version import build_version
from tests.browser.app import meeting
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown

FORM = {"language": "de", "form_version": "1.0"}


@pytest.fixture
def answered(store: Journal, going_on: Round) -> Round:
    store.release(entry_of(store, going_on, "LK-12"), {"affected": 4}, **FORM, base_version=0)
    return going_on


def move(store: Journal, going_on: Round, **days: date | None) -> Round:
    return store.save_meeting(going_on.id, replace(going_on.meeting, **days), going_on.version)


def test_once_the_briefing_is_handed_out_the_start_page_leads_to_the_meeting(
    visit: Visit, store: Journal, answered: Round
) -> None:
    build_version(store, answered.id, today(answered))
    assert "Stellen ohne Freigabe: 25, davon in Bearbeitung: 0." in shown(visit("coordinator"))
    store.freeze(answered.id)
    store.hand_out(answered.id, 1, "leadership")
    assert "Die Vorlage ist herausgegeben (Fassung 1). Die Sitzung ist am" in shown(visit("coordinator"))


def test_after_the_meeting_the_start_page_leads_to_the_agreements(
    visit: Visit, store: Journal, answered: Round
) -> None:
    yesterday = today(answered) - timedelta(days=1)
    move(store, answered, date=yesterday, deadline=yesterday, dispatch=yesterday)
    assert "Die Sitzung war am" in shown(visit("coordinator"))
    assert "Als Nächstes: Verabredungen festhalten" in shown(visit("coordinator"))


def test_an_office_reads_only_of_days_that_are_still_to_come(visit: Visit, store: Journal, answered: Round) -> None:
    assert "Die Übersicht aller Stellen wird am" in shown(visit("LK-12"))
    past = today(answered) - timedelta(days=3)
    moved = move(store, answered, date=past, deadline=past, dispatch=past)
    page = shown(visit("LK-12"))
    assert "wird am" not in page
    assert "Das erste Treffen ist am" not in page
    assert "Die Übersicht aller Stellen war für den" in page
    build_version(store, moved.id, today(moved))
    store.freeze(moved.id)
    store.hand_out(moved.id, 1, "meeting")
    page = shown(visit("LK-12"))
    assert "Die Übersicht aller Stellen liegt vor" in page
    assert "war für den" not in page


def test_a_new_round_is_confirmed_and_begins_without_dates_and_with_an_empty_box(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    app = visit("coordinator").switch_page("setup.py").run()
    day = going_on.meeting.date
    assert day is not None
    assert app.text_input(key="meeting-1-date").value == f"{day:%d.%m.%Y}"
    app.checkbox(key="next_round_sure-1").check().run()
    app.button(key="next_round").click().run()
    assert not app.exception
    assert "Runde 2 ist angelegt" in shown(app)
    assert not app.text_input(key="meeting-2-date").value
    assert not app.checkbox(key="next_round_sure-2").value
    assert app.button(key="next_round").disabled
    assert [one.number for one in store.rounds()] == [2, 1]


def test_who_still_has_the_old_round_open_saves_nothing_into_the_new_one(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    app = visit("coordinator").switch_page("setup.py").run()
    following = store.next_round_from(going_on.id)
    app.text_input(key="meeting-1-place").set_value("Ratssaal")
    app.button(key="save_meeting").click().run()
    assert "inzwischen an anderer Stelle geändert" in shown(app)
    assert store.round(following.id).meeting.date is None


def test_a_round_that_holds_nothing_yet_is_not_offered_for_deletion(
    visit: Visit, store: Journal, answered: Round
) -> None:
    store.next_round_from(answered.id)
    app = visit("coordinator").switch_page("retention.py").run(timeout=60)
    assert [one.key for one in app.button if str(one.key).startswith("purge-")] == ["purge-1"]


def test_a_statement_that_is_gone_is_named_by_what_no_longer_holds(
    visit: Visit, store: Journal, answered: Round
) -> None:
    build_version(store, answered.id, today(answered))
    reasoned = {"affected": 4, "why_affected": "täglich"}
    store.release(entry_of(store, answered, "LK-12"), reasoned, **FORM, base_version=1)
    app = visit("coordinator").switch_page("briefing.py").run(timeout=120)
    app.session_state["briefing_part"] = "Was sich geändert hat"
    app.run(timeout=120)
    assert not app.exception
    assert "Nicht mehr erfüllt: auf einer Skala steht 4 oder 5, und die Frage nach dem Grund ist leer" in shown(app)


def test_right_after_a_version_was_built_the_page_shows_what_is_new_in_it(
    visit: Visit, store: Journal, answered: Round
) -> None:
    build_version(store, answered.id, today(answered))
    store.release(entry_of(store, answered, "LK-05"), {"affected": 2}, **FORM, base_version=0)
    build_version(store, answered.id, today(answered))
    app = visit("coordinator").switch_page("briefing.py").run(timeout=120)
    app.session_state["briefing_part"] = "Was sich geändert hat"
    app.run(timeout=120)
    assert app.selectbox(key="changes_since").value == 1
    assert "<td>noch keine Antwort</td><td>eingegangen</td>" in shown(app)


def test_the_link_of_a_round_whose_answers_are_deleted_says_so(visit: Visit, store: Journal, answered: Round) -> None:
    store.delete_answers(answered.id, archive_settled_on=today(answered))
    for office in ("LK-12", "LK-05"):
        app = visit(office)
        assert not app.exception
        assert "Die Angaben aller Stellen sind am" in shown(app)
        assert "Frist" not in shown(app)
        assert app.button == []


def test_a_meeting_without_dates_is_no_trouble(visit: Visit, store: Journal, answered: Round) -> None:
    store.save_meeting(answered.id, meeting(date=None, dispatch=None, deadline=None), answered.version)
    for who in ("coordinator", "LK-12"):
        assert not visit(who).exception
