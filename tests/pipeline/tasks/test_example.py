"""The example county is loaded as if its offices had filled in the form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from pipeline.clean import clean
from pipeline.collect.files import read_table
from pipeline.collect.journal import Journal, Round
from pipeline.model import Meeting, UserError
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.tasks.example import FOLDER, load_example, still_open


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def loaded(journal: Journal) -> Round:
    return load_example(journal)


def test_roster_meeting_and_answers_are_there(journal: Journal, loaded: Round) -> None:
    states = [one.state for one in journal.participation(loaded.id)]
    assert (len(states), states.count("released")) == (26, 22)
    assert loaded.meeting.authority == "Landkreis Auental"


def test_releases_keep_their_reference_and_time(journal: Journal, loaded: Round) -> None:
    first = journal.roster(loaded.id)[0]
    released = journal.latest_release(first.id)
    assert (first.office.key, released.reference) == ("LK-01", "AUE-5646453C")
    assert released.id.startswith("5646453c-")
    assert released.released_at.isoformat() == "2026-10-05T06:42:00+00:00"


def test_from_the_journal_comes_what_stands_in_the_file(journal: Journal, loaded: Round) -> None:
    """Row by row the same analysis: nothing was lost or added on the way through the codes of the form."""
    offices = tuple(entry.office for entry in journal.roster(loaded.id))
    questionnaire = load_questionnaire()
    table = read_table(FOLDER / "auental_clean.csv")
    of_file = clean(table, offices, loaded.meeting, questionnaire).answers
    of_journal = clean(journal.raw_table(loaded.id), offices, loaded.meeting, questionnaire).answers
    number = ["row", "response_id"]
    pd.testing.assert_frame_equal(of_journal.drop(columns=number), of_file.drop(columns=number))


def test_it_is_not_loaded_over_anything(journal: Journal) -> None:
    journal.create_round(Meeting(), [])
    with pytest.raises(UserError, match="schon eine Runde"):
        load_example(journal)
    assert journal.roster(journal.current_round().id) == ()


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (date(2026, 9, 1), 0),
        (date(2026, 10, 23), 0),
        (date(2026, 10, 24), 1),
        (date(2026, 11, 22), 5),
        (date(2031, 1, 1), 219),
    ],
)
def test_the_example_can_be_tried_whenever_it_is_loaded(today: date, weeks: int) -> None:
    meeting = Meeting(date=date(2026, 11, 12), deadline=date(2026, 10, 30), place="Kreishaus")
    moved = still_open(meeting, today)
    assert moved == Meeting(
        date=date(2026, 11, 12) + timedelta(weeks=weeks),
        deadline=date(2026, 10, 30) + timedelta(weeks=weeks),
        place="Kreishaus",
    )
    assert moved.deadline is not None
    assert moved.deadline - today >= timedelta(days=7)
