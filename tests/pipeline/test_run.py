"""The recipe: the same material gives the same briefing and the same hash; any difference gives another hash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.collect.files import read_table
from pipeline.collect.roster_file import read_roster
from pipeline.model import Clarification, Meeting
from pipeline.run import build_briefing
from pipeline.snapshot import canonical, fingerprint, snapshot

EXAMPLE = Path(__file__).parents[2] / "examples" / "auental"
RAW, OFFICES = read_table(EXAMPLE / "auental_clean.csv"), read_roster(EXAMPLE / "auental_roster.csv")
AS_OF = date(2026, 11, 2)
CLARIFIED = Clarification("LK-01", "affected", "3", "Frau A", date(2026, 11, 1), "Rückfrage")


def test_the_briefing_carries_the_hash_of_everything_that_it_was_built_from() -> None:
    briefing = build_briefing(RAW, OFFICES, Meeting(), as_of=AS_OF, version=3)

    assert briefing.data_hash == fingerprint(snapshot(RAW, OFFICES, Meeting(), (), AS_OF))
    assert (briefing.version, briefing.as_of, briefing.source) == (3, AS_OF, "auental_clean.csv")
    assert len(briefing.invited) == 26


BASE: dict[str, Any] = {
    "raw": RAW, "offices": OFFICES, "meeting": Meeting(), "clarifications": (), "as_of": AS_OF,
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"raw": replace(RAW, rows=RAW.rows[:-1])},
        {"offices": OFFICES[:-1]},
        {"meeting": Meeting(place="Kreishaus")},
        {"clarifications": (CLARIFIED,)},
        {"as_of": date(2026, 11, 3)},
    ],
)
def test_any_difference_gives_another_hash(change: dict[str, Any]) -> None:
    assert fingerprint(snapshot(**BASE)) == fingerprint(snapshot(**BASE))
    assert fingerprint(snapshot(**(BASE | change))) != fingerprint(snapshot(**BASE))


def test_a_snapshot_is_plain_json_and_hashes_the_same_after_it_was_stored() -> None:
    taken = snapshot(**(BASE | {"clarifications": (CLARIFIED,)}))

    assert taken["as_of"] == "2026-11-02"
    assert taken["clarifications"][0]["agreed_on"] == "2026-11-01"
    assert canonical(taken).isascii()
    assert set(taken) == {"raw", "offices", "meeting", "clarifications", "as_of", "code"}
