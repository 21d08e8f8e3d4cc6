"""Two tables with headings of their own are read each by its own, and counted together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.clean import clean
from pipeline.model import Clarification, RawTable
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.run import build_briefing, rebuild_briefing
from pipeline.snapshot import snapshot
from tests.auental import MEETING, offices, table_of, values
from tests.tables import table

FORM = load_questionnaire()
ABOVE = """
    | Zeitstempel      | Stelle    | Druck | Betroffenheit | Einfluss |
    | 10.10.2026 08:00 | Jugendamt | 1     | 2             | 3        |
    | 10.10.2026 08:00 | Sozialamt | 2-3   | 2             | 3        |
"""
BELOW = """
    | Akteur    | Einfluss | Betroffenheit | Druck | Eingegangen am   |
    | Jugendamt | 5        | 4             | 0     | 12.10.2026 08:00 |
"""


def both() -> RawTable:
    return replace(table(ABOVE), below=table(BELOW))


def test_the_later_version_counts_in_whichever_table_it_stands() -> None:
    cleaned = clean(both(), offices(), MEETING, FORM)
    assert values(cleaned) == {"LK-11": (2, None, 3), "LK-12": (4, 0, 5)}
    assert [(row.row, row.kind, row.superseded_by) for row in cleaned.rows] == [
        (1, "header", None), (2, "response", 5), (3, "response", None), (4, "header", None), (5, "response", None),
    ]  # fmt: skip


def test_a_clarification_finds_its_row_in_either_table_once() -> None:
    key = {row.row: row.key for row in clean(both(), offices(), MEETING, FORM).rows}
    said = [
        Clarification("LK-11", "pressure", "2", "x", date(2026, 11, 1), "y", row_key=key[3]),
        Clarification("LK-12", "influence", "1", "x", date(2026, 11, 1), "y", row_key=key[5]),
    ]
    cleaned = clean(both(), offices(), MEETING, FORM, said)
    assert values(cleaned) == {"LK-11": (2, 2, 3), "LK-12": (4, 0, 1)}
    assert sum(entry.kind == "clarified" for entry in cleaned.log) == 2
    assert not [entry for entry in cleaned.log if "nicht verwendet" in entry.text.de]


def test_a_table_without_answers_below_changes_nothing() -> None:
    messy = table_of("auental_messy.csv")
    alone = clean(messy, offices(), MEETING, FORM)
    with_headings = clean(replace(messy, below=table("| Akteur | Druck | Einfluss |")), offices(), MEETING, FORM)
    assert with_headings.answers.equals(alone.answers)
    assert with_headings.rows[: len(alone.rows)] == alone.rows


def test_a_stored_version_is_rebuilt_with_both_tables() -> None:
    built = build_briefing(both(), offices(), MEETING, as_of=date(2026, 11, 2))
    again = rebuild_briefing(snapshot(both(), offices(), MEETING, (), date(2026, 11, 2)), 1)
    assert again.data_hash == built.data_hash
    assert values(again.cleaned) == values(built.cleaned)
