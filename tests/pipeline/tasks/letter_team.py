"""A team that sends letters, and what each office got."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from email.message import EmailMessage
from typing import Any

from pipeline.collect.journal import Journal
from pipeline.collect.mail_sender import MailSender
from pipeline.collect.mail_server import MailServer
from pipeline.collect.mail_settings import MailSettings
from pipeline.model import Language, Meeting, Office
from pipeline.tasks import mail
from pipeline.tasks.letters import Desk
from pipeline.tasks.recipients import Recipient, recipients
from tests.mail_server import MailBox
from tests.pipeline.collect.conftest import Clock

BASE = "https://vorabfrage.auental.example"
HEAD = "Dezernent Dr. Brandt <dezernat2@auental.example>"
OFFICES = (
    Office("LK-01", "33", "Amt 33", "Amt 33 – Ausländerbehörde", "Dr. Ayşe von der Aue", email="amt33@auental.example",
           level="Landkreis", salutation="Frau", department_head=HEAD, address="Marktplatz 1, 79990 Auenstadt"),
    Office("LK-02", "51", "Amt 51", "Amt 51 – Jugendamt", "Kim Muster", email="amt51@auental.example",
           level="Landkreis", department_head=HEAD),
    Office("EX-01", "JC", "Jobcenter", "Jobcenter Auental", "Jens Hübner", level="gemeinsame Einrichtung",
           front_office_email="vz@jobcenter.example", salutation="Herr"),
    Office("LK-03", "20", "Amt 20", "=Amt 20", "Ute Ohne", level="Landkreis"),
    Office("LK-04", "99", "Amt 99", "Amt 99", email="amt99@auental.example", level="Landkreis", invited=False),
)  # fmt: skip
MEETING = Meeting(
    authority="Landkreis Auental", leadership_name="Dr. Henrike Vogt", leadership_function="Landrätin",
    date=date(2026, 11, 12), start=time(14), end=time(16), place="Kreishaus", deadline=date(2026, 10, 23),
    dispatch=date(2026, 11, 6), coordination="Miriam Tannert", coordination_phone="07999 4711-20",
    coordination_email="integration@auental.example",
)  # fmt: skip


class Team:
    """A round, its desk, and a mail server that takes what is sent."""

    def __init__(self, journal: Journal, clock: Clock, settings: MailSettings, box: MailBox) -> None:
        self.journal, self.clock, self.box = journal, clock, box
        self.round = journal.create_round(MEETING, OFFICES)
        self.sender = MailSender(journal, MailServer(settings), mail.COMPOSERS, clock=clock)

    def desk(self, language: Language = "de", **changes: Any) -> Desk:
        found = replace(self.round, meeting=replace(MEETING, **changes))
        return Desk(self.journal, found, BASE, language, self.clock())

    def send(self) -> list[tuple[str, EmailMessage]]:
        """Let the sender work; return what came in."""
        before = len(self.box.accepted)
        while self.sender.step() == 0:
            pass
        return self.box.accepted[before:]

    def everybody(self) -> tuple[Recipient, ...]:
        return recipients(self.journal, self.round.id)

    def entries(self) -> list[Any]:
        return [one.entry for one in self.everybody()]

    def of(self, key: str) -> Recipient:
        return next(one for one in self.everybody() if one.entry.office.key == key)

    def release(self, key: str) -> None:
        self.journal.release(self.of(key).entry.id, {"affected": 1}, language="de", form_version="1", base_version=0)


def words(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def said(team: Team, entry: Any) -> str:
    return team.desk().to_office("reminder", entry).text.body
