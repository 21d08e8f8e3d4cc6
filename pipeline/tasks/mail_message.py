"""Puts a mail together: from whom, to whom, subject, text, attachments. Sends nothing and knows no mail server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from pipeline.collect.mail_settings import is_address, mail_settings, uses_mail
from pipeline.model import Meeting, UserError


@dataclass(frozen=True)
class Attachment:
    """A file that comes with a mail."""

    name: str
    mime: str  # application/pdf
    content: bytes


def write_message(
    meeting: Meeting,
    to: Address | None,
    subject: str,
    body: str,
    *,
    identity: str,
    at: datetime,
    attachments: Sequence[Attachment] = (),
) -> EmailMessage:
    """Return a mail as plain text. Raises UserError if there is no address that it can come from.

    Args:
        meeting: its authority is named as sender, and answers go to its coordination.
        to: the one person who gets it, None where the address is still to be filled in.
        subject: in one line.
        body: paragraphs with empty lines between them.
        identity: `Mail.id`; the same mail bears the same Message-ID, however often it is sent.
        at: the moment of sending.
        attachments: files in the order in which they are shown.
    """
    sender, reply_to = _sender(meeting)
    message = EmailMessage()
    message["From"] = Address(display_name=_one_line(meeting.authority), addr_spec=sender)
    if to is not None:
        message["To"] = to
    if reply_to and reply_to != sender:
        message["Reply-To"] = Address(addr_spec=reply_to)
    message["Subject"] = _one_line(subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{identity[:32]}@{sender.rpartition('@')[2]}>"
    message.set_content(body)
    for file in attachments:
        main, _, sub = file.mime.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    return message


def person(name: str, address: str) -> Address:
    """Return to whom a mail goes, with the name beside the address."""
    return Address(display_name=_one_line(name), addr_spec=address.strip())


def _sender(meeting: Meeting) -> tuple[str, str]:
    """Return the sender's address and where answers go: as configured, else the coordination's address."""
    coordination = meeting.coordination_email.strip()
    asked = coordination if is_address(coordination) else ""
    if uses_mail():
        settings = mail_settings()
        return settings.sender, settings.reply_to or asked
    if not asked:
        raise UserError(
            "Es fehlt eine Absenderadresse. Bitte tragen Sie unter „Einrichten“ die E-Mail der Koordination ein.",
            "A sender's address is missing. Please enter the coordination's mail address under “Set up”.",
        )
    return asked, asked


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
