"""What became of the mails, in words and as tables that follow while something is on its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from pages.components.access import require_access
from pages.components.store import journal, local
from pages.components.tables import table
from pages.components.texts import text
from pipeline.collect.journal import Mail, Round
from pipeline.collect.journal.mails import MailState
from pipeline.collect.journal.store import utc_now
from pipeline.collect.mail_settings import is_address
from pipeline.collect.mail_status import REASONS
from pipeline.language import date_in_table, listing, moment_in_table
from pipeline.model import Language
from pipeline.tasks.letters import departments
from pipeline.tasks.recipients import Recipient, hindrance, recipients

_IN_SUMMARY: Sequence[MailState] = ("waiting", "sending", "sent", "elsewhere", "refused", "unknown")
_EVERY = 3.0  # seconds between two looks while mails are on their way


def mail_table(kind: str, going_on: Round, language: Language) -> None:
    """Show what became of the mails of a kind; followed only while something waits."""
    st.fragment(_table, run_every=_pace(kind, going_on))(kind, going_on, language)


def mail_summary(kind: str, going_on: Round, language: Language) -> None:
    """Say in one line how many are in which state; followed as the table is."""
    st.fragment(_summary, run_every=_pace(kind, going_on))(kind, going_on, language)


def _pace(kind: str, going_on: Round) -> float | None:
    moving = any(mail.state in ("waiting", "sending") for mail in journal().mails(going_on.id, kind))
    return _EVERY if moving else None


def _summary(kind: str, going_on: Round, language: Language) -> None:
    require_access("coordinator")
    mails = Counter(mail.state for mail in journal().mails(going_on.id, kind))
    counts: dict[str, int] = {state: mails[state] for state in _IN_SUMMARY}
    if kind == "invitation":
        found = recipients(journal(), going_on.id)
        latest = Counter(one.invitation.state if one.invitation else "none" for one in found)
        counts = {state: latest[state] for state in ("none", *_IN_SUMMARY)}
    said = [text(f"summary_{state}", language, n=n) for state, n in counts.items() if n]
    if said:
        st.markdown(f"**{' · '.join(said)}**")


def _table(kind: str, going_on: Round, language: Language) -> None:
    require_access("coordinator")
    names, rows = _TABLES[kind](going_on, language)
    if rows:
        headings = [text(f"column_{name}", language) for name in names]
        table(text(f"states_caption_{kind}", language), headings, rows)


def _invitations(going_on: Round, language: Language) -> tuple[Sequence[str], list[list[str]]]:
    rows = [
        [one.entry.office.name, one.address, _invited(one, going_on, language)]
        for one in recipients(journal(), going_on.id)
    ]
    return ("office", "address", "invitation"), rows


def _reminders(going_on: Round, language: Language) -> tuple[Sequence[str], list[list[str]]]:
    rows = [_reminder(one, going_on, language) for one in recipients(journal(), going_on.id)]
    return ("office", "can_remind", "reminders", "reminded"), rows


def _reminder(one: Recipient, going_on: Round, language: Language) -> list[str]:
    why = hindrance(one, going_on, utc_now())
    state = text(f"state_{one.standing.state}", language)
    latest = one.reminders[-1] if one.reminders else None
    said = mail_words(latest, going_on, language) if latest else ""
    last = date_in_table(local(one.reminded_at, going_on.meeting), language) if one.reminded_at else ""
    return [one.entry.office.name, text(f"hindrance_{why or 'free'}", language, state=state), said, last]


def _information(going_on: Round, language: Language) -> tuple[Sequence[str], list[list[str]]]:
    mails = {mail.address.casefold(): mail for mail in journal().mails(going_on.id, "information")}
    rows = []
    for one in departments(journal().roster(going_on.id)):
        mail = mails.get(one.address.casefold())
        said = mail_words(mail, going_on, language) if mail else _not_sent(one.address, language)
        offices = listing(entry.office.label or entry.office.name for entry in one.entries)
        rows.append([one.name, one.address, offices, said])
    return ("department_head", "address", "their_offices", "information"), rows


_TABLES = {"invitation": _invitations, "reminder": _reminders, "information": _information}


def _invited(one: Recipient, going_on: Round, language: Language) -> str:
    said = mail_words(one.invitation, going_on, language) if one.invitation else _not_sent(one.address, language)
    return "\n".join(filter(None, (said, text("mail_earlier", language) if one.earlier else "")))


def _not_sent(address: str, language: Language) -> str:
    if not address:
        return f"{text('mail_none', language)} ({text('mail_no_address', language)})"
    if not is_address(address):
        return text("mail_bad_address", language, address=address)
    return text("mail_none", language)


def mail_words(mail: Mail, going_on: Round, language: Language) -> str:
    """Say what became of a mail, why, and what the mail server answered."""
    when = moment_in_table(local(mail.done_at, going_on.meeting), language) if mail.done_at else ""
    parts = [text(f"mail_{mail.state}", language, date=when)]
    if mail.reason in REASONS:
        parts.append(REASONS[mail.reason].in_(language))
    if mail.next_try_at and mail.state == "waiting":
        parts.append(text("mail_again_at", language, time=f"{local(mail.next_try_at, going_on.meeting):%H:%M}"))
    if mail.reply:
        parts.append(text("mail_server_says", language, reply=mail.reply))
    return "\n".join(parts)
