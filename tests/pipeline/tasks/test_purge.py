"""`purge`: what it says, what it asks for, and that nothing of an answer is left, in the team's sheet neither."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.__main__ import main
from pipeline.collect import sheet_deletion
from pipeline.collect.journal import AgreedText, Agreement, Journal, Round
from pipeline.collect.journal.contents import with_answers
from pipeline.collect.sheet import Sheet
from pipeline.model import LANGUAGES, Clarification, Language, Meeting, UserError
from pipeline.tasks.purge import held, purge_office, purge_round, record_pdf
from report_templates.deletion_record import kind
from tests.pdf_checks import assert_sound
from tests.pipeline.collect.conftest import OFFICES, Clock
from tests.pipeline.collect.team_sheet import TeamSheet, release, team_sheet

MARKER = "Merkwortantwort"
SETTLED = date(2026, 11, 1)
LONG_AGO = Meeting(
    authority="Landkreis Auental", file_reference="50-1", date=date(2025, 11, 12), retention_months=6,
    deadline=date(2099, 1, 1),
)  # fmt: skip


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    url = f"sqlite:///{tmp_path / 'data' / 'journal.sqlite'}"
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)
    opened = Journal.open(url)
    yield opened
    opened.close()


@pytest.fixture
def due(journal: Journal) -> Round:
    """A round that is due, with an answer, a clarification and an agreement."""
    opened = journal.create_round(LONG_AGO, OFFICES)
    office = journal.roster(opened.id)[0]
    release(journal, office.id, why_affected=MARKER)
    said = Clarification(office.office.key, "why_affected", MARKER, "Leitung", SETTLED, "nachgefragt")
    journal.add_clarification(opened.id, said)
    journal.add_meeting_agreement(opened.id, AgreedText("Verteiler anlegen"))
    return opened


def on_disk(journal: Journal) -> bytes:
    folder = Path(str(journal.url.database)).parent
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_the_dry_run_says_what_would_be_deleted_and_deletes_nothing(
    journal: Journal, due: Round, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(journal)
    assert main(["purge", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "fällig seit dem 12. Mai 2026" in said
    assert "1 freigegebene Fassungen von Antworten" in said
    assert MARKER not in said
    assert held(journal) == before
    assert journal.round(due.id).purged_at is None


def test_the_archive_question_is_asked_first(journal: Journal, due: Round, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], ["--archive-settled-on", "2099-01-01"]):
        assert main(["purge", *more]) == 2
        assert "Archivfrage" in capsys.readouterr().err
    assert journal.round(due.id).purged_at is None


def test_after_the_purge_nothing_is_left_and_the_record_is_there(
    journal: Journal, due: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert MARKER.encode() in on_disk(journal)
    record = tmp_path / "protokoll.pdf"
    assert main(["purge", "--archive-settled-on", SETTLED.isoformat(), "--record", str(record)]) == 0
    assert "Runde 1 ist gelöscht" in capsys.readouterr().out
    assert MARKER.encode() not in on_disk(journal)
    printed = words(record.read_bytes())
    assert MARKER not in printed
    assert "Archivfrage geklärt am 1. November 2026" in printed
    assert "eine Verabredung," in printed
    assert len(journal.deletions(due.id)) == 1
    assert main(["purge"]) == 0
    assert "keine Löschung fällig" in capsys.readouterr().out


def test_a_round_that_is_not_due_is_deleted_only_expressly(journal: Journal) -> None:
    early = journal.create_round(Meeting(date=date(2099, 1, 1), retention_months=6), OFFICES)
    with pytest.raises(UserError, match=r"erst bis 1\. Juli 2099"):
        purge_round(journal, early, SETTLED)
    undated = journal.create_round(Meeting(), OFFICES)
    with pytest.raises(UserError, match="nicht eingetragen"):
        purge_round(journal, undated, SETTLED)
    assert purge_round(journal, early, SETTLED, before_due=True).round_id == early.id


def test_a_round_that_does_not_exist_is_one_sentence(
    journal: Journal, due: Round, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["purge", "--round", "7", "--archive-settled-on", "2026-11-01"]) == 2
    assert "Eine Runde 7 mit Angaben gibt es nicht" in capsys.readouterr().err
    assert journal.round(due.id).purged_at is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_is_sound_and_names_what_is_out_of_reach(journal: Journal, due: Round, language: Language) -> None:
    deletion = purge_round(journal, due, SETTLED)
    pdf = record_pdf(journal, deletion, language)
    assert_sound(pdf)
    assert pdf == record_pdf(journal, deletion, language)
    assert ("Sicherungen der Datenbank" if language == "de" else "backups of the database") in words(pdf)


def test_every_kind_of_line_has_a_name_in_the_record(journal: Journal, due: Round) -> None:
    with journal._read() as connection:
        names = [table.name for table, _ in with_answers(connection, due.id, None)]
    assert [name for name in (*names, "snapshots") if kind(name, "de") == name] == []


# ───────────── with the team's sheet ─────────────


@pytest.fixture
def sheet(monkeypatch: pytest.MonkeyPatch) -> Iterator[TeamSheet]:
    with team_sheet(Clock(datetime.now(UTC))) as opened:
        monkeypatch.setattr(sheet_deletion, "uses_sheet", lambda: True)
        monkeypatch.setattr(sheet_deletion, "sheet_settings", lambda: opened.settings)
        yield opened


def in_sheet(sheet: TeamSheet) -> str:
    """All cells of all tabs."""
    return json.dumps([sheet.rows(tab.title) for tab in Sheet(sheet.settings).tabs()], ensure_ascii=False)


def delivered(sheet: TeamSheet, journal: Journal) -> None:
    sheet.run(sheet.delivery(journal), journal)


def test_the_rows_of_the_sheet_go_too_those_typed_by_hand_as_well(
    journal: Journal, due: Round, sheet: TeamSheet
) -> None:
    delivered(sheet, journal)
    sheet.edit("set_cell", cell="F5", value=f"von Hand: {MARKER}")
    assert in_sheet(sheet).count(MARKER) >= 2
    deletion = purge_round(journal, due, SETTLED)
    assert MARKER not in in_sheet(sheet)
    assert MARKER.encode() not in on_disk(journal)
    assert deletion.sheet == "deleted"
    assert "Versionsverlauf" in words(record_pdf(journal, deletion, "de"))


def test_where_the_sheet_cannot_be_reached_nothing_is_deleted(journal: Journal, due: Round, sheet: TeamSheet) -> None:
    delivered(sheet, journal)
    sheet.fault("403", times=0)
    with pytest.raises(UserError, match="Es wurde nichts gelöscht"):
        purge_round(journal, due, SETTLED)
    assert journal.round(due.id).purged_at is None
    assert MARKER.encode() in on_disk(journal)


def test_a_sheet_that_was_switched_off_meanwhile_is_said(
    journal: Journal, due: Round, sheet: TeamSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivered(sheet, journal)
    monkeypatch.setattr(sheet_deletion, "uses_sheet", lambda: False)
    with pytest.raises(UserError, match="nicht mehr eingestellt"):
        purge_round(journal, due, SETTLED)
    assert journal.round(due.id).purged_at is None
    deletion = purge_round(journal, due, SETTLED, sheet_by_hand=True)
    assert deletion.sheet == "by_hand"
    assert "nach Angabe der Koordination von Hand gelöscht" in words(record_pdf(journal, deletion, "de"))
    assert "Versionsverlauf" in words(record_pdf(journal, deletion, "de"))


def test_only_the_rows_of_one_office_are_deleted(journal: Journal, due: Round, sheet: TeamSheet) -> None:
    first, second, _ = journal.roster(due.id)
    spoken = Agreement("spoken", "Leitung", SETTLED)
    other = "Merkwortandere"
    journal.enter_on_behalf(second.id, {"why_affected": other}, spoken, form_version="1.0", base_version=0)
    release(journal, first.id, why_affected=f"{MARKER} zwei")
    delivered(sheet, journal)
    assert purge_office(journal, first.id).sheet == "deleted"
    assert MARKER not in in_sheet(sheet)
    assert other in in_sheet(sheet)
    assert MARKER.encode() not in on_disk(journal)
    assert other.encode() in on_disk(journal)


def test_one_office_can_be_deleted_too_where_the_sheet_is_out_of_reach_for_good(
    journal: Journal, due: Round, sheet: TeamSheet
) -> None:
    delivered(sheet, journal)
    sheet.fault("403", times=0)
    office = next(one.id for one in journal.roster(due.id) if journal.latest_release(one.id))
    with pytest.raises(UserError, match="bestätigen Sie das"):
        purge_office(journal, office)
    assert journal.latest_release(office) is not None
    deletion = purge_office(journal, office, sheet_by_hand=True)
    assert journal.latest_release(office) is None
    assert deletion.sheet == "by_hand"
    assert "nach Angabe der Koordination von Hand gelöscht" in words(record_pdf(journal, deletion, "de"))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
