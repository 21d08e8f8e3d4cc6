"""What the coordination sees and stores: participation, the table, clarifications, versions, the audit trail."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest
from sqlalchemy import Executable, delete, update
from sqlalchemy.exc import DatabaseError

from pipeline.collect.answers import HEADER
from pipeline.collect.journal import Agreement, Conflict, Decided, Journal, Round
from pipeline.collect.journal.schema import audit
from pipeline.model import Clarification, UserError
from tests.pipeline.collect.conftest import OFFICES, Clock

FORM = {"language": "de", "form_version": "1.0"}
PRIVATE = "streng vertraulicher Entwurf"


def test_participation_goes_from_invited_over_in_progress_to_released(journal: Journal, round_: Round) -> None:
    office = journal.roster(round_.id)[0]

    def states() -> list[str]:
        return [one.state for one in journal.participation(round_.id)]

    assert states() == ["invited", "invited", "invited"]
    journal.record(office.id, "affected", 3, tab="one")
    assert states() == ["in_progress", "invited", "invited"]
    journal.release(office.id, {"affected": 3}, **FORM, base_version=0)
    assert states() == ["released", "invited", "invited"]
    journal.record(office.id, "affected", 4, tab="one")
    assert states() == ["released", "invited", "invited"]


def test_what_the_coordination_noted_is_shown_until_the_office_releases(journal: Journal, round_: Round) -> None:
    first, second, third = journal.roster(round_.id)
    for entry, standing in ((first, "declined"), (second, "undeliverable"), (third, "oral")):
        journal.set_standing(entry.id, standing)
    assert [one.state for one in journal.participation(round_.id)] == ["declined", "undeliverable", "oral"]
    journal.set_standing(second.id, "")
    journal.release(third.id, {"affected": 3}, **FORM, base_version=0)
    listed = journal.participation(round_.id)
    assert [one.state for one in listed] == ["declined", "invited", "released"]
    assert (listed[2].versions, listed[2].released_at) == (1, journal.latest_release(third.id).released_at)


def test_participation_shows_no_draft(journal: Journal, round_: Round) -> None:
    journal.record(journal.roster(round_.id)[0].id, "why_affected", PRIVATE, tab="one")
    assert PRIVATE not in repr(journal.participation(round_.id))
    assert PRIVATE not in repr(journal.raw_table(round_.id))


def test_the_table_has_every_version_in_the_order_of_release(journal: Journal, round_: Round, clock: Clock) -> None:
    first, second, _ = journal.roster(round_.id)
    for office, value, base in ((first, 5, 0), (second, 0, 0), (first, 4, 1)):
        journal.release(office.id, {"affected": value}, **FORM, base_version=base)
        clock.go_on(hours=1)
    table = journal.raw_table(round_.id)
    assert table.rows[0] == HEADER
    place = {name: HEADER.index(name) for name in HEADER}
    shown = ("Akteur", "Eingegangen am", "Wie stark bin ich betroffen? (0-5)")
    assert [tuple(row[place[name]] for name in shown) for row in table.rows[1:]] == [
        ("Stabsstelle Integration und Teilhabe", "2026-10-05T08:42:00+02:00", "5"),
        ("Amt 10 – Haupt- und Personalamt", "2026-10-05T09:42:00+02:00", "0"),
        ("Stabsstelle Integration und Teilhabe", "2026-10-05T10:42:00+02:00", "4"),
    ]
    assert table.rows[1][0] == journal.releases(first.id)[0].id


def test_the_hour_that_comes_twice_in_autumn_keeps_its_order(journal: Journal, round_: Round, clock: Clock) -> None:
    journal.extend_deadline((first := journal.roster(round_.id)[0]).id, date(2026, 10, 31))
    clock.go_on(days=19, hours=17, minutes=48)  # 25 October, 00:30 UTC: 02:30 summer time
    journal.release(first.id, {"affected": 1}, **FORM, base_version=0)
    clock.go_on(hours=1)  # 02:30 once more, winter time
    journal.release(first.id, {"affected": 2}, **FORM, base_version=1)
    times = [row[1] for row in journal.raw_table(round_.id).rows[1:]]
    assert times == ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]


CLARIFICATION = Clarification("LK-01", "affected", "3", "Frau Dr. Yıldırım", date(2026, 10, 28), "„3-4“ war gemeint: 3")


def test_a_clarification_counts_until_it_is_undone_and_is_kept(journal: Journal, round_: Round, clock: Clock) -> None:
    entered = journal.add_clarification(round_.id, CLARIFICATION)
    assert journal.clarifications(round_.id) == (CLARIFICATION,)
    clock.go_on(hours=1)
    journal.undo_clarification(entered.id)
    assert journal.clarifications(round_.id) == ()
    (kept,) = journal.entered_clarifications(round_.id)
    assert (kept.clarification, kept.undone_at) == (CLARIFICATION, clock.now)


def test_of_two_who_clarify_the_same_answer_the_later_one_is_told(journal: Journal, round_: Round) -> None:
    first = journal.add_clarification(round_.id, CLARIFICATION, seen=0)
    with pytest.raises(Conflict):
        journal.add_clarification(round_.id, replace(CLARIFICATION, value="2"), seen=0)
    other = journal.add_clarification(round_.id, replace(CLARIFICATION, question="pressure"), seen=0)
    journal.add_clarification(round_.id, replace(CLARIFICATION, value="2"), seen=first.id)
    journal.undo_clarification(other.id)
    with pytest.raises(Conflict):
        journal.add_clarification(round_.id, replace(CLARIFICATION, question="pressure"), seen=other.id)
    assert [one.value for one in journal.clarifications(round_.id)] == ["3", "2"]


def test_of_two_who_settle_whose_a_row_is_the_later_one_is_told(journal: Journal, round_: Round) -> None:
    whose = replace(CLARIFICATION, question="actor", value="", row_key="a1b2")
    first = journal.add_clarification(round_.id, whose, seen=0)
    for other in (replace(whose, office="LK-02"), replace(whose, office="")):
        with pytest.raises(Conflict):
            journal.add_clarification(round_.id, other, seen=0)
    journal.add_clarification(round_.id, replace(whose, row_key="c3d4"), seen=0)
    journal.add_clarification(round_.id, replace(whose, office=""), seen=first.id)


def test_of_two_who_decide_about_a_deleted_row_the_later_one_is_told(journal: Journal, round_: Round) -> None:
    release = journal.release(journal.roster(round_.id)[0].id, {"affected": 1}, **FORM, base_version=0).id
    agreed = {"agreed_with": "Frau Dr. Yıldırım", "agreed_on": date(2026, 10, 28)}
    journal.decide_on_deleted(release, "withdraw", **agreed)
    with pytest.raises(Conflict):
        journal.decide_on_deleted(release, "keep")
    assert journal.decisions_on_deleted(round_.id) == {release: Decided("withdraw", **agreed)}
    journal.decide_on_deleted(release, "keep", before="withdraw")
    assert journal.decisions_on_deleted(round_.id) == {release: Decided("keep")}


def test_a_closed_round_takes_no_clarification(journal: Journal, round_: Round) -> None:
    journal.freeze(round_.id)
    with pytest.raises(UserError, match="abgeschlossen"):
        journal.add_clarification(round_.id, CLARIFICATION)


def test_versions_are_numbered_and_keep_snapshot_and_documents(journal: Journal, round_: Round, clock: Clock) -> None:
    documents = {("leadership", "de"): b"%PDF-1.7 \x00\xff", ("meeting", "de"): b"%PDF-1.7"}
    snapshot = {"rows": [["ä", "\x00"]]}
    first = journal.store_version(round_.id, 1, snapshot, "a" * 64, date(2026, 11, 2), documents)
    with pytest.raises(Conflict):  # somebody else was faster, and the documents print a number that is taken
        journal.store_version(round_.id, 1, snapshot, "b" * 64, date(2026, 11, 9), {})
    second = journal.store_version(round_.id, 2, snapshot, "b" * 64, date(2026, 11, 9), {})
    assert journal.versions(round_.id) == (first, second)
    assert (first.number, second.number, first.stored_at) == (1, 2, clock.now)
    assert first.documents == (("leadership", "de"), ("meeting", "de"))
    assert journal.document(round_.id, 1, "leadership", "de") == b"%PDF-1.7 \x00\xff"
    assert journal.document(round_.id, 2, "leadership", "de") is None
    assert journal.snapshot(round_.id, 1) == snapshot


def test_the_audit_trail_says_who_did_what_when_and_nothing_else(journal: Journal, round_: Round, clock: Clock) -> None:
    office = journal.roster(round_.id)[1]
    journal.record(office.id, "why_affected", PRIVATE, tab="one")
    journal.release(office.id, {"why_affected": PRIVATE}, **FORM, base_version=0)
    clock.go_on(days=1)
    journal.add_clarification(round_.id, CLARIFICATION)
    agreement = Agreement("spoken", "Herr Hüttenrauch", date(2026, 10, 6))
    journal.enter_on_behalf(office.id, {"affected": 1}, agreement, form_version="1.0", base_version=1)
    journal.renew_link(office.id)
    journal.freeze(round_.id)
    trail = journal.audit(round_.id)
    assert [(one.role, one.action, one.office_id == office.id, one.number) for one in trail] == [
        ("coordinator", "round_opened", False, 3),
        ("office", "released", True, 1),
        ("coordinator", "clarification_added", False, 1),
        ("coordinator", "released", True, 2),
        ("coordinator", "link_renewed", True, 2),
        ("coordinator", "round_frozen", False, None),
    ]
    said = repr([asdict(one) for one in trail])
    for private in (PRIVATE, "Yıldırım", "Hüttenrauch", *(entry.name for entry in OFFICES)):
        assert private not in said


def test_no_name_can_stand_in_the_audit_trail(journal: Journal, round_: Round) -> None:
    with pytest.raises(ValueError, match="role"):
        journal.freeze(round_.id, by="Frau Dr. Yıldırım")
    assert journal.current_round().frozen_at is None


@pytest.mark.parametrize("change", [update(audit).values(action="nothing"), delete(audit)])
def test_nobody_changes_or_deletes_a_line_of_the_trail(journal: Journal, round_: Round, change: Executable) -> None:
    with pytest.raises(DatabaseError, match="append-only"), journal._write() as connection:
        connection.execute(change)
    assert len(journal.audit(round_.id)) == 1
