"""What the coordination decides about the team's sheet: in an open round alone, and with a line in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.collect.journal import Conflict
from pipeline.collect.sheet_reading import restore
from pipeline.model import UserError
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.sheet_desk import Desk, sheet_desk
from tests.pipeline.collect.test_sheet_reading import AFFECTED


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with sheet_desk(tmp_path, clock) as opened:
        yield opened


def test_what_is_written_back_has_its_line_in_the_trail_and_nothing_is_in_a_closed_round(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.collect.sheet_reading.sheet_settings", lambda: desk.sheet.settings)
    for cell in ("F2", "G2", "G3"):
        desk.sheet.edit("set_cell", cell=cell, value="3")
    changed = desk.read().differences
    desk.journal.freeze(desk.round_id)
    with pytest.raises(UserError, match="abgeschlossen"):
        restore(desk.journal, desk.round_id, changed)
    assert desk.read().differences == changed
    desk.journal.thaw(desk.round_id)
    restore(desk.journal, desk.round_id, changed)
    lines = [(one.office_id, one.number) for one in desk.journal.audit(desk.round_id) if one.action == "cells_restored"]
    assert sorted(lines) == sorted((office, 1) for office in desk.offices[:2])


def test_a_row_that_is_sent_again_has_its_line_and_is_asked_about_anew_when_it_is_deleted_once_more(desk: Desk) -> None:
    desk.sheet.edit("delete_rows", at=1)
    desk.journal.decide_on_deleted(desk.sent[0], "withdraw")
    with pytest.raises(Conflict):
        desk.journal.send_again(desk.sent[0])  # somebody who has not seen that
    desk.journal.send_again(desk.sent[0], before="withdraw")
    assert desk.shown(AFFECTED) == [("0",), ("5",)]  # counts at once
    desk.sheet.run(desk.delivery, desk.journal)
    desk.sheet.edit("delete_rows", at=2)
    assert [one.id for one in desk.read().deleted] == [desk.sent[0]]
    actions = [(one.action, one.office_id) for one in desk.journal.audit(desk.round_id)]
    assert actions[-1] == ("row_sent_again", desk.offices[0])


def test_nothing_is_sent_again_from_a_closed_round_or_after_its_deletion(desk: Desk) -> None:
    desk.journal.freeze(desk.round_id)
    with pytest.raises(UserError, match="abgeschlossen"):
        desk.journal.send_again(desk.sent[0])
    desk.journal.thaw(desk.round_id)
    desk.journal.delete_office_answers(desk.offices[0])
    for decide in (desk.journal.send_again, lambda release_id: desk.journal.decide_on_deleted(release_id, "keep")):
        with pytest.raises(Conflict):
            decide(desk.sent[0])
    assert desk.journal.count_waiting() == 0
