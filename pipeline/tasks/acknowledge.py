"""Writes the receipt that an office gets by mail: after a release, and after a correction by the coordination."""

from __future__ import annotations

from email.message import EmailMessage
from zoneinfo import ZoneInfo

from pipeline.collect.journal import Journal, Mail, Release, RosterEntry, Round, deadline
from pipeline.collect.journal.receipts import CORRECTED, TAKEN_BACK
from pipeline.collect.journal.store import utc_now
from pipeline.collect.links import Links
from pipeline.language import date_in_text
from pipeline.model import Clarification, Language
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.tasks.mail_message import person, write_message
from report_templates.receipt_mail import Said, corrected, received


def compose_receipt(journal: Journal, mail: Mail) -> EmailMessage | None:
    """Write a queued receipt; None if what it confirms was deleted meanwhile."""
    entry, of_round = journal.entry(mail.office_id or ""), journal.round(mail.round_id)
    versions = journal.releases(entry.id)
    language: Language = "en" if versions and versions[-1].language == "en" else "de"
    if mail.occasion.startswith((CORRECTED, TAKEN_BACK)):
        said = _correction(journal, mail, language)
    else:
        release = next((one for one in versions if one.id == mail.occasion), None)
        said = _release(journal, release, entry, of_round, language) if release else None
    if said is None:
        return None
    to = person(entry.office.head or entry.office.name, mail.address)
    return write_message(of_round.meeting, to, said.subject, said.body, identity=mail.id, at=utc_now())


def _release(journal: Journal, release: Release, entry: RosterEntry, of_round: Round, language: Language) -> Said:
    at = release.released_at.astimezone(ZoneInfo(of_round.meeting.time_zone))
    last = deadline(entry, of_round)
    return received(
        entry.office,
        of_round.meeting,
        language,
        reference=release.reference,
        at=at,
        until=date_in_text(last, language) if last else "",
        link=_link(journal, entry),
        agreed=date_in_text(release.agreed_on, language) if release.agreed_on else "",
    )


def _correction(journal: Journal, mail: Mail, language: Language) -> Said | None:
    number = int(mail.occasion.removeprefix(CORRECTED).removeprefix(TAKEN_BACK))
    entered = next((one for one in journal.entered_clarifications(mail.round_id) if one.id == number), None)
    if entered is None:
        return None
    office, meeting = journal.entry(mail.office_id or "").office, journal.round(mail.round_id).meeting
    question = _question(entered.clarification, language)
    taken_back = mail.occasion.startswith(TAKEN_BACK)
    return corrected(office, meeting, language, entered.clarification, question, taken_back=taken_back)


def _question(said: Clarification, language: Language) -> str:
    found = (question for question in load_questionnaire().questions if question.key == said.question)
    return next((question.label.in_(language) for question in found), said.question)


def _link(journal: Journal, entry: RosterEntry) -> str:
    """Return the office's link where its invitation went out by mail and so says under which address the app is."""
    invitations = [one for one in journal.mails(entry.round_id, "invitation") if one.office_id == entry.id]
    base = str(invitations[-1].data.get("base_url", "")) if invitations else ""
    return f"{base.rstrip('/')}/k/{Links(journal).token_for('office', entry.id)}" if base else ""
