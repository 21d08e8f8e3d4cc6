"""What is deleted while it is on its way does not reach the team's sheet any more."""

from __future__ import annotations

import pytest

from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal, Round
from pipeline.collect.sheet import Sheet
from tests.pipeline.collect.team_sheet import TeamSheet, release


def test_answers_that_are_deleted_right_before_the_write_are_not_written(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes, stays, *_ = [entry.id for entry in journal.roster(round_.id)]
    release(journal, goes, why_affected="soll gelöscht werden")
    kept = release(journal, stays, why_affected="bleibt")
    complete = Sheet.complete_headings

    def delete_meanwhile(*given: object) -> object:
        journal.delete_office_answers(goes)
        monkeypatch.undo()
        return complete(*given)

    monkeypatch.setattr(Sheet, "complete_headings", delete_meanwhile)
    sheet.run(delivery, journal)
    assert sheet.ids() == [kept]
    assert "soll gelöscht werden" not in str(sheet.rows())
    assert journal.count_waiting() == 0
