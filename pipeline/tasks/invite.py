"""Invites offices: queues their invitations, or notes that they were invited by other means, each once."""

from __future__ import annotations

from collections.abc import Iterable
from email.message import EmailMessage

from pipeline.collect.journal import Journal, Mail, NewMail, RosterEntry
from pipeline.collect.journal.store import utc_now
from pipeline.collect.mail_settings import address_of, is_address
from pipeline.tasks.letter_mail import as_message, desk_of, office_mail
from pipeline.tasks.letters import Desk


def invitation(desk: Desk, entry: RosterEntry) -> NewMail:
    """Return the invitation of an office; a new link is a new occasion, since the old one does not work any more."""
    return office_mail(desk, "invitation", entry, str(entry.link_generation))


def invite(desk: Desk, entries: Iterable[RosterEntry], *, elsewhere: bool = False) -> int:
    """Queue the invitations of offices that have a usable address, or note all as invited by other means.

    Returns how many are new: who was invited before is not invited again. Raises UserError if the meeting lacks
    something that the letter says.
    """
    chosen = [entry for entry in entries if elsewhere or is_address(address_of(entry.office))]
    desk.refuse_if_closed()
    for entry in chosen[:1]:
        desk.to_office("invitation", entry)  # says at once what is missing
    return desk.journal.queue_mails(
        desk.of_round.id, [invitation(desk, entry) for entry in chosen], elsewhere=elsewhere
    )


def compose_invitation(journal: Journal, mail: Mail) -> EmailMessage | None:
    """Write a queued invitation; None if the office is not invited any more or its link was replaced meanwhile."""
    desk = desk_of(journal, mail, utc_now())
    entry = journal.entry(mail.office_id or "")
    stale = mail.occasion != str(entry.link_generation) or desk.of_round.frozen_at is not None
    if stale or entry.removed or not entry.office.invited:
        return None
    return as_message(desk, "invitation", entry, mail.id)
