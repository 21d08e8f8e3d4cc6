"""What the letters to the offices say: the coordination's text or ours, filled in for one (briefing.md, section 5).

Knows no layout and sends nothing. A text is never read as anything but words, names in braces and ** for bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from pipeline.language import date_in_text, listing, weekday
from pipeline.model import Language, Meeting
from report_templates.texts import entries, text

Kind = Literal["invitation", "reminder", "information"]
Variant = Literal["invitation", "invitation_external", "reminder", "reminder_external", "information"]

# Name in braces -> the entry of the meeting from which it comes, "" for what every letter has.
PLACEHOLDERS: Mapping[str, str] = {
    "termin": "date", "sitzung": "date", "wochentag": "date", "beginn": "start", "ende": "end", "ort": "place",
    "frist": "deadline", "versand": "dispatch", "koordination": "coordination", "telefon": "coordination_phone",
    "email": "coordination_email", "erreichbarkeit": "coordination_phone", "behoerde": "authority",
    "verwaltungsspitze_name": "leadership_name", "stelle": "", "stellen": "", "link": "", "n": "", "N": "",
}  # fmt: skip
_NAME = re.compile(r"\{(\w+)\}")
_COUNTED = re.compile(r"[^.!?\n]*\{[nN]\}[^.!?\n]*[.!?]?\s*")


@dataclass(frozen=True)
class LetterText:
    """Subject and paragraphs of a letter, with names in braces; empty lines part the paragraphs."""

    subject: str
    body: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names in braces, in their order."""
        return tuple(dict.fromkeys(_NAME.findall(f"{self.subject}\n{self.body}")))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs."""
        return tuple(part.strip() for part in re.split(r"\n\s*\n", self.body) if part.strip())


@dataclass(frozen=True)
class Addressee:
    """Who gets a letter: how to greet, what stands in the window of the envelope, which offices it is about."""

    greeting: str
    window: tuple[str, ...]
    office: str = ""
    offices: tuple[str, ...] = ()
    link: str = ""
    deadline: date | None = None


@dataclass(frozen=True)
class Letter:
    """A letter to one person, ready to be set or sent."""

    to: Addressee
    text: LetterText  # nothing in braces any more
    signature: tuple[str, ...]
    meeting: Meeting
    day: date
    language: Language


def default_text(variant: Variant, language: Language) -> LetterText:
    """Return our text."""
    return LetterText(text_of(variant, "subject", language), text_of(variant, "body", language).strip())


def text_of(variant: Variant, part: str, language: Language) -> str:
    """Return a part of our text as it stands in the file, with its braces."""
    names = {name: f"{{{name}}}" for name in PLACEHOLDERS}
    return text(f"letters.{variant}.{part}", language, **names)


def mistakes(written: LetterText) -> tuple[str, ...]:
    """Return what stands in braces and is no name that we fill in, and braces that stand alone."""
    unknown = [f"{{{name}}}" for name in written.names if name not in PLACEHOLDERS]
    alone = re.findall(r"[{}]", _NAME.sub("", f"{written.subject}\n{written.body}"))
    return tuple(unknown + sorted(set(alone)))


def missing(written: LetterText, meeting: Meeting, variant: Variant) -> tuple[str, ...]:
    """Return the entries of the meeting that the letter needs and that nobody has made yet."""
    known = _of_meeting(meeting, "de")
    fields = [field for name in written.names if (field := PLACEHOLDERS.get(name)) and not known.get(name)]
    signer = "coordination" if variant == "reminder_external" else "leadership_name"
    return tuple(dict.fromkeys([*fields, *([] if getattr(meeting, signer) else [signer])]))


def letter(
    written: LetterText,
    to: Addressee,
    meeting: Meeting,
    variant: Variant,
    *,
    day: date,
    language: Language,
    answered: tuple[int, int] = (0, 0),
) -> Letter:
    """Fill in a letter.

    Args:
        written: the text; what of it would not be true is put right.
        to: who gets it.
        meeting: what it is about.
        variant: reminders of bodies outside the hierarchy are signed by the coordination.
        day: the date of the letter.
        language: of the letter.
        answered: n and N; the count is told only from half upwards, so that nobody learns that nearly nobody answered.
    """
    n, invited = answered
    true = _true(written, meeting, told=2 * n >= invited > 0, language=language)
    known = _of_meeting(meeting, language) | {
        "stelle": to.office, "stellen": listing(to.offices), "link": to.link, "n": str(n), "N": str(invited),
    }  # fmt: skip
    if to.deadline is not None:
        known["frist"] = date_in_text(to.deadline, language)
    filled = LetterText(_filled(true.subject, known), _filled(true.body, known))
    return Letter(to, filled, _signature(meeting, variant), meeting, day, language)


def plain_text(of: Letter) -> str:
    """Return the letter as the text of a mail."""
    greeting, paragraphs = of.to.greeting, (part.replace("**", "") for part in of.text.paragraphs)
    signed = "\n".join(of.signature)
    return "\n\n".join([greeting, *paragraphs, text("letters.frame.closing", of.language), signed]) + "\n"


def _true(written: LetterText, meeting: Meeting, *, told: bool, language: Language) -> LetterText:
    body = written.body
    if meeting.opening_undecided:
        body = _replaced(body, "letters.if_opening_undecided", language)
    if not told:
        body = _COUNTED.sub("", _replaced(body, "letters.if_fewer_than_half", language))
    return LetterText(written.subject, body)


def _replaced(body: str, key: str, language: Language) -> str:
    for entry in entries(key):
        body = body.replace(entry["said"].in_(language), entry["instead"].in_(language))
    return body


def _filled(words: str, known: Mapping[str, str]) -> str:
    return _NAME.sub(lambda name: known.get(name[1], ""), words)


def _of_meeting(meeting: Meeting, language: Language) -> dict[str, str]:
    reachable = [part for part in (meeting.coordination_phone, meeting.coordination_email) if part]
    return {
        "termin": _when_and_where(meeting, language),
        "sitzung": _day(meeting.date, language),
        "wochentag": weekday(meeting.date, language) if meeting.date else "",
        "beginn": _hour(meeting.start),
        "ende": _hour(meeting.end),
        "ort": meeting.place,
        "frist": _day(meeting.deadline, language),
        "versand": _day(meeting.dispatch, language),
        "koordination": meeting.coordination,
        "telefon": reachable[0] if reachable else "",
        "email": meeting.coordination_email,
        "erreichbarkeit": listing(reachable),
        "behoerde": meeting.authority,
        "verwaltungsspitze_name": meeting.leadership_name,
    }


def _day(day: date | None, language: Language) -> str:
    return date_in_text(day, language) if day else ""


def _hour(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def _when_and_where(meeting: Meeting, language: Language) -> str:
    """Return day, time and place in one line, without what is not known; "" without a day."""
    if meeting.date is None:
        return ""
    times = {
        "beginn": _hour(meeting.start),
        "ende": _hour(meeting.end),
    }
    span = "from_to" if meeting.start and meeting.end else "from"
    hours = text(f"letters.frame.{span}", language, **times) if meeting.start else ""
    return _joined([weekday(meeting.date, language), date_in_text(meeting.date, language), hours, meeting.place])


def _signature(meeting: Meeting, variant: Variant) -> tuple[str, ...]:
    if variant == "reminder_external":
        return tuple(filter(None, (meeting.coordination, meeting.authority)))
    also = meeting.also_signs if variant.startswith("invitation") else ""
    return tuple(filter(None, (meeting.leadership_name, meeting.leadership_function, also)))


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
