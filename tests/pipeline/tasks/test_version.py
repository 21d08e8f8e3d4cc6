"""Versions of the briefing: each says what changed since the one before, in all four documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline.collect.journal import Journal
from pipeline.tasks.example import load_example
from pipeline.tasks.version import build_version, stored_briefing
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
