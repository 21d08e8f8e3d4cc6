"""The clean example in other clothes: other order, other headings, other spellings, noise between; the same answers."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pandas as pd
import pytest

from pipeline.clean import clean
from pipeline.model import SCALES, RawTable
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import MEETING, offices, table_of

QUESTIONNAIRE = load_questionnaire()
HEADINGS = {
    "submitted_at": ["Zeitstempel", "Timestamp", "Eingang", "Datum", "eingegangen am:"],
    "actor": ["Amt / Einrichtung", "Stelle", "Behörde", "Name der Stelle", "Office", "AKTEUR"],
    "why_affected": ["Warum betrifft uns das?", "Begründung Betroffenheit", "Warum sind Sie betroffen?"],
    "affected": ["Betroffenheit (0-5)", "Wie stark\nbin ich betroffen?", "Betroffenheit", "Affectedness (0–5)", "B2"],
    "pressure_reason": ["Grund f. Veränderungsdruck", "Grund für den Druck", "Reason for pressure"],
    "pressure": ["Druck 0–5", "Veränderungsdruck", "Wie groß ist der Druck?", "Pressure (0 to 5)", "B4"],
    "influence_basis": ["Einfluss: worin?", "Worin besteht Ihr Einfluss?", "Basis of influence"],
    "influence": ["Einfluss (0 bis 5)", "Einfluss", "Wie groß ist Ihr Einfluss?", "B6"],
    "fields": ["Handlungsfelder", "Handlungsfelder/Rolle", "Fields of action"],
    "interfaces": ["Schnittstellen (gut/teilw./nicht/fehlt)", "Interfaces"],
    "filled_by": ["Name", "ausgefüllt von", "Ansprechpartner"],
}
SPELLINGS = {
    0: ["0", "null", "0,0", "0/5", "zero", "0 von 5", " 0"],
    1: ["1", "eins", "1,0", "1/5", "kaum", "1 (kaum)", "1️⃣"],
    2: ["2", "zwei", "2.0", "2/5", "etwas", "٢"],
    3: ["3", "drei", "3,00", "3 of 5", "mittel", "３"],
    4: ["4", "vier", "4,0", "4 out of 5", "4 (viel Arbeit)", "4\u00a0"],
    5: ["5", "fünf", "5,0", "5/5", "5️⃣", "FÜNF", "5\u200b"],
}
MISSING = ["k.A.", "-", "weiß nicht", "?", "keine Angabe", "#NV", "na"]
NOISE = [
    ["", "", "", ""],
    ["— Nachzügler —"],
    ["", "Summe", "44", "33"],
    ["asdf", "asdf", "asdf", "asdf", "asdf", "asdf"],
    ["Beispiel", "Musteramt"],
    ["# nichts löschen!"],
]


def test_the_values_and_texts_are_the_same_whatever_the_table_looks_like() -> None:
    for seed in range(40):
        _compare(seed)


def _compare(seed: int) -> None:
    chance = random.Random(seed)
    plain = clean(table_of("auental_clean.csv"), offices(), MEETING, QUESTIONNAIRE)
    dressed = clean(_dressed(chance), offices(), MEETING, QUESTIONNAIRE)
    assert list(dressed.answers.index) == list(plain.answers.index), seed
    for column in (
        *SCALES,
        "why_affected",
        "pressure_reason",
        "influence_basis",
        "fields",
        "interfaces",
        "submitted_at",
    ):
        for office, value in plain.answers[column].items():
            other = dressed.answers.loc[office, column]
            assert (pd.isna(value) and pd.isna(other)) if column in SCALES and pd.isna(value) else value == other, (
                seed, office, column,
            )  # fmt: skip


def _dressed(chance: random.Random) -> RawTable:
    """The clean table with columns, rows, headings and spellings changed in a way that a reader does not mind."""
    rows = table_of("auental_clean.csv").rows[1:]
    keys = {key: position for position, (_, key) in enumerate(_mapping())}
    order = list(HEADINGS)
    chance.shuffle(order)
    body = [[_cell(key, row[keys[key]], chance) for key in order] for row in rows]
    chance.shuffle(body)
    body += [_copy_with_spaces(chance.choice(body))] if chance.random() < 0.5 else []
    heading = [chance.choice(HEADINGS[key]) for key in order]
    table = [["Rückläufe Stand heute"], []] * chance.randrange(2) + [heading, *body]
    for noise in chance.sample(NOISE, 3):
        table.insert(chance.randrange(table.index(heading) + 1, len(table) + 1), noise)
    if chance.random() < 0.5:
        table.insert(table.index(heading) + 5, heading)
    return RawTable("dressed", tuple(tuple(row) for row in table))


def _mapping() -> tuple[tuple[str, str], ...]:
    return clean(table_of("auental_clean.csv"), offices(), MEETING, QUESTIONNAIRE).column_mapping


def _cell(key: str, cell: str, chance: random.Random) -> str:
    if key in SCALES:
        return chance.choice(SPELLINGS[int(cell)] if cell.isdigit() else MISSING)
    if key == "submitted_at":
        return _time(datetime.fromisoformat(cell), chance)
    if key == "actor":
        office = next(office for office in offices() if office.name == cell)
        return chance.choice([office.name, office.label, office.name.replace(" – ", " - "), f" {office.name.upper()}"])
    return cell


def _time(moment: datetime, chance: random.Random) -> str:
    local = moment.replace(tzinfo=None)
    days = (local - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001 - day 0 of spreadsheets
    return chance.choice(
        [
            moment.isoformat(),
            f"{local:%d.%m.%Y %H:%M}",
            f"{local:%d.%m.%y, %H.%M} Uhr",
            f"{local:%Y-%m-%d %H:%M:%S}",
            f"{local.day}. Oktober {local:%Y %H:%M}" if local.month == 10 else f"{local:%d.%m.%Y %H:%M}",
            f"{days:.6f}",
        ]
    )


def _copy_with_spaces(row: list[str]) -> list[str]:
    return [f"{cell} " for cell in row]


@pytest.mark.parametrize("scale", SCALES)
def test_the_spellings_are_those_of_the_tables(scale: str) -> None:
    assert set(SPELLINGS) == {point.value for point in QUESTIONNAIRE.scales[scale]}  # type: ignore[index]
