"""Invitations and reminders: who gets which words, once, and what an authority that sends itself gets as files."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from pipeline.collect.background import Background
from pipeline.collect.journal import Journal
from pipeline.collect.mail_sender import MailSender
from pipeline.collect.mail_server import MailServer
from pipeline.collect.mail_settings import MailSettings
from pipeline.model import Language, Meeting, Office, UserError
from pipeline.tasks import letter_mail, mail
from pipeline.tasks.inform import inform
from pipeline.tasks.invite import invite
from pipeline.tasks.letter_files import MERGE_COLUMNS, eml_zip, merge_csv, print_pdf
from pipeline.tasks.letters import Desk, departments, what_is_missing
from pipeline.tasks.recipients import SHORTEST_DISTANCE, Recipient, hindrance, recipients
from pipeline.tasks.remind import remind
from report_templates.letters import LetterText, default_text, mistakes
from tests.mail_server import MailBox, mail_server
from tests.pipeline.collect.conftest import Clock
from tests.report_templates.paper import contains, pages

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


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    box, clock = MailBox(), Clock()
    journal = Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}", clock=clock)
    for module in (mail, letter_mail):
        monkeypatch.setattr(module, "utc_now", clock, raising=False)
    for name in ("invite", "remind", "inform"):
        monkeypatch.setattr(f"pipeline.tasks.{name}.utc_now", clock)
    with mail_server(box) as at:
        settings = MailSettings("127.0.0.1", at.port, "none", "", "", "vorabfrage@auental.example", "", "")
        made = Team(journal, clock, settings, box)
        yield made
        made.sender.close()
    journal.close()


def words(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_everybody_with_an_address_is_invited_once_in_words_that_fit(team: Team) -> None:
    assert invite(team.desk(), team.entries()) == 3
    assert invite(team.desk(), team.entries()) == 0
    came = dict(team.send())
    assert set(came) == {"amt33@auental.example", "amt51@auental.example", "vz@jobcenter.example"}
    own, body = words(came["amt33@auental.example"]), words(came["vz@jobcenter.example"])
    assert own.startswith("Sehr geehrte Frau Dr. von der Aue,\n\nIntegration gelingt nicht in einem Amt allein.")
    assert "Donnerstag, 12. November 2026, 14:00 bis 16:00 Uhr, Kreishaus\n" in own
    assert "Ich lade bewusst die Leitungen ein" in own
    assert own.endswith("Mit freundlichen Grüßen\n\nDr. Henrike Vogt\nLandrätin\n")
    assert "Ihre Zuständigkeit bleibt selbstverständlich unberührt" in body
    assert "Ich lade bewusst die Leitungen ein" not in body
    assert "Guten Tag Kim Muster," in words(came["amt51@auental.example"])
    assert [one.invitation is not None for one in team.everybody()] == [True, True, True, False]


def test_each_gets_its_own_link_as_text_and_in_the_letter_and_the_meeting_for_the_calendar(team: Team) -> None:
    invite(team.desk(), team.entries())
    for address, message in team.send():
        office = next(one for one in team.everybody() if one.address == address)
        links = [line for line in words(message).split() if line.startswith(BASE)]
        token = links[0].rsplit("/", 1)[1]
        from pipeline.collect.links import Links  # noqa: PLC0415 - only here

        found = Links(team.journal).resolve(token)
        assert found is not None
        assert found.office_id == office.entry.id
        pdf, calendar = message.iter_attachments()
        assert contains(pdf.get_content(), token)
        (event,) = Calendar.from_ical(calendar.get_content()).walk("VEVENT")
        assert event.decoded("dtstart").isoformat() == "2026-11-12T14:00:00+01:00"
        assert str(event["location"]) == "Kreishaus"


def test_no_link_stands_in_the_journal(team: Team) -> None:
    invite(team.desk(), team.entries())
    team.send()
    stored = repr(team.journal.contents(team.round.id)["mails"])
    assert BASE in stored
    assert "/k/" not in stored


def test_a_replaced_link_is_a_new_invitation_and_the_old_one_is_not_sent_any_more(team: Team) -> None:
    invite(team.desk(), team.entries())
    team.journal.renew_link(team.of("LK-01").entry.id)
    assert team.of("LK-01").invitation is None
    assert team.of("LK-01").earlier
    assert invite(team.desk(), team.entries()) == 1
    assert sorted(address for address, _ in team.send()).count("amt33@auental.example") == 1


def test_who_was_invited_by_letter_is_noted_and_gets_no_mail(team: Team) -> None:
    assert invite(team.desk(), team.entries(), elsewhere=True) == 4
    assert invite(team.desk(), team.entries()) == 0
    assert team.send() == []
    assert {one.invitation.state for one in team.everybody() if one.invitation} == {"elsewhere"}


def test_only_who_has_not_answered_is_reminded_and_nobody_learns_of_others(team: Team) -> None:
    team.release("LK-01")
    team.release("LK-02")
    assert remind(team.desk(), team.everybody()) == 1
    ((address, message),) = team.send()
    assert address == "vz@jobcenter.example"
    said = words(message)
    assert "Möchten Sie für Jobcenter vorab eine Einschätzung geben?" in said
    assert said.endswith("Miriam Tannert\nLandkreis Auental\n")
    assert "Gerade Ihre Sicht ist wichtig" in said
    assert not any(other in said for other in ("Amt 33", "Amt 51", "Amt 20", "Erinnerung"))


def test_the_count_is_told_only_from_half_upwards(team: Team) -> None:
    one = team.of("LK-02").entry
    assert "für unser erstes Treffen liegt uns von Amt 51 noch keine Antwort vor. Gerade" in said(team, one)
    team.release("LK-01")
    assert "{" not in said(team, one)
    assert "bereits" not in said(team, one)
    team.release("EX-01")
    assert "haben bereits 2 von 4 Stellen ihre Einschätzung abgegeben. Von Amt 51 liegt" in said(team, one)


def said(team: Team, entry: Any) -> str:
    return team.desk().to_office("reminder", entry).text.body


def test_who_answers_before_the_mail_leaves_is_not_reminded(team: Team) -> None:
    assert remind(team.desk(), [team.of("LK-01"), team.of("LK-02")]) == 2
    team.release("LK-01")
    assert [address for address, _ in team.send()] == ["amt51@auental.example"]
    assert [(mail.address, mail.state) for mail in team.journal.mails(team.round.id) if mail.state != "sent"] == [
        ("amt33@auental.example", "needless")
    ]


def test_a_second_reminder_keeps_its_distance(team: Team) -> None:
    remind(team.desk(), [team.of("LK-01")])
    assert remind(team.desk(), [team.of("LK-01")]) == 0  # the first still waits
    team.send()
    assert hindrance(team.of("LK-01"), team.round, team.clock()) == "too_soon"
    team.clock.go_on(days=SHORTEST_DISTANCE.days)
    assert remind(team.desk(), [team.of("LK-01")]) == 1
    assert len(team.send()) == 1
    assert len(team.of("LK-01").reminders) == 2


@pytest.mark.parametrize("standing", ["declined", "oral", "without_answer", "undeliverable"])
def test_what_the_coordination_has_noted_needs_no_reminder(team: Team, standing: Any) -> None:
    team.journal.set_standing(team.of("LK-01").entry.id, standing)
    assert hindrance(team.of("LK-01"), team.round, team.clock()) == "settled"


def test_after_the_deadline_only_who_has_more_time_is_reminded(team: Team) -> None:
    team.journal.extend_deadline(team.of("LK-01").entry.id, date(2026, 10, 30))
    team.clock.now = datetime(2026, 10, 26, 9, tzinfo=UTC)
    assert remind(team.desk(), team.everybody()) == 1
    ((_, message),) = team.send()
    assert "bis zum 30. Oktober 2026" in words(message)


def test_heads_of_department_are_informed_once_of_all_their_offices(team: Team) -> None:
    (head,) = departments(team.journal.roster(team.round.id))
    assert (head.name, head.address) == ("Dezernent Dr. Brandt", "dezernat2@auental.example")
    assert inform(team.desk(), [head]) == 1
    assert inform(team.desk(), [head]) == 0
    ((_, message),) = team.send()
    assert "Guten Tag Dezernent Dr. Brandt," in words(message)
    assert "Aus Ihrem Bereich lade ich dazu ein: Amt 33, Amt 51." in words(message)
    assert BASE not in words(message)


def test_without_what_a_letter_says_nothing_is_queued_and_it_is_said_what_is_missing(team: Team) -> None:
    with pytest.raises(UserError, match="fehlen noch Angaben"):
        invite(team.desk(deadline=None), team.entries())
    assert what_is_missing(team.desk(deadline=None, coordination=""), ["invitation"]) == ("deadline", "coordination")
    assert team.journal.mails(team.round.id) == ()


def test_in_a_closed_round_nobody_is_invited_reminded_or_informed(team: Team) -> None:
    invite(team.desk(), team.entries())
    team.round = team.journal.freeze(team.round.id)
    assert team.send() == []
    for ask in (lambda: invite(team.desk(), team.entries()), lambda: inform(team.desk(), [])):
        with pytest.raises(UserError, match="abgeschlossen"):
            ask()
    assert remind(team.desk(), team.everybody()) == 0


def test_who_may_not_open_the_meeting_does_not_promise_it(team: Team) -> None:
    for key in ("LK-01", "EX-01"):
        for language in ("de", "en"):
            desk = team.desk(language, opening_undecided=True)
            body = desk.to_office("invitation", team.of(key).entry).text.body
            assert "eröffnen" not in body
            assert "I will open" not in body


def test_the_coordination_changes_a_text_and_can_return_to_ours(team: Team) -> None:
    team.journal.save_letter_text(
        team.round.id, "reminder", "de", ("Bitte", "Von {stelle} fehlt noch etwas."), version=0
    )
    assert said(team, team.of("LK-01").entry) == "Von Amt 33 fehlt noch etwas."
    with pytest.raises(UserError, match="anderer Stelle geändert"):
        team.journal.save_letter_text(team.round.id, "reminder", "de", ("B", "C"), version=0)
    team.journal.save_letter_text(team.round.id, "reminder", "de", None, version=1)
    assert team.desk().text("reminder") == default_text("reminder", "de")


@pytest.mark.parametrize(
    ("body", "wrong"), [("{Link} {frist}", ("{Link}",)), ("{ frist", ("{",)), ("{frist} {link}", ()), ("a } b", ("}",))]
)
def test_a_name_in_braces_that_we_do_not_know_is_a_mistake(body: str, wrong: tuple[str, ...]) -> None:
    assert mistakes(LetterText("Betreff", body)) == wrong


def test_authorities_that_send_themselves_get_drafts(team: Team) -> None:
    with zipfile.ZipFile(io.BytesIO(eml_zip(team.desk(), "invitation", team.entries()))) as archive:
        assert archive.namelist() == ["LK-01_Amt-33.eml", "LK-02_Amt-51.eml", "EX-01_Jobcenter.eml", "LK-03_Amt-20.eml"]
        mails = [message_from_bytes(archive.read(name), policy=policy.default) for name in archive.namelist()]
    assert [str(message["To"]) for message in mails[:3]] == [
        '"Dr. Ayşe von der Aue" <amt33@auental.example>',
        "Kim Muster <amt51@auental.example>",
        "Jens Hübner <vz@jobcenter.example>",
    ]
    assert mails[3]["To"] is None
    assert {str(message["From"]) for message in mails} == {"Landkreis Auental <integration@auental.example>"}
    assert {str(message["X-Unsent"]) for message in mails} == {"1"}


def test_the_table_for_mail_merge_has_a_line_for_each_and_no_formula(team: Team) -> None:
    text = merge_csv(team.desk(), "invitation", team.entries()).decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text), delimiter=";")
    assert tuple(head) == MERGE_COLUMNS
    assert [line[5] for line in lines] == [
        "Sehr geehrte Frau Dr. von der Aue,", "Guten Tag Kim Muster,", "Sehr geehrter Herr Hübner,",
        "Guten Tag Ute Ohne,",
    ]  # fmt: skip
    assert lines[3][1] == "'=Amt 20"
    assert all(line[9].startswith(f"{BASE}/k/") for line in lines)


def test_all_letters_are_one_file_to_print_each_on_a_page_of_its_own(team: Team) -> None:
    printed = pages(print_pdf(team.desk(), "invitation", team.entries()))
    assert len(printed) == 4
    assert ["Amt 33 – Ausländerbehörde" in page for page in printed] == [True, False, False, False]
    assert "79990 Auenstadt" in printed[0]


def test_the_app_sends_in_the_background_and_ends_with_it(team: Team) -> None:
    invite(team.desk(), team.entries())
    thread = Background(team.sender, "mail")
    thread.start()
    for _ in range(400):
        if len(team.box.accepted) == 3:
            break
        thread._ending.wait(0.05)
    thread.stop(20)
    assert len(team.box.accepted) == 3
    assert not thread._thread.is_alive()


def test_a_day_is_enough_for_the_calendar(team: Team) -> None:
    found = letter_mail.meeting_ics(team.desk(start=None, end=None).of_round, "Treffen", team.clock())
    assert found is not None
    (event,) = Calendar.from_ical(found).walk("VEVENT")
    assert event.decoded("dtstart") == MEETING.date
    assert letter_mail.meeting_ics(team.desk(date=None).of_round, "Treffen", team.clock()) is None
    late = letter_mail.meeting_ics(team.desk(end=None).of_round, "Treffen", team.clock())
    assert late is not None
    (event,) = Calendar.from_ical(late).walk("VEVENT")
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=2)
