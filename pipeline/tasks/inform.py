"""Informs the heads of department before their offices are invited, each once."""

from __future__ import annotations

from collections.abc import Iterable
from email.message import EmailMessage

from pipeline.collect.journal import Journal, Mail, NewMail
from pipeline.collect.journal.store import utc_now
from pipeline.tasks.letter_mail import desk_of, what_it_takes, written_as_mail
from pipeline.tasks.letters import Department, Desk, departments
from pipeline.tasks.mail_message import person


def information(desk: Desk, department: Department) -> NewMail:
    """Return the mail that informs a head of department."""
    return NewMail("information", "1", department.address, data={**what_it_takes(desk), "head": department.name})


def inform(desk: Desk, chosen: Iterable[Department], *, elsewhere: bool = False) -> int:
    """Queue the mails to heads whose address is known, or note that they were informed by other means."""
    wanted = [one for one in chosen if elsewhere or one.address]
    desk.refuse_if_closed()
    for one in wanted[:1]:
        desk.to_department(one)  # says at once what is missing
    return desk.journal.queue_mails(desk.of_round.id, [information(desk, one) for one in wanted], elsewhere=elsewhere)


def compose_information(journal: Journal, mail: Mail) -> EmailMessage | None:
    """Write a queued mail; None if no office of that head is invited any more."""
    desk = desk_of(journal, mail, utc_now())
    heads = {one.address.casefold(): one for one in departments(journal.roster(mail.round_id)) if one.address}
    found = heads.get(mail.address.casefold())
    if found is None:
        return None
    to = person(found.name, found.address)
    return written_as_mail(desk, desk.to_department(found), to=to, identity=mail.id)
