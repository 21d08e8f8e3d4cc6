"""A file of answers from outside: kept as it was read, one a round, gone when the answers are deleted."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.collect.journal import Conflict, Journal, Round
from pipeline.collect.sheet_reading import stored_table
from pipeline.model import RawTable, Text, UserError

TABLE = RawTable("antworten.csv", (("Akteur", "Druck"), ("Amt 33\x00", "4 \ud83d")), (Text("a", "b"),))


def test_a_file_is_kept_as_it_was_read_above_what_was_released(journal: Journal, round_: Round) -> None:
    assert journal.answer_file(round_.id) is None
    taken = journal.take_answer_file(round_.id, TABLE, seen=None)
    assert taken is not None
    assert (taken.table, journal.answer_file(round_.id)) == (TABLE, taken)
    raw = stored_table(journal, round_.id)
    assert (raw.rows, raw.below) == (TABLE.rows, journal.raw_table(round_.id))
    journal.take_answer_file(round_.id, None, seen=taken.id)
    assert stored_table(journal, round_.id) == journal.raw_table(round_.id)
    assert [one.action for one in journal.audit(round_.id)][-2:] == ["answer_file_taken", "answer_file_removed"]


def test_of_two_who_take_a_file_over_the_later_one_is_told(journal: Journal, round_: Round) -> None:
    journal.take_answer_file(round_.id, TABLE, seen=None)
    with pytest.raises(Conflict):
        journal.take_answer_file(round_.id, TABLE, seen=None)


def test_an_office_whose_answer_is_in_the_file_is_not_waited_for(journal: Journal, round_: Round) -> None:
    taken = journal.take_answer_file(round_.id, TABLE, seen=None)
    assert taken is not None
    journal.note_counted(taken.id, {"LK-33"})
    assert [one.state for one in journal.participation(round_.id)] == ["invited", "invited", "in_file"]


def test_nothing_of_the_file_outlives_the_deletion_and_one_office_alone_is_not_deleted_halfway(
    journal: Journal, round_: Round
) -> None:
    journal.take_answer_file(round_.id, TABLE, seen=None)
    with pytest.raises(UserError, match="Datei mit Antworten"):
        journal.delete_office_answers(journal.roster(round_.id)[0].id)
    journal.delete_answers(round_.id, archive_settled_on=date(2026, 11, 20))
    assert journal.answer_file(round_.id) is None
