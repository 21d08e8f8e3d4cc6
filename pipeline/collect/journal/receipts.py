"""Queues the receipt that an office gets by mail, in the transaction that it confirms: no release without, none twice.

Where the app sends no mails, or the office has no address, nothing is queued. What it says, `tasks.acknowledge` writes.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from pipeline.collect.journal.mails import NewMail, add_mail
from pipeline.collect.journal.roster import RosterEntry
from pipeline.collect.mail_settings import address_of, is_address, uses_mail

RECEIPT = "receipt"  # the kind of mail
CORRECTED, TAKEN_BACK = "corrected-", "taken-back-"  # before the number of a clarification; a release has its own id


def queue_receipt(connection: Connection, entry: RosterEntry, occasion: str, at: datetime) -> None:
    """Queue the receipt of a release (`occasion` is its id) or of a correction by the coordination."""
    address = address_of(entry.office)
    if uses_mail() and is_address(address):
        add_mail(connection, entry.round_id, NewMail(RECEIPT, occasion, address, entry.id), at)
