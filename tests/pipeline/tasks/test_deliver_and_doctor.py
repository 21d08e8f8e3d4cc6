"""Deliver and doctor, as they are started on a command line, with a Sheets server and a configuration file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.collect.answers import HEADER
from pipeline.collect.delivery_status import delivery_status
from pipeline.collect.journal import Journal
from pipeline.collect.journal.store import utc_now
from pipeline.collect.sheet_settings import sheet_settings
from pipeline.model import Meeting, UserError
from pipeline.tasks.deliver import background_delivery, deliver
from pipeline.tasks.doctor import doctor, examine_sheet
from tests.pipeline.collect.conftest import OFFICES, Clock
from tests.pipeline.collect.team_sheet import TeamSheet, release, team_sheet, write_secrets


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
        write_secrets(tmp_path, sheet.secrets | changed, store)

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


@pytest.mark.usefixtures("sheet")
def test_doctor_reminds_of_a_deletion_that_is_due(journal: Journal) -> None:
    current = journal.current_round()
    assert current is not None
    assert "Löschung" not in doctor()[0]
    over = replace(current.meeting, date=date(2020, 1, 1), retention_months=6)
    journal.save_meeting(current.id, over, current.version)
    said, well = doctor()
    assert not well
    assert "fehlt: Runde 1" in said
    assert "Löschung fällig seit dem 1. Juli 2020. Bitte löschen Sie unter „Daten und Löschung“" in said


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
@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("403_scopes", "app@throw-away.example darf keine Tabellen bearbeiten"),
        ("403_api_disabled", "Google Sheets API ist im Projekt von app@throw-away.example nicht eingeschaltet"),
        ("400_not_a_spreadsheet", "keine Google-Tabelle, vielleicht eine hochgeladene Excel-Datei"),
        ("429", "keine weiteren Anfragen"),
        ("token_clock", "die Uhr dieses Servers geht falsch"),
        ("token_account_deleted", "das Dienstkonto app@throw-away.example gibt es nicht mehr"),
        ("token_invalid_grant", "weist den Schlüssel von app@throw-away.example zurück"),
        ("200_html", "gerade nicht erreichbar"),
    ],
)
def test_doctor_tells_one_trouble_from_another(sheet: TeamSheet, fault: str, sentence: str) -> None:
    sheet.fault(fault, times=0)
    said, well = doctor()
    assert not well
    assert sentence in said


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("edits", "sentence"),
    [
        ([{"do": "protect"}], "das Blatt „Antworten“ ist geschützt. Bitte nehmen Sie app@throw-away.example"),
        ([{"do": "append_row", "row": ["Gremium", "Termin"]}], "das Blatt „Antworten“ enthält andere Daten"),
        ([{"do": "append_row", "row": list(HEADER[1:9])}], "fehlt die Überschrift „Antwort-ID“"),
    ],
)
def test_doctor_looks_into_the_tab(sheet: TeamSheet, edits: list[dict[str, str]], sentence: str) -> None:
    sheet.control("POST", "edit", {"do": "add_tab", "title": "Antworten"})
    assert "Das Blatt „Antworten“ ist leer" in doctor()[0]
    for edit in edits:
        sheet.edit(**edit)
    said, well = doctor()
    assert not well
    assert sentence in said


def test_the_setup_page_lets_a_missing_tab_be_created(journal: Journal, sheet: TeamSheet) -> None:
    said = [one.text.de for one in examine_sheet(journal, create=True)]
    assert "Das Blatt „Antworten“ ist angelegt, mit fester und geschützter Kopfzeile." in said
    assert sheet.rows() == [list(HEADER)]
    assert "Das Blatt „Antworten“ ist bereit." in [one.text.de for one in examine_sheet(journal, create=True)]
    sheet.edit("rename_tab", title="Rückläufe")
    assert "Das Blatt „Rückläufe“ ist bereit." in doctor()[0]


def test_a_key_that_cannot_be_read_is_said_where_the_coordination_looks(
    journal: Journal, configure: Callable[..., None]
) -> None:
    configure(private_key="kein Schlüssel")
    release(journal, office(journal), affected=1)
    with pytest.raises(UserError, match="private_key"):
        background_delivery(journal)
    said = delivery_status(journal, sheet_settings(), utc_now()).de
    assert said.startswith("1 wartet; die Übertragung steht, denn Google weist den Schlüssel")


@pytest.mark.usefixtures("journal")
def test_doctor_does_not_show_a_key(sheet: TeamSheet) -> None:
    said, _ = doctor("en")
    assert sheet.secrets["private_key"][40:80] not in said
    assert "PRIVATE" not in repr(sheet_settings())


def test_an_address_or_an_id_both_name_the_sheet(sheet: TeamSheet) -> None:
    address = f"https://docs.google.com/spreadsheets/d/{sheet.settings.spreadsheet}/edit#gid=0"
    assert sheet_settings(sheet.secrets | {"spreadsheet": address}).spreadsheet == sheet.settings.spreadsheet
