"""Deliver and doctor, as they are started on a command line, with a Sheets server and a configuration file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.collect.journal import Journal
from pipeline.collect.sheet_settings import sheet_settings
from pipeline.model import Meeting, UserError
from pipeline.tasks.deliver import background_delivery, deliver
from pipeline.tasks.doctor import doctor
from tests.pipeline.collect.conftest import OFFICES, Clock
from tests.pipeline.collect.team_sheet import TeamSheet, release, team_sheet


@pytest.fixture
def sheet() -> Iterator[TeamSheet]:
    with team_sheet(Clock()) as running:
        yield running


@pytest.fixture
def configure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sheet: TeamSheet) -> Callable[..., None]:
    for name in ("VORABFRAGE_DATABASE_URL", "VORABFRAGE_STORE", "VORABFRAGE_SERVER_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    def write(store: str = "sheet", **changed: str | None) -> None:
        entries = {key: value for key, value in (sheet.secrets | changed).items() if value is not None}
        lines = [f'store = "{store}"', "[connections.gsheets]"]
        lines += [f"{key} = {json.dumps(value)}" for key, value in entries.items()]
        (tmp_path / ".streamlit").mkdir(exist_ok=True)
        (tmp_path / ".streamlit" / "secrets.toml").write_text("\n".join(lines), encoding="utf-8")

    return write


@pytest.fixture
def journal(configure: Callable[..., None]) -> Iterator[Journal]:
    configure()
    opened = Journal.open()
    opened.create_round(Meeting(authority="Landkreis Auental"), OFFICES)
    yield opened
    opened.close()


def office(journal: Journal) -> str:
    return journal.roster(journal.current_round().id)[0].id


def test_deliver_sends_what_waits(journal: Journal, sheet: TeamSheet) -> None:
    sent = release(journal, office(journal), affected=1)
    assert deliver(journal).de == "Alle Rückmeldungen stehen in der Tabelle."
    assert sheet.ids() == [sent]


def test_deliver_says_what_has_to_be_mended(journal: Journal, sheet: TeamSheet) -> None:
    release(journal, office(journal), affected=1)
    sheet.control("POST", "edit", {"do": "revoke_share"})
    with pytest.raises(UserError, match="als Mitbearbeiter"):
        deliver(journal)
    assert journal.count_waiting() == 1


def test_deliver_leaves_it_to_the_running_app(journal: Journal, sheet: TeamSheet) -> None:
    running = sheet.delivery(journal)
    running.step()
    release(journal, office(journal), affected=1)
    assert deliver(journal).de.startswith("Die laufende Anwendung überträgt bereits.")


def test_without_the_switch_nothing_is_sent(journal: Journal, sheet: TeamSheet, configure: Callable[..., None]) -> None:
    configure(store="journal")
    release(journal, office(journal), affected=1)
    assert background_delivery(journal) is None
    with pytest.raises(UserError, match='store = "sheet"'):
        deliver(journal)
    assert sheet.calls()["calls"] == []


def test_the_app_delivers_in_the_background(journal: Journal, sheet: TeamSheet) -> None:
    sent = release(journal, office(journal), affected=1)
    thread = background_delivery(journal)
    assert thread is not None
    thread.start()
    for _ in range(200):
        if not journal.count_waiting():
            break
        thread._ending.wait(0.05)
    thread.stop()
    assert sheet.ids() == [sent]


def test_doctor_finds_everything_well(journal: Journal, sheet: TeamSheet) -> None:
    said, well = doctor()
    assert well, said
    for sentence in ("app@throw-away.example darf schreiben", "wird mit der ersten Rückmeldung angelegt", "3 Stellen"):
        assert sentence in said
    release(journal, office(journal), affected=1)
    deliver(journal)
    assert "Das Blatt „Antworten“ ist bereit." in doctor()[0]
    assert len(sheet.rows()) == 2


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"spreadsheet": None}, "fehlt: spreadsheet"),
        ({"client_email": None, "private_key": None}, "fehlt: client_email, private_key"),
        ({"spreadsheet": "Rückmeldungen"}, "keine Adresse einer Google-Tabelle"),
        ({"private_key": "kein Schlüssel"}, "weist den Schlüssel"),
        ({"spreadsheet": "1" + "x" * 43}, "keine Tabelle mit dieser Adresse"),
        ({"token_uri": "http://127.0.0.1:9/token"}, "keine Verbindung"),
    ],
)
def test_doctor_says_what_is_missing(
    configure: Callable[..., None], changed: dict[str, str | None], sentence: str
) -> None:
    configure(**changed)
    said, well = doctor()
    assert not well
    assert sentence in said
    assert "fehlt: " in said


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        ({"do": "revoke_share"}, "app@throw-away.example als Mitbearbeiter"),
        (
            {"do": "share", "with": "app@throw-away.example", "role": "reader"},
            "app@throw-away.example als Mitbearbeiter",
        ),
        ({"do": "trash_file"}, "Papierkorb"),
    ],
)
def test_doctor_says_how_the_sheet_has_to_be_shared(sheet: TeamSheet, edit: dict[str, str], sentence: str) -> None:
    sheet.control("POST", "edit", edit)
    said, well = doctor()
    assert not well
    assert sentence in said


@pytest.mark.usefixtures("journal")
def test_doctor_does_not_show_a_key(sheet: TeamSheet) -> None:
    said, _ = doctor("en")
    assert sheet.secrets["private_key"][40:80] not in said
    assert "PRIVATE" not in repr(sheet_settings())


def test_an_address_or_an_id_both_name_the_sheet(sheet: TeamSheet) -> None:
    address = f"https://docs.google.com/spreadsheets/d/{sheet.settings.spreadsheet}/edit#gid=0"
    assert sheet_settings(sheet.secrets | {"spreadsheet": address}).spreadsheet == sheet.settings.spreadsheet
