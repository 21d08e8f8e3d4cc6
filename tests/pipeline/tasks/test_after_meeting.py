"""After the meeting: a version that says so, built again to the byte; and the next round made from this one."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.collect.journal import AgreedText, Agreement, Journal, Round
from pipeline.model import IN_MEETING, Clarification, Meeting, UserError
from pipeline.tasks.build import build, from_store
from pipeline.tasks.export import export
from pipeline.tasks.version import build_version, stored_briefing
from report_templates import write_briefing
from tests.pdf_checks import assert_sound
from tests.pipeline.collect.conftest import OFFICES, Clock

FORM = {"language": "de", "form_version": "1.0"}
HELD = date(2026, 11, 12)
NOTE = "Über Stellen entscheidet der Kreistag"
AFTER = "Stand nach der Sitzung"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}", clock=Clock(datetime(2026, 11, 13, tzinfo=UTC)))
    yield opened
    opened.close()


@pytest.fixture
def met(journal: Journal) -> Round:
    """A round with a version from before the meeting and with what was said in it."""
    round_ = journal.create_round(Meeting(authority="Landkreis Auental", date=HELD, retention_months=6), OFFICES)
    first, second, _ = journal.roster(round_.id)
    journal.release(first.id, {"affected": 4, "influence": 1, "pressure": 5}, **FORM, base_version=0)
    build_version(journal, round_.id, HELD)
    journal.freeze(round_.id)
    said = Clarification("LK-01", "influence", "2", "Frau Leiterin", HELD, IN_MEETING)
    journal.add_clarification(round_.id, said, in_meeting=True)
    spoken = Agreement("spoken", "Herr Leiter", HELD)
    journal.enter_on_behalf(second.id, {"affected": 0}, spoken, form_version="1.0", base_version=0, in_meeting=True)
    journal.save_place_note(first.id, NOTE, version=0)
    return round_


def words(pdf: bytes | None) -> str:
    assert pdf is not None
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_version_after_the_meeting_says_so_on_every_page_and_in_the_list(journal: Journal, met: Round) -> None:
    after = build_version(journal, met.id, HELD, after_meeting=True)
    assert [one.after_meeting for one in journal.versions(met.id)] == [False, True]
    for edition in ("leadership", "meeting"):
        pdf = journal.document(met.id, after.number, edition, "de")
        assert pdf is not None
        pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
        assert all(AFTER in page for page in pages)
        assert NOTE in " ".join(pages)
        assert "in der Sitzung am 12.11.2026 berichtigt oder ergänzt" in " ".join(pages)
        assert "Amt 10: mündlich angegeben am 12.11.2026" in " ".join(pages)
        assert "Frau Leiterin" not in " ".join(pages)
        assert AFTER not in words(journal.document(met.id, 1, edition, "de"))
        assert_sound(pdf)


def test_it_is_built_again_to_the_byte_and_has_a_hash_of_its_own(journal: Journal, met: Round) -> None:
    build_version(journal, met.id, HELD, after_meeting=True)
    before, after = journal.versions(met.id)
    assert before.hash != after.hash
    for version in (before, after):
        again = stored_briefing(journal, met.id, version.number)
        assert again is not None
        assert again.data_hash == version.hash
        for edition, language in version.documents:
            assert write_briefing(again, edition, language) == journal.document(
                met.id, version.number, edition, language
            )


def test_what_changed_in_the_meeting_is_named(journal: Journal, met: Round) -> None:
    build_version(journal, met.id, HELD, after_meeting=True)
    briefing = stored_briefing(journal, met.id, 2)
    assert briefing is not None
    assert briefing.changes is not None
    assert {one.office for one in briefing.changes.offices} == {"LK-02"}
    assert {(one.office, one.question) for one in briefing.changes.answers} == {("LK-01", "influence")}


def test_the_next_round_takes_over_roster_authority_and_open_agreements_and_compares_nothing(
    journal: Journal, met: Round
) -> None:
    journal.add_meeting_agreement(met.id, AgreedText("Verteiler {anlegen}", "Amt 33", due="30.11."))
    done = journal.add_meeting_agreement(met.id, AgreedText("erledigt"))
    journal.change_meeting_agreement(done, done.text, HELD)
    following = journal.next_round_from(met.id)
    assert (following.meeting.authority, following.meeting.date) == ("Landkreis Auental", None)
    assert [entry.office for entry in journal.roster(following.id)] == list(OFFICES)
    office = journal.roster(following.id)[0]
    journal.release(office.id, {"affected": 1}, **FORM, base_version=0)
    agenda = build(from_store(journal), HELD).concluded.agenda
    item = agenda.items[2]
    assert item.title.de == "Offene Verabredungen aus früheren Sitzungen"
    assert [detail.de for detail in item.details] == ["Verteiler {anlegen} – Amt 33 – 30.11."]
    number = build_version(journal, following.id, HELD).number
    again = stored_briefing(journal, following.id, number)
    assert again is not None
    assert again.changes is None  # two rounds are never set beside each other
    assert again.concluded.agenda == agenda
    assert "Verteiler {anlegen}" in words(journal.document(following.id, number, "meeting", "de"))


def test_everything_that_is_held_is_exported(journal: Journal, met: Round, tmp_path: Path) -> None:
    journal.add_meeting_agreement(met.id, AgreedText("Verteiler anlegen"))
    build_version(journal, met.id, HELD, after_meeting=True)
    names = {path.name for path in export(journal, tmp_path / "alles")}
    assert {"verabredungen.csv", "fassung-2-leadership-de.pdf", "fassung-2-meeting-en.pdf", "antworten.xlsx"} <= names
    data = json.loads((tmp_path / "alles" / "daten.json").read_text(encoding="utf-8"))
    assert data["place_notes"][0]["note"] == NOTE
    assert data["meeting_agreements"][0]["data"]["what"] == "Verteiler anlegen"
    assert "drafts" not in data
    export(journal, tmp_path / "eine", "LK-02")
    own = (tmp_path / "eine" / "daten.json").read_text(encoding="utf-8")
    assert NOTE not in own
    assert "Herr Leiter" in own


def test_after_the_deletion_the_files_for_the_file_are_exported_and_nothing_is_built(
    journal: Journal, met: Round, tmp_path: Path
) -> None:
    journal.delete_answers(met.id, archive_settled_on=HELD)
    names = {path.name for path in export(journal, tmp_path / "alles")}
    assert {"fassung-1-leadership-de.pdf", "loeschprotokoll-1.pdf"} <= names
    assert NOTE not in (tmp_path / "alles" / "daten.json").read_text(encoding="utf-8")
    with pytest.raises(UserError, match="gelöscht"):
        from_store(journal)
