"""What every part of the briefing reads: the briefing itself, its edition and language, and look-ups made once.

Formats names, values and dates. It never sums, filters or queries: what is shown was decided before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pipeline.briefing import Briefing
from pipeline.conclude.concluded import Statement
from pipeline.language import date_in_table, date_in_text, listing, quoted
from pipeline.model import Edition, Language, Office, Scale, Text
from pipeline.questionnaire.model import Option
from pipeline.score.scored import Position
from report_templates.texts import text

VERY_FEW = 3  # below this many answers not even distributions are drawn
SECTION_OF = {
    "response": "2", "data": "2", "scales": "4", "position": "4", "fields": "5", "interfaces": "6", "bodies": "7",
    "missing": "8", "external": "8", "contribution": "9", "topic": "9",
}  # fmt: skip


@dataclass(frozen=True)
class View:
    """One briefing as one edition shows it in one language."""

    briefing: Briefing
    edition: Edition
    language: Language

    def t(self, key: str, **values: object) -> str:
        """Return a fixed sentence of `report_templates/texts`."""
        return text(key, self.language, **values)

    def say(self, sentence: Text) -> str:
        """Return a sentence that the pipeline made."""
        return sentence.in_(self.language)

    # ── how many ──

    @property
    def answered(self) -> int:
        """The n of the briefing."""
        return self.briefing.scored.response.answered

    @property
    def invited(self) -> int:
        """The N of the briefing."""
        return self.briefing.scored.response.invited

    @property
    def sparse(self) -> bool:
        """Whether there are too few answers for summary figures (rule R4)."""
        return not self.briefing.scored.response.suffices

    @property
    def for_leadership(self) -> bool:
        """Whether this edition has page 1 and the decisions."""
        return self.edition == "leadership"

    # ── who ──

    @cached_property
    def offices(self) -> Mapping[str, Office]:
        """All offices of the roster by key."""
        return {office.key: office for office in self.briefing.offices}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The place of each office on the roster, from 1."""
        return {office.key: number for number, office in enumerate(self.briefing.offices, 1)}

    def label(self, key: str) -> str:
        """Name an office as sentences do."""
        office = self.offices.get(key)
        return (office.label or office.name) if office else key

    def labels(self, keys: Iterable[str]) -> str:
        """Name several offices, separated by commas."""
        return listing(self.label(key) for key in keys)

    def short(self, key: str) -> str:
        """Name an office as the map does."""
        office = self.offices.get(key)
        return (office.short or office.label or office.name) if office else key

    # ── what they answered ──

    @cached_property
    def answers(self) -> Mapping[str, Mapping[str, Any]]:
        """The answers by office, with the columns of `Cleaned.answers`."""
        return dict(self.briefing.cleaned.answers.to_dict("index"))

    @cached_property
    def positions(self) -> Mapping[str, Position]:
        """The positions by office."""
        return {position.office: position for position in self.briefing.scored.positions}

    def value(self, key: str, scale: Scale) -> str:
        """Write a value of an office: 0–5, "k. E.", "–" or "n. g."; a clarified one with an asterisk."""
        answer = self.answers.get(key, {})
        code = answer.get(f"{scale}_code", "")
        star = "*" if code == "clarified" else ""
        value = getattr(self.positions.get(key), scale, None)
        if value is not None:
            return f"{value}{star}"
        if answer.get(f"{scale}_status") == "flagged":
            return self.t("s03.flagged") + star
        return self.t("s03.cannot_assess" if code == "cannot_assess" else "s03.blank") + star

    @cached_property
    def mutual_namings(self) -> frozenset[tuple[str, str]]:
        """The namings of an interface (who, whom) that the other side returned."""
        return frozenset((edge.source, edge.target) for edge in self.briefing.scored.edges if edge.returned)

    def field(self, code: str) -> str:
        """Name a field of action; what is none of the known fields stays as typed."""
        name = self._field_names.get(code)
        return name if name is not None else code

    @cached_property
    def _field_names(self) -> Mapping[str, str]:
        return {field.code: self.say(field.name) for field in self.briefing.questionnaire.fields}

    def words(self, options: Iterable[Option]) -> Mapping[str, str]:
        """Name options by code."""
        return {option.code: self.say(option.label) for option in options}

    def letters(self, options: Iterable[Option]) -> Mapping[str, str]:
        """The letters of options by code, as the matrices show them."""
        return {option.code: self.say(option.letter) for option in options}

    def legend(self, options: Iterable[Option]) -> str:
        """Say what the letters of options stand for: `F federführend · M mitwirkend`."""
        return " · ".join(f"{self.say(option.letter)} {self.say(option.label)}" for option in options)

    def quote(self, typed: str) -> str:
        """Put a typed text in quotation marks."""
        return quoted(typed, self.language)

    # ── what may be said ──

    def statements(self, *sections: str) -> list[Statement]:
        """Return what this edition may state in those sections, in the order in which it was concluded."""
        return [s for s in self._statements if s.section in sections]

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        return tuple(s for s in self.briefing.statements(self.edition) if s.id != "M1s")

    # ── when ──

    def data_date(self, where: str, day: str) -> str:
        """Say as of when this version is; one built after the meeting says that it is."""
        return self.t(f"{where}.{'data_date' if self.briefing.from_meeting is None else 'after_meeting'}", datum=day)

    def day(self, day: date) -> str:
        """Write a date for running text; a line does not end between day and month."""
        return date_in_text(day, self.language).replace(" ", "\u00a0", 1)

    def short_day(self, day: date) -> str:
        """Write a date for tables."""
        return date_in_table(day, self.language)
