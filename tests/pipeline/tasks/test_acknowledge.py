"""The receipt by mail: after every release and every correction, once, and only where the app sends mails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.collect.journal import Agreement, Journal, NewMail
from pipeline.collect.links import Links
from pipeline.collect.mail_sender import MailSender
from pipeline.collect.mail_server import MailServer
from pipeline.collect.mail_settings import mail_settings
from pipeline.model import Clarification, Meeting, Office
from pipeline.tasks import acknowledge, mail
from tests.mail_server import MailBox, mail_server
from tests.pipeline.collect.conftest import Clock

OFFICES = (
    Office("LK-01", "33", "Amt 33", "Amt 33 – Ausländerbehörde", "Dr. Ayşe von der Aue", email="amt33@auental.example"),
    Office("LK-02", "20", "Amt 20", "Amt 20", "Ute Ohne"),
)
MEETING = Meeting(
    authority="Landkreis Auental", date=date(2026, 11, 12), deadline=date(2026, 10, 23), overview_days=6,
    coordination="Miriam Tannert", coordination_phone="07999 4711-20", coordination_email="integration@auental.example",
    deletion_date=date(2027, 5, 12),
)  # fmt: skip


class House:
    """An authority with a mail server; `post` is what came in since one looked last."""

    def __init__(self, journal: Journal, box: MailBox, clock: Clock) -> None:
        self.journal, self.box = journal, box
        self.round = journal.create_round(MEETING, OFFICES)
        self.offices = [entry.id for entry in journal.roster(self.round.id)]
        self._sender = MailSender(journal, MailServer(mail_settings()), mail.COMPOSERS, clock=clock)

    def release(self, value: int, *, language: str = "de", base_version: int = 0, office: int = 0) -> str:
        made = self.journal.release(
            self.offices[office], {"affected": value}, language=language, form_version="1", base_version=base_version
        )
        return made.reference

    def post(self) -> list[EmailMessage]:
        before = len(self.box.accepted)
        while self._sender.step() == 0:
            pass
        return [message for _, message in self.box.accepted[before:]]

    def close(self) -> None:
        self._sender.close()
        self.journal.close()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    box, clock = MailBox(), Clock()
    monkeypatch.setattr(acknowledge, "utc_now", clock)
    with mail_server(box) as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": server.port, "SECURITY": "none",
                           "SENDER": "vorabfrage@auental.example"}.items():  # fmt: skip
            monkeypatch.setenv(f"VORABFRAGE_MAIL_{key}", str(value))
        made = House(Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}", clock=clock), box, clock)
        yield made
        made.close()


def words(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_release_is_confirmed_in_the_agreed_words(house: House) -> None:
    reference = house.release(4)
    (message,) = house.post()
    assert message["To"] == '"Dr. Ayşe von der Aue" <amt33@auental.example>'
    assert message["Subject"] == f"Ihre Einschätzung ist eingegangen (Vorgangsnummer {reference})"
    assert words(message) == (
        "Vielen Dank. Ihre Einschätzung für Amt 33 – Ausländerbehörde ist am 5. Oktober 2026 um 08:42 Uhr "
        "eingegangen.\n\n"
        "So geht es weiter: Bis zum 23. Oktober 2026 können Sie Ihre Angaben über denselben Link ändern; es gilt die "
        "letzte vollständige Fassung. Danach stellt Miriam Tannert die Antworten zusammen. Sie erhalten die Übersicht "
        "spätestens 6 Tage vor der Sitzung. In der Vorstellungsrunde haben Sie etwa 80 Sekunden; Ihre Angaben liegen "
        "als Sprechzettel vor.\n\n"
        "Eine Kopie Ihrer Angaben können Sie über Ihren persönlichen Link herunterladen. Ihre Angaben werden nach dem "
        "12. Mai 2027 gelöscht, soweit sie nicht Bestandteil der Akte werden.\n\n"
        "Stimmt etwas nicht? Dann wenden Sie sich bitte an: Miriam Tannert, 07999 4711-20, "
        "integration@auental.example\n"
    )


def test_a_repeated_request_sends_no_second_one_and_a_new_version_does(house: House) -> None:
    for _ in range(5):
        house.release(4)
    assert len(house.post()) == 1
    reference = house.release(5, language="en", base_version=1)
    (message,) = house.post()
    assert message["Subject"] == f"Your assessment has been received (reference {reference})"
    assert "You can change your answers via the same link until 23 October 2026" in words(message)


def test_the_link_stands_there_where_an_invitation_by_mail_has_named_the_address(house: House) -> None:
    invitation = NewMail("other", "1", "amt33@auental.example", house.offices[0], {"base_url": "https://v.example/"})
    house.journal.queue_mails(house.round.id, [replace(invitation, kind="invitation")], elsewhere=True)
    house.release(4)
    link = f"https://v.example/k/{Links(house.journal).token_for('office', house.offices[0])}"
    assert f"können Sie hier herunterladen: {link}" in words(house.post()[0])


def test_what_the_coordination_enters_or_corrects_is_confirmed_too(house: House) -> None:
    house.journal.enter_on_behalf(
        house.offices[0], {"affected": 4}, Agreement("spoken", "Frau Dr. von der Aue", date(2026, 10, 4)),
        form_version="1", base_version=0,
    )  # fmt: skip
    (entered,) = house.post()
    assert "wie am 4. Oktober 2026 abgestimmt" in words(entered)
    said = Clarification("LK-01", "affected", "3", "Frau Dr. von der Aue", date(2026, 10, 5), "Tippfehler")
    number = house.journal.add_clarification(house.round.id, said).id
    (corrected,) = house.post()
    assert corrected["Subject"] == "Ihre Einschätzung wurde berichtigt"
    assert "abgestimmt am 5. Oktober 2026 mit Frau Dr. von der Aue" in words(corrected)
    assert "Frage: Wie stark bin ich betroffen? Es gilt jetzt: 3" in words(corrected)
    house.journal.undo_clarification(number)
    house.journal.undo_clarification(number)
    (taken_back,) = house.post()
    assert "eine Berichtigung vom 5. Oktober 2026 zurückgenommen" in words(taken_back)


def test_whose_a_row_is_concerns_no_answer(house: House) -> None:
    said = Clarification("LK-01", "actor", "LK-01", "", date(2026, 10, 5), "", row_key="x")
    house.journal.add_clarification(house.round.id, said)
    assert house.post() == []


def test_an_office_without_an_address_gets_none_and_its_release_counts(house: House) -> None:
    house.release(4, office=1)
    assert house.post() == []
    assert house.journal.latest_release(house.offices[1]) is not None


def test_without_a_mail_server_nothing_is_queued(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORABFRAGE_MAIL_HOST", "")
    house.release(4)
    assert house.journal.mails(house.round.id) == ()
