"""Environment first, then the secrets file, then what works without any setting."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.collect.configuration import database_url, secrets, section
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.model import UserError

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def nothing_configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VORABFRAGE_DATABASE_URL", "VORABFRAGE_STORE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def write(text: str) -> None:
    Path(".streamlit").mkdir()
    Path(".streamlit/secrets.toml").write_text(text, encoding="utf-8")


def test_without_any_setting_the_journal_is_a_file_of_our_own(tmp_path: Path) -> None:
    assert database_url() == f"sqlite:///{tmp_path}/data/vorabfrage/journal.sqlite"
    assert not uses_sheet()


def test_the_secrets_file_says_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    write('store = "sheet"\n[connections.sql]\nurl = "postgresql://db.example/v"\n')
    assert database_url() == "postgresql://db.example/v"
    assert uses_sheet()
    monkeypatch.setenv("VORABFRAGE_DATABASE_URL", "sqlite:////srv/j.sqlite")
    monkeypatch.setenv("VORABFRAGE_STORE", "journal")
    assert database_url() == "sqlite:////srv/j.sqlite"
    assert not uses_sheet()


def test_a_section_that_is_not_there_is_empty() -> None:
    write("[mail]\nhost = 'mail.example'\nconnections = 1\n")
    assert section("connections.gsheets") == {}
    assert section("mail.host") == {}
    assert section("mail")["host"] == "mail.example"


@pytest.mark.parametrize("text", ["[connections\nx = 1\n", "key = geheim\n", "store = sheet\n"])
def test_a_file_that_is_no_toml_is_named_with_its_line_and_without_what_it_says(text: str) -> None:
    write(text)
    with pytest.raises(UserError, match=r"secrets\.toml, Zeile 1") as error:
        secrets()
    said = error.value.text
    assert "secrets.toml, line 1" in said.en
    assert "geheim" not in said.de + said.en


def test_the_example_documents_every_key_that_is_read() -> None:
    text = (ROOT / ".streamlit" / "secrets.example.toml").read_text(encoding="utf-8")
    tomllib.loads(text)
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "pipeline").rglob("*.py"))
    read = {*re.findall(r'section\("[\w.]+"\)\.get\("(\w+)"', code), *re.findall(r"VORABFRAGE_\w+", code)}
    read |= {"spreadsheet", "worksheet", "api_base_url", "client_email", "private_key", "token_uri", "store"}
    assert {"url", "key", "VORABFRAGE_STORE"} <= read
    assert [name for name in sorted(read) if name not in text] == []
