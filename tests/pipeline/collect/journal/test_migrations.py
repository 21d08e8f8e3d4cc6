"""An update never costs data: every older shape of the tables is brought to the present one with what is in it."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from pipeline.collect.journal import Journal, RosterOnDay
from pipeline.collect.journal.migrate import configuration, migrate, steps
from pipeline.collect.journal.schema import metadata
from pipeline.collect.journal.store import _engine
from pipeline.model import UserError

# One office that has released and is correcting: written with the words of the first tables, never changed afterwards.
FIRST_TABLES = (
    """INSERT INTO rounds (id, number, meeting, opened_at, version, roster_version) VALUES
    ('r1', 1, '{"authority":"Landkreis Auental","date":"2026-11-12"}', '2026-10-01T08:00:00.000000+00:00', 1, 1)""",
    """INSERT INTO offices
    (id, round_id, key, position, data, standing, link_generation, version, draft_revision) VALUES
    ('o1', 'r1', 'LK-01', 0, '{"key":"LK-01","short":"INT","label":"Stabsstelle","name":"Stabsstelle \\u00c4"}',
     'oral', 2, 1, 7)""",
    """INSERT INTO releases (id, round_id, office_id, version, reference, released_at, answers, language, form_version,
     way, agreement, request_key, content_hash) VALUES ('5646453c-1111-4222-8333-444455556666', 'r1', 'o1', 1,
     'AUE-5646453C', '2026-10-05T06:42:00.000000+00:00', '{"affected":5,"why_affected":"\\u0000 \\ud83d"}', 'de', '1.0',
     'form', '{}', 'k1', 'h1')""",
    """INSERT INTO deliveries (release_id, round_id, queued_at, attempts) VALUES
    ('5646453c-1111-4222-8333-444455556666', 'r1', '2026-10-05T06:42:00.000000+00:00', 0)""",
    """INSERT INTO drafts (office_id, revision, round_id, key, value, saved_at) VALUES
    ('o1', 7, 'r1', 'affected', '4', '2026-10-06T06:42:00.000000+00:00')""",
    """INSERT INTO audit (round_id, at, role, action, number) VALUES
    ('r1', '2026-10-01T08:00:00.000000+00:00', 'coordinator', 'round_opened', 1)""",
    """INSERT INTO briefing_versions (round_id, number, data_date, hash, snapshot, stored_at) VALUES
    ('r1', 1, '2026-11-02', 'ab12', '{"raw":"\\u00c4"}', '2026-11-02T08:00:00.000000+00:00')""",
    """INSERT INTO audit (round_id, at, role, action, number) VALUES
    ('r1', '2026-11-02T08:00:00.000000+00:00', 'coordinator', 'briefing_stored', 1)""",
)


@pytest.mark.parametrize("revision", steps())
def test_every_older_journal_is_opened_with_all_that_is_in_it(database: str, revision: str) -> None:
    engine = _engine(database)
    migrate(engine, revision)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        for statement in FIRST_TABLES:
            connection.exec_driver_sql(statement)
    engine.dispose()
    journal = Journal.open(database)
    assert journal.current_round().meeting.authority == "Landkreis Auental"
    (entry,) = journal.roster("r1")
    assert (entry.office.name, entry.standing, entry.link_generation) == ("Stabsstelle Ä", "oral", 2)
    assert journal.latest_release("o1").answers == {"affected": 5, "why_affected": "\x00 \ud83d"}
    assert journal.draft("o1").answers == {"affected": 4, "why_affected": "\x00 \ud83d"}
    assert [line.action for line in journal.audit("r1")] == ["round_opened", "briefing_stored"]
    assert [(one.number, one.hash, one.stored_by) for one in journal.versions("r1")] == [(1, "ab12", "coordinator")]
    assert journal.snapshot("r1", 1) == {"raw": "Ä"}
    assert journal.handed_out("r1") == {}
    assert journal.conversations("r1") == ()
    assert journal.roster_on("r1", date(2026, 9, 1)) == RosterOnDay((entry,))
    journal.close()


def test_each_step_is_in_a_file_of_its_name() -> None:
    chain = [step.revision for step in ScriptDirectory.from_config(configuration()).walk_revisions()]
    assert tuple(reversed(chain)) == steps()


def test_the_steps_lead_to_the_tables_that_the_code_speaks_of(database: str) -> None:
    journal = Journal.open(database)
    with journal._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    journal.close()


def test_four_servers_that_start_together_make_the_tables_once(database: str) -> None:
    with ThreadPoolExecutor(4) as servers:
        opened = list(servers.map(Journal.open, [database] * 4))
    assert [journal.current_round() for journal in opened] == [None] * 4
    for journal in opened:
        journal.close()


def test_a_journal_of_a_newer_version_is_left_alone(database: str) -> None:
    Journal.open(database).close()
    engine = _engine(database)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(UserError, match="neueren Fassung"):
        Journal.open(database)


# What was installed anywhere is never changed again: a step that differs would leave two journals with the same number.
INSTALLED = {
    "0001_first_tables.py": "4da91fa4016b075052da265dbf32ae0f17f55f4986ad9fa2a2a2a864d502cdc2",
    "0002_sheet.py": "47fa1c6efed50e4d2bfc2b2f348bfc26eed634f25be3cd707a2611176b5398a2",
    "0003_agreed_decisions.py": "29c4a37167f817fff9a7e0b4ff70d5bd4d5a935ff20dde4675eca0c41b90f395",
    "0004_meeting.py": "d6ca8672f6fb55ffd235325bd18a6251e517148872fad4816a46c0f7a4417592",
    "0005_mails.py": "3d7953d7cb7d82c4978b2ab8a9421ff1ade42c3cef716933d2408c8e2cc3183d",
    "0006_results.py": "6e36e738486d98f4eeaeb3be00ed614054f77cc1191451f488f636b4a3469180",
    "0007_answer_files.py": "d02fa6a313a04750b37d1b05d6b5b1e6a61d8eec630e2338129e70eceeb58878",
    "0008_roster_history.py": "65b0b075cff5c5bbcf8f0b63a8ddff747cd6694845f37184f7efc430f9247c89",
    "0009_tab_marks.py": "83d2b663f0f56d659bb80a4aa4e001c1408473942d79ded656ea130867d0b820",
}


def test_no_installed_step_was_changed() -> None:
    folder = Path(configuration().get_main_option("script_location")) / "versions"
    assert sorted(INSTALLED) == sorted(file.name for file in folder.glob("[0-9]*.py"))
    for name, digest in INSTALLED.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize(
    "url", ["not a url", "sqlite:////proc/nowhere/journal.sqlite", "postgresql://nobody@127.0.0.1:1/none"]
)
def test_a_database_that_cannot_be_opened_is_one_sentence(url: str) -> None:
    with pytest.raises(UserError) as error:
        Journal.open(url)
    assert "Datenbank" in error.value.text.de
