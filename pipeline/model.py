"""The few things that every stage speaks of: offices, the meeting, the raw table, clarifications.

Knows nothing of files, databases or pages. Shown texts come in German and English at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")

Scale = Literal["affected", "pressure", "influence"]
SCALES: tuple[Scale, ...] = ("affected", "pressure", "influence")

Day = date  # `Meeting.date` hides the name of the type inside its class

Audience = Literal["all", "leadership", "coordinator"]
Edition = Literal["leadership", "meeting"]


@dataclass(frozen=True)
class Text:
    """One sentence in both languages."""

    de: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the sentence in that language."""
        return self.de if language == "de" else self.en


class UserError(Exception):
    """Something a person can mend: where it is, what is wrong, what to do. Shown without a traceback."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(de)
        self.text = Text(de, en)


@dataclass(frozen=True)
class Office:
    """One invited office as the roster has it; `key` (stellen_id) is the key of all imports."""

    key: str
    short: str  # kurz: on the map
    label: str  # kurzname: in sentences
    name: str  # stelle: the official name
    head: str = ""
    position: str = ""
    email: str = ""
    level: str = ""  # ebene: Landkreis, Bund, gemeinsame Einrichtung …
    department: str = ""  # dezernat
    aliases: tuple[str, ...] = ()
    expected_fields: tuple[str, ...] = ()  # moegliche_federfuehrung: codes of fields of action
    invited: bool = True
    salutation: str = ""  # anrede
    deputy: str = ""  # vertretung
    front_office_email: str = ""  # vorzimmer_email
    address: str = ""  # anschrift
    external: str = ""  # extern: "ja", "nein", "" = derived from the level
    department_head: str = ""  # dezernatsleitung

    @property
    def own_administration(self) -> bool:
        """Whether the authority itself directs the office (briefing.md, section 1, E3)."""
        if self.external:
            return self.external != "ja"
        return self.level.startswith(("Landkreis", "Stadt", "nachgeordnet"))


@dataclass(frozen=True)
class Meeting:
    """What is known of one meeting; every entry may be missing, and what is missing is not printed."""

    authority: str = ""  # behoerde
    address: str = ""  # anschrift
    unit: str = ""  # einheit
    file_reference: str = ""  # az
    handled_by: str = ""  # name
    handled_by_phone: str = ""  # tel
    leadership: str = ""  # verwaltungsspitze: as addressed, "Frau Landrätin Dr. Vogt"
    leadership_name: str = ""  # verwaltungsspitze_name
    leadership_function: str = ""  # function: Landrätin, Oberbürgermeister …
    also_signs: str = ""  # mitzeichnung: who signs besides
    topic: str = ""  # thema
    date: Day | None = None  # sitzung
    start: time | None = None  # beginn
    end: time | None = None  # ende
    place: str = ""  # ort
    letters: Day | None = None  # briefe: the invitations go out
    reminder: Day | None = None  # erinnerung
    deadline: Day | None = None  # frist
    data_date: Day | None = None  # datenstand: the briefing is built from the answers of that day
    dispatch: Day | None = None  # versand
    overview_days: int | None = None  # tage: the overview reaches the offices that many days before
    follow_up: Day | None = None  # wiedervorlage
    coordination: str = ""  # koordination
    coordination_phone: str = ""  # telefon
    coordination_email: str = ""  # email
    contact: str = ""  # kontakt
    coordination_share: str = ""  # anteil
    opening_undecided: bool = False  # eroeffnung_offen: only then decision E2 is printed
    state_norm: str = ""  # landesnorm
    processor: str = ""  # auftragsverarbeiter
    hosting: str = ""  # hoster
    storage: Literal["", "own", "google"] = ""  # speicherort: the configured store, never typed
    retention_months: int | None = None  # n
    supervisory_authority: str = ""  # aufsicht
    data_protection_officer: str = ""  # dsb
    deletion_date: Day | None = None  # loeschdatum
    time_zone: str = "Europe/Berlin"  # zeitzone
    open_agreements: tuple[str, ...] = ()  # from earlier meetings, as the journal has them; never typed here
    extra: Mapping[str, str] = field(default_factory=dict)  # keys nobody knows, kept and listed

    @property
    def whom_to_ask(self) -> str:
        """The contact as it was entered, else name, telephone and address of the coordination as far as known."""
        known = (self.coordination, self.coordination_phone, self.coordination_email)
        return self.contact or ", ".join(filter(None, known))


@dataclass(frozen=True)
class RawTable:
    """A table of text, as a file, a sheet or the journal delivers it: all three look the same.

    `rows[i]` is spreadsheet row i + 1; rows may have different lengths; nothing is interpreted.
    `reading` says in words how it was read (encoding, delimiter, sheet) for the data log.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    reading: tuple[Text, ...] = ()
    below: RawTable | None = None  # a table with headings of its own, whose rows count on from here


IN_MEETING = "in der Sitzung"


@dataclass(frozen=True)
class FromMeeting:
    """What a version built after the meeting holds besides the answers and what was put right there."""

    notes: tuple[tuple[str, str], ...] = ()  # key of an office, and what it said of its place on the map


@dataclass(frozen=True)
class Clarification:
    """What the coordination settled after asking: a value, or whose answer a row is (rule D5)."""

    office: str  # key of the office; "" says of a row that it counts for nobody
    question: str  # key of the question; "actor" settles whose row it is, and that it counts as it was read
    value: str  # as a cell would hold it; "" clears the value
    agreed_with: str
    agreed_on: date
    reason: str  # IN_MEETING for what was put right there
    entered_by: str = ""
    row: int | None = None  # of the raw table, if it concerns one row
    row_key: str = ""  # the same row whenever the table is read again: clean/row_keys.py
