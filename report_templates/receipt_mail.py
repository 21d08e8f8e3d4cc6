"""The words of the receipt by mail (briefing.md, section 5.4). What is not known is left out; knows no store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.language import date_in_text, duration
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
    day, hour = date_in_text(at.date(), language), f"{at:%H:%M}"
    paragraphs = [
        _say("thanks", language, stelle=office.name, datum=day, zeit=hour),
        _say("on_behalf", language, datum=agreed) if agreed else "",
        " ".join(filter(None, _next_steps(meeting, until, language))),
        " ".join(filter(None, _kept(meeting, link, language))),
        _whom_to_ask(meeting, language),
    ]
    return _said(_say("subject", language, id=reference), paragraphs)


def _next_steps(meeting: Meeting, until: str, language: Language) -> Sequence[str]:
    return (
        _say("next", language),
        _say("change", language, frist=until) if until else "",
        _say("compile", language, koordination=meeting.coordination) if meeting.coordination else "",
        _say("overview", language, tage=duration(meeting.overview_days, "day", language))
        if meeting.overview_days
        else "",
        _say("introduction", language),
    )


def _kept(meeting: Meeting, link: str, language: Language) -> Sequence[str]:
    last = date_in_text(meeting.deletion_date, language) if meeting.deletion_date else ""
    return (
        _say("copy", language, link=link) if link else _say("copy_by_link", language),
        _say("deletion", language, loeschdatum=last) if last else "",
    )


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
    return _said(_say("corrected_subject", language), [_say(key, language, **facts), _whom_to_ask(meeting, language)])


def _said(subject: str, paragraphs: Iterable[str]) -> Said:
    return Said(subject, "\n\n".join(filter(None, paragraphs)) + "\n")


def _say(key: str, language: Language, **values: object) -> str:
    return text(f"receipt_mail.{key}", language, **values)


def _whom_to_ask(meeting: Meeting, language: Language) -> str:
    return _say("ask", language, kontakt=meeting.whom_to_ask) if meeting.whom_to_ask else ""
