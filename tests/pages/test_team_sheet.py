"""The coordination and the team's sheet: how delivery fares, and what differs there, to confirm or to write back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import DeliveryReport, Journal, Round
from pipeline.collect.journal.store import utc_now
from pipeline.collect.sheet_reading import stored_table
from pipeline.model import Clarification
from pipeline.tasks.version import build_version, stored_briefing
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import TeamSheet, release, team_sheet, write_secrets

KEYS = ("LK-05", "LK-12")


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TeamSheet]:
    """The team's sheet, switched on in the secrets of the app."""
    monkeypatch.chdir(tmp_path)
    with team_sheet(Clock()) as running:
        write_secrets(tmp_path, running.secrets)
        yield running


@pytest.fixture
def ids(store: Journal, going_on: Round, sheet: TeamSheet) -> list[str]:
    """Two released answers that stand in the sheet, in rows 2 and 3."""
    sent = [release(store, entry_of(store, going_on, key), affected=5, why_affected="Kernaufgabe") for key in KEYS]
    delivery: Delivery = sheet.delivery(store)
    delivery.step()
    delivery.close()
    return sent


@pytest.fixture
def app(visit: Visit, ids: list[str]) -> AppTest:
    """The page of the sheet, as the coordination opens it."""
    assert ids
    return visit("coordinator").switch_page("team_sheet.py").run()


def again(app: AppTest) -> AppTest:
    return app.button(key="sheet_read_anew").click().run()


def test_the_page_is_there_only_where_the_sheet_is_switched_on(visit: Visit, going_on: Round) -> None:
    assert going_on
    app = visit("coordinator")
    assert "Google" not in shown(app)
    assert "sheet_check" not in [button.key for button in app.switch_page("setup.py").run().button]


def test_nothing_waits_where_the_sheet_says_what_was_released(app: AppTest) -> None:
    assert not app.exception
    assert "Alle Rückmeldungen stehen in der Tabelle" in shown(app)
    assert "In der Tabelle steht, was freigegeben wurde" in shown(app)
    assert "cell_confirm" not in [button.key for button in app.button]


def test_a_changed_cell_counts_when_it_is_confirmed_with_name_and_day(
    app: AppTest, store: Journal, going_on: Round, sheet: TeamSheet
) -> None:
    sheet.edit("set_cell", cell="G2", value="3")
    again(app)
    assert "Geänderte Zellen (1)" in shown(app)
    app.button(key="cell_confirm").click().run()
    assert "mit wem und wann" in shown(app)
    assert store.clarifications(going_on.id) == ()
    field(app, "Abgestimmt mit").set_value("Frau Dr. Yıldırım")
    app.button(key="cell_confirm").click().run()
    assert "zählt jetzt" in shown(app)
    (entered,) = store.clarifications(going_on.id)
    assert (entered.question, entered.value, entered.agreed_with) == ("affected", "3", "Frau Dr. Yıldırım")
    assert "In der Tabelle steht, was freigegeben wurde" in shown(app)


def test_a_changed_cell_is_decided_where_doubtful_values_are_settled_too(
    visit: Visit, store: Journal, going_on: Round, sheet: TeamSheet, ids: list[str]
) -> None:
    assert ids
    sheet.edit("set_cell", cell="G2", value="3")
    sheet.edit("delete_rows", at=2)
    app = visit("coordinator").switch_page("clarifications.py").run()
    assert "Geänderte Zellen (1)" in shown(app)
    assert "noch zu entscheiden ist: 1" in shown(app)
    field(app, "Abgestimmt mit").set_value("Frau Dr. Yıldırım")
    app.button(key="cell_confirm").click().run()
    assert "zählt jetzt" in shown(app)
    assert [one.value for one in store.clarifications(going_on.id)] == ["3"]
    assert "cell_confirm" not in [button.key for button in app.button]


def test_a_changed_cell_can_be_written_back(app: AppTest, sheet: TeamSheet) -> None:
    sheet.edit("set_cell", cell="G2", value="3")
    again(app).button(key="cell_restore").click().run()
    assert "Zurückgeschrieben" in shown(app)
    assert sheet.rows()[1][6] == "5"


def test_many_cells_are_written_back_at_once_after_a_second_thought(app: AppTest, sheet: TeamSheet) -> None:
    for cell in ("F2", "F3", "G2", "G3"):
        sheet.edit("set_cell", cell=cell, value="verrutscht")
    again(app)
    assert app.button(key="cells_restore_all").disabled
    app.checkbox(key="cells_restore_sure").check().run()
    sheet.control("DELETE", "calls")
    app.button(key="cells_restore_all").click().run()
    assert [row[5:7] for row in sheet.rows()[1:]] == [["Kernaufgabe", "5"]] * 2
    assert sheet.calls()["writes"] == 1


