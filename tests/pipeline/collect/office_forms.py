"""The forms of the example county, and how people fill them in."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from pipeline.collect.forms import write_form
from pipeline.collect.meeting_file import read_meeting
from pipeline.collect.roster_file import read_roster
from pipeline.model import Office, RawTable

EXAMPLE = Path(__file__).parents[3] / "examples" / "auental"
OFFICES = read_roster(EXAMPLE / "auental_roster.csv")
MEETING = read_meeting(EXAMPLE / "meeting.toml")
KVHS, JOBCENTRE = OFFICES[19], OFFICES[21]
NOON = datetime(2026, 10, 20, 10, 0, tzinfo=UTC)
FILLED: dict[str, Any] = {
    "why_affected": "Wir sind größter Kursträger.\nMit Zeilenumbruch; und Semikolon",
    "affected": "5 – sehr stark",
    "pressure_reason": "Die Förderung endet.",
    "pressure": "Kann ich nicht einschätzen",
    "influence_basis": "Kursangebot",
    "influence": "0 – kein Einfluss",
    "fields:SPR": "federführend",
    "fields:ARB": "berührt",
    "interfaces:1": ("Jobcenter Landkreis Auental", "läuft teilweise"),
    "interfaces:3": ("Amt 33 – Ausländerbehörde", "fehlt, wird aber gebraucht"),
    "interface_issue": "Bitte vorab abfragen.",
    "bodies:1": ("AG: Sprache; Schule", "ja"),
    "missing_actors:1": "BAMF-Regionalkoordination",
    "missing_actors:2": "Kreissportbund",
    "external_experts": "Verein „Nadija“ e. V.",
    "contribution:raum": "ja",
    "contribution:fach": "x",
    "contribution:mittel": "nein",
    "contribution:text": "zwei Räume",
    "joint_field": "Sprache",
    "joint_topic": "Kursplanung",
    "expectation": "Eine Liste",
    "filled_by": "Oleksandra Kovalenko",
}
# The same answers as the form of the application would have stored them.
STORED = {
    "why_affected": FILLED["why_affected"],
    "affected": 5,
    "pressure_reason": "Die Förderung endet.",
    "pressure": "na",
    "influence_basis": "Kursangebot",
    "influence": 0,
    "fields": {"SPR": "F", "ARB": "B"},
    "interfaces": [["LK-22", "teilweise"], ["LK-06", "fehlt"]],
    "interface_issue": "Bitte vorab abfragen.",
    "bodies": [["AG: Sprache; Schule", "ja"]],
    "missing_actors": ["BAMF-Regionalkoordination", "Kreissportbund"],
    "external_experts": "Verein „Nadija“ e. V.",
    "contribution": {"options": ["fach", "raum"], "text": "zwei Räume"},
    "joint_field": "SPR",
    "joint_topic": "Kursplanung",
    "expectation": "Eine Liste",
    "filled_by": "Oleksandra Kovalenko",
}


def fill(form: bytes, entries: Mapping[str, Any]) -> bytes:
    book = load_workbook(io.BytesIO(form))
    sheet = book["Fragebogen"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    for key, entry in entries.items():
        first, second = entry if isinstance(entry, tuple) else (entry, None)
        sheet.cell(rows[key], 3).value = first
        if second:
            sheet.cell(rows[key], 4).value = second
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def put(folder: Path, name: str, content: bytes, *, changed: datetime = NOON) -> None:
    (folder / name).write_bytes(content)
    os.utime(folder / name, (changed.timestamp(), changed.timestamp()))


@cache
def form(office: Office = KVHS) -> bytes:
    return write_form(office, OFFICES, MEETING)


def answers(table: RawTable, row: int = 1) -> dict[str, str]:
    return dict(zip(table.rows[0], table.rows[row], strict=True))


def said(table: RawTable) -> list[str]:
    return [note.de for note in table.reading]


def texts_of(content: bytes) -> str:
    sheet = load_workbook(io.BytesIO(content))["Fragebogen"]
    return "\n".join(str(cell.value) for row in sheet for cell in row if cell.value is not None)
