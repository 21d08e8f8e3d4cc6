"""Whoever came in can sign out on every page, also on one that has little to say, or that fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.collect.journal import Journal, Round
from tests.browser.app import ROOT
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown

WAY_OUT = 'action="sign-out"'


def test_no_page_ends_before_its_foot() -> None:
    pages = [page for page in (ROOT / "pages").glob("*.py") if "st.stop" in page.read_text(encoding="utf-8")]
    assert [page.name for page in pages] == ["navigation.py"]  # where the reason is said


def test_the_coordination_can_leave_before_anything_is_set_up(visit: Visit) -> None:
    assert WAY_OUT in shown(visit("coordinator"))


def test_the_leadership_can_leave_before_a_version_is_handed_out(visit: Visit, going_on: Round) -> None:
    assert going_on
    app = visit("leadership")
    assert "noch keine" in shown(app)
    assert WAY_OUT in shown(app)


def test_an_office_can_leave_whether_it_may_answer_or_not(visit: Visit, store: Journal, going_on: Round) -> None:
    assert WAY_OUT in shown(visit("LK-01"))
    incomplete = store.save_meeting(going_on.id, replace(going_on.meeting, state_norm=""), going_on.version)
    assert WAY_OUT in shown(visit("LK-01"))
    store.extend_deadline(entry_of(store, going_on, "LK-01"), going_on.opened_at.date() - timedelta(days=1))
    assert WAY_OUT in shown(visit("LK-01"))
    store.delete_answers(going_on.id, archive_settled_on=incomplete.opened_at.date())
    assert WAY_OUT in shown(visit("LK-01"))


def test_a_page_that_fails_has_the_way_out(
    visit: Visit, store: Journal, going_on: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert going_on
    monkeypatch.setattr(type(store), "participation", lambda *_: 1 / 0)
    app = visit("coordinator")
    assert app.exception
    assert WAY_OUT in shown(app)
