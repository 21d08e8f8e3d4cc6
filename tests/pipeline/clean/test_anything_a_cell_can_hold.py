"""Whatever a cell holds: no exception, no value outside 0–5, no lost text, and the log accounts for every row."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.clean.lists import Lists
from pipeline.clean.mojibake import repaired
from pipeline.clean.offices import Directory
from pipeline.clean.scale_values import read_scale, scale_words
from pipeline.clean.text import stored
from pipeline.clean.times import meeting_zone, read_time
from pipeline.model import SCALES, RawTable, UserError
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import MEETING, offices

QUESTIONNAIRE = load_questionnaire()
WORDS = scale_words(QUESTIONNAIRE)
DIRECTORY = Directory(offices())
KEYS = {office.key for office in offices()}

# Not only any text, but what stands in such tables, and pieces of it stuck together.
PIECES = st.sampled_from([
    "0", "1", "2", "3", "4", "5", "6", "10", "-1", "4,0", "3.5", "4/5", "4/10", "5️⃣", "④", "٤", "⁴", "½",
    "IV", "fünf", "kein", "Druck", "stark", "(stark)", "sehr", "mittel", "keine", "entfällt", "k.A.", "?", "-",
    "–", "#REF!", "#NV", "04.05.2026", "2026-10-05T08:42:00+02:00", "10/5/26", "46300,5", "Uhr", "MESZ",
    "Jugendamt", "Amt", "51", "und", "52", "/", ",", ";", ":", "|", "(", ")", "[", "]", "=", "'", '"', "\n",
    "\t", "\u00a0", "\u200b", "\u202e", "läuft", "gut", "fehlt", "teilw.", "federführend", "F", "Sprache",
    "Gesundheit", "Wohnen", "Skala", "1–10", "Entwurf", "Test", "Beispiel", "Summe", "Betroffenheit",
    "Einfluss", "Ã¤", "â€“", "\ufffd", "👷🏽‍♀️", "Надія", "جمعية",
])  # fmt: skip
CELLS = st.one_of(
    st.text(max_size=40), st.lists(PIECES, max_size=6).map(" ".join), st.lists(PIECES, max_size=4).map("".join)
)
NAMES = st.sampled_from([name for office in offices() for name in (office.name, office.label, *office.aliases)])
HEADER = (
    "Antwort-ID", "Zeitstempel", "Akteur", "Warum betrifft mich das Thema?", "Wie stark bin ich betroffen? (0-5)",
    "Was ist der Grund für Veränderungsdruck?", "Wie groß ist der Veränderungsdruck? (0-5)",
    "Worin besteht mein Einfluss?",
    "Wie groß ist mein Einfluss? (0-5)", "Handlungsfelder und Rolle", "Schnittstellen", "Bestehende Gremien",
    "Wer fehlt am Tisch?",
    "Externe Fachleute", "Was kann die Stelle einbringen?", "Zuerst gemeinsam: Handlungsfeld",
    "Erwartung an das erste Treffen",
)  # fmt: skip
FREE_TEXTS = {"why_affected": 3, "pressure_reason": 5, "influence_basis": 7, "expectation": 16}


@given(CELLS, st.sampled_from(SCALES))
@settings(max_examples=300)
def test_a_scale_cell_is_always_read(cell: str, scale: str) -> None:
    read = read_scale(cell, WORDS[scale])  # type: ignore[index]
    assert read.raw == cell
    assert (read.value is not None) == (read.status in ("ok", "normalised"))
    assert read.value in (None, 0, 1, 2, 3, 4, 5)
    assert set(read.candidates) <= set(range(6))
    assert read.code or read.status == "ok"


@given(CELLS)
@settings(max_examples=300)
def test_a_time_is_always_read(cell: str) -> None:
    moment = read_time(cell, meeting_zone("Europe/Berlin"))
    assert (moment.local is None) == bool(moment.problem)
    assert (moment.local is None) == (moment.instant is None)


@given(st.one_of(CELLS, NAMES, st.lists(NAMES, min_size=2, max_size=3).map(" und ".join)))
@settings(max_examples=300)
def test_an_office_is_one_or_none(cell: str) -> None:
    match = DIRECTORY.match(cell)
    assert match.office in KEYS | {None}
    assert (match.office is None) == (match.how in ("none", "blank", "ambiguous", "joint"))
    assert set(match.candidates) <= KEYS


@given(CELLS)
@settings(max_examples=300)
def test_lists_are_always_read_and_lose_no_letter(cell: str) -> None:
    lists = Lists(QUESTIONNAIRE, DIRECTORY, {})
    lists.fields(cell)
    lists.interfaces(cell, "LK-12")
    lists.bodies(cell)
    lists.joint_field(stored(cell))
    codes, rest = lists.contribution(stored(cell))
    named = "".join(lists.names(cell))
    if not codes and "|" not in cell:
        assert rest == stored(cell)
    if named:
        assert _letters(cell) == _letters(named) or len(lists.names(cell)) < len(cell.replace("\n", ";").split(";"))


@given(st.lists(st.lists(st.one_of(CELLS, NAMES), min_size=len(HEADER), max_size=len(HEADER) + 2), max_size=6))
@settings(max_examples=60)
def test_a_whole_table_is_always_read_and_every_row_accounted_for(rows: list[list[str]]) -> None:
    cleaned = clean(RawTable("any", (HEADER, *map(tuple, rows))), offices(), MEETING, QUESTIONNAIRE)
    assert [row.row for row in cleaned.rows] == list(range(1, len(rows) + 2))
    counted = {int(answer["row"]): office for office, answer in cleaned.answers.iterrows()}
    assert len(counted) == len(cleaned.answers)
    assert {row.row for row in cleaned.rows if row.use == "yes"} == set(counted)
    listed = {entry.row for entry in cleaned.log}
    empty = next((entry.text.de for entry in cleaned.log if entry.text.de.startswith("Leere Zeilen")), "")
    for row in cleaned.rows:
        assert row.row in listed or row.use == "yes" or (row.kind == "empty" and str(row.row) in empty)
    answered, waiting, silent = (
        set(cleaned.answers.index),
        {office for office, _ in cleaned.pending_review},
        set(cleaned.no_response),
    )
    assert answered | waiting | silent == KEYS
    assert len(answered) + len(waiting) + len(silent) == len(KEYS)


@given(st.lists(st.one_of(CELLS, NAMES), min_size=len(HEADER), max_size=len(HEADER)), NAMES)
@settings(max_examples=60)
def test_every_letter_of_a_free_text_of_a_counted_row_is_in_the_answers(row: list[str], office: str) -> None:
    row[2], row[4], row[6], row[8] = office, "3", "2", "1"
    cleaned = clean(RawTable("any", (HEADER, tuple(row))), offices(), MEETING, QUESTIONNAIRE)
    for _, answer in cleaned.answers.iterrows():
        for key, position in FREE_TEXTS.items():
            assert _letters(answer[key]) == _letters(_mended(row[position]))


def _letters(text: str) -> str:
    """Letters and digits in NFC; what counts is that none of them gets lost."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def _mended(text: str) -> str:
    return repaired(text)


@given(st.lists(st.lists(CELLS, max_size=8), max_size=8))
@settings(max_examples=60)
def test_any_table_at_all_is_read_or_refused_with_a_sentence(rows: list[list[str]]) -> None:
    refused = None
    try:
        clean(RawTable("any", tuple(map(tuple, rows))), offices(), MEETING, QUESTIONNAIRE)
    except UserError as error:
        refused = error.text
    assert refused is None or (refused.de and refused.en)
