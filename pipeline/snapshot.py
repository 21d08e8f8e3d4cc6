"""The snapshot that a version of the briefing is built from, and its hash, which annex B prints.

Contains everything that the result depends on and nothing else, and gives it back; stores nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pipeline import __version__
from pipeline.model import Clarification, FromMeeting, Meeting, Office, RawTable, Text
from pipeline.records import from_json


@dataclass(frozen=True)
class Restored:
    """What a version was built from."""

    raw: RawTable
    offices: tuple[Office, ...]
    meeting: Meeting
    clarifications: tuple[Clarification, ...]
    as_of: date
    from_meeting: FromMeeting | None = None


def snapshot(  # noqa: PLR0917 - everything that a version depends on
    raw: RawTable,
    offices: Sequence[Office],
    meeting: Meeting,
    clarifications: Sequence[Clarification],
    as_of: date,
    from_meeting: FromMeeting | None = None,
) -> dict[str, Any]:
    """Return raw table, roster, meeting, clarifications, data date and code version as plain JSON types.

    What is from the meeting is an entry only of a version as of after it.
    """
    parts: dict[str, Any] = {
        "raw": asdict(raw),
        "offices": [asdict(office) for office in offices],
        "meeting": _known(meeting),
        "clarifications": [asdict(clarification) for clarification in clarifications],
        "as_of": as_of,
        "code": __version__,
    }
    if from_meeting is not None:
        parts["from_meeting"] = asdict(from_meeting)
    plain: dict[str, Any] = json.loads(canonical(parts))
    return plain


def restored(parts: Mapping[str, Any]) -> Restored:
    """Return what a snapshot was taken of; an entry that a later version of the product added takes its default."""
    return Restored(
        raw=_table(parts["raw"]),
        offices=tuple(from_json(Office, office) for office in parts["offices"]),
        meeting=from_json(Meeting, parts["meeting"]),
        clarifications=tuple(from_json(Clarification, one) for one in parts["clarifications"]),
        as_of=date.fromisoformat(parts["as_of"]),
        from_meeting=_from_meeting(parts.get("from_meeting")),
    )


def _table(raw: Mapping[str, Any]) -> RawTable:
    below = raw.get("below")
    return RawTable(
        raw["name"],
        tuple(map(tuple, raw["rows"])),
        tuple(Text(**said) for said in raw["reading"]),
        None if below is None else _table(below),
    )


def _known(meeting: Meeting) -> dict[str, Any]:
    """Return the meeting; of a first one there is no entry for agreements from before."""
    entries = asdict(meeting)
    if not meeting.open_agreements:
        del entries["open_agreements"]
    return entries


def _from_meeting(stored: Mapping[str, Any] | None) -> FromMeeting | None:
    return None if stored is None else FromMeeting(tuple((office, note) for office, note in stored["notes"]))


def canonical(parts: Any) -> str:
    """Write JSON in the one way that is hashed: sorted keys, no blanks, pure ASCII, days and times in ISO 8601."""
    return json.dumps(parts, sort_keys=True, separators=(",", ":"), default=lambda moment: moment.isoformat())


def fingerprint(parts: Any) -> str:
    """Return the SHA-256 of a snapshot in hexadecimal."""
    return hashlib.sha256(canonical(parts).encode("ascii")).hexdigest()
