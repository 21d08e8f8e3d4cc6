"""Letters as files, for authorities that send themselves: mails to open, a table for mail merge, one PDF to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email import policy

from pipeline.collect.csv_cells import csv_bytes
from pipeline.collect.journal import RosterEntry
from pipeline.collect.journal.mails import mail_identity
from pipeline.collect.mail_settings import address_of
from pipeline.language import date_in_text, in_file_name
from pipeline.tasks.letter_mail import as_message, office_mail
from pipeline.tasks.letters import Desk
from pipeline.tasks.packed import packed
from report_templates.letters import Kind, plain_text

MERGE_COLUMNS = (
    "stellen_id", "stelle", "kurzname", "leitung", "funktion", "anrede", "email", "vorzimmer_email", "anschrift",
    "link", "frist", "betreff", "text",
)  # fmt: skip


def eml_zip(desk: Desk, kind: Kind, entries: Sequence[RosterEntry]) -> bytes:
    """Return one mail per office as `.eml` in a ZIP; a mail program opens each as a draft to send."""
    files: dict[str, bytes] = {}
    for entry in entries:
        identity = mail_identity(desk.of_round.id, office_mail(desk, kind, entry, "file"))
        message = as_message(desk, kind, entry, identity)
        message["X-Unsent"] = "1"  # Outlook: a draft, not a mail that came in
        files[f"{_file_name(entry)}.eml"] = message.as_bytes(policy=policy.SMTP)
    return packed(files)


def merge_csv(desk: Desk, kind: Kind, entries: Sequence[RosterEntry]) -> bytes:
    """Return a table for mail merge, a line per office with greeting, link and the whole letter."""
    return csv_bytes([MERGE_COLUMNS, *_merge_rows(desk, kind, entries)])


def print_pdf(desk: Desk, kind: Kind, entries: Sequence[RosterEntry]) -> bytes:
    """Return all letters as one PDF to print."""
    from report_templates.invitation import write_letters  # noqa: PLC0415 - loads the PDF code

    return write_letters([desk.to_office(kind, entry) for entry in entries])


def _merge_rows(desk: Desk, kind: Kind, entries: Sequence[RosterEntry]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        office, letter = entry.office, desk.to_office(kind, entry)
        last = date_in_text(letter.to.deadline, desk.language) if letter.to.deadline else ""
        yield (
            office.key, office.name, office.label, office.head, office.position, letter.to.greeting,
            address_of(office), office.front_office_email, office.address, letter.to.link, last,
            letter.text.subject, plain_text(letter),
        )  # fmt: skip


def _file_name(entry: RosterEntry) -> str:
    return "_".join(filter(None, (in_file_name(entry.office.key), in_file_name(entry.office.label))))
