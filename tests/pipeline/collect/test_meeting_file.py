"""The meeting file: German placeholders as keys, written as people write dates and times, nothing invented."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.meeting_file import meeting_from_bytes, read_meeting, write_meeting
from pipeline.collect.meeting_keys import KEYS
from pipeline.model import Meeting, UserError

EXAMPLE = Path(__file__).parents[3] / "examples" / "auental" / "meeting.toml"


def read(text: str) -> Meeting:
    return meeting_from_bytes(text.encode(), "sitzung.toml")


def test_every_entry_of_a_meeting_has_a_key_but_the_two_that_nobody_types() -> None:
    assert {field.name for field in fields(Meeting)} - set(KEYS) == {"storage", "extra", "open_agreements"}


def test_the_example_county_has_a_complete_meeting() -> None:
    meeting = read_meeting(EXAMPLE)

    assert [field.name for field in fields(Meeting) if getattr(meeting, field.name) in ("", None)] == ["storage"]
    assert meeting.extra == {}
    assert (meeting.date, meeting.start, meeting.end) == (date(2026, 11, 12), time(14), time(16))
    assert meeting.deadline is not None
    assert meeting.dispatch is not None
    assert meeting.date is not None
    assert meeting.deadline < meeting.dispatch < meeting.date


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-12",
        "2026-11-12T14:00:00",
        '"2026-11-12"',
        '"12.11.2026"',
        '"12. November 2026"',
        '"Donnerstag, 12. November 2026"',
        '"12. Nov. 2026"',
        '"12 November 2026"',
    ],
)
def test_a_date_is_read_as_people_write_it(written: str) -> None:
    assert read(f"sitzung = {written}").date == date(2026, 11, 12)


@pytest.mark.parametrize("written", ["14:00:00", '"14:00"', '"14.00 Uhr"', '"14 Uhr"', "14"])
def test_a_time_is_read_as_people_write_it(written: str) -> None:
    assert read(f"beginn = {written}").start == time(14)


@pytest.mark.parametrize("key", ["behoerde", "Behörde", "BEHOERDE", "authority", "verwaltung"])
def test_a_key_is_known_by_its_synonyms_and_its_english_name(key: str) -> None:
    assert read(f'"{key}" = "Landkreis Auental"').authority == "Landkreis Auental"


def test_sections_are_read_like_entries_at_the_top() -> None:
    meeting = read('az = "1"\n[sitzung]\ndatum = 2026-11-12\nort = "Kreishaus"\n')

    assert (meeting.date, meeting.place) == (date(2026, 11, 12), "Kreishaus")


def test_an_unknown_key_is_kept_and_never_an_error() -> None:
    assert read('Catering = "Kaffee"\nzahl = 3').extra == {"Catering": "Kaffee", "zahl": "3"}


def test_the_storage_is_never_taken_from_what_somebody_typed() -> None:
    meeting = read('speicherort = "nur bei uns"')

    assert meeting.storage == ""
    assert meeting.extra == {"speicherort": "nur bei uns"}


@pytest.mark.parametrize("unfilled", ['""', '"  "', '"{az}"', '"…"', '"<bitte ausfüllen>"', '"–"'])
def test_a_placeholder_that_nobody_filled_in_is_missing(unfilled: str) -> None:
    meeting = read(f"az = {unfilled}\nsitzung = {unfilled}")

    assert (meeting.file_reference, meeting.date) == ("", None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("sitzung = 31.11.2026", "sitzung.toml, Zeile 1, Spalte 16: Das ist kein gültiges TOML. Bitte prüfen Sie"),
        ('sitzung = "31.11.2026"', "„sitzung“: „31.11.2026“ lässt sich nicht lesen. Bitte schreiben Sie ein Datum wie"),
        ('frist = "bald"', "„frist“: „bald“ lässt sich nicht lesen. Bitte schreiben Sie ein Datum wie 12.11.2026."),
        ('beginn = "25:00"', "„beginn“: „25:00“ lässt sich nicht lesen. Bitte schreiben Sie eine Uhrzeit wie 14:00."),
        ("n = 60", "„n“: „60“ lässt sich nicht lesen. Bitte schreiben Sie eine Zahl von 1 bis 24."),
        ('tage = "einige"', "„tage“: „einige“ lässt sich nicht lesen. Bitte schreiben Sie eine ganze Zahl."),
        ('zeitzone = "Auental"', "Bitte schreiben Sie eine Zeitzone wie Europe/Berlin."),
        ('eroeffnung_offen = "mal sehen"', "Bitte schreiben Sie true oder false."),
        ('ort = ["a", "b"]', "Bitte schreiben Sie einen Text in Anführungszeichen."),
    ],
)
def test_a_value_that_cannot_be_read_is_one_sentence_with_key_and_remedy(text: str, sentence: str) -> None:
    with pytest.raises(UserError) as raised:
        read(text)

    assert sentence in raised.value.text.de
    assert raised.value.text.de.startswith("sitzung.toml, ")
    assert "\n" not in raised.value.text.de


def test_a_missing_file_and_a_folder_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="gibt es nicht"):
        read_meeting(tmp_path / "fehlt.toml")
    with pytest.raises(UserError, match="ist ein Ordner"):
        read_meeting(tmp_path)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(lambda text: len(text) > 1)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(
    st.builds(
        Meeting,
        authority=TEXTS.filter(lambda text: text[0].isalnum()),
        place=TEXTS.filter(lambda text: text[0].isalnum()),
        date=DAYS,
        follow_up=DAYS,
        start=st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
        retention_months=st.none() | st.integers(1, 24),
        opening_undecided=st.booleans(),
        extra=st.dictionaries(st.just("Catering"), TEXTS.filter(lambda text: text[0].isalnum()), max_size=1),
    )
)
def test_what_is_written_is_read_back(meeting: Meeting) -> None:
    assert read(write_meeting(meeting)) == meeting
