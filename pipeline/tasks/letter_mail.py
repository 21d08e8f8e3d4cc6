"""Letters as mails: what is queued for them, and how the sender writes each when its turn comes."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage

from pipeline.collect.journal import Journal, Mail, NewMail, RosterEntry
from pipeline.collect.mail_settings import address_of, is_address
from pipeline.model import Language
from pipeline.tasks.calendar import meeting_ics
from pipeline.tasks.letters import Desk
from pipeline.tasks.mail_message import Attachment, person, write_message
from report_templates.letters import Kind, Letter, plain_text

CALENDAR = "text/calendar"


def office_mail(desk: Desk, kind: Kind, entry: RosterEntry, occasion: str) -> NewMail:
    """Return the mail to queue for an office."""
    return NewMail(kind, occasion, address_of(entry.office), entry.id, what_it_takes(desk))


def what_it_takes(desk: Desk) -> dict[str, str]:
    """Return what the sender needs besides the journal to write a mail."""
    return {"base_url": desk.base_url, "language": desk.language}


def desk_of(journal: Journal, mail: Mail, at: datetime) -> Desk:
    """Return what a queued mail is written from."""
    language: Language = "en" if mail.data["language"] == "en" else "de"
    return Desk(journal, journal.round(mail.round_id), mail.data["base_url"], language, at)


def as_message(desk: Desk, kind: Kind, entry: RosterEntry, identity: str) -> EmailMessage:
    """Return a letter to an office as a mail: its words as text; an invitation also as PDF, with the calendar entry."""
    letter = desk.to_office(kind, entry)
    address = address_of(entry.office)
    to = person(entry.office.head or entry.office.name, address) if is_address(address) else None
    files = _invitation_files(desk, letter) if kind == "invitation" else []
    return written_as_mail(desk, letter, to=to, identity=identity, files=files)


def written_as_mail(
    desk: Desk, letter: Letter, *, to: Address | None, identity: str, files: list[Attachment] | None = None
) -> EmailMessage:
    """Return a letter as a mail."""
    return write_message(
        desk.meeting, to, letter.text.subject, plain_text(letter), identity=identity, at=desk.at,
        attachments=files or [],
    )  # fmt: skip


def _invitation_files(desk: Desk, letter: Letter) -> list[Attachment]:
    from report_templates.invitation import write_letters  # noqa: PLC0415 - loads the PDF code, which reminders do not need

    names = ("Einladung.pdf", "Termin.ics") if desk.language == "de" else ("Invitation.pdf", "Meeting.ics")
    files = [Attachment(names[0], "application/pdf", write_letters([letter]))]
    entry = meeting_ics(desk.of_round, letter.text.subject, desk.at)
    return [*files, Attachment(names[1], CALENDAR, entry)] if entry else files
