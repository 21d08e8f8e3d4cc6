"""A release is one transaction: one version, one receipt, one delivery, however often it is asked for."""

from __future__ import annotations

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Table, func, select

from pipeline.collect.journal import Agreement, Conflict, Journal, RosterEntry, Round
from pipeline.collect.journal.references import reference_number
from pipeline.collect.journal.schema import deliveries, releases
from pipeline.model import UserError
from tests.pipeline.collect.conftest import Clock

ANSWERS = {"affected": 5, "pressure": "na", "influence": 0, "why_affected": "Kernaufgabe", "fields": {"SPR": "F"}}
FORM = {"language": "de", "form_version": "1.0"}


def count(journal: Journal, table: Table) -> int:
    with journal._read() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_a_release_is_a_version_with_number_time_and_reference(
    journal: Journal, office: RosterEntry, clock: Clock
) -> None:
    released = journal.release(office.id, ANSWERS, **FORM, base_version=0)
    assert (released.version, released.released_at, released.replayed) == (1, clock.now, False)
    assert released.answers == ANSWERS
    assert str(uuid.UUID(released.id)) == released.id
    assert released.reference == f"AUE-{released.id[:8].upper()}"


def test_it_is_queued_for_delivery_in_the_same_transaction(journal: Journal, office: RosterEntry, clock: Clock) -> None:
    released = journal.release(office.id, ANSWERS, **FORM, base_version=0)
    with journal._read() as connection:
        queued = connection.execute(select(deliveries)).one()
    assert (queued.release_id, queued.queued_at, queued.delivered_at) == (released.id, clock.now, None)


def test_the_same_request_once_more_gives_the_same_receipt(journal: Journal, office: RosterEntry, clock: Clock) -> None:
    first = journal.release(office.id, ANSWERS, **FORM, base_version=0)
    clock.go_on(seconds=30)
    again = journal.release(office.id, ANSWERS, **FORM, base_version=0)
    assert again.replayed
    assert (again.id, again.reference, again.released_at) == (first.id, first.reference, first.released_at)
    assert count(journal, releases) == count(journal, deliveries) == 1


def test_releasing_the_released_answers_once_more_is_no_new_version(journal: Journal, office: RosterEntry) -> None:
    first = journal.release(office.id, ANSWERS, **FORM, base_version=0)
    again = journal.release(office.id, ANSWERS, **FORM, base_version=1)
    assert (again.id, again.replayed) == (first.id, True)


def test_a_request_repeated_after_the_deadline_still_gets_its_receipt(
    journal: Journal, office: RosterEntry, round_: Round, clock: Clock
) -> None:
    first = journal.release(office.id, ANSWERS, **FORM, base_version=0)
    clock.go_on(days=60)
    journal.freeze(round_.id)
    assert journal.release(office.id, ANSWERS, **FORM, base_version=0).id == first.id


def test_going_back_to_an_earlier_answer_is_a_version_of_its_own(journal: Journal, office: RosterEntry) -> None:
    journal.release(office.id, ANSWERS, **FORM, base_version=0)
    journal.release(office.id, ANSWERS | {"affected": 4}, **FORM, base_version=1)
    back = journal.release(office.id, ANSWERS, **FORM, base_version=2)
    assert (back.version, back.replayed) == (3, False)
    assert [one.answers["affected"] for one in journal.releases(office.id)] == [5, 4, 5]
    assert journal.latest_release(office.id) == back


def test_other_answers_on_the_same_base_are_a_conflict_for_the_person_to_resolve(
    journal: Journal, office: RosterEntry
) -> None:
    journal.release(office.id, ANSWERS, **FORM, base_version=0)
    with pytest.raises(Conflict) as conflict:
        journal.release(office.id, ANSWERS | {"affected": 1}, **FORM, base_version=0)
    assert "Fassung freigegeben" in conflict.value.text.de
    assert [one.answers["affected"] for one in journal.releases(office.id)] == [5]


