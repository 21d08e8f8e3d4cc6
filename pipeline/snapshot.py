"""The snapshot that a version of the briefing is built from, and its hash, which annex B prints.

Contains everything that the result depends on and nothing else; stores nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from pipeline import __version__
from pipeline.model import Clarification, Meeting, Office, RawTable


def snapshot(
    raw: RawTable, offices: Sequence[Office], meeting: Meeting, clarifications: Sequence[Clarification], as_of: date
) -> dict[str, Any]:
    """Return raw table, roster, meeting, clarifications, data date and code version as plain JSON types."""
    parts = {
        "raw": asdict(raw),
        "offices": [asdict(office) for office in offices],
        "meeting": asdict(meeting),
        "clarifications": [asdict(clarification) for clarification in clarifications],
        "as_of": as_of,
        "code": __version__,
    }
    plain: dict[str, Any] = json.loads(canonical(parts))
    return plain


def canonical(parts: Any) -> str:
    """Write JSON in the one way that is hashed: sorted keys, no blanks, pure ASCII, days and times in ISO 8601."""
    return json.dumps(parts, sort_keys=True, separators=(",", ":"), default=lambda moment: moment.isoformat())


def fingerprint(parts: Any) -> str:
    """Return the SHA-256 of a snapshot in hexadecimal."""
    return hashlib.sha256(canonical(parts).encode("ascii")).hexdigest()
