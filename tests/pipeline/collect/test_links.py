"""A personal link opens one office, until it is renewed; nothing in the database helps to make one."""

from __future__ import annotations

import csv
import io
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from pipeline.collect.journal import Journal, Round
from pipeline.collect.links import Identity, Links, links_csv, server_key
from pipeline.model import Meeting, Office, UserError
from pipeline.tasks.links import write_links
from tests.pipeline.collect.conftest import OFFICES

KEY = b"a key made for this test, 32 byte"


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VORABFRAGE_SERVER_KEY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def test_a_token_is_resolved_to_whom_it_was_made_for(journal: Journal, round_: Round) -> None:
    links = Links(journal, KEY)
    for entry in journal.roster(round_.id):
        assert links.resolve(links.token_for("office", entry.id)) == Identity("office", round_.id, entry.id)
    assert links.resolve(links.token_for("coordinator")) == Identity("coordinator")
    assert links.resolve(links.token_for("leadership")) == Identity("leadership")


def test_all_tokens_differ_are_long_enough_and_stand_in_a_url_as_they_are(journal: Journal, round_: Round) -> None:
    links = Links(journal, KEY)
    tokens = [links.token_for("coordinator"), links.token_for("leadership")]
    tokens += [links.token_for("office", entry.id) for entry in journal.roster(round_.id)]
    assert len(set(tokens)) == 5
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{24}", token) for token in tokens)  # 24 × 6 = 144 bit


def test_the_same_link_can_be_printed_again_for_a_reminder(journal: Journal, round_: Round) -> None:
    office = journal.roster(round_.id)[0].id
    assert Links(journal, KEY).token_for("office", office) == Links(journal, KEY).token_for("office", office)


@pytest.mark.usefixtures("round_")
@pytest.mark.parametrize("token", ["", "x", "A" * 24, "ä" * 24, "\ud800", "../../etc/passwd", "A" * 100_000])
def test_anything_else_opens_nothing(journal: Journal, token: str) -> None:
    assert Links(journal, KEY).resolve(token) is None


def test_a_token_with_one_character_changed_opens_nothing(journal: Journal, round_: Round) -> None:
    links = Links(journal, KEY)
    token = links.token_for("office", journal.roster(round_.id)[0].id)
    for place in range(len(token)):
        other = "A" if token[place] != "A" else "B"
        assert links.resolve(token[:place] + other + token[place + 1 :]) is None


def test_a_renewed_link_makes_the_old_one_worthless_and_no_other(journal: Journal, round_: Round) -> None:
    links = Links(journal, KEY)
    first, second, _ = journal.roster(round_.id)
    old, others = links.token_for("office", first.id), links.token_for("office", second.id)
    journal.renew_link(first.id)
    assert links.resolve(old) is None
    assert links.resolve(links.token_for("office", first.id)) is not None
    assert links.resolve(others) is not None


def test_the_coordinators_link_can_be_renewed_too(journal: Journal) -> None:
    links = Links(journal, KEY)
    old, leadership = links.token_for("coordinator"), links.token_for("leadership")
    assert journal.renew_role_link("coordinator") == 2
    assert links.resolve(old) is None
    assert links.resolve(links.token_for("coordinator")) == Identity("coordinator")
    assert links.resolve(leadership) == Identity("leadership")


def test_whoever_renews_at_the_same_time_gets_a_link_of_their_own(journal: Journal) -> None:
    together = Barrier(8)

    def renew(_: int) -> int:
        together.wait()
        return journal.renew_role_link("coordinator")

    with ThreadPoolExecutor(8) as people:
        assert sorted(people.map(renew, range(8))) == list(range(2, 10))
    assert journal.role_generation("coordinator") == 9


def test_a_removed_offices_link_opens_nothing(journal: Journal, round_: Round) -> None:
    links = Links(journal, KEY)
    token = links.token_for("office", journal.roster(round_.id)[0].id)
    journal.change_roster(round_.id, OFFICES[1:], "coordinator")
    assert links.resolve(token) is None


def test_another_server_key_makes_other_links(journal: Journal) -> None:
    token = Links(journal, KEY).token_for("coordinator")
    assert Links(journal, b"another" * 5).resolve(token) is None


def test_the_key_is_made_once_beside_the_database_and_for_this_account_alone(tmp_path: Path) -> None:
    journal = Journal.open(f"sqlite:///{tmp_path / 'journal.sqlite'}")
    key = server_key(journal)
    assert len(key) == 32
    assert server_key(journal) == key
    file = tmp_path / "server.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert key not in (tmp_path / "journal.sqlite").read_bytes()
    journal.close()


def test_a_configured_key_goes_before_the_file(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORABFRAGE_SERVER_KEY", "x" * 40)
    assert server_key(journal) == b"x" * 40


def test_a_key_that_could_be_guessed_is_refused(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORABFRAGE_SERVER_KEY", "geheim")
    with pytest.raises(UserError, match="mindestens 32"):
        server_key(journal)


def test_the_list_for_mail_merge_has_roles_and_invited_offices(journal: Journal) -> None:
    uninvited = Office("LK-99", "99", "Amt 99", "Amt 99", invited=False)
    formula = Office("LK-98", "98", "Amt 98", "=HYPERLINK(1)")
    journal.create_round(Meeting(), [*OFFICES, formula, uninvited])
    rows = list(csv.DictReader(io.StringIO(links_csv(Links(journal, KEY).listing("https://v.example/")))))
    assert [(row["role"], row["office_id"], row["office"]) for row in rows] == [
        ("coordinator", "", ""),
        ("leadership", "", ""),
        ("office", "LK-01", "Stabsstelle Integration und Teilhabe"),
        ("office", "LK-02", "Amt 10 – Haupt- und Personalamt"),
        ("office", "LK-33", "Amt 33 – Ausländerbehörde"),
        ("office", "LK-98", "'=HYPERLINK(1)"),
    ]
    assert all(re.fullmatch(r"https://v\.example/k/[\w-]{24}", row["url"]) for row in rows)


def test_without_a_round_there_are_the_two_links_that_open_the_app(journal: Journal) -> None:
    assert [link.role for link in Links(journal, KEY).listing("https://v.example")] == ["coordinator", "leadership"]


@pytest.mark.parametrize("address", ["", "vorabfrage.example", "ftp://v.example", "https://"])
def test_an_address_that_no_browser_opens_is_refused(journal: Journal, address: str) -> None:
    with pytest.raises(UserError, match="Internetadresse"):
        write_links(journal, address)
