"""The meeting view: who is shown when, what becomes of what is said. Keys, clock and network are in tests/browser."""

from __future__ import annotations

import io
import re
from datetime import date

from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from pages.components.evaluation import live_briefing
from pages.components.meeting_seen import projected
from pipeline.collect.journal import Journal, Round
from pipeline.model import IN_MEETING
from report_templates import write_briefing
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown

FORM = {"language": "de", "form_version": "1.0"}
ANSWERS = {
    "affected": 4,
    "pressure": 0,
    "why_affected": "Meldebescheinigungen <b>täglich</b>",
    "fields": {"sprache": "F"},
}


def number_of(store: Journal, going_on: Round, key: str) -> int:
    return [entry.office.key for entry in store.roster(going_on.id)].index(key) + 1


def open_change(app: AppTest, store: Journal, going_on: Round, key: str) -> AppTest:
    return app.button(key=f"change-{number_of(store, going_on, key)}").click().run(timeout=60)


def slide(app: AppTest, name: str) -> str:
    found = re.search(rf'data-slide="{name}".*?</section>', shown(app), re.DOTALL)
    assert found is not None
    return found[0]


def test_every_invited_office_has_its_turn_the_silent_ones_too(visit: Visit, store: Journal, going_on: Round) -> None:
    store.release(entry_of(store, going_on, "LK-12"), ANSWERS, **FORM, base_version=0)
    app = visit("coordinator").switch_page("meeting.py").run(timeout=60)
    assert not app.exception
    order = live_briefing(going_on).concluded.agenda.speaking_order
    turns = re.findall(r'data-slide="([^"]+)"', shown(app))
    assert turns == ["start", *order, "map", "table"]
    assert len(order) == sum(entry.office.invited for entry in store.roster(going_on.id))
    assert "<strong>4</strong> <span>stark</span>" in slide(app, "LK-12")
    assert "<strong>0</strong> <span>kein Druck</span>" in slide(app, "LK-12")
    assert "Meldebescheinigungen &lt;b&gt;täglich&lt;/b&gt;" in slide(app, "LK-12")
    assert "<strong>–</strong> <span>keine Angabe</span>" in slide(app, "LK-12")
    assert "Angaben folgen mündlich" in slide(app, "LK-05")
    assert "Amt 51" in slide(app, "map").split("Ohne Platz auf der Karte")[1]


def test_once_the_answers_are_deleted_nothing_of_them_is_projected(store: Journal, going_on: Round) -> None:
    store.release(entry_of(store, going_on, "LK-12"), ANSWERS, **FORM, base_version=0)
    assert "Meldebescheinigungen" in (projected(going_on.id, "de") or "")
    store.delete_answers(going_on.id, archive_settled_on=going_on.opened_at.date())
    assert projected(going_on.id, "de") is None


def test_a_value_is_put_right_in_the_closed_round_and_says_so_everywhere(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-12")
    store.release(office, ANSWERS, **FORM, base_version=0)
    store.freeze(going_on.id)
    app = visit("coordinator").switch_page("meeting.py").run(timeout=60)
    open_change(app, store, going_on, "LK-12")
    prefix = f"said-{office}-1-0-0"
    app.segmented_control(key=f"{prefix}:influence").set_value(2)
    app.segmented_control(key=f"{prefix}:pressure").set_value(3)
    app.text_input(key=f"{prefix}:by").set_value("Frau Amtsleiterin")
    app.button(key="said_save").click().run(timeout=60)
    assert not app.exception
    said = {one.question: one for one in store.clarifications(going_on.id)}
    assert {key: (one.value, one.agreed_with, one.reason) for key, one in said.items()} == {
        "influence": ("2", "Frau Amtsleiterin", IN_MEETING),
        "pressure": ("3", "Frau Amtsleiterin", IN_MEETING),
    }
    assert "<strong>3</strong> <span>mittlerer Druck</span>" in slide(app, "LK-12")
    assert "In der Sitzung berichtigt" in slide(app, "LK-12")
    assert "<span>51 (3)</span>" in slide(app, "map")
    pdf = PdfReader(io.BytesIO(write_briefing(live_briefing(going_on), "meeting", "de")))
    printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "in der Sitzung am" in printed
    assert "Frau Amtsleiterin" not in printed


def test_an_office_that_speaks_without_having_answered_is_added_as_given_orally(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-05")
    before = live_briefing(going_on).concluded.agenda.speaking_order
    app = visit("coordinator").switch_page("meeting.py").run(timeout=60)
    open_change(app, store, going_on, "LK-05")
    prefix = f"said-{office}-0-0-0"
    app.segmented_control(key=f"{prefix}:affected").set_value(0)
    app.segmented_control(key=f"{prefix}:influence").set_value("na")
    app.text_input(key=f"{prefix}:by").set_value("Herr Stellvertreter")
    app.button(key="said_save").click().run(timeout=60)
    assert not app.exception
    entered = store.latest_release(office)
    assert entered is not None
    assert (dict(entered.answers), entered.way) == ({"affected": 0, "influence": "na"}, "spoken")
    assert "Mündlich angegeben" in slide(app, "LK-05")
    assert "<strong>0</strong> <span>gar nicht</span>" in slide(app, "LK-05")
    assert live_briefing(going_on).concluded.agenda.speaking_order == before


def test_a_note_of_the_office_stands_at_its_place_and_changes_no_value(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-12")
    store.release(office, {"affected": 4, "influence": 1}, **FORM, base_version=0)
    app = visit("coordinator").switch_page("meeting.py").run(timeout=60)
    open_change(app, store, going_on, "LK-12")
    prefix = f"said-{office}-1-0-0"
    app.text_area(key=f"{prefix}:note").set_value("Über Stellen entscheidet der Kreistag")
    app.text_input(key=f"{prefix}:by").set_value("Frau Amtsleiterin")
    app.button(key="said_save").click().run(timeout=60)
    assert not app.exception
    assert store.clarifications(going_on.id) == ()
    assert store.place_notes(going_on.id)["LK-12"].text == "Über Stellen entscheidet der Kreistag"
    assert "<sup>1</sup>" in slide(app, "map")
    assert "Über Stellen entscheidet der Kreistag" in slide(app, "map")
    assert "Über Stellen entscheidet der Kreistag" in slide(app, "LK-12")


def test_who_said_it_is_asked_for_and_of_two_who_enter_the_later_one_is_told(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-12")
    store.release(office, {"affected": 4}, **FORM, base_version=0)
    app = visit("coordinator").switch_page("meeting.py").run(timeout=60)
    open_change(app, store, going_on, "LK-12")
    prefix = f"said-{office}-1-0-0"
    app.segmented_control(key=f"{prefix}:affected").set_value(5)
    app.segmented_control(key=f"{prefix}:pressure").set_value(4)
    app.text_input(key=f"{prefix}:by").set_value(" ")
    app.button(key="said_save").click().run(timeout=60)
    assert "wer es gesagt hat und wann" in shown(app)
    assert store.clarifications(going_on.id) == ()
    from pipeline.model import Clarification  # noqa: PLC0415 - the colleague at the second computer

    first = Clarification("LK-12", "pressure", "2", "Frau Amtsleiterin", date(2026, 11, 12), IN_MEETING)
    store.add_clarification(going_on.id, first)
    app.text_input(key=f"{prefix}:by").set_value("Frau Amtsleiterin")
    app.button(key="said_save").click().run(timeout=60)
    assert "inzwischen an anderer Stelle geändert" in shown(app)
    assert store.clarifications(going_on.id) == (first,)
