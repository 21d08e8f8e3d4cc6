"""Reminds offices that have not released, whom the coordination has chosen; bodies outside the hierarchy are asked."""

from __future__ import annotations

from collections.abc import Iterable
from email.message import EmailMessage

from pipeline.collect.journal import Journal, Mail, NewMail
from pipeline.collect.journal.store import utc_now
from pipeline.collect.mail_settings import is_address
from pipeline.tasks.letter_mail import as_message, desk_of, office_mail
from pipeline.tasks.letters import Desk
from pipeline.tasks.recipients import Recipient, hindrance, recipients


def reminder(desk: Desk, one: Recipient) -> NewMail:
    """Return the next reminder of an office."""
    return office_mail(desk, "reminder", one.entry, one.next_reminder)


def remind(desk: Desk, chosen: Iterable[Recipient], *, elsewhere: bool = False) -> int:
    """Queue the reminders of those who can be reminded now, or note that they were reminded by other means.

    Returns how many are new. Raises UserError if the meeting lacks something that the letter says.
    """
    wanted = [one for one in chosen if not hindrance(one, desk.of_round, desk.at)]
    wanted = [one for one in wanted if elsewhere or is_address(one.address)]
    for one in wanted[:1]:
        desk.to_office("reminder", one.entry)  # says at once what is missing
    return desk.journal.queue_mails(desk.of_round.id, [reminder(desk, one) for one in wanted], elsewhere=elsewhere)


def compose_reminder(journal: Journal, mail: Mail) -> EmailMessage | None:
    """Write a queued reminder; None if the office has answered meanwhile, or must not be reminded any more."""
    desk = desk_of(journal, mail, utc_now())
    found = (one for one in recipients(journal, mail.round_id) if one.entry.id == mail.office_id)
    one = next(found, None)
    if one is None or hindrance(one, desk.of_round, desk.at) not in ("", "too_soon"):
        return None
    return as_message(desk, "reminder", one.entry, mail.id)
