"""The coordination invites, reminds and sees what became of every mail; the mail server is a real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.collect.journal import Journal, Round
from pipeline.collect.mail_sender import MailSender
from pipeline.collect.mail_server import MailServer
from pipeline.collect.mail_settings import mail_settings
from pipeline.tasks.mail import COMPOSERS
from report_templates.law_documents import PAPERS
from tests.browser.app import meeting
from tests.mail_server import MailBox, mail_server
from tests.pages.conftest import Visit
from tests.pages.test_pages import shown

BASE = "https://vorabfrage.auental.example"


@pytest.fixture
def complete(store: Journal, going_on: Round) -> Round:
    """A round of which everything is known that letters say."""
    known = replace(going_on.meeting, leadership_name="Dr. Henrike Vogt", coordination_phone="07999 4711-20")
    return store.save_meeting(going_on.id, known, going_on.version)


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailBox]:
    """A mail server that the app is set up for."""
    made = MailBox()
    with mail_server(made) as at:
        entries = {"HOST": "127.0.0.1", "PORT": str(at.port), "SECURITY": "none", "SENDER": "v@auental.example"}
        for key, value in entries.items():
            monkeypatch.setenv(f"VORABFRAGE_MAIL_{key}", value)
        yield made


@pytest.fixture
def page(visit: Visit) -> Callable[[], AppTest]:
    def open_() -> AppTest:
        app = visit("coordinator").switch_page("invitations.py").run()
        app.text_input(key="app_address").set_value(BASE).run()
        assert not app.exception
        return app

    return open_


def send_all(store: Journal) -> None:
    sender = MailSender(store, MailServer(mail_settings()), COMPOSERS)
    while sender.step() == 0:
        pass
    sender.close()


def click(app: AppTest, kind: str) -> None:
    app.checkbox(key=f"looked_at-{kind}").check().run()
    app.button(key="send_mails").click().run()
    assert not app.exception


def test_all_are_invited_by_one_click_and_the_page_says_who_did_not_get_it(
    page: Callable[[], AppTest], store: Journal, complete: Round, box: MailBox
) -> None:
    addresses = [entry.office.email for entry in store.roster(complete.id)]
    box.refused = {addresses[4]: "550 5.1.1 no such user"}
    box.cut_at = {addresses[7]: "answer"}
    app = page()
    assert app.button(key="send_mails").disabled
    click(app, "invitation")
    assert f"{len(addresses)} E-Mails sind auf dem Weg" in shown(app)
    assert "wartet auf den Versand" in shown(app)
    assert "Für jede eingeladene Stelle gibt es eine Einladung" in shown(app)
    send_all(store)
    app.run()
    assert sorted(box.received()) == sorted(set(addresses) - {addresses[4]})
    assert set(box.received().values()) == {1}
    said = shown(app)
    assert "550 5.1.1 no such user" in said
    assert "unklar, bitte prüfen" in said
    assert said.count("versandt am") == len(addresses) - 2
    (unknown,) = (mail for mail in store.mails(complete.id) if mail.state == "unknown")
    app.button(key=f"arrived-{unknown.id}").click().run()
    assert "unklar, bitte prüfen" not in shown(app)


def test_a_receipt_that_did_not_arrive_is_decided_about_beside_the_invitations(
    page: Callable[[], AppTest], store: Journal, complete: Round, box: MailBox
) -> None:
    entry = store.roster(complete.id)[4]
    box.refused = {entry.office.email: "550 5.1.1 no such user"}
    store.release(entry.id, {"affected": 3}, language="de", form_version="1.0", base_version=0)
    send_all(store)
    app = page()
    assert "Bestätigung, dass eine Antwort eingegangen ist" in shown(app)
    (receipt,) = store.mails(complete.id, "receipt")
    assert receipt.state == "refused"
    app.button(key=f"again-{receipt.id}").click().run()
    assert not app.exception
    assert [mail.state for mail in store.mails(complete.id, "receipt")] == ["waiting"]
    assert "Bestätigung, dass eine Antwort eingegangen ist" not in shown(app)


def test_without_a_mail_server_the_letters_are_files_and_noted_as_sent(
    page: Callable[[], AppTest], store: Journal, complete: Round
) -> None:
    app = page()
    assert "nicht eingerichtet" in shown(app)
    for key in ("print_letters", "eml_letters", "merge_letters"):
        app.button(key=key).click().run(timeout=120)
        assert not app.exception
        assert "data-download" in shown(app)
    app.button(key="note_elsewhere").click().run()
    assert "Für 26 ist vermerkt" in shown(app)
    assert {mail.state for mail in store.mails(complete.id)} == {"elsewhere"}


def test_a_letter_that_lacks_something_is_not_shown_and_it_is_said_what(
    page: Callable[[], AppTest], going_on: Round
) -> None:
    app = page()
    assert going_on.meeting.leadership_name == ""
    assert "Für diese Briefe fehlen noch: " in shown(app)
    assert "Name der Verwaltungsspitze" in shown(app)
    assert [button.key for button in app.button if button.key in ("send_mails", "note_elsewhere")] == []


@pytest.mark.usefixtures("complete")
def test_a_mistake_in_the_settings_of_the_mail_server_is_said_where_one_would_send(
    page: Callable[[], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VORABFRAGE_MAIL_HOST", "mail.auental.example")
    app = page()
    assert "Der Eintrag sender im Abschnitt" in shown(app)
    assert [button.key for button in app.button if button.key == "send_mails"] == []


@pytest.mark.usefixtures("complete")
def test_an_address_that_nobody_else_reaches_is_said(page: Callable[[], AppTest]) -> None:
    app = page()
    app.text_input(key="app_address").set_value("http://localhost:8501").run()
    assert "Diese Adresse erreicht nur, wer an diesem Rechner sitzt" in shown(app)
    for wrong in ("vorabfrage", "ftp://x.example", "http://[", "javascript:alert(1)"):
        app.text_input(key="app_address").set_value(wrong).run()
        assert "Das ist keine Internetadresse" in shown(app)
        assert not app.exception


def test_the_text_is_changed_shown_and_taken_back(page: Callable[[], AppTest], store: Journal, complete: Round) -> None:
    app = page()
    assert "Integration gelingt nicht in einem Amt allein." in shown(app)
    app.text_area(key="body-invitation-de-0").set_value("Kommen Sie. <b>{link}</b> **{frist}** {Ort}")
    app.button(key="edit_save").click().run()
    assert r"Das wird nicht eingesetzt: \{Ort\}" in shown(app)
    app.text_area(key="body-invitation-de-0").set_value("Kommen Sie.")
    app.button(key="edit_save").click().run()
    assert "Ohne {link} kann niemand antworten" in shown(app)
    app.text_area(key="body-invitation-de-0").set_value("Kommen Sie. <b>{link}</b>")
    app.button(key="edit_save").click().run()
    assert f"Kommen Sie. &lt;b&gt;{BASE}/k/" in shown(app)
    assert store.letter_text(complete.id, "invitation", "de") is not None
    assert "Dieser Text ist Ihrer, nicht der vorgegebene" in shown(app)
    app.button(key="edit_reset").click().run()
    assert "Integration gelingt nicht in einem Amt allein." in shown(app)


def test_of_two_who_change_a_text_the_later_one_is_told(
    page: Callable[[], AppTest], store: Journal, complete: Round
) -> None:
    app = page()
    app.text_area(key="body-invitation-de-0").set_value("Meine Fassung {link}")
    store.save_letter_text(complete.id, "invitation", "de", ("Betreff", "Andere {link}"), version=0)
    app.button(key="edit_save").click().run()
    assert "inzwischen an anderer Stelle geändert" in shown(app) or "Andere" in shown(app)
    stored = store.letter_text(complete.id, "invitation", "de")
    assert stored is not None
    assert stored.body == "Andere {link}"


@pytest.mark.usefixtures("box")
def test_only_who_has_not_answered_can_be_reminded(
    page: Callable[[], AppTest], store: Journal, complete: Round
) -> None:
    roster = store.roster(complete.id)
    store.release(roster[0].id, {"affected": 1}, language="de", form_version="1", base_version=0)
    store.set_standing(roster[1].id, "declined")
    app = page()
    app.button_group(key="post_what").set_value("reminder").run()
    assert "alle, die noch nicht erinnert wurden (24)" in app.radio(key="to_whom-reminder").options
    app.radio(key="to_whom-reminder").set_value("chosen").run()
    names = app.multiselect(key="which-reminder").options
    assert not {roster[0].office.name, roster[1].office.name} & set(names)
    app.multiselect(key="which-reminder").set_value([roster[2].id]).run()
    click(app, "reminder")
    send_all(store)
    app.run()
    assert "noch nicht: hat gerade erst Post bekommen" in shown(app)
    assert "nein: hat abgesagt" in shown(app)


@pytest.mark.usefixtures("complete")
def test_the_call_list_is_for_the_leadership_and_without_answers_empty(page: Callable[[], AppTest]) -> None:
    app = page()
    app.button_group(key="post_what").set_value("calls").run(timeout=120)
    assert "Zurzeit gibt es niemanden anzurufen." in shown(app)


def test_the_round_of_the_example_has_somebody_to_call(visit: Visit, store: Journal) -> None:
    app = visit("coordinator")
    app.button(key="load_example").click().run(timeout=120)
    app = visit("coordinator").switch_page("invitations.py").run()
    app.button_group(key="post_what").set_value("calls").run(timeout=120)
    assert not app.exception
    assert "noch keine Antwort, aber von" in shown(app)
    app.button(key="calls_pdf").click().run(timeout=120)
    assert "data-download" in shown(app)
    assert store.current_round() is not None


@pytest.mark.usefixtures("complete")
def test_the_papers_for_data_protection_and_it_stand_on_the_setup_page(visit: Visit) -> None:
    app = visit("coordinator").switch_page("setup.py").run()
    for paper in PAPERS:
        app.button(key=f"document-{paper}").click().run(timeout=120)
        assert not app.exception
        assert "data-download" in shown(app)


@pytest.mark.usefixtures("complete")
def test_the_start_page_leads_to_the_invitations_while_answers_are_missing(visit: Visit) -> None:
    links = [link.proto.page for link in visit("coordinator").get("page_link")]
    assert links == ["invitations"]


def test_a_date_is_planned_for_letters_and_reminders(
    page: Callable[[], AppTest], store: Journal, complete: Round
) -> None:
    day = complete.meeting.deadline
    store.save_meeting(complete.id, meeting(letters=day), complete.version)
    assert "Vorgesehen für den Versand der Einladungen" in shown(page())
