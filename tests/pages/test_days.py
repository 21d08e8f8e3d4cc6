"""Days are typed: the weekday stands below, a mistake at its field, and nothing is saved with a day that is none."""

from __future__ import annotations

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from pipeline.collect.journal import Journal, Round
from pipeline.model import Office
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown, typed

NO_DAY = "„31\\.11\\.2026“ ist kein Tag"


def test_a_meeting_with_a_day_that_is_none_is_not_saved_and_nothing_is_lost(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    app = visit("coordinator").switch_page("setup.py").run()
    app.text_input(key="meeting-1-place").set_value("Ratssaal")
    app.text_input(key="meeting-1-deadline").set_value("31.11.2026")
    app.button(key="save_meeting").click().run()
    assert NO_DAY in shown(app)
    assert "Noch nicht gespeichert: Ein Datum ist nicht lesbar" in shown(app)
    assert store.current_round() == going_on
    app.text_input(key="meeting-1-deadline").set_value("2. November 2026")
    app.button(key="save_meeting").click().run()
    assert "Montag, 2. November 2026" in shown(app)
    current = store.current_round()
    assert current is not None
    assert (current.meeting.place, str(current.meeting.deadline)) == ("Ratssaal", "2026-11-02")


def test_a_day_that_is_none_neither_extends_a_deadline_nor_takes_the_extension_back(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-05")
    assert going_on.meeting.deadline is not None
    extended = store.extend_deadline(office, going_on.meeting.deadline + timedelta(days=3))
    app = visit("coordinator")
    app.selectbox(key="chosen_office").set_value(office).run()
    field = app.text_input(key=f"extension-{office}-2")
    assert field.value == typed(extended.extended_deadline)
    field.set_value("31.11.2026").run()
    assert NO_DAY in shown(app)
    assert store.entry(office) == extended
    app.text_input(key=f"extension-{office}-2").set_value("").run()
    assert store.entry(office).extended_deadline is None


def test_whoever_builds_for_an_earlier_day_is_told_how_many_offices_count(store: Journal, going_on: Round) -> None:
    def page() -> None:
        from datetime import timedelta  # noqa: PLC0415 - the function runs as a script of its own

        from pages.components.roster_on_day import say_roster_on  # noqa: PLC0415
        from pages.components.store import current_round, today  # noqa: PLC0415

        found = current_round()
        assert found is not None
        for days in (3, 0):
            say_roster_on(today(found) - timedelta(days=days), found, "de")

    offices = [entry.office for entry in store.roster(going_on.id)]
    office = entry_of(store, going_on, "LK-05")
    store.release(office, {"affected": 1}, language="de", form_version="1.0", base_version=0)
    new = (Office(f"LK-{n}", f"{n}", f"Amt {n}", f"Amt {n}") for n in (90, 91))
    store.change_roster(going_on.id, [*offices[1:], *new])
    (said,) = AppTest.from_function(page).run().info
    assert "waren 26 Stellen eingeladen, jetzt sind es 27. Die Vorlage zählt die 26 Stellen dieses Tages" in said.value
