"""The pages of coordination and leadership, from the navigation script; what needs a browser is in tests/browser."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.components.evaluation import stored_briefing
from pages.components.store import journal
from pages.components.texts import plain
from pipeline.collect.csv_cells import csv_bytes
from pipeline.collect.journal import Journal, Round
from pipeline.collect.links import Links
from pipeline.collect.roster_columns import roster_rows
from pipeline.collect.typed_day import written_day
from pipeline.model import Office
from pipeline.tasks.version import build_version
from tests.browser.app import ROOT, meeting
from tests.pages.conftest import Visit


def shown(app: AppTest) -> str:
    kinds = (app.markdown, app.title, app.header, app.info, app.warning, app.error, app.success, app.caption)
    return "\n".join(str(element.value) for kind in kinds for element in kind) + "\n".join(
        str(element.proto.body) for element in app.get("html")
    )


def typed(day: date | None) -> str:
    assert day is not None
    return written_day(day, "de")


def entry_of(store: Journal, going_on: Round, key: str) -> str:
    return next(entry.id for entry in store.roster(going_on.id) if entry.office.key == key)


def test_an_empty_store_offers_the_example(visit: Visit, store: Journal) -> None:
    app = visit("coordinator")
    assert "Hier ist noch nichts angelegt" in shown(app)
    app.button(key="load_example").click().run(timeout=120)
    assert not app.exception
    current = store.current_round()
    assert current is not None
    assert sum(one.state == "released" for one in store.participation(current.id)) == 22


def test_nobody_sees_only_whom_to_ask(visit: Visit, going_on: Round) -> None:
    app = visit("not a link")
    assert "Bitte öffnen Sie Ihren persönlichen Link" in shown(app)
    assert plain(going_on.meeting.coordination) in shown(app)
    assert "Amt 51" not in shown(app)


def test_a_page_closes_when_the_link_is_replaced(visit: Visit, store: Journal, going_on: Round) -> None:
    app = visit("LK-12")
    assert "Jugendamt" in shown(app)
    store.renew_link(entry_of(store, going_on, "LK-12"))
    import streamlit as st  # noqa: PLC0415 - the cache that would end by itself after seconds

    st.cache_data.clear()
    assert "Jugendamt" in shown(visit("LK-12"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pages.components.access.ticket_owner", lambda: "the old one")
        assert "Jugendamt" not in shown(app.run())


def test_the_coordination_never_sees_a_draft(visit: Visit, store: Journal, going_on: Round) -> None:
    office = entry_of(store, going_on, "LK-12")
    store.record(office, "why_affected", "noch nicht für andere", tab="t")
    app = visit("coordinator")
    assert "in Bearbeitung" in shown(app)
    for name in ("results", "briefing", "on_behalf"):
        app.switch_page(f"{name}.py").run(timeout=120)
        assert not app.exception
        assert "noch nicht für andere" not in shown(app)
    app.selectbox(key="behalf_office").set_value(office).run()
    assert "noch nicht für andere" not in [area.value for area in app.text_area]


def test_a_standing_is_noted_and_a_deadline_extended(visit: Visit, store: Journal, going_on: Round) -> None:
    office = entry_of(store, going_on, "LK-05")
    app = visit("coordinator")
    app.selectbox(key="chosen_office").set_value(office).run()
    app.selectbox(key=f"standing-{office}-1").set_value("declined").run()
    assert "Gespeichert." in shown(app)
    last = going_on.meeting.deadline
    assert last is not None
    app.text_input(key=f"extension-{office}-2").set_value(typed(last + timedelta(days=3))).run()
    assert not app.exception
    noted = store.entry(office)
    assert (noted.standing, noted.extended_deadline) == ("declined", last + timedelta(days=3))


def test_of_two_who_work_on_an_office_the_later_one_overwrites_nothing_and_is_told(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-05")
    app = visit("coordinator")
    app.selectbox(key="chosen_office").set_value(office).run()
    store.set_standing(office, "oral")
    app.text_input(key=f"extension-{office}-1").set_value(typed(going_on.meeting.deadline)).run()
    assert "inzwischen an anderer Stelle geändert" in shown(app)
    assert (store.entry(office).standing, store.entry(office).extended_deadline) == ("oral", None)


def test_the_deadline_of_all_is_moved_and_that_stands_in_the_log(visit: Visit, store: Journal, going_on: Round) -> None:
    assert going_on.meeting.deadline is not None
    later = going_on.meeting.deadline + timedelta(days=1)
    app = visit("coordinator")
    app.text_input(key="deadline-1").set_value(typed(later)).run()
    app.button(key="move_deadline").click().run()
    current = store.current_round()
    assert current is not None
    assert (current.meeting.deadline, current.version) == (later, 2)
    assert "deadline_moved" in [one.action for one in store.audit(going_on.id)]


def test_a_replaced_link_is_dead_at_once(visit: Visit, store: Journal, going_on: Round) -> None:
    from pages.components.access import _identity  # noqa: PLC0415 - opens the journal of the fixture

    office = entry_of(store, going_on, "LK-05")
    former = Links(store).token_for("office", office)
    assert _identity(former) is not None
    app = visit("coordinator")
    app.selectbox(key="chosen_office").set_value(office).run()
    app.button(key="renew").click().run()
    assert "gilt ab sofort nicht mehr" in shown(app)
    assert _identity(former) is None
    assert Links(store).token_for("office", office) in app.code[0].value


def test_a_spoken_answer_is_entered_as_such(visit: Visit, store: Journal, going_on: Round) -> None:
    office = entry_of(store, going_on, "LK-05")
    app = visit("coordinator").switch_page("on_behalf.py").run()
    app.selectbox(key="behalf_office").set_value(office).run()
    prefix = f"behalf-{office}-0-"
    app.radio(key=f"{prefix}:affected:").set_value(4).run()
    app.button(key="enter").click().run()
    assert "Bitte geben Sie an, wie, mit wem und wann" in shown(app)
    assert store.latest_release(office) is None
    app.radio(key=f"{prefix}:way").set_value("spoken").run()
    app.text_input(key=f"{prefix}:with").set_value("Herrn Amtsleiter").run()
    app.text_input(key=f"{prefix}:on").set_value(typed(going_on.opened_at)).run()
    app.button(key="enter").click().run()
    entered = store.latest_release(office)
    assert entered is not None
    assert (dict(entered.answers), entered.way, entered.agreed_with) == ({"affected": 4}, "spoken", "Herrn Amtsleiter")


def test_a_mistake_in_an_uploaded_roster_stands_at_its_cell(visit: Visit, store: Journal, going_on: Round) -> None:
    with (ROOT / "examples" / "auental" / "auental_roster.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    rows[5][0] = rows[4][0]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    app = visit("coordinator").switch_page("setup.py").run()
    app.file_uploader(key="roster_file-1").set_value([("roster.csv", out.getvalue().encode(), "text/csv")]).run()
    assert "übernommen wurde noch nichts" in shown(app)
    assert '<th scope="row">6</th><td>Amt 32 – Ordnungsamt</td><td>stellen_id</td>' in shown(app)
    assert [button.key for button in app.button if button.key == "take_file"] == []
    assert len(store.roster(going_on.id)) == 26


def with_one_more_office(visit: Visit, offices: list[Office]) -> AppTest:
    """The page on which a list with one more office is uploaded."""
    file = csv_bytes(roster_rows([*offices, Office(key="LK-99", name="Kreisarchiv", short="KAR", label="Kreisarchiv")]))
    app = visit("coordinator").switch_page("setup.py").run()
    return app.file_uploader(key="roster_file-1").set_value([("einladungsliste.csv", file, "text/csv")]).run()


def test_a_roster_that_was_taken_over_says_so_and_shows_the_new_list(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    offices = [entry.office for entry in store.roster(going_on.id)]
    app = with_one_more_office(visit, offices)
    assert "Die neue Liste hat 27 Stellen, davon 27 eingeladen: 1 kommen hinzu, 0 ändern sich, 0 entfallen." in shown(
        app
    )
    app.button(key="take_file").click().run()
    assert not app.exception
    assert "Gespeichert." in shown(app)
    assert "Auf der Liste stehen 27 Stellen, davon 27 eingeladen." in shown(app)
    assert [button.key for button in app.button if button.key == "take_file"] == []
    assert [entry.office for entry in store.roster(going_on.id)][:26] == offices


def test_of_two_who_change_the_roster_the_later_one_is_told_and_keeps_the_own_list_on_the_screen(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    offices = [entry.office for entry in store.roster(going_on.id)]
    app = with_one_more_office(visit, offices)
    store.extend_deadline(entry_of(store, going_on, "LK-05"), going_on.meeting.deadline)
    assert "Jemand anderes hat die Einladungsliste geändert" not in shown(app.run())
    store.change_roster(going_on.id, offices[1:])
    app.button(key="take_file").click().run()
    assert "Jemand anderes hat die Einladungsliste geändert" in shown(app)
    assert len(store.roster(going_on.id)) == 25
    assert "take_file" not in [button.key for button in app.button]
    app.button(key="roster_load_new").click().run()
    assert "Auf der Liste stehen 25 Stellen" in shown(app)
    assert "Jemand anderes hat die Einladungsliste geändert" not in shown(app)


def test_of_two_who_edit_the_meeting_the_later_one_is_told(visit: Visit, store: Journal, going_on: Round) -> None:
    app = visit("coordinator").switch_page("setup.py").run()
    store.save_meeting(going_on.id, meeting(place="Ratssaal"), going_on.version)
    app.text_input(key="meeting-1-authority").set_value("Landkreis Anders")
    app.button(key="save_meeting").click().run()
    assert "inzwischen an anderer Stelle geändert" in shown(app)
    assert app.text_input(key="meeting-1-authority").value == "Landkreis Anders"
    current = store.current_round()
    assert current is not None
    assert (current.meeting.place, current.meeting.authority) == ("Ratssaal", "Landkreis Auental")


def test_the_meeting_is_saved_and_can_be_saved_again(visit: Visit, store: Journal, going_on: Round) -> None:
    app = visit("coordinator").switch_page("setup.py").run()
    for version, place in ((1, "Ratssaal"), (2, "Kreishaus")):
        app.text_input(key=f"meeting-{version}-place").set_value(place)
        app.button(key="save_meeting").click().run()
        assert "Gespeichert." in shown(app)
        current = store.current_round()
        assert current is not None
        assert (current.meeting.place, current.meeting.deadline) == (place, going_on.meeting.deadline)


def test_a_meeting_that_cannot_be_is_not_saved_and_says_why(visit: Visit, store: Journal, going_on: Round) -> None:
    app = visit("coordinator").switch_page("setup.py").run()
    app.number_input(key="meeting-1-retention_months").set_value(99)
    app.text_input(key="meeting-1-place").set_value("Ratssaal")
    app.button(key="save_meeting").click().run()
    assert "Rohdaten lassen sich nach 1 bis 24 Monaten löschen" in shown(app)
    assert app.text_input(key="meeting-1-place").value == "Ratssaal"
    assert store.current_round() == going_on
    app.number_input(key="meeting-1-retention_months").set_value(6)
    app.text_input(key="meeting-1-dispatch").set_value(typed(going_on.meeting.deadline))
    app.button(key="save_meeting").click().run()
    assert "Gespeichert." in shown(app)
    assert "bevor die Antwortfrist vorüber ist" in shown(app)


def test_the_leadership_reads_the_stored_version_not_the_present_answers(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    number = build_version(store, going_on.id, going_on.opened_at.date()).number
    store.freeze(going_on.id)
    store.hand_out(going_on.id, number, "leadership")
    store.thaw(going_on.id)
    office = entry_of(store, going_on, "LK-05")
    store.release(office, {"affected": 5}, language="de", form_version="1.0", base_version=0)
    assert "0 von 26 Stellen haben geantwortet" in shown(visit("leadership"))
    stored = stored_briefing(going_on, number)
    version = store.versions(going_on.id)[0]
    assert stored is not None
    assert stored.data_hash == version.hash
    assert len(version.documents) == 4
    assert journal() is store


def test_a_late_link_shows_what_was_released_and_offers_no_change(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-05")
    release = store.release(office, {"affected": 5}, language="de", form_version="1.0", base_version=0)
    store.record(office, "affected", 4, tab="t")
    store.extend_deadline(office, going_on.opened_at.date() - timedelta(days=1))
    app = visit("LK-05")
    assert release.reference in shown(app)
    assert "5 – sehr stark" in shown(app)
    assert "Änderungen sind jetzt nicht mehr möglich" in shown(app)
    assert "Sie haben danach etwas geändert, aber nicht mehr freigegeben" in shown(app)
    assert [button.key for button in app.button if button.key in ("correct", "start")] == []


def test_a_name_with_markup_is_shown_as_it_is(visit: Visit, store: Journal, going_on: Round) -> None:
    present = [entry.office for entry in store.roster(going_on.id)]
    store.change_roster(going_on.id, [replace(present[0], name="<img src=x> **Amt** {0} $x$"), *present[1:]])
    greeting = visit("LK-01").markdown[0].value
    assert r"\<img src\=x\> \*\*Amt\*\* \{0\} \$x\$" in greeting
