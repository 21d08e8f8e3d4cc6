"""The example county as it stands in examples/auental, and drawn tables of answers from its offices."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.clean import clean
from pipeline.clean.cleaned import Cleaned, ScaleValue
from pipeline.model import SCALES, Clarification, Meeting, Office, RawTable, Scale
from pipeline.questionnaire.loader import load_questionnaire
from tests.tables import table

_ROOT = Path(__file__).parents[1]
MEETING = Meeting(time_zone="Europe/Berlin")


@cache
def offices() -> tuple[Office, ...]:
    with (_ROOT / "examples/auental/auental_roster.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_office(row) for row in csv.DictReader(file))


def _office(row: dict[str, str]) -> Office:
    return Office(
        key=row["stellen_id"],
        short=row["kurz"],
        label=row["kurzname"],
        name=row["stelle"],
        head=row["leitung"],
        level=row["ebene"],
        aliases=tuple(filter(None, row["aliase"].split("|"))),
        expected_fields=tuple(filter(None, row["moegliche_federfuehrung"].split("|"))),
        invited=row["eingeladen"] == "ja",
    )


@cache
def table_of(name: str) -> RawTable:
    with (_ROOT / f"examples/auental/{name}").open(encoding="utf-8", newline="") as file:
        return RawTable(name, tuple(tuple(row) for row in csv.reader(file)))


@cache
def expected(name: str) -> Any:
    return json.loads((_ROOT / f"tests/expected/{name}").read_text(encoding="utf-8"))


def read(picture: str, clarifications: Sequence[Clarification] = ()) -> Cleaned:
    """Clean a drawn table with the offices of Auental."""
    return clean(table(picture), offices(), MEETING, load_questionnaire(), clarifications)


def values(cleaned: Cleaned) -> dict[str, tuple[int | None, ...]]:
    """The three values of every office that answered."""
    return {
        str(office): tuple(None if pd.isna(row[scale]) else int(row[scale]) for scale in SCALES)
        for office, row in cleaned.answers.iterrows()
    }


def cell(cleaned: Cleaned, row: int, scale: Scale) -> ScaleValue:
    """One scale value of one row as it was read."""
    return dict(cleaned.rows[row - 1].values)[scale]


def kinds(cleaned: Cleaned) -> list[str]:
    return [row.kind for row in cleaned.rows]


def uses(cleaned: Cleaned) -> dict[int, str]:
    """Whether each row with answers counts."""
    return {row.row: row.use for row in cleaned.rows if row.kind == "response"}


def said(cleaned: Cleaned, row: int | None = None) -> str:
    """What the log says in German, about one row or about all."""
    return "\n".join(entry.text.de for entry in cleaned.log if row is None or entry.row == row)
