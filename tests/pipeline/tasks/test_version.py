"""Versions of the briefing: each says what changed since the one before, in all four documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline.collect.journal import Journal
from pipeline.language import listing
from pipeline.model import Meeting, Office
from pipeline.tasks.build import build, from_store
from pipeline.tasks.example import load_example
from pipeline.tasks.version import build_version, stored_briefing
from tests.pipeline.collect.conftest import OFFICES, Clock
from tests.report_templates.paper import contains


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}")
    yield opened
    opened.close()


def test_the_second_version_says_what_changed_since_the_first(journal: Journal) -> None:
    round_ = load_example(journal)
    first = build_version(journal, round_.id, date(2026, 11, 2))
    silent = next(one for one in journal.participation(round_.id) if one.state == "invited").entry
    journal.release(silent.id, {"affected": 5}, language="de", form_version="1.0", base_version=0)

    second = build_version(journal, round_.id, date(2026, 11, 3))

    stored = stored_briefing(journal, round_.id, second.number)
    assert (first.number, second.number) == (1, 2)
    assert stored is not None
    assert stored.changes is not None
    assert [(one.office, one.before, one.now) for one in stored.changes.offices] == [
        (silent.office.key, "silent", "answered")
    ]
    said = {"de": "Seit Fassung 1 geändert: 1 Stelle", "en": "Changed since version 1: 1 office"}
    for edition in ("leadership", "meeting"):
        for language, sentence in said.items():
            assert contains(journal.document(round_.id, 2, edition, language), sentence), (edition, language)
            assert not contains(journal.document(round_.id, 1, edition, language), sentence)


def test_n_is_as_of_the_data_date_whatever_happened_to_the_roster_since(tmp_path: Path) -> None:
    """Drawn: three offices on the 5th, all answer; on the 6th one leaves, one is only known, one joins and answers.

    | data date | N | n | counted          | shown separately |
    | 5th       | 3 | 3 | INT, 10, 33      | 50               |
    | 6th       | 2 | 2 | INT, 50          | 10, 33           |
    """
    clock = Clock(datetime(2026, 10, 5, 8, tzinfo=UTC))
    journal = Journal.open(f"sqlite:///{tmp_path / 'roster.sqlite'}", clock=clock)
    round_ = journal.create_round(Meeting(authority="Landkreis Auental"), OFFICES)
    answer_all(journal, round_.id)
    clock.go_on(days=1)
    joins = Office("LK-50", "50", "Amt 50", "Amt 50 – Soziales")
    journal.change_roster(round_.id, (OFFICES[0], replace(OFFICES[1], invited=False), joins))
    answer_all(journal, round_.id)

    drawn = {5: ("LK-01, LK-02, LK-33", 1), 6: ("LK-01, LK-50", 2)}
    said = {
        5: {
            "nach dem 05.10.2026 eingeladen und deshalb nicht gezählt: Amt 50",
            (
                "bis zum 05.10.2026 eingeladen und deshalb gezählt, danach von der Einladungsliste genommen: "
                "Amt 10, Amt 33"
            ),
        },
        6: set(),
    }
    for day, (counted, separate) in drawn.items():
        as_of = date(2026, 10, day)
        briefing = build(from_store(journal, as_of=as_of), as_of)
        response = briefing.scored.response
        assert (response.invited, response.answered) == (len(counted.split(", ")), len(counted.split(", ")))
        assert listing(sorted(office.key for office in briefing.invited)) == counted
        assert len(briefing.cleaned.unmatched_rows) == separate
        log = {
            entry.text.de
            for entry in briefing.cleaned.log
            if "05.10" in entry.text.de and "eingeladen" in entry.text.de
        }
        assert log == said[day]
    journal.close()


def answer_all(journal: Journal, round_id: str) -> None:
    for entry in journal.roster(round_id):
        if journal.latest_release(entry.id) is None:
            journal.release(entry.id, {"affected": 4}, language="de", form_version="1.0", base_version=0)
