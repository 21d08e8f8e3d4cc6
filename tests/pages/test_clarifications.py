"""Settling what is doubtful: nothing is guessed, what is settled counts and is logged, the later of two is told."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from pages.components.evaluation import live_briefing
from pipeline.clean.doubts import Doubt, doubts
from pipeline.collect.answers import HEADER
from pipeline.collect.csv_cells import csv_bytes
from pipeline.collect.journal import Journal, Round
from pipeline.model import Clarification
from tests.browser.app import ROOT
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown

FORM = {"language": "de", "form_version": "1.0", "base_version": 0}


def doubtful(store: Journal, going_on: Round) -> None:
    """Two offices name an interface that may be two others."""
    for key in ("LK-05", "LK-12"):
        answers = {"affected": 4, "interfaces": [["Amt 50/51", "gut"]]}
        store.release(entry_of(store, going_on, key), answers, **FORM)  # type: ignore[arg-type]


def still_open(going_on: Round) -> tuple[Doubt, ...]:
    briefing = live_briefing(going_on)
    return doubts(briefing.cleaned, briefing.questionnaire)


def opened(visit: Visit) -> AppTest:
    return visit("coordinator").switch_page("clarifications.py").run(timeout=120)


def saving(app: AppTest) -> Button:
    return next(button for button in app.button if str(button.key).startswith("save-"))


def settle(app: AppTest, doubt: Doubt, words: str) -> AppTest:
    app.text_area(key=f"settle-{doubt.id}").set_value(words)
    app.text_input(key=f"with-{doubt.id}").set_value("Frau Amtsleiterin")
    app.text_input(key=f"why-{doubt.id}").set_value("Anruf")
    return saving(app).click().run(timeout=120)


def test_nothing_doubtful_says_so(visit: Visit, going_on: Round) -> None:
    assert going_on
    assert "In den Antworten ist zurzeit nichts zu klären" in shown(opened(visit))


def test_a_settled_answer_counts_is_listed_and_can_be_taken_back(visit: Visit, store: Journal, going_on: Round) -> None:
    doubtful(store, going_on)
    first, second = still_open(going_on)
    app = opened(visit)
    assert "Amt 50/51: läuft gut" in shown(app)
    assert "Es können mehrere Stellen gemeint sein" in shown(app)
    settle(app, first, "Amt 50: läuft gut")
    assert not app.exception
    assert "Geklärt und gespeichert." in shown(app)
    assert [one.id for one in still_open(going_on)] == [second.id]
    (entered,) = store.entered_clarifications(going_on.id)
    assert (entered.clarification.agreed_with, entered.clarification.row_key) == ("Frau Amtsleiterin", first.row.key)
    interfaces = live_briefing(going_on).cleaned.answers.loc[first.row.office, "interfaces"]
    assert [one.name for one in interfaces] == ["Amt 50"]
    app.button(key=f"undo-{entered.id}").click().run(timeout=120)
    assert "Zurückgenommen am" in shown(app)
    assert len(still_open(going_on)) == 2


def test_without_saying_with_whom_and_why_nothing_is_settled(visit: Visit, store: Journal, going_on: Round) -> None:
    doubtful(store, going_on)
    app = opened(visit)
    saving(app).click().run(timeout=120)
    assert "mit wem und wann er abgestimmt wurde" in shown(app)
    assert store.entered_clarifications(going_on.id) == ()


def test_leaving_one_open_leads_to_the_next(visit: Visit, store: Journal, going_on: Round) -> None:
    doubtful(store, going_on)
    first, second = still_open(going_on)
    app = opened(visit)
    assert app.selectbox(key="doubt").value == first.id
    app.button(key="leave_open").click().run(timeout=120)
    assert app.selectbox(key="doubt").value == second.id
    app.button(key="leave_open").click().run(timeout=120)
    assert app.selectbox(key="doubt").value == first.id


def test_of_two_who_settle_the_same_the_later_one_is_told(visit: Visit, store: Journal, going_on: Round) -> None:
    doubtful(store, going_on)
    first, _ = still_open(going_on)
    app = opened(visit)
    other = Clarification(
        str(first.row.office), first.question, "Amt 51: läuft gut", "Herrn Amtsleiter", date(2026, 11, 2), "Anruf",
        row_key=first.row.key,
    )  # fmt: skip
    store.add_clarification(going_on.id, other)
    settle(app, first, "Amt 50: läuft gut")
    assert "hat inzwischen jemand anderes geklärt" in shown(app)
    assert [one.clarification for one in store.entered_clarifications(going_on.id)] == [other]


def test_answers_from_a_file_count_are_asked_about_and_can_be_taken_away(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    content = (ROOT / "examples" / "auental" / "auental_messy.csv").read_bytes()
    app = opened(visit)
    app.file_uploader(key="answer_file-0").set_value([("Antworten.csv", content, "text/csv")]).run(timeout=120)
    assert "sie zählen für 23 Stellen. Zu klären sind 10 Punkte." in shown(app)
    assert store.answer_file(going_on.id) is None
    app.button(key="take_answers").click().run(timeout=120)
    assert not app.exception
    found = still_open(going_on)
    assert len(found) == 10
    waiting = [one for one in store.participation(going_on.id) if one.state == "in_file"]
    assert len(waiting) == 23
    row = next(one for one in found if one.row.office is None)
    app.selectbox(key="doubt").set_value(row.id).run(timeout=120)
    app.radio(key=f"settle-{row.id}").set_value("set_aside").run(timeout=120)
    app.text_input(key=f"why-{row.id}").set_value("nicht eingeladen")
    saving(app).click().run(timeout=120)
    assert "zählt nicht" in shown(app)
    value = next(one for one in found if one.question == "influence")
    app.selectbox(key="doubt").set_value(value.id).run(timeout=120)
    app.radio(key=f"settle-{value.id}").set_value("2").run(timeout=120)
    app.text_input(key=f"with-{value.id}").set_value("Frau Amtsleiterin")
    app.text_input(key=f"why-{value.id}").set_value("Anruf")
    saving(app).click().run(timeout=120)
    assert len(still_open(going_on)) == 8
    assert live_briefing(going_on).cleaned.answers.loc[value.row.office, "influence"] == 2
    app.button(key="remove_answers").click().run(timeout=120)
    assert still_open(going_on) == ()
    assert shown(app).count("wird zurzeit nicht verwendet") == 2


def test_a_joint_answer_counts_for_one_office_and_the_page_says_what_becomes_of_the_other(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    said = {"Akteur": "Amt 50 und Amt 51", "Wie stark bin ich betroffen? (0-5)": "4"}
    rows = [HEADER, [said.get(name, "") for name in HEADER]]
    app = opened(visit)
    app.file_uploader(key="answer_file-0").set_value([("Antworten.csv", csv_bytes(rows), "text/csv")]).run(timeout=120)
    app.button(key="take_answers").click().run(timeout=120)
    (joint,) = still_open(going_on)
    assert "zählt für eine Stelle, denn jede Stelle schätzt sich selbst ein" in shown(app)
    app.radio(key=f"settle-{joint.id}").set_value("counts").run(timeout=120)
    app.selectbox(key=f"office-{joint.id}").set_value("LK-12").run(timeout=120)
    app.text_input(key=f"why-{joint.id}").set_value("Anruf")
    saving(app).click().run(timeout=120)
    counted = {one.entry.office.key for one in store.participation(going_on.id) if one.state == "in_file"}
    assert (still_open(going_on), counted) == ((), {"LK-12"})


def test_a_file_without_answers_says_what_is_missing(visit: Visit, store: Journal, going_on: Round) -> None:
    app = opened(visit)
    app.file_uploader(key="answer_file-0").set_value([("x.csv", b"a;b\n1;2\n", "text/csv")]).run(timeout=120)
    assert "keine Spalte für Betroffenheit" in shown(app)
    assert store.answer_file(going_on.id) is None
