"""Who gets letters, what each has got so far, and whom one may remind. Sends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from pipeline.collect.journal import Journal, Mail, Participation, RosterEntry, Round, is_over
from pipeline.collect.mail_settings import address_of

SHORTEST_DISTANCE = timedelta(days=3)  # between two letters to the same office, unless the coordination has good reason
HAVE_LEFT = ("sent", "elsewhere", "unknown")  # states of mails that the person has, or may have

Hindrance = Literal["", "settled", "over", "closed", "too_soon"]


@dataclass(frozen=True)
class Recipient:
    """An invited office with the mails that went to it: the invitation with its present link and address, reminders.

    `earlier`: an invitation went to another address or with a link that does not work any more.
    """

    standing: Participation
    address: str
    invitation: Mail | None
    earlier: bool
    reminders: tuple[Mail, ...]

    @property
    def entry(self) -> RosterEntry:
        """The office on the roster."""
        return self.standing.entry

    @property
    def reminded_at(self) -> datetime | None:
        """When the last reminder left."""
        return max((mail.done_at for mail in self.reminders if mail.state in HAVE_LEFT and mail.done_at), default=None)

    @property
    def next_reminder(self) -> str:
        """The number of the next reminder; one that waits or was refused has not left yet."""
        return str(1 + sum(mail.state in HAVE_LEFT for mail in self.reminders))


def recipients(journal: Journal, round_id: str) -> tuple[Recipient, ...]:
    """Return the invited offices in the order of the roster."""
    mails = journal.mails(round_id, "invitation", "reminder")
    invited = (one for one in journal.participation(round_id) if one.entry.office.invited)
    return tuple(_recipient(one, [mail for mail in mails if mail.office_id == one.entry.id]) for one in invited)


def hindrance(one: Recipient, of_round: Round, now: datetime) -> Hindrance:
    """Return why an office cannot be reminded now, "" if it can.

    `settled`: it has released, or the coordination has noted what is to be expected; `over`: its deadline has passed;
    `closed`: the round is; `too_soon`: it had a letter only just now.
    """
    if one.standing.state not in ("invited", "in_progress"):
        return "settled"
    if of_round.frozen_at is not None:
        return "closed"
    if is_over(one.entry, of_round, now):
        return "over"
    left = [mail.done_at for mail in (*one.reminders, one.invitation) if mail and mail.state in HAVE_LEFT]
    pending = any(mail.state in ("waiting", "sending") for mail in one.reminders)
    last = max((at for at in left if at), default=None)
    return "too_soon" if pending or (last and now - last < SHORTEST_DISTANCE) else ""


def _recipient(one: Participation, mails: Sequence[Mail]) -> Recipient:
    address = address_of(one.entry.office)
    invitations = [mail for mail in mails if mail.kind == "invitation" and mail.state != "needless"]
    present = [mail for mail in invitations if _is_present(mail, one.entry, address)]
    reminders = tuple(mail for mail in mails if mail.kind == "reminder" and mail.state != "needless")
    latest = present[-1] if present else None
    return Recipient(one, address, latest, len(invitations) > len(present), reminders)


def _is_present(mail: Mail, entry: RosterEntry, address: str) -> bool:
    return mail.occasion == str(entry.link_generation) and mail.address.casefold() == address.casefold()
