"""Reads and writes what is known of a meeting as TOML, whose keys are the German placeholders of the letters.

Fills in nothing that the file leaves out, and keeps what it does not know.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import fields
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.collect.files import read_bytes
from pipeline.collect.meeting_keys import DATES, FLAGS, KEYS, NUMBERS, RETENTION_MONTHS, TIMES, folded
from pipeline.collect.meeting_values import is_unfilled, read_date, read_flag, read_number, read_text, read_time
from pipeline.model import Meeting, Text, UserError
from pipeline.questionnaire.entries import parse_toml

_EXPECTED = {
    "date": Text("ein Datum wie 12.11.2026", "a date like 2026-11-12"),
    "time": Text("eine Uhrzeit wie 14:00", "a time like 14:00"),
    "number": Text("eine ganze Zahl", "a whole number"),
    "months": Text("eine Zahl von 1 bis 24", "a number from 1 to 24"),
    "flag": Text("true oder false", "true or false"),
    "zone": Text("eine Zeitzone wie Europe/Berlin", "a time zone like Europe/Berlin"),
    "text": Text("einen Text in Anführungszeichen", "a text in quotation marks"),
}


def read_meeting(path: str | os.PathLike[str]) -> Meeting:
    """Return the meeting in a TOML file; unknown keys stand in `extra`. Raises UserError for a broken file or value."""
    file = Path(path)
    return meeting_from_bytes(read_bytes(file), file.name)


def meeting_from_bytes(data: bytes, name: str) -> Meeting:
    """Return the meeting in the content of a TOML file, as an upload delivers it."""
    entries = _flat(parse_toml(data, name))
    known: dict[str, Any] = {}
    for field, keys in KEYS.items():
        key = next(
            (entry for wanted in map(folded, (*keys, field)) for entry in entries if folded(entry) == wanted), None
        )
        if key is not None:
            value = entries.pop(key)
            if not is_unfilled(value):
                known[field] = _value(field, value, f"{name}, „{key}“", f"{name}, “{key}”")
    extra = {key: text for key, value in entries.items() if (text := read_text(value)) and not is_unfilled(text)}
    return Meeting(**known, extra=extra)


def _flat(content: dict[str, Any]) -> dict[str, Any]:
    """Take the entries out of sections: some people like to write `[sitzung]` above a group."""
    entries: dict[str, Any] = {}
    for key, value in content.items():
        entries |= _flat(value) if isinstance(value, dict) else {key: value}
    return entries


def _value(field: str, value: Any, de: str, en: str) -> Any:
    kind, read = _reader(field)
    result = read(value)
    if result is None:
        expected = _EXPECTED[kind]
        raise UserError(
            f"{de}: „{value}“ lässt sich nicht lesen. Bitte schreiben Sie {expected.de}.",
            f"{en}: “{value}” cannot be read. Please write {expected.en}.",
        )
    return result


def _reader(field: str) -> tuple[str, Callable[[Any], Any]]:
    if field == "retention_months":
        return "months", lambda value: number if (number := read_number(value)) in RETENTION_MONTHS else None
    if field == "time_zone":
        return "zone", _zone
    for kind, names, read in (
        ("date", DATES, read_date),
        ("time", TIMES, read_time),
        ("number", NUMBERS, read_number),
        ("flag", FLAGS, read_flag),
    ):
        if field in names:
            return kind, read
    return "text", read_text


def _zone(value: Any) -> str | None:
    try:
        return ZoneInfo(str(value)).key
    except (KeyError, OSError, ValueError):  # which of them depends on how the name is wrong
        return None


def write_meeting(meeting: Meeting) -> str:
    """Return the meeting as TOML that `read_meeting` reads back to the same meeting; what is unknown is left out."""
    lines = [
        f"{KEYS[field.name][0]} = {_toml(value)}"
        for field in fields(meeting)
        if field.name in KEYS and (value := getattr(meeting, field.name)) not in ("", None, False)
    ]
    lines += [f"{_toml(key)} = {_toml(value)}" for key, value in meeting.extra.items()]
    return "\n".join(lines) + "\n"


def _toml(value: str | float | date | time) -> str:
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
