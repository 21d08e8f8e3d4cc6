"""What a release does to the draft, and what does not end it: nothing that an office entered is lost with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import event, func, select

from pipeline.collect.journal import Agreement, Journal, Recorded, RosterEntry
from pipeline.collect.journal.schema import drafts
from pipeline.model import Meeting
from tests.pipeline.collect.conftest import OFFICES, Clock

FORM = {"language": "de", "form_version": "1.0"}


def test_a_release_ends_the_drafts_and_the_next_draft_starts_from_it(journal: Journal, office: RosterEntry) -> None:
    journal.record(office.id, "affected", 4, tab="one")
    released = journal.release(office.id, journal.draft(office.id).answers, **FORM, base_version=0)
    with journal._read() as connection:
        assert connection.scalar(select(func.count()).select_from(drafts)) == 0
    draft = journal.draft(office.id)
    assert (draft.answers, draft.base_version, draft.changed) == ({"affected": 4}, 1, False)
    assert (draft.saved_at, draft.revision) == (released.released_at, 1)
    corrected = journal.record(office.id, "affected", 5, tab="one").draft
    assert (corrected.answers, corrected.base_version, corrected.changed) == ({"affected": 5}, 1, True)
    assert journal.latest_release(office.id).answers == {"affected": 4}


def test_a_tab_that_slept_through_releases_and_a_restart_brings_no_old_answer_back(
    journal: Journal, office: RosterEntry
) -> None:
    def after_a_restart(shown: str) -> Recorded:
        return journal.record(office.id, "reason", shown, tab="asleep", base_revision=0)

    journal.record(office.id, "reason", "alt", tab="asleep")
    base = journal.record(office.id, "reason", "alt", tab="awake").revision
    for version, newer in enumerate(("neu", "am neuesten")):
        base = journal.record(office.id, "reason", newer, tab="awake", base_revision=base).revision
        journal.release(office.id, {"reason": newer}, **FORM, base_version=version)
        woken = after_a_restart("alt")
        assert (woken.status, woken.answers, woken.draft.changed) == ("taken_from_elsewhere", {"reason": newer}, False)
    spoken = Agreement("spoken", "Vertretung", date(2026, 10, 6))
    journal.enter_on_behalf(office.id, {"reason": "am Telefon"}, spoken, form_version="1.0", base_version=2)
    assert after_a_restart("alt").answers == {"reason": "am Telefon"}
    assert after_a_restart("am Telefon").status == "unchanged"
    assert after_a_restart("alt").status == "saved"  # typed by somebody who had seen the newer one


def test_what_was_typed_into_a_sleeping_tab_while_the_server_was_away_is_saved(
    journal: Journal, office: RosterEntry
) -> None:
    journal.record(office.id, "reason", "alt", tab="asleep")
    journal.release(office.id, {"reason": "neu"}, **FORM, base_version=0)
    typed = journal.record(office.id, "reason", "alt, und mehr dazu", tab="asleep")
    assert (typed.status, typed.answers) == ("saved", {"reason": "alt, und mehr dazu"})


def test_who_returns_to_what_was_released_has_nothing_left_to_release(journal: Journal, office: RosterEntry) -> None:
    journal.release(office.id, {"affected": 4}, **FORM, base_version=0)
    changed = journal.record(office.id, "affected", 5, tab="one")
    back = journal.record(office.id, "affected", 4, tab="one", base_revision=changed.revision)
    assert back.draft.changed
    again = journal.release(office.id, back.answers, **FORM, base_version=1, draft_revision=back.revision)
    assert (again.replayed, journal.draft(office.id).changed) == (True, False)


def test_a_repeated_request_ends_no_draft_that_was_begun_since(journal: Journal, office: RosterEntry) -> None:
    first = {"affected": 4}
    journal.release(office.id, first, **FORM, base_version=0)
    second = journal.release(office.id, {"affected": 5}, **FORM, base_version=1)
    back = journal.record(office.id, "affected", 4, tab="one")
    assert journal.release(office.id, first, **FORM, base_version=0).replayed
    assert (journal.draft(office.id), journal.latest_release(office.id)) == (back.draft, second)


def test_what_the_coordination_enters_for_an_office_ends_no_draft_of_its_head(
    journal: Journal, office: RosterEntry
) -> None:
    journal.record(office.id, "reason", "eine halbe Stunde getippt", tab="one")
    spoken = Agreement("spoken", "Vertretung", date(2026, 10, 6))
    journal.enter_on_behalf(office.id, {"affected": 2}, spoken, form_version="1.0", base_version=0)
    draft = journal.draft(office.id)
    assert draft.answers == {"affected": 2, "reason": "eine halbe Stunde getippt"}
    assert (draft.base_version, draft.changed) == (1, True)
    assert journal.latest_release(office.id).answers == {"affected": 2}


def test_who_reads_while_the_office_releases_sees_the_draft_or_the_release(
    journal: Journal, office: RosterEntry, clock: Clock
) -> None:
    journal.record(office.id, "affected", 4, tab="one")
    other = Journal.open(journal.url.render_as_string(hide_password=False), clock=clock)
    looks: list[str] = []

    def release_after_the_first(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            looks.append(statement)
        if len(looks) == 1:
            other.release(office.id, {"affected": 4}, **FORM, base_version=0)

    event.listen(journal._engine, "after_cursor_execute", release_after_the_first)
    assert journal.draft(office.id).answers == {"affected": 4}
    assert len(looks) > 1
    assert journal.draft(office.id).base_version == 1
    other.close()


def test_an_answer_cleared_in_a_correction_stays_cleared(journal: Journal, office: RosterEntry) -> None:
    journal.release(office.id, {"affected": 4, "pressure": 1}, **FORM, base_version=0)
    assert journal.record(office.id, "pressure", None, tab="one").answers == {"affected": 4}


def test_who_reads_at_that_moment_neither_holds_up_nor_spoils_a_release(tmp_path: Path) -> None:
    journal = Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}")
    office = journal.roster(journal.create_round(Meeting(authority="Landkreis Auental"), OFFICES).id)[0].id
    with journal._read() as reader:
        reader.execute(select(drafts)).all()
        released = journal.release(office, {"affected": 1}, **FORM, base_version=0)
    assert journal.latest_release(office) == released
    journal.close()
