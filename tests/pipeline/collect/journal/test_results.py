"""What becomes of the results: conversations about interfaces, freezing, and who may see which version from when."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import date

import pytest

from pipeline.collect.journal import Agreement, Conflict, Journal, Round
from pipeline.model import Clarification, Office, UserError
from tests.pipeline.collect.conftest import OFFICES, Clock

FORM = {"language": "de", "form_version": "1.0"}
DAY = date(2026, 10, 28)
WITH = "Frau Dr. Yıldırım"


def store(journal: Journal, round_: Round, number: int) -> None:
    documents = {("leadership", "de"): b"%PDF", ("meeting", "de"): b"%PDF"}
    journal.store_version(round_.id, number, {}, "a" * 64, DAY, documents)


def dispatch_on(journal: Journal, round_: Round, day: date) -> Round:
    return journal.save_meeting(round_.id, replace(round_.meeting, dispatch=day), round_.version)


def test_each_side_of_an_interface_is_noted_for_itself_and_can_be_undone(
    journal: Journal, round_: Round, clock: Clock
) -> None:
    first, second, _ = journal.roster(round_.id)
    one = journal.note_conversation(first.id, second.id, f" {WITH} ", DAY)
    journal.note_conversation(second.id, first.id, "Herr Hüttenrauch", DAY)
    assert {pair: note.spoken_with for pair, note in journal.standing_conversations(round_.id).items()} == {
        (first.id, second.id): WITH,
        (second.id, first.id): "Herr Hüttenrauch",
    }
    clock.go_on(hours=1)
    journal.undo_conversation(one.id)
    journal.undo_conversation(one.id)
    assert list(journal.standing_conversations(round_.id)) == [(second.id, first.id)]
    assert journal.conversations(round_.id)[0] == replace(one, undone_at=clock.now)
    journal.note_conversation(first.id, second.id, WITH, DAY)
    assert len(journal.standing_conversations(round_.id)) == 2


def test_of_two_who_note_the_same_conversation_the_later_one_is_told(journal: Journal, round_: Round) -> None:
    first, second, _ = journal.roster(round_.id)
    journal.note_conversation(first.id, second.id, WITH, DAY)
    with pytest.raises(Conflict):
        journal.note_conversation(first.id, second.id, "jemand anders", DAY)
    assert len(journal.conversations(round_.id)) == 1


@pytest.mark.parametrize("nobody", ["", "  \n"])
def test_a_conversation_without_a_partner_is_none(journal: Journal, round_: Round, nobody: str) -> None:
    first, second, _ = journal.roster(round_.id)
    with pytest.raises(UserError, match="mit wem"):
        journal.note_conversation(first.id, second.id, nobody, DAY)
    assert journal.conversations(round_.id) == ()


def test_a_name_comes_back_as_it_was_typed(journal: Journal, round_: Round) -> None:
    first, second, _ = journal.roster(round_.id)
    journal.note_conversation(first.id, second.id, "x\x00\ud83d <b>", DAY)
    assert journal.conversations(round_.id)[0].spoken_with == "x\x00\ud83d <b>"


def test_the_trail_says_that_there_was_a_conversation_and_not_with_whom(journal: Journal, round_: Round) -> None:
    first, second, _ = journal.roster(round_.id)
    noted = journal.note_conversation(first.id, second.id, WITH, DAY)
    journal.undo_conversation(noted.id)
    trail = journal.audit(round_.id)[1:]
    assert [(line.action, line.office_id, line.number) for line in trail] == [
        ("conversation_noted", first.id, noted.id),
        ("conversation_undone", first.id, noted.id),
    ]
    assert WITH not in repr([asdict(line) for line in trail])


def test_freezing_is_logged_once_with_the_points_that_were_open(journal: Journal, round_: Round, clock: Clock) -> None:
    frozen = journal.freeze(round_.id, open_points=3)
    clock.go_on(hours=1)
    assert journal.freeze(round_.id) == frozen
    assert journal.thaw(round_.id).frozen_at is None
    assert journal.thaw(round_.id).frozen_at is None
    trail = [(line.action, line.number) for line in journal.audit(round_.id)[1:]]
    assert trail == [("round_frozen", 3), ("round_thawed", None)]


def changes(journal: Journal, round_: Round) -> dict[str, Callable[[], object]]:
    office = journal.roster(round_.id)[0].id
    said = Clarification("LK-01", "affected", "3", WITH, DAY, "Rückfrage")
    return {
        "draft": lambda: journal.record(office, "affected", 3, tab="one"),
        "release": lambda: journal.release(office, {"affected": 3}, **FORM, base_version=0),
        "on behalf": lambda: journal.enter_on_behalf(
            office, {"affected": 3}, Agreement("spoken", WITH, DAY), form_version="1.0", base_version=0
        ),
        "clarification": lambda: journal.add_clarification(round_.id, said),
        "meeting": lambda: journal.save_meeting(round_.id, round_.meeting, round_.version),
    }


@pytest.mark.parametrize("what", ["draft", "release", "on behalf", "clarification", "meeting"])
def test_a_frozen_round_refuses_and_a_thawed_one_takes(journal: Journal, round_: Round, what: str) -> None:
    change = changes(journal, round_)[what]
    journal.freeze(round_.id)
    with pytest.raises(UserError, match="abgeschlossen"):
        change()
    assert journal.releases(journal.roster(round_.id)[0].id) == ()
    assert journal.clarifications(round_.id) == ()
    journal.thaw(round_.id)
    change()


def test_in_a_frozen_round_an_address_can_be_put_right_but_nobody_joins_or_leaves(
    journal: Journal, round_: Round
) -> None:
    first, *others = OFFICES
    journal.freeze(round_.id)
    journal.change_roster(round_.id, [replace(first, email="neu@auental.example"), *others])
    assert journal.roster(round_.id)[0].office.email == "neu@auental.example"
    for wanted in (others, [*OFFICES, Office("LK-99", "KAR", "Kreisarchiv", "Kreisarchiv")]):
        with pytest.raises(UserError, match="abgeschlossen"):
            journal.change_roster(round_.id, wanted)
    assert len(journal.roster(round_.id)) == len(OFFICES)


def test_what_is_released_while_somebody_freezes_is_in_before_or_refused(journal: Journal, round_: Round) -> None:
    office = journal.roster(round_.id)[0].id

    def answer(value: int) -> bool:
        try:
            journal.record(office, "affected", value, tab=f"{value}")
        except UserError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        said = [pool.submit(answer, value % 6) for value in range(20)]
        frozen = pool.submit(journal.freeze, round_.id)
        frozen.result()
        kept = journal.draft(office)
        later = pool.submit(answer, 99)  # nobody said that before
        [one.result() for one in said]
    assert later.result() is False
    assert journal.draft(office) == kept


def test_nothing_is_handed_out_of_an_open_round(journal: Journal, round_: Round) -> None:
    store(journal, round_, 1)
    with pytest.raises(UserError, match="noch offen"):
        journal.hand_out(round_.id, 1, "leadership")
    assert journal.readable_version(round_.id, "leadership") is None


def test_the_leadership_reads_the_version_that_was_handed_out_last_until_it_is_taken_back(
    journal: Journal, round_: Round, clock: Clock
) -> None:
    store(journal, round_, 1)
    store(journal, round_, 2)
    assert journal.readable_version(round_.id, "leadership") is None
    journal.freeze(round_.id)
    for number in (1, 2):
        handed = journal.hand_out(round_.id, number, "leadership")
        assert (handed.number, handed.at) == (number, clock.now)
        assert journal.readable_version(round_.id, "leadership") == number
    journal.thaw(round_.id)
    assert journal.handed_out(round_.id) == {"leadership": handed}
    journal.take_back(round_.id, "leadership")
    journal.take_back(round_.id, "leadership")
    assert journal.readable_version(round_.id, "leadership") is None
    assert [(line.action, line.number) for line in journal.audit(round_.id)[-2:]] == [
        ("round_thawed", None),
        ("leadership_edition_taken_back", 2),
    ]


def test_before_the_dispatch_date_no_office_sees_anything(journal: Journal, round_: Round, clock: Clock) -> None:
    store(journal, round_, 1)
    dispatch_on(journal, round_, date(2026, 10, 6))
    journal.freeze(round_.id)
    journal.hand_out(round_.id, 1, "meeting")
    assert journal.readable_version(round_.id, "leadership") is None
    clock.go_on(hours=15)  # 23:42 where the meeting takes place
    assert journal.readable_version(round_.id, "meeting") is None
    clock.go_on(minutes=18)
    assert journal.readable_version(round_.id, "meeting") == 1


def test_without_a_dispatch_date_nothing_goes_to_the_offices(journal: Journal, round_: Round) -> None:
    store(journal, round_, 1)
    journal.freeze(round_.id)
    with pytest.raises(UserError, match="Es fehlt der Tag"):
        journal.hand_out(round_.id, 1, "meeting")


def test_a_version_that_was_never_built_cannot_be_handed_out(journal: Journal, round_: Round) -> None:
    journal.freeze(round_.id)
    with pytest.raises(UserError, match="Fassung 7 gibt es nicht"):
        journal.hand_out(round_.id, 7, "leadership")


def test_a_version_says_in_which_role_it_was_built(journal: Journal, round_: Round) -> None:
    store(journal, round_, 1)
    journal.store_version(round_.id, 2, {}, "b" * 64, DAY, {}, by="system")
    assert [one.stored_by for one in journal.versions(round_.id)] == ["coordinator", "system"]
