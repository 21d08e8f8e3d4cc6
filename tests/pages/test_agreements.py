"""The page of agreements: entered, changed, done, carried over; of two who edit the later one is told."""

from __future__ import annotations

from datetime import date

from pipeline.collect.journal import AgreedText, Journal, Round
from pipeline.tasks.agreements import agreements_csv, agreements_pdf
from tests.pages.conftest import Visit
from tests.pages.test_pages import shown


def test_an_agreement_is_entered_changed_and_noted_as_done(visit: Visit, store: Journal, going_on: Round) -> None:
    app = visit("coordinator").switch_page("agreements.py").run()
    app.button(key="agreement_add").click().run()
    assert "was verabredet wurde" in shown(app)
    app.text_area(key="agreement-new-0:what").set_value("Verteiler <b>anlegen</b>")
    app.text_input(key="agreement-new-0:lead").set_value("Stabsstelle")
    app.button(key="agreement_add").click().run()
    (entered,) = store.meeting_agreements(going_on.id)
    assert entered.text == AgreedText("Verteiler <b>anlegen</b>", "Stabsstelle")
    assert "Verteiler &lt;b&gt;anlegen&lt;/b&gt;" in shown(app)
    app.selectbox(key="agreement_chosen-0").set_value(entered.id).run()
    app.text_input(key=f"agreement-{entered.id}-1:due").set_value("30.11.")
    app.text_input(key=f"agreement-{entered.id}-1:done").set_value("28.11.2026")
    app.button(key="agreement_save").click().run()
    assert not app.exception
    (changed,) = store.meeting_agreements(going_on.id)
    assert (changed.text.due, changed.done_on) == ("30.11.", date(2026, 11, 28))
    assert "erledigt am 28.11.2026" in shown(app)


def test_of_two_who_change_an_agreement_the_later_one_is_told(visit: Visit, store: Journal, going_on: Round) -> None:
    seen = store.add_meeting_agreement(going_on.id, AgreedText("Verteiler anlegen"))
    app = visit("coordinator").switch_page("agreements.py").run()
    app.selectbox(key="agreement_chosen-0").set_value(seen.id).run()
    store.change_meeting_agreement(seen, AgreedText("Verteiler pflegen"), None)
    app.text_area(key=f"agreement-{seen.id}-1:what").set_value("Verteiler löschen")
    app.button(key="agreement_save").click().run()
    assert "inzwischen an anderer Stelle geändert" in shown(app)
    assert app.text_area(key=f"agreement-{seen.id}-1:what").value == "Verteiler löschen"
    assert [one.text.what for one in store.meeting_agreements(going_on.id)] == ["Verteiler pflegen"]


def test_what_is_open_from_before_stands_first_and_is_given_out(visit: Visit, store: Journal, going_on: Round) -> None:
    store.add_meeting_agreement(going_on.id, AgreedText("=Aus der ersten Sitzung"))
    following = store.next_round_from(going_on.id)
    store.add_meeting_agreement(following.id, AgreedText("Aus der zweiten"))
    page = shown(visit("coordinator").switch_page("agreements.py").run())
    assert page.index("Noch offen aus früheren Sitzungen") < page.index("Verabredungen dieser Sitzung (1)")
    lines = agreements_csv(store, following, "de").decode("utf-8-sig").splitlines()
    assert [line.split(";")[:2] for line in lines[1:]] == [["1", "'=Aus der ersten Sitzung"], ["2", "Aus der zweiten"]]
    assert agreements_pdf(store, following, date(2026, 11, 28), "en").startswith(b"%PDF-")
