"""The words of the receipt by mail (briefing.md, section 5.4). What is not known is left out; knows no store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.language import date_in_text
from pipeline.model import Clarification, Language, Meeting, Office
from report_templates.texts import text


@dataclass(frozen=True)
class Said:
    """Subject and body of a mail."""

    subject: str
    body: str


def received(
    office: Office,
    meeting: Meeting,
    language: Language,
    *,
    reference: str,
    at: datetime,
    until: str,
    link: str,
    agreed: str,
) -> Said:
    """Confirm a release; `agreed`: the day on which the coordination agreed the answers that it entered itself."""

    def say(key: str, **values: object) -> str:
        return text(f"receipt_mail.{key}", language, **values)

    day, hour = date_in_text(at.date(), language), f"{at:%H:%M}"
    deletion = date_in_text(meeting.deletion_date, language) if meeting.deletion_date else ""
    next_steps = [
        say("next"),
        say("change", frist=until) if until else "",
        say("compile", koordination=meeting.coordination) if meeting.coordination else "",
        say("overview", tage=meeting.overview_days) if meeting.overview_days else "",
        say("introduction"),
    ]
    kept = [
        say("copy", link=link) if link else say("copy_by_link"),
        say("deletion", loeschdatum=deletion) if deletion else "",
    ]
    paragraphs = [
        say("thanks", stelle=office.name, datum=day, zeit=hour),
        say("on_behalf", datum=agreed) if agreed else "",
        " ".join(filter(None, next_steps)),
        " ".join(filter(None, kept)),
        _whom_to_ask(meeting, language),
    ]
    return Said(say("subject", id=reference), "\n\n".join(filter(None, paragraphs)) + "\n")


def corrected(
    office: Office, meeting: Meeting, language: Language, said: Clarification, question: str, *, taken_back: bool
) -> Said:
    """Tell an office that the coordination corrected one of its answers, or took a correction back."""
    facts = {
        "stelle": office.name,
        "frage": question,
        "wert": said.value or text("receipt.not_answered", language),
        "datum": date_in_text(said.agreed_on, language),
        "wem": said.agreed_with or text("page_one.who_coordination", language),
    }
    key = "taken_back" if taken_back else "corrected"
    paragraphs = [text(f"receipt_mail.{key}", language, **facts), _whom_to_ask(meeting, language)]
    subject = text("receipt_mail.corrected_subject", language)
    return Said(subject, "\n\n".join(filter(None, paragraphs)) + "\n")


def _whom_to_ask(meeting: Meeting, language: Language) -> str:
    asked = meeting.contact or ", ".join(filter(None, [meeting.coordination_phone, meeting.coordination_email]))
    return text("receipt_mail.ask", language, kontakt=asked) if asked else ""
