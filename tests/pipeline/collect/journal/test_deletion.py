"""After a deletion nothing of an answer is left; what belongs to the file is. Searched for byte by byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from pipeline.collect.journal import AgreedText, Agreement, Conflict, Journal, NewMail, Round
from pipeline.collect.journal.contents import with_answers
from pipeline.collect.journal.schema import metadata
from pipeline.model import Clarification, UserError
from pipeline.snapshot import snapshot
from tests.pipeline.collect.conftest import OFFICES

FORM = {"language": "de", "form_version": "1.0"}
SETTLED = date(2027, 5, 1)
# One marker for every way in which an answer comes into the journal.
MARKERS = {
    name: f"Merkwort{name}" for name in ("Entwurf", "Abgabe", "Erste", "Klaerung", "Gespraech", "Notiz", "Person")
}
FILED = "Merkwortakte"


@pytest.fixture
def full(journal: Journal, round_: Round) -> Round:
    """A round with an answer in every corner, an agreement and a version."""
    first, second, third = journal.roster(round_.id)
    journal.record(third.id, "why_affected", MARKERS["Entwurf"] * 300, tab="one")
    journal.release(first.id, {"affected": 3, "why_affected": MARKERS["Erste"] * 300}, **FORM, base_version=0)
    journal.release(first.id, {"affected": 3, "why_affected": MARKERS["Abgabe"] * 300}, **FORM, base_version=1)
    spoken = Agreement("spoken", MARKERS["Person"], date(2026, 10, 6))
    journal.enter_on_behalf(second.id, {"why_affected": MARKERS["Gespraech"]}, spoken, form_version="1", base_version=0)
    said = Clarification("LK-01", "why_affected", MARKERS["Klaerung"], "Leitung", date(2026, 10, 7), "nachgefragt")
    journal.add_clarification(round_.id, said)
    journal.save_place_note(first.id, MARKERS["Notiz"], version=0)
    journal.add_meeting_agreement(round_.id, AgreedText(FILED))
    parts = snapshot(journal.raw_table(round_.id), OFFICES, round_.meeting, (said,), date(2026, 10, 8))
    pdf = {("leadership", "de"): b"%PDF-of-the-file", ("meeting", "de"): b"%PDF-of-the-meeting"}
    journal.store_version(round_.id, 1, parts, "5" * 64, date(2026, 10, 8), pdf)
    return round_


def everything(journal: Journal) -> bytes:
    """Every byte that the database holds: the files of SQLite, every line of every table of PostgreSQL."""
    url = make_url(str(journal.url))
    if url.drivername == "sqlite":
        return b"".join(file.read_bytes() for file in sorted(Path(url.database).parent.iterdir()) if file.is_file())
    with journal._engine.connect() as connection:
        names = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        lines = [connection.scalars(text(f"SELECT CAST(t AS text) FROM {name} AS t")).all() for name in names]  # noqa: S608 - names of tables
    return "\n".join(line for table in lines for line in table).encode()


def found(journal: Journal) -> set[str]:
    held = everything(journal)
    return {word for word in (*MARKERS.values(), FILED) if word.encode() in held}


def test_after_the_deletion_nothing_of_an_answer_is_left(journal: Journal, full: Round) -> None:
    assert found(journal) == {*MARKERS.values(), FILED}
    record = journal.delete_answers(full.id, archive_settled_on=SETTLED)
    assert found(journal) == {FILED}
    assert record.traces == ("overwritten" if str(journal.url).startswith("sqlite") else "vacuumed")
    assert journal.deletions(full.id) == (record,)
    assert (record.office_id, record.archive_settled_on) == (None, SETTLED)
    assert {name: count for name, count in record.counts.items() if count} == {
        "releases": 3, "deliveries": 3, "drafts": 1, "draft_tabs": 1, "clarifications": 1, "place_notes": 1,
        "snapshots": 1,
    }  # fmt: skip


def test_what_belongs_to_the_file_is_kept(journal: Journal, full: Round) -> None:
    before = journal.versions(full.id)
    trail = journal.audit(full.id)
    journal.delete_answers(full.id, archive_settled_on=SETTLED)
    assert journal.versions(full.id) == before
    assert journal.document(full.id, 1, "leadership", "de") == b"%PDF-of-the-file"
    assert journal.snapshot(full.id, 1) is None
    assert [one.text.what for one in journal.meeting_agreements(full.id)] == [FILED]
    assert [entry.office for entry in journal.roster(full.id)] == list(OFFICES)
    assert journal.audit(full.id)[: len(trail)] == trail
    assert journal.audit(full.id)[-1].action == "answers_deleted"


def test_a_deleted_round_takes_nothing_in_any_more(journal: Journal, full: Round) -> None:
    journal.delete_answers(full.id, archive_settled_on=SETTLED)
    first, second, _ = journal.roster(full.id)
    spoken = Agreement("spoken", "Leitung", date(2026, 11, 12))
    said = Clarification("LK-01", "affected", "4", "Leitung", date(2026, 11, 12), "in der Sitzung")
    attempts = [
        lambda: journal.release(first.id, {"affected": 1}, **FORM, base_version=0),
        lambda: journal.record(first.id, "affected", 1, tab="one"),
        lambda: journal.enter_on_behalf(first.id, {}, spoken, form_version="1", base_version=0, in_meeting=True),
        lambda: journal.add_clarification(full.id, said, in_meeting=True),
        lambda: journal.save_place_note(first.id, "noch etwas", version=0),
        lambda: journal.note_conversation(first.id, second.id, "Leitung", date(2026, 11, 12)),
        lambda: journal.queue_mails(full.id, [NewMail("reminder", "1", "amt@auental.example", first.id)]),
        lambda: journal.thaw(full.id),
        lambda: journal.delete_answers(full.id, archive_settled_on=SETTLED),
        lambda: journal.delete_office_answers(first.id),
    ]
    for attempt in attempts:
        with pytest.raises(UserError):
            attempt()
    assert not any(journal.count_answers(full.id).values())


@pytest.mark.parametrize("what", ["round", "office"])
def test_a_version_that_was_being_built_during_a_deletion_is_not_stored(
    journal: Journal, full: Round, what: str
) -> None:
    number, seen = journal.last_version(full.id) + 1, len(journal.deletions(full.id))
    parts = journal.snapshot(full.id, 1)
    if what == "round":
        journal.delete_answers(full.id, archive_settled_on=SETTLED)
    else:
        journal.delete_office_answers(journal.roster(full.id)[0].id)
    with pytest.raises(Conflict, match="gelöscht"):
        journal.store_version(full.id, number, parts, "6" * 64, SETTLED, {}, deletions_seen=seen)
    assert MARKERS["Abgabe"] not in found(journal)


def test_the_answers_of_one_office_are_deleted_and_the_others_stay(journal: Journal, full: Round) -> None:
    first, second, third = journal.roster(full.id)
    record = journal.delete_office_answers(first.id)
    own = {MARKERS[name] for name in ("Abgabe", "Erste", "Klaerung", "Notiz")}
    assert found(journal) == {*MARKERS.values(), FILED} - own
    assert (record.office_id, record.counts["releases"], record.counts["snapshots"]) == (first.id, 2, 1)
    assert journal.latest_release(first.id) is None
    assert journal.latest_release(second.id) is not None
    assert journal.draft(third.id).answers
    assert journal.round(full.id).purged_at is None


def test_another_round_is_not_touched(journal: Journal, full: Round) -> None:
    following = journal.next_round_from(full.id)
    office = journal.roster(following.id)[0]
    journal.release(office.id, {"why_affected": "zweite Runde"}, **FORM, base_version=0)
    journal.delete_answers(full.id, archive_settled_on=SETTLED)
    assert journal.latest_release(office.id).answers == {"why_affected": "zweite Runde"}
    journal.release(office.id, {"why_affected": "noch einmal"}, **FORM, base_version=1)


def test_the_deletion_goes_by_the_round_and_not_by_a_list_of_tables(journal: Journal, full: Round) -> None:
    with journal._engine.connect() as connection:
        taken = {table.name for table, _ in with_answers(connection, full.id, None)}
    kept = {table.name for table in metadata.sorted_tables if "kept" in table.info}
    of_the_installation = {"rounds", "role_links", "delivery_report"}
    assert taken | kept | of_the_installation >= set(metadata.tables)
    assert not taken & kept
    assert {"releases", "drafts", "clarifications", "place_notes"} <= taken


def test_all_that_is_held_of_a_round_or_an_office_can_be_read(journal: Journal, full: Round) -> None:
    whole = journal.contents(full.id)
    assert FILED in repr(whole["meeting_agreements"])
    assert MARKERS["Notiz"] in repr(whole["place_notes"])
    assert "drafts" not in whole
    assert len(whole["offices"]) == 3
    first, second, _ = journal.roster(full.id)
    own = journal.contents(full.id, second.id)
    assert MARKERS["Gespraech"] in repr(own["releases"])
    assert [line["key"] for line in own["offices"]] == ["LK-02"]
    assert own["clarifications"] == []
    assert len(journal.contents(full.id, first.id)["clarifications"]) == 1
    assert all(line["office_id"] == second.id for line in own["audit"])