def test_what_a_second_window_entered_after_the_review_is_not_thrown_away(
    journal: Journal, office: RosterEntry
) -> None:
    reviewed = journal.record(office.id, "affected", 5, tab="one").draft
    journal.record(office.id, "why_affected", "später im zweiten Fenster", tab="two")
    with pytest.raises(Conflict):
        journal.release(
            office.id, reviewed.answers, **FORM, base_version=0, draft_revision=reviewed.revision
        )  # fmt: skip
    assert journal.draft(office.id).answers["why_affected"] == "später im zweiten Fenster"


def test_eight_clicks_at_once_make_one_version_and_one_receipt(journal: Journal, office: RosterEntry) -> None:
    with ThreadPoolExecutor(8) as clicks:
        done = list(clicks.map(lambda _: journal.release(office.id, ANSWERS, **FORM, base_version=0), range(8)))
    assert len({one.id for one in done}) == 1
    assert sum(not one.replayed for one in done) == 1
    assert count(journal, releases) == count(journal, deliveries) == 1


def test_two_tabs_with_different_answers_at_once_make_one_version_and_one_conflict(
    journal: Journal, office: RosterEntry
) -> None:
    def click(value: int) -> str:
        try:
            return journal.release(office.id, {"affected": value}, **FORM, base_version=0).id
        except Conflict:
            return "conflict"

    with ThreadPoolExecutor(2) as tabs:
        outcomes = list(tabs.map(click, (1, 2)))
    assert outcomes.count("conflict") == 1
    assert count(journal, releases) == 1


def test_two_servers_on_one_database_make_one_version(
    journal: Journal, office: RosterEntry, database: str, clock: Clock
) -> None:
    other = Journal.open(database, clock=clock)
    with ThreadPoolExecutor(8) as clicks:
        servers = (journal, other) * 4
        done = list(clicks.map(lambda one: one.release(office.id, ANSWERS, **FORM, base_version=0).id, servers))
    other.close()
    assert len(set(done)) == 1


def test_many_offices_release_at_once_and_none_is_lost(journal: Journal, round_: Round) -> None:
    ids = [entry.id for entry in journal.roster(round_.id)]
    with ThreadPoolExecutor(12) as offices:
        jobs = [(office_id, version) for office_id in ids for version in range(4)]
        list(offices.map(lambda job: _insist(journal, *job), jobs))
    assert [len(journal.releases(office_id)) for office_id in ids] == [4, 4, 4]


def _insist(journal: Journal, office_id: str, value: int) -> None:
    """Release one value, whichever versions come between."""
    while True:
        latest = journal.latest_release(office_id)
        try:
            journal.release(office_id, {"affected": value}, **FORM, base_version=latest.version if latest else 0)
        except Conflict:
            continue
        return


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        (datetime(2026, 10, 23, 21, 59, 59, tzinfo=UTC), True),  # 23:59:59 in Auental
        (datetime(2026, 10, 23, 22, 0, tzinfo=UTC), False),
    ],
)
def test_the_last_day_ends_at_midnight_where_the_meeting_is(
    journal: Journal, office: RosterEntry, clock: Clock, moment: datetime, open_: bool
) -> None:
    clock.now = moment
    if open_:
        assert journal.release(office.id, ANSWERS, **FORM, base_version=0).version == 1
        return
    with pytest.raises(UserError, match=r"23\. Oktober 2026"):
        journal.release(office.id, ANSWERS, **FORM, base_version=0)
    assert journal.releases(office.id) == ()


def test_an_office_with_more_time_may_release_later_than_the_others(
    journal: Journal, round_: Round, office: RosterEntry, clock: Clock
) -> None:
    journal.extend_deadline(office.id, date(2026, 10, 30))
    clock.now = datetime(2026, 10, 30, 12, tzinfo=UTC)
    assert journal.release(office.id, ANSWERS, **FORM, base_version=0).version == 1
    with pytest.raises(UserError):
        journal.release(journal.roster(round_.id)[1].id, ANSWERS, **FORM, base_version=0)


