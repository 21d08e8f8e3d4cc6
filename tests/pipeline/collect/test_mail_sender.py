"""Every mail reaches its person once, whatever the mail server does, and whoever is left without it is named."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from pipeline.collect.background import POLL
from pipeline.collect.journal import Journal, Mail, NewMail, Round
from pipeline.collect.mail_sender import MOST_TRIES, MailSender
from pipeline.collect.mail_server import MailServer
from pipeline.collect.mail_settings import MailSettings
from pipeline.model import UserError
from tests.mail_server import MailBox, mail_server
from tests.pipeline.collect.conftest import Clock

PEOPLE = tuple(f"amt{number}@landkreis.example" for number in range(26))
TEXT = "Sehr geehrte Frau Muster,\n\n. ein Punkt am Anfang der Zeile\n\nhttps://vorabfrage.example/k/geheim"


@pytest.fixture
def box() -> MailBox:
    return MailBox()


@pytest.fixture
def settings(box: MailBox) -> Iterator[MailSettings]:
    with mail_server(box) as running:
        yield MailSettings("127.0.0.1", running.port, "none", "", "", "vorabfrage@landkreis.example", "", "")


@pytest.fixture
def sender(journal: Journal, settings: MailSettings, clock: Clock) -> Iterator[MailSender]:
    made = sender_of(journal, settings, clock)
    yield made
    made.close()


def sender_of(journal: Journal, settings: MailSettings, clock: Clock) -> MailSender:
    return MailSender(journal, MailServer(settings, timeout=20), {"invitation": compose}, clock=clock)


def compose(_journal: Journal, mail: Mail) -> EmailMessage | None:
    """Write a mail; three occasions are special."""
    if mail.occasion == "needless":
        return None
    if mail.occasion == "impossible":
        raise UserError("Der Tag der Sitzung fehlt.", "The day of the meeting is missing.")
    if mail.occasion == "broken":
        raise ZeroDivisionError(TEXT)
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "vorabfrage@landkreis.example", mail.address, "Einladung"
    message.set_content(TEXT)
    return message


def queue(journal: Journal, round_: Round, *addresses: str, occasion: str = "1") -> int:
    return journal.queue_mails(round_.id, [NewMail("invitation", occasion, address) for address in addresses])


def run(sender: MailSender, clock: Clock, minutes: int = 0) -> None:
    """Let the sender work until nothing is due, and again after every pause of that many minutes."""
    for _ in range(minutes + 1):
        while sender.step() == 0:
            pass
        clock.go_on(minutes=1)


def states(journal: Journal, round_: Round) -> dict[str, tuple[str, str]]:
    return {mail.address: (mail.state, mail.reason) for mail in journal.mails(round_.id)}


def test_twenty_six_people_get_exactly_one_and_the_others_are_named(
    journal: Journal, round_: Round, sender: MailSender, box: MailBox, clock: Clock
) -> None:
    gone, full, cut_early, cut_late = PEOPLE[3], PEOPLE[7], PEOPLE[11], PEOPLE[19]
    box.refused = {gone: "550 5.1.1 no such user", full: "552 5.2.2 mailbox full"}
    box.put_off = Counter({PEOPLE[5]: 1, PEOPLE[6]: 3})
    box.slow = {PEOPLE[9]: 0.3}
    box.cut_at = {cut_early: "rcpt", cut_late: "answer"}
    assert queue(journal, round_, *PEOPLE) == 26
    assert queue(journal, round_, *PEOPLE) == 0

    run(sender, clock, minutes=30)

    found = states(journal, round_)
    assert box.received() == Counter(set(PEOPLE) - {gone, full})
    assert found.pop(gone) == found.pop(full) == ("refused", "address_refused")
    assert found.pop(cut_late) == ("unknown", "no_answer")
    assert set(found.values()) == {("sent", "")}
    assert {mail.address: mail.reply for mail in journal.mails(round_.id) if mail.reply} == {
        gone: "550 5.1.1 no such user",
        full: "552 5.2.2 mailbox full",
    }
    assert {message.get_content().replace("\r\n", "\n").strip() for _, message in box.accepted} == {TEXT}


def test_a_connection_that_ends_within_the_mail_leaves_it_open_and_is_not_repeated_silently(
    journal: Journal, round_: Round, sender: MailSender, box: MailBox, clock: Clock
) -> None:
    box.cut_at = {PEOPLE[0]: "data"}
    queue(journal, round_, *PEOPLE[:2])
    run(sender, clock, minutes=90)
    assert states(journal, round_) == {PEOPLE[0]: ("unknown", "no_answer"), PEOPLE[1]: ("sent", "")}
    (mail,) = (mail for mail in journal.mails(round_.id) if mail.state == "unknown")
    journal.send_mail_again(mail.id)
    run(sender, clock)
    assert box.received() == Counter(PEOPLE[:2])


def test_who_asked_whether_it_arrived_notes_it(
    journal: Journal, round_: Round, sender: MailSender, box: MailBox, clock: Clock
) -> None:
    box.cut_at = {PEOPLE[0]: "answer"}
    queue(journal, round_, PEOPLE[0])
    run(sender, clock)
    (mail,) = journal.mails(round_.id)
    journal.note_mail_arrived(mail.id)
    run(sender, clock)
    assert states(journal, round_) == {PEOPLE[0]: ("sent", "asked")}
    assert box.received() == Counter(PEOPLE[:1])


def test_a_sender_that_ended_in_the_middle_leaves_a_mail_of_which_nobody_knows(
    journal: Journal, round_: Round, sender: MailSender, box: MailBox, clock: Clock
) -> None:
    queue(journal, round_, *PEOPLE[:2])
    first = journal.due_mails(1)[0]
    assert journal.begin_mail(first.id)  # and here the process was killed
    run(sender, clock, minutes=90)
    found = states(journal, round_)
    assert found.pop(first.address) == ("unknown", "interrupted")
    assert set(found.values()) == {("sent", "")}
    assert first.address not in box.received()


def test_of_two_servers_one_sends_and_the_other_takes_over(
    journal: Journal, round_: Round, settings: MailSettings, box: MailBox, clock: Clock
) -> None:
    other_journal = Journal.open(journal.url.render_as_string(hide_password=False), clock=clock)
    one, other = sender_of(journal, settings, clock), sender_of(other_journal, settings, clock)
    one.step()
    queue(journal, round_, *PEOPLE[:3])
    assert other.step() == POLL
    assert not box.accepted
    run(one, clock)
    one.close()
    queue(journal, round_, *PEOPLE)
    run(other, clock)
    assert box.received() == Counter(PEOPLE)
    other.close()
    other_journal.close()


def test_a_mail_that_somebody_else_has_reserved_is_not_handed_over(
    journal: Journal, round_: Round, settings: MailSettings, box: MailBox
) -> None:
    queue(journal, round_, PEOPLE[0])
    (mail,) = journal.due_mails(1)
    assert journal.begin_mail(mail.id)
    server = MailServer(settings)
    message = compose(journal, mail)
    assert message is not None
    assert not server.send(message, mail.address, reserve=lambda: journal.begin_mail(mail.id))
    assert server.send(message, PEOPLE[1], reserve=lambda: True)  # the connection is ready for the next
    server.close()
    assert box.received() == Counter(PEOPLE[1:2])


def test_nobody_waits_for_ever(journal: Journal, round_: Round, sender: MailSender, box: MailBox, clock: Clock) -> None:
    box.put_off = Counter({PEOPLE[0]: 1000})
    queue(journal, round_, PEOPLE[0])
    for _ in range(MOST_TRIES + 5):
        run(sender, clock)
        clock.go_on(hours=1)
    assert states(journal, round_) == {PEOPLE[0]: ("refused", "asked_to_wait")}
    assert box.tries[PEOPLE[0]] == MOST_TRIES


def test_while_the_server_is_away_all_wait_and_it_is_said_why(
    journal: Journal, round_: Round, box: MailBox, clock: Clock
) -> None:
    with mail_server(box) as running:
        port = running.port
    settings = MailSettings("127.0.0.1", port, "none", "", "", "vorabfrage@landkreis.example", "", "")
    sender = sender_of(journal, settings, clock)
    queue(journal, round_, *PEOPLE[:3])
    run(sender, clock)
    assert set(states(journal, round_).values()) == {("waiting", "no_connection")}
    assert {mail.tries for mail in journal.mails(round_.id)} == {0}
    sender.close()


def test_a_mail_that_cannot_be_written_or_is_not_needed_any_more_holds_up_no_other(
    journal: Journal, round_: Round, sender: MailSender, box: MailBox, clock: Clock
) -> None:
    for place, occasion in enumerate(("needless", "impossible", "broken")):
        queue(journal, round_, PEOPLE[place], occasion=occasion)
    queue(journal, round_, "kein Postfach", "a@b@c", "x@landkreis.example\r\nBcc: y@landkreis.example", PEOPLE[9])
    run(sender, clock)
    assert list(states(journal, round_).values()).count(("refused", "address_impossible")) == 3
    assert [states(journal, round_)[address] for address in PEOPLE[:3]] == [
        ("needless", ""), ("refused", "not_written"), ("refused", "not_written"),
    ]  # fmt: skip
    assert box.received() == Counter([PEOPLE[9]])


def test_an_office_of_another_spelling_of_the_same_address_gets_no_second_mail(journal: Journal, round_: Round) -> None:
    assert queue(journal, round_, "Amt1@Landkreis.example ") == 1
    assert queue(journal, round_, "amt1@landkreis.example") == 0
    assert queue(journal, round_, "amt1@landkreis.example", occasion="2") == 1


def test_what_was_sent_by_other_means_is_not_sent_again(
    journal: Journal, round_: Round, sender: MailSender, box: MailBox, clock: Clock
) -> None:
    journal.queue_mails(round_.id, [NewMail("invitation", "1", PEOPLE[0])], elsewhere=True)
    queue(journal, round_, *PEOPLE[:2])
    run(sender, clock)
    assert states(journal, round_)[PEOPLE[0]] == ("elsewhere", "")
    assert box.received() == Counter(PEOPLE[1:2])


def test_a_mail_that_waits_can_be_taken_back_and_one_that_was_sent_cannot(
    journal: Journal, round_: Round, sender: MailSender, clock: Clock
) -> None:
    queue(journal, round_, PEOPLE[0])
    journal.withdraw_mail(journal.mails(round_.id)[0].id)
    assert journal.mails(round_.id) == ()
    queue(journal, round_, PEOPLE[0])
    run(sender, clock)
    journal.withdraw_mail(journal.mails(round_.id)[0].id)
    assert states(journal, round_) == {PEOPLE[0]: ("sent", "")}


def test_no_log_holds_an_address_a_name_or_a_link(
    journal: Journal, round_: Round, settings: MailSettings, box: MailBox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    box.refused = {PEOPLE[1]: f"550 5.1.1 {PEOPLE[1]} unknown"}
    box.cut_at = {PEOPLE[2]: "rcpt", PEOPLE[3]: "answer"}
    queue(journal, round_, *PEOPLE[:4])
    queue(journal, round_, PEOPLE[4], occasion="broken")
    clock = Clock()
    sender = sender_of(journal, settings, clock)
    run(sender, clock)
    sender.close()
    ours = "".join(record.getMessage() for record in caplog.records if record.name.startswith("pipeline"))
    assert "address_refused" in ours
    assert "ZeroDivisionError" in ours
    for secret in ("landkreis.example", "geheim", "Muster"):
        assert secret not in ours
