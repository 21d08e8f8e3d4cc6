"""One meeting is one round; an office keeps its identity whatever happens to its entry on the roster."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time

import pytest

from pipeline.collect.journal import Conflict, Journal, Round, StoredLetterText
from pipeline.model import Meeting, Office, UserError
from tests.pipeline.collect.conftest import OFFICES

FULL = Meeting(
    authority="Landkreis Auental",
    date=date(2026, 11, 12),
    start=time(9, 30),
    end=time(12),
    deadline=date(2026, 10, 23),
    overview_days=7,
    opening_undecided=True,
    retention_months=6,
    extra={"raum": "Kleiner Saal"},
)


def test_an_empty_journal_has_no_round(journal: Journal) -> None:
    assert journal.current_round() is None


def test_a_meeting_and_its_offices_come_back_as_they_were_entered(journal: Journal) -> None:
    created = journal.create_round(FULL, OFFICES)
    assert journal.current_round() == created
    assert (created.number, created.meeting, created.frozen_at) == (1, FULL, None)
    assert tuple(entry.office for entry in journal.roster(created.id)) == OFFICES


def test_every_field_of_an_office_and_a_meeting_survives(journal: Journal) -> None:
    texts = {field.name: f"{field.name} äß 👷🏽 \x00" for field in fields(Office)}
    office = Office(
        **texts | {"key": "LK-01", "aliases": ("a", "b | c"), "expected_fields": ("SPR",), "invited": False}
    )
    created = journal.create_round(FULL, [office])
    assert journal.roster(created.id)[0].office == office


def test_a_second_meeting_is_a_round_of_its_own_without_the_removed_offices_and_old_dates(journal: Journal) -> None:
    first = journal.create_round(FULL, OFFICES)
    journal.change_roster(first.id, OFFICES[:2], "coordinator")
    second = journal.next_round_from(first.id)
    assert (second.number, second.meeting.authority, second.meeting.date) == (2, "Landkreis Auental", None)
    assert tuple(entry.office for entry in journal.roster(second.id)) == OFFICES[:2]
    assert {entry.id for entry in journal.roster(second.id)}.isdisjoint(entry.id for entry in journal.roster(first.id))
    assert journal.current_round() == second
    assert journal.rounds() == (second, journal.rounds()[1])


def test_who_still_has_the_round_before_open_changes_nothing_in_the_next(journal: Journal, round_: Round) -> None:
    following = journal.next_round_from(round_.id)
    with pytest.raises(Conflict):
        journal.save_meeting(following.id, round_.meeting, round_.version)
    with pytest.raises(Conflict):
        journal.change_roster(following.id, OFFICES[:1], "coordinator", version=round_.roster_version)


def test_changed_letters_carry_over_and_can_be_taken_back_in_the_new_round_alone(
    journal: Journal, round_: Round
) -> None:
    journal.save_letter_text(round_.id, "invitation", "de", ("Betreff ä", "Text {link}"), version=0)
    journal.save_letter_text(round_.id, "invitation", "de", ("Betreff", "Text {link}"), version=1)
    second = journal.next_round_from(round_.id)
    carried = journal.letter_text(second.id, "invitation", "de")
    assert carried == StoredLetterText("Betreff", "Text {link}", 3)
    assert journal.letter_text(second.id, "reminder", "de") is None
    journal.save_letter_text(second.id, "invitation", "de", None, version=3)
    assert journal.letter_text(second.id, "invitation", "de") is None
    assert journal.letter_text(round_.id, "invitation", "de") == StoredLetterText("Betreff", "Text {link}", 2)


def test_of_two_who_open_the_next_round_the_later_one_is_told(journal: Journal, round_: Round) -> None:
    journal.next_round_from(round_.id)
    with pytest.raises(Conflict, match="inzwischen"):
        journal.next_round_from(round_.id)
    assert len(journal.rounds()) == 2


def test_the_second_of_two_coordinators_is_told(journal: Journal, round_: Round) -> None:
    journal.save_meeting(round_.id, replace(round_.meeting, place="Kleiner Saal"), round_.version)
    with pytest.raises(Conflict, match="inzwischen"):
        journal.save_meeting(round_.id, replace(round_.meeting, place="Großer Saal"), round_.version)
    assert journal.current_round().meeting.place == "Kleiner Saal"


def test_the_second_of_two_coordinators_is_told_about_the_roster_too(journal: Journal, round_: Round) -> None:
    journal.change_roster(round_.id, OFFICES[:2], "coordinator", version=round_.roster_version)
    with pytest.raises(Conflict):
        journal.change_roster(round_.id, OFFICES, "coordinator", version=round_.roster_version)
    entry = journal.roster(round_.id)[0]
    journal.set_standing(entry.id, "declined", version=entry.version)
    with pytest.raises(Conflict):
        journal.extend_deadline(entry.id, date(2026, 11, 1), version=entry.version)


def test_a_closed_round_is_not_changed(journal: Journal, round_: Round) -> None:
    journal.freeze(round_.id)
    with pytest.raises(UserError, match="abgeschlossen"):
        journal.save_meeting(round_.id, Meeting(), round_.version)
    assert journal.thaw(round_.id).frozen_at is None


def test_a_roster_is_changed_by_key_and_identities_stay(journal: Journal, round_: Round) -> None:
    first, second, third = journal.roster(round_.id)
    renamed = replace(second.office, name="Amt 10 – Hauptamt")
    new = Office("LK-50", "50", "Amt 50", "Amt 50 – Soziales")
    after = journal.change_roster(round_.id, [new, renamed, first.office], "coordinator")
    assert [(entry.office.key, entry.removed) for entry in after] == [
        ("LK-50", False),
        ("LK-02", False),
        ("LK-01", False),
    ]
    assert after[1].id == second.id
    assert after[1].office.name == "Amt 10 – Hauptamt"
    assert [entry.id for entry in journal.roster(round_.id, removed=True) if entry.removed] == [third.id]


def test_a_removed_office_keeps_its_answers_and_can_be_brought_back(journal: Journal, round_: Round) -> None:
    third = journal.roster(round_.id)[2]
    journal.release(third.id, {"affected": 2}, language="de", form_version="1.0", base_version=0)
    journal.change_roster(round_.id, OFFICES[:2], "coordinator")
    journal.change_roster(round_.id, OFFICES, "coordinator")
    assert journal.roster(round_.id)[2].id == third.id
    assert journal.latest_release(third.id).answers == {"affected": 2}


@pytest.mark.parametrize(
    ("offices", "sentence"),
    [
        ((OFFICES[0], OFFICES[0]), "LK-01 steht zweimal"),
        ((replace(OFFICES[0], key=""),), "keine brauchbare stellen_id"),
        ((replace(OFFICES[0], key="LK\x00"),), "keine brauchbare stellen_id"),
    ],
)
def test_a_roster_that_names_no_office_clearly_is_refused_whole(
    journal: Journal, offices: tuple[Office, ...], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        journal.create_round(Meeting(), offices)
    assert journal.current_round() is None


def test_a_renewed_link_counts_on(journal: Journal, round_: Round) -> None:
    entry = journal.roster(round_.id)[0]
    assert [journal.renew_link(entry.id).link_generation for _ in range(2)] == [2, 3]
    assert journal.roster(round_.id)[1].link_generation == 1