def test_nothing_is_released_in_a_closed_round_until_it_is_reopened(
    journal: Journal, round_: Round, office: RosterEntry
) -> None:
    journal.freeze(round_.id)
    with pytest.raises(UserError, match="abgeschlossen"):
        journal.release(office.id, ANSWERS, **FORM, base_version=0)
    journal.thaw(round_.id)
    assert journal.release(office.id, ANSWERS, **FORM, base_version=0).version == 1


def test_a_removed_office_is_told_whom_to_ask(journal: Journal, round_: Round, office: RosterEntry) -> None:
    journal.change_roster(round_.id, [entry.office for entry in journal.roster(round_.id)[1:]], "coordinator")
    with pytest.raises(UserError, match="Koordination"):
        journal.release(office.id, ANSWERS, **FORM, base_version=0)


def test_an_answer_given_on_paper_is_marked_and_possible_after_the_deadline(
    journal: Journal, office: RosterEntry, clock: Clock
) -> None:
    clock.go_on(days=60)
    agreement = Agreement("paper", "Frau Dr. Yıldırım", date(2026, 11, 2))
    entered = journal.enter_on_behalf(office.id, ANSWERS, agreement, form_version="1.0", base_version=0)
    assert (entered.way, entered.agreed_with, entered.agreed_on) == ("paper", "Frau Dr. Yıldırım", date(2026, 11, 2))
    assert journal.enter_on_behalf(office.id, ANSWERS, agreement, form_version="1.0", base_version=0).replayed
    assert count(journal, deliveries) == 1


@pytest.mark.parametrize(
    ("authority", "prefix"),
    [
        ("Landkreis Auental", "AUE"),
        ("Landratsamt Auental", "AUE"),
        ("Stadt Überlingen", "UBE"),
        ("Kreisfreie Stadt Wiesenbrück", "WIE"),
        ("Die Landeshauptstadt München", "MUN"),
        ("Große Kreisstadt Öhringen", "OHR"),
        ("", "VOR"),
        ("Київ", "VOR"),
    ],
)
def test_the_reference_begins_with_the_authority(authority: str, prefix: str) -> None:
    reference = reference_number("5646453c-1111-4222-8333-444455556666", authority)
    assert reference == f"{prefix}-5646453C"
    assert re.fullmatch(r"[A-Z]{3}-[0-9A-F]{8}", reference)


def test_answers_keep_the_order_in_which_they_were_chosen(journal: Journal, office: RosterEntry) -> None:
    chosen = {"fields": {"VER": "F", "SPR": "M", "ARB": "B"}, "affected": 1}
    released = journal.release(office.id, chosen, **FORM, base_version=0)
    assert list(released.answers["fields"]) == ["VER", "SPR", "ARB"]


def test_offices_and_coordination_at_once_never_wait_for_each_other_in_a_circle(
    journal: Journal, round_: Round
) -> None:
    entries = journal.roster(round_.id)

    def office_head(number: int) -> None:
        entry = entries[number % 3]
        journal.record(entry.id, "affected", number, tab=str(number))
        _insist(journal, entry.id, number)

    def coordination(number: int) -> None:
        entry = entries[number % 3]
        journal.set_standing(entry.id, "oral")
        journal.change_roster(round_.id, [one.office for one in reversed(entries)])
        present = journal.current_round()
        with suppress(Conflict):
            journal.save_meeting(round_.id, present.meeting, present.version)

    with ThreadPoolExecutor(12) as people:
        jobs = [people.submit(who, number) for number in range(9) for who in (office_head, coordination)]
        for job in jobs:
            job.result(timeout=60)
    assert sum(len(journal.releases(entry.id)) for entry in entries) == 9
