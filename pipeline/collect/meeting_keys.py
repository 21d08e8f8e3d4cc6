"""What the entries of a meeting file are called: the German placeholders of forms and letters, and what people write.

Reads no file; that is for `meeting_file`.
"""

from __future__ import annotations

import re

# Field of Meeting -> its key in our own files, and other names, the likeliest first. The English name is accepted too.
KEYS: dict[str, tuple[str, ...]] = {
    "authority": ("behoerde", "verwaltung", "koerperschaft"),
    "address": ("anschrift", "adresse"),
    "unit": ("einheit", "organisationseinheit", "stabsstelle"),
    "file_reference": ("az", "aktenzeichen", "geschaeftszeichen"),
    "handled_by": ("name", "bearbeitung", "bearbeiter", "bearbeiterin", "sachbearbeitung"),
    "handled_by_phone": ("tel", "bearbeitung_telefon", "bearbeitung_tel"),
    "leadership": ("verwaltungsspitze", "adressat", "adressatin"),
    "leadership_name": ("verwaltungsspitze_name",),
    "leadership_function": ("verwaltungsspitze_funktion", "funktion", "function"),
    "also_signs": ("mitzeichnung",),
    "topic": ("thema",),
    "date": ("sitzung", "sitzungsdatum", "sitzungstermin", "termin", "datum"),
    "start": ("beginn", "uhrzeit"),
    "end": ("ende",),
    "place": ("ort", "sitzungsort", "raum"),
    "letters": ("briefe", "einladung_versand"),
    "reminder": ("erinnerung",),
    "deadline": ("frist", "rueckmeldefrist", "abgabefrist"),
    "data_date": ("datenstand", "stichtag"),
    "dispatch": ("versand", "versanddatum", "versandtermin"),
    "overview_days": ("tage",),
    "follow_up": ("wiedervorlage", "wv"),
    "coordination": ("koordination",),
    "coordination_phone": ("telefon", "koordination_telefon"),
    "coordination_email": ("email", "koordination_email"),
    "contact": ("kontakt",),
    "coordination_share": ("anteil", "zeitanteil"),
    "opening_undecided": ("eroeffnung_offen",),
    "state_norm": ("landesnorm",),
    "processor": ("auftragsverarbeiter",),
    "hosting": ("hoster",),
    "retention_months": ("n", "monate", "loeschfrist_monate", "aufbewahrung_monate"),
    "supervisory_authority": ("aufsicht", "aufsichtsbehoerde"),
    "data_protection_officer": ("dsb", "datenschutzbeauftragte", "datenschutzbeauftragter"),
    "deletion_date": ("loeschdatum",),
    "time_zone": ("zeitzone",),
}
DATES = ("date", "letters", "reminder", "deadline", "data_date", "dispatch", "follow_up", "deletion_date")
TIMES = ("start", "end")
NUMBERS = ("overview_days", "retention_months")
FLAGS = ("opening_undecided",)
RETENTION_MONTHS = range(1, 25)  # law.md, section 1: storage limitation
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def folded(key: str) -> str:
    """Write a key as it is compared: `Behörde`, `E-Mail` and `e_mail` are no different from ours."""
    return re.sub(r"[^a-z0-9]", "", key.casefold().translate(_FOLDED))
