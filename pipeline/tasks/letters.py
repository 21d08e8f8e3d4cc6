"""Writes the letters of a round to its offices and heads of department: its text, filled in, with greeting and link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from pipeline.collect.journal import Journal, Participation, RosterEntry, Round, deadline
from pipeline.collect.links import Links
from pipeline.collect.mail_settings import is_address
from pipeline.model import Language, Meeting, Office, UserError
from report_templates.letters import Addressee, Kind, Letter, LetterText, Variant, default_text, letter, missing
from report_templates.salutations import greeting, greeting_by_name


@dataclass(frozen=True)
class Desk:
    """What all letters of a round are written from; `base_url` is where the links lead."""

    journal: Journal
    of_round: Round
    base_url: str
    language: Language
    at: datetime

    @property
    def meeting(self) -> Meeting:
        """The meeting that they are about."""
        return self.of_round.meeting

    def refuse_if_closed(self) -> None:
        """Raise UserError where the round is closed: who opens the letter could not answer."""
        if self.of_round.frozen_at is not None:
            raise UserError(
                "Die Runde ist abgeschlossen. Bitte öffnen Sie sie wieder, bevor Sie einladen.",
                "The round is closed. Please reopen it before you invite.",
            )

    def text(self, variant: Variant) -> LetterText:
        """Return the text of the round: the coordination's, else ours."""
        stored = self.journal.letter_text(self.of_round.id, variant, self.language)
        return LetterText(stored.subject, stored.body) if stored else default_text(variant, self.language)

    def to_office(self, kind: Kind, entry: RosterEntry) -> Letter:
        """Return a letter to the head of an office. Raises UserError if the meeting lacks something that it says."""
        variant = variant_for(kind, entry.office)
        link = f"{self.base_url.rstrip('/')}/k/{Links(self.journal).token_for('office', entry.id)}"
        to = Addressee(
            greeting(entry.office, self.language), _window(entry.office), entry.office.label or entry.office.name,
            link=link, deadline=deadline(entry, self.of_round),
        )  # fmt: skip
        return self._written(variant, to)

    def to_department(self, department: Department) -> Letter:
        """Return the letter that informs a head of department."""
        labels = tuple(entry.office.label or entry.office.name for entry in department.entries)
        to = Addressee(greeting_by_name(department.name, self.language), (department.name,), offices=labels)
        return self._written("information", to)

    def _written(self, variant: Variant, to: Addressee) -> Letter:
        written = self.text(variant)
        lacking = missing(written, self.meeting, variant)
        if lacking:
            raise UserError(
                "Für den Brief fehlen noch Angaben zum Treffen. Bitte ergänzen Sie sie unter „Einrichten“.",
                "The letter still lacks details of the meeting. Please add them under “Set up”.",
            )
        day = self.at.astimezone(ZoneInfo(self.meeting.time_zone)).date()
        answered = count_answered(self.journal.participation(self.of_round.id))
        return letter(written, to, self.meeting, variant, day=day, language=self.language, answered=answered)


@dataclass(frozen=True)
class Department:
    """A head of department and the invited offices below; `address` is "" where none stands on the roster."""

    name: str
    address: str
    entries: tuple[RosterEntry, ...]


def departments(roster: Sequence[RosterEntry]) -> tuple[Department, ...]:
    """Return the heads of department whom the roster names, each once, in its order."""
    heads = dict.fromkeys(entry.office.department_head.strip() for entry in roster if _counts(entry))
    return tuple(
        _department(head, tuple(one for one in roster if _counts(one) and one.office.department_head.strip() == head))
        for head in heads
        if head
    )


def _department(head: str, entries: tuple[RosterEntry, ...]) -> Department:
    """Read "Dr. Muster <muster@…>", an address alone, or a name alone."""
    name, address = parseaddr(head)
    if is_address(address):
        return Department(name or address, address, entries)
    return Department(head, "", entries)


def variant_for(kind: Kind, office: Office) -> Variant:
    """Return which text an office gets: bodies outside the hierarchy are asked, not told (briefing.md, section 5.1)."""
    if kind == "information":
        return "information"
    outside = not office.own_administration
    if kind == "invitation":
        return "invitation_external" if outside else "invitation"
    return "reminder_external" if outside else "reminder"


def count_answered(everybody: Sequence[Participation]) -> tuple[int, int]:
    """Return n and N: how many of the invited offices have released."""
    invited = [one for one in everybody if one.entry.office.invited]
    return sum(one.state == "released" for one in invited), len(invited)


def what_is_missing(desk: Desk, variants: Sequence[Variant]) -> tuple[str, ...]:
    """Return the entries of the meeting that these letters need and that nobody has made yet."""
    found = (field for variant in variants for field in missing(desk.text(variant), desk.meeting, variant))
    return tuple(dict.fromkeys(found))


def _counts(entry: RosterEntry) -> bool:
    return entry.office.invited and not entry.removed


def _window(office: Office) -> tuple[str, ...]:
    """Return the lines of the address; commas part them where the roster has no line breaks."""
    address = office.address.replace("\r", "\n")
    parts = address.split("\n") if "\n" in address.strip() else address.split(",")
    return tuple(filter(None, (office.name, office.head, *(part.strip() for part in parts))))
