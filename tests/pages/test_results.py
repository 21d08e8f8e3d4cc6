"""The results on the desk: everything that was answered, also what is not printed, with the answers behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.components.texts import text
from pipeline.collect.journal import Journal, Round
from pipeline.tasks.example import load_example
from tests.pages.conftest import Visit
from tests.pages.test_pages import shown

PARTS = ("glance", "assessments", "fields", "interfaces", "further", "office", "statements", "log")
Open = Callable[[str], AppTest]


@pytest.fixture
def example(store: Journal) -> Round:
    return load_example(store)


@pytest.fixture
def part(visit: Visit) -> Open:
    """Open one part of the results."""

    def open_(name: str) -> AppTest:
        app = visit("coordinator").switch_page("results.py").run(timeout=120)
        app.session_state["results_part"] = text(f"part_{name}", "de")
        app.run(timeout=120)
        assert not app.exception
        return app

    return open_


@pytest.mark.parametrize("name", PARTS)
def test_every_part_shows_the_example(part: Open, example: Round, name: str) -> None:
    assert example.number == 1
    assert len(shown(part(name))) > 1200


def test_without_an_answer_there_is_no_picture_and_no_error(part: Open, going_on: Round) -> None:
    assert going_on.number == 1
    page = shown(part("glance"))
    assert "0 von 26 Stellen haben geantwortet" in page
    assert "part_assessments" not in page


def test_what_is_not_printed_stands_on_the_desk(part: Open, example: Round) -> None:
    assert example.number == 1
    page = shown(part("glance"))
    assert "Schnittstelle Amt 51 – Jobcenter: von Amt 51 als „fehlt, wird aber gebraucht“ bezeichnet" in page
    assert "Noch nicht überprüfbar, weil die Gegenseite nicht geantwortet hat" in page
    assert "Warum gibt es keine Rangliste?" in [expander.label for expander in part("glance").expander]
    page = shown(part("assessments"))
    assert '<th scope="row">Sprecherkreis</th><td>5</td><td>5</td><td>1 bis 6</td><td>hoch</td>' in page
    page = shown(part("interfaces"))
    assert '<th scope="row">Amt 51</th><td>Jobcenter</td><td>fehlt, wird aber gebraucht</td>' in page


def test_the_map_says_what_the_answers_say(part: Open, example: Round) -> None:
    assert example.number == 1
    page = shown(part("assessments"))
    assert '<td class="near right"><b>▲ 50 (4)</b><br><b>▲ 51 (5)</b><br><b>▲ 52 (5)</b></td>' in page
    assert '<th scope="row">5</th><td>9</td><td>6</td><td>0</td>' in page


def test_every_statement_shows_its_rule_and_the_answers_behind_it(part: Open, example: Round) -> None:
    assert example.number == 1
    app = part("statements")
    choice = app.selectbox(key="checked_statement")
    place = next(number for number, label in enumerate(choice.options) if label.startswith("P5 ·"))
    choice.set_value(place).run(timeout=120)
    page = shown(app)
    assert "Regel P5. Der Satz steht da, wenn:" in page
    assert "Antworten dahinter (7)" in page
    assert '<th scope="row">Kreisvolkshochschule</th><td>5</td><td>2</td>' in page
    for number in range(len(choice.options)):
        app.selectbox(key="checked_statement").set_value(number).run(timeout=120)
        assert not app.exception


def test_one_office_can_be_prepared_for_the_telephone(part: Open, example: Round) -> None:
    assert example.number == 1
    app = part("office")
    for key in ("LK-13", "LK-24"):  # answered, silent
        app.selectbox(key="office_looked_at").set_value(key).run(timeout=120)
        assert not app.exception
        assert "Wer diese Stelle als Schnittstelle nennt" in shown(app)
    assert "keine Antwort" in shown(app)


def test_a_conversation_is_noted_with_whom_and_when_and_taken_back(part: Open, store: Journal, example: Round) -> None:
    app = part("interfaces")
    assert "Mit beiden Seiten gesprochen" not in shown(app)
    app.button(key="note-LK-13-LK-26").click().run(timeout=120)
    assert "Bitte tragen Sie ein, mit wem gesprochen wurde" in shown(app)
    for one, other in (("LK-13", "LK-26"), ("LK-26", "LK-13")):
        app.text_input(key=f"with-{one}-{other}").set_value("Frau Dr. <b>Yıldırım</b>")
        app.button(key=f"note-{one}-{other}").click().run(timeout=120)
    assert "Mit beiden Seiten gesprochen" in shown(app)
    assert r"gesprochen mit Frau Dr\. \<b\>Yıldırım\</b\>" in shown(app)
    assert len(store.standing_conversations(example.id)) == 2
    app.button(key="undo-LK-13-LK-26").click().run(timeout=120)
    assert len(store.standing_conversations(example.id)) == 1
    assert len(store.conversations(example.id)) == 2
