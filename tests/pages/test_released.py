"""What an office reads after its release: which version counts, and what the coordination has corrected in it."""

from __future__ import annotations

from datetime import timedelta

from pages.server import downloads
from pipeline.collect.journal import Journal, Round
from pipeline.language import date_in_text
from pipeline.model import Clarification
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown
from tests.report_templates.paper import contains


def test_an_office_sees_what_the_coordination_has_corrected_and_which_version_counts(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-05")
    for value in (4, 5):
        store.release(office, {"affected": value}, language="de", form_version="1.0", base_version=value - 4)
    said = Clarification("LK-05", "affected", "3", "Frau <b>K.</b>", going_on.opened_at.date(), "Tippfehler")
    store.add_clarification(going_on.id, said)
    app = visit("LK-05")
    assert not app.exception
    assert "Das ist Ihre Fassung 2" in shown(app)
    assert f"Vorgangsnummer {store.releases(office)[0].reference}" in shown(app)
    assert r"mit Frau \<b\>K\." in shown(app)
    assert "Wie stark bin ich betroffen? Es gilt jetzt: 3" in shown(app)
    store.record(office, "affected", 1, tab="t")
    assert "aber noch nicht freigegeben" in shown(visit("LK-05"))


def test_the_receipt_names_the_last_day_of_this_office(visit: Visit, store: Journal, going_on: Round) -> None:
    office = entry_of(store, going_on, "LK-05")
    store.release(office, {"affected": 4}, language="de", form_version="1.0", base_version=0)
    assert going_on.meeting.deadline is not None
    longer = going_on.meeting.deadline + timedelta(days=7)
    store.extend_deadline(office, longer)
    downloads._waiting.clear()
    visit("LK-05").button(key="receipt").click().run()
    (file,) = downloads._waiting.values()
    assert contains(file.content, date_in_text(longer, "de"))
    assert not contains(file.content, date_in_text(going_on.meeting.deadline, "de"))


def test_only_the_correction_that_counts_is_shown_and_only_with_its_version(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office, on = entry_of(store, going_on, "LK-05"), going_on.opened_at.date()
    first = store.release(office, {"affected": 4}, language="de", form_version="1.0", base_version=0)
    for value in ("3", "2"):
        said = Clarification("LK-05", "affected", value, "Frau K.", on, "Tippfehler", row_key=first.id)
        store.add_clarification(going_on.id, said)
    corrected = shown(visit("LK-05"))
    assert "Es gilt jetzt: 2" in corrected
    assert "Es gilt jetzt: 3" not in corrected
    store.release(office, {"affected": 5}, language="de", form_version="1.0", base_version=1)
    assert "Es gilt jetzt" not in shown(visit("LK-05"))