def test_of_two_who_confirm_the_later_one_is_told(
    app: AppTest, store: Journal, going_on: Round, sheet: TeamSheet
) -> None:
    sheet.edit("set_cell", cell="G2", value="3")
    again(app)
    field(app, "Abgestimmt mit").set_value("Frau Dr. Yıldırım").run()
    other = Clarification("LK-05", "affected", "4", "Herr Öztürk", utc_now().date(), "Anruf")
    store.add_clarification(going_on.id, other)
    app.button(key="cell_confirm").click().run()
    assert "inzwischen" in shown(app)
    assert [one.value for one in store.clarifications(going_on.id)] == ["4"]


def test_a_deleted_row_is_kept_sent_again_or_withdrawn(
    app: AppTest, store: Journal, going_on: Round, sheet: TeamSheet, ids: list[str]
) -> None:
    sheet.edit("delete_rows", at=1)
    again(app)
    assert "Gelöschte Zeilen (1)" in shown(app)
    choose(app, "keep")
    assert "zählt weiter" in shown(app)
    choose(app, "withdraw")
    assert "mit wem und wann" in shown(app)
    field(app, "Abgestimmt mit").set_value("Frau Dr. Yıldırım")
    app.button(key="deleted_decide").click().run()
    assert ids[0] not in [row[0] for row in stored_table(store, going_on.id).rows]
    store.freeze(going_on.id)
    choose(app, "again")
    assert "abgeschlossen" in shown(app)
    store.thaw(going_on.id)
    choose(app.run(), "again")
    assert store.count_waiting() == 1
    assert [one.action for one in store.audit(going_on.id)][-1] == "row_sent_again"


def test_typed_and_repeated_rows_are_listed(app: AppTest, sheet: TeamSheet, ids: list[str]) -> None:
    sheet.edit("append_row", row=["", "", "", "", "Gesundheitsamt"])
    sheet.edit("append_row", row=[ids[0]])
    again(app)
    assert "Von Hand eingetragene Zeilen (1)" in shown(app)
    assert "Gesundheitsamt" in shown(app)
    assert "Zeile 5" in shown(app)


def test_google_being_away_is_one_sentence(app: AppTest, sheet: TeamSheet) -> None:
    sheet.fault("403", times=0)
    again(app)
    assert not app.exception
    assert "app@throw-away.example" in said(app)


def test_the_coordination_reads_how_many_wait_and_can_have_it_tried_at_once(
    app: AppTest, store: Journal, going_on: Round
) -> None:
    release(store, entry_of(store, going_on, "LK-01"), affected=1)
    later = utc_now() + timedelta(seconds=40)
    store.save_delivery_report(DeliveryReport("waiting", "quota", later))
    app.run()
    assert "1 wartet, nächster Versuch in" in said(app)
    app.button(key="sheet_try_now").click().run()
    tried = store.delivery_report().next_try_at
    assert tried is not None
    assert tried < later


def test_an_answer_that_no_cell_can_hold_is_named(
    app: AppTest, store: Journal, going_on: Round, sheet: TeamSheet
) -> None:
    release(store, entry_of(store, going_on, "LK-01"), why_affected="x" * 50_001)
    delivery = sheet.delivery(store)
    delivery.step()
    delivery.close()
    assert "50.000 Zeichen" in said(app.run())


def test_building_a_version_costs_one_read_call(
    store: Journal, going_on: Round, sheet: TeamSheet, ids: list[str]
) -> None:
    sheet.edit("append_row", row=["", "", "", "", "Gesundheitsamt", "von Hand", "4"])
    sheet.control("DELETE", "calls")
    version = build_version(store, going_on.id, utc_now().date())
    assert sheet.calls()["counts"] == {"values.batchGet": 1, "token": 1}
    briefing = stored_briefing(store, going_on.id, version.number)
    assert briefing is not None
    assert briefing.scored.response.answered == len(ids) + 1


def test_setup_checks_the_connection_and_creates_the_tab(visit: Visit, going_on: Round, sheet: TeamSheet) -> None:
    assert going_on
    app = visit("coordinator").switch_page("setup.py").run()
    app.button(key="sheet_check").click().run()
    assert not app.exception
    assert "angelegt, mit fester und geschützter Kopfzeile" in shown(app)
    sheet.control("POST", "edit", {"do": "revoke_share"})
    app.button(key="sheet_check").click().run()
    assert "als Mitbearbeiter frei" in shown(app)


def said(app: AppTest) -> str:
    """What the page shows, without the signs that keep Markdown off it."""
    return shown(app).replace("\\", "")


def field(app: AppTest, label: str) -> Any:
    return next(one for one in app.text_input if one.label.startswith(label))


def choose(app: AppTest, choice: str) -> None:
    (radio,) = [one for one in app.radio if one.label == "Was soll gelten?"]
    radio.set_value(choice).run()
    app.button(key="deleted_decide").click().run()
