"""Small tables of answers, written to a file and read and cleaned like one that an office sent."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd

from pipeline.clean import clean
from pipeline.clean.cleaned import Cleaned
from pipeline.collect.files import read_table
from pipeline.collect.roster_file import read_roster
from pipeline.model import SCALES, Meeting
from pipeline.questionnaire.loader import load_questionnaire

ROSTER = read_roster(Path("examples/auental/auental_roster.csv"))
MEETING = Meeting(date=date(2026, 11, 12))
HEADER = [
    "Eingegangen am", "Akteur", "Warum betrifft mich das Thema?", "Wie stark bin ich betroffen? (0-5)",
    "Was ist der Grund für Veränderungsdruck?", "Wie groß ist der Veränderungsdruck? (0-5)",
    "Worin besteht mein Einfluss?", "Wie groß ist mein Einfluss? (0-5)",
]  # fmt: skip


def read(folder: Path, content: str | bytes, name: str = "rueckmeldungen.csv", **options: object) -> Cleaned:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return clean(read_table(path), ROSTER, MEETING, load_questionnaire(), **options)  # type: ignore[arg-type]


def as_csv(*rows: list[str], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def values(cleaned: Cleaned) -> dict[str, tuple[int | None, ...]]:
    return {
        str(key): tuple(None if pd.isna(line[scale]) else int(line[scale]) for scale in SCALES)
        for key, line in cleaned.answers.iterrows()
    }


def statuses(cleaned: Cleaned, row: int) -> tuple[str, ...]:
    found = next(r for r in cleaned.rows if r.row == row)
    return tuple(dict(found.values)[scale].status for scale in SCALES)


def uses(cleaned: Cleaned) -> dict[int, str]:
    return {row.row: row.use for row in cleaned.rows if row.kind == "response"}


def answer(office: str, b: str, d: str, e: str, when: str = "2026-10-20 10:00") -> list[str]:
    return [when, office, "Aufgaben im Alltag", b, "Fallzahlen", d, "Eigene Abläufe", e]
