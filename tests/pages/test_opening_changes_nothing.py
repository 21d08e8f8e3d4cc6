"""Who only opens the form has changed nothing: whatever an answer holds is shown, and stands there afterwards."""

from __future__ import annotations

from dataclasses import replace

from pages.components.steps import steps
from pipeline.collect.journal import Agreement, Journal, Round
from pipeline.questionnaire.loader import load_questionnaire
from tests.pages.conftest import Visit
from tests.pages.test_pages import entry_of, shown

# What the form itself does not offer, or not in this order: from a returned file, or offered no longer.
ANSWERS = {
    "interfaces": [["LK-05", "gut"], ["LK-06", "nicht"], ["LK-07", "gut"], ["Verein *Brücke*", "fehlt"]],
    "bodies": [["Runder Tisch", "ja"], ["Netzwerk", "nein"], ["Beirat", "ja"], ["AK Sprache", ""]],
    "fields": {"Sport": "F", "sprache": "M"},
    "joint_field": "Sport",
    "missing_actors": ["Sportkreis", "Polizei", "Volkshochschule"],
    "contribution": {"options": ["raum", "fach"], "text": "zwei Räume"},
}
FORM = {"language": "de", "form_version": "1.0"}


def open_all_pages(visit: Visit, key: str) -> None:
    app = visit(key).switch_page("self_assessment.py")
    for page in steps(load_questionnaire()):
        app.query_params["step"] = str(page.number)
        app.run()
        assert not app.exception, page.number


def test_what_was_answered_stays_though_nobody_offers_it_any_more(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-12")
    store.release(office, ANSWERS, **FORM, base_version=0)
    offices = [entry.office for entry in store.roster(going_on.id) if entry.office.key != "LK-06"]
    offices = [replace(one, invited=False) if one.key == "LK-07" else one for one in offices]
    store.change_roster(going_on.id, offices)
    open_all_pages(visit, "LK-12")
    assert store.draft(office).answers == ANSWERS
    assert not store.draft(office).changed


def test_more_interfaces_than_the_form_offers_are_shown_and_named_not_dropped(
    visit: Visit, store: Journal, going_on: Round
) -> None:
    office = entry_of(store, going_on, "LK-12")
    many = {"interfaces": [[f"LK-{number:02}", "gut"] for number in range(1, 8)]}
    store.enter_on_behalf(
        office, many, Agreement("paper", "Leitung", going_on.opened_at.date()), form_version="1.0", base_version=0
    )
    open_all_pages(visit, "LK-12")
    assert store.draft(office).answers == many
    app = visit("LK-12").switch_page("review.py").run()
    assert "höchstens 5" in shown(app)
