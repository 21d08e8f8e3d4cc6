"""The XLSX form per office: written, filled in as people do, saved again by other programs, read back as a table."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from pipeline.clean import clean
from pipeline.collect.answers import HEADER, to_row
from pipeline.collect.forms import read_form_folder, write_form, write_forms
from pipeline.collect.meeting_file import read_meeting
from pipeline.collect.roster_file import read_roster
from pipeline.model import Meeting, Office, RawTable, UserError
from pipeline.questionnaire.loader import load_questionnaire

EXAMPLE = Path(__file__).parents[3] / "examples" / "auental"
OFFICES = read_roster(EXAMPLE / "auental_roster.csv")
MEETING = read_meeting(EXAMPLE / "meeting.toml")
KVHS, JOBCENTRE = OFFICES[19], OFFICES[21]
NOON = datetime(2026, 10, 20, 10, 0, tzinfo=UTC)

FILLED: dict[str, Any] = {
    "why_affected": "Wir sind größter Kursträger.\nMit Zeilenumbruch; und Semikolon",
    "affected": "5 – sehr stark",
    "pressure_reason": "Die Förderung endet.",
    "pressure": "Kann ich nicht einschätzen",
    "influence_basis": "Kursangebot",
    "influence": "0 – kein Einfluss",
    "fields:SPR": "federführend",
    "fields:ARB": "berührt",
    "interfaces:1": ("Jobcenter Landkreis Auental", "läuft teilweise"),
    "interfaces:3": ("Amt 33 – Ausländerbehörde", "fehlt, wird aber gebraucht"),
    "interface_issue": "Bitte vorab abfragen.",
    "bodies:1": ("AG: Sprache; Schule", "ja"),
    "missing_actors:1": "BAMF-Regionalkoordination",
    "missing_actors:2": "Kreissportbund",
    "external_experts": "Verein „Nadija“ e. V.",
    "contribution:raum": "ja",
    "contribution:fach": "x",
    "contribution:mittel": "nein",
    "contribution:text": "zwei Räume",
    "joint_field": "Sprache",
    "joint_topic": "Kursplanung",
    "expectation": "Eine Liste",
    "filled_by": "Oleksandra Kovalenko",
}
# The same answers as the form of the application would have stored them.
STORED = {
    "why_affected": FILLED["why_affected"],
    "affected": 5,
    "pressure_reason": "Die Förderung endet.",
    "pressure": "na",
    "influence_basis": "Kursangebot",
    "influence": 0,
    "fields": {"SPR": "F", "ARB": "B"},
    "interfaces": [["LK-22", "teilweise"], ["LK-06", "fehlt"]],
    "interface_issue": "Bitte vorab abfragen.",
    "bodies": [["AG: Sprache; Schule", "ja"]],
    "missing_actors": ["BAMF-Regionalkoordination", "Kreissportbund"],
    "external_experts": "Verein „Nadija“ e. V.",
    "contribution": {"options": ["fach", "raum"], "text": "zwei Räume"},
    "joint_field": "SPR",
    "joint_topic": "Kursplanung",
    "expectation": "Eine Liste",
    "filled_by": "Oleksandra Kovalenko",
}


def fill(form: bytes, entries: Mapping[str, Any]) -> bytes:
    book = load_workbook(io.BytesIO(form))
    sheet = book["Fragebogen"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    for key, entry in entries.items():
        first, second = entry if isinstance(entry, tuple) else (entry, None)
        sheet.cell(rows[key], 3).value = first
        if second:
            sheet.cell(rows[key], 4).value = second
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def put(folder: Path, name: str, content: bytes, *, changed: datetime = NOON) -> None:
    (folder / name).write_bytes(content)
    os.utime(folder / name, (changed.timestamp(), changed.timestamp()))


@cache
def form(office: Office = KVHS) -> bytes:
    return write_form(office, OFFICES, MEETING)


def answers(table: RawTable, row: int = 1) -> dict[str, str]:
    return dict(zip(table.rows[0], table.rows[row], strict=True))


def said(table: RawTable) -> list[str]:
    return [note.de for note in table.reading]


def texts_of(content: bytes) -> str:
    sheet = load_workbook(io.BytesIO(content))["Fragebogen"]
    return "\n".join(str(cell.value) for row in sheet for cell in row if cell.value is not None)


def test_every_invited_office_gets_a_form_whose_name_has_no_umlauts_and_no_blanks() -> None:
    forms = write_forms(OFFICES, MEETING)

    assert len(forms) == 26
    assert all(name.isascii() and " " not in name for name in forms)
    assert "LK-23_Agentur-fuer-Arbeit.xlsx" in forms


def test_two_offices_never_share_a_file() -> None:
    twins = [Office(key="A/1", short="1", label="Amt", name="Amt 1"), Office("A-1", "2", "Amt", "Amt 2")]

    assert len(write_forms(twins, Meeting())) == 2


def test_the_form_says_who_asks_for_whom_until_when_and_who_will_read_it() -> None:
    texts = texts_of(form())

    for part in (
        "Frau Landrätin Dr. Vogt lädt Sie zum ersten Treffen am 12. November 2026 ein",
        "Sie antworten für: Kreisvolkshochschule Auental",
        "bis zum 30. Oktober 2026 an integration@landkreis-auental.example",
        "mit dem Namen Ihrer Stelle allen eingeladenen Stellen",
        "Bitte keine Angaben zu einzelnen Personen oder Fällen",
        "„0“ ist eine Aussage",
        "4 – großer Druck: Innerhalb von sechs Monaten",
        "Eingeladen sind: Stabsstelle Integration und Teilhabe; Amt 10",
    ):
        assert part in texts
    for question in load_questionnaire().questions[1:]:
        assert f"{question.id}  {question.label.de}" in texts


def test_without_a_meeting_no_brace_and_no_gap_is_printed() -> None:
    texts = texts_of(write_form(KVHS, OFFICES, Meeting()))

    assert "{" not in texts
    assert "None" not in texts
    assert "Sie antworten für: Kreisvolkshochschule Auental" in texts


def test_only_the_input_cells_can_be_changed_and_choices_are_offered() -> None:
    sheet = load_workbook(io.BytesIO(form()))["Fragebogen"]
    unlocked = [cell for row in sheet for cell in row if isinstance(cell, Cell) and not cell.protection.locked]
    offered = {str(place): rule for rule in sheet.data_validations.dataValidation for place in rule.sqref.ranges}

    assert sheet.protection.sheet
    assert len(unlocked) == 3 + 3 + 13 + 2 * 5 + 1 + 2 * 3 + 5 + 1 + 9 + 1 + 1 + 1 + 1
    assert {cell.column_letter for cell in unlocked} == {"C", "D"}
    assert {cell.coordinate for cell in unlocked} == set(offered)


def test_the_own_office_is_not_offered_as_interface() -> None:
    lists = load_workbook(io.BytesIO(form()))["Listen"]
    offered = {cell.value for row in lists for cell in row}

    assert JOBCENTRE.name in offered
    assert KVHS.name not in offered


def test_a_filled_form_gives_the_row_that_the_application_would_have_given(tmp_path: Path) -> None:
    put(tmp_path, "LK-20.xlsx", fill(form(), FILLED))

    table = read_form_folder(tmp_path, OFFICES)

    expected = to_row(STORED, KVHS, OFFICES, response_id="", submitted_at="")
    assert table.rows[0] == HEADER
    assert table.rows[1][4:] == expected[4:]
    assert table.rows[1][2:4] == ("1.0", "de")
    assert said(table) == ["Zeile 2: LK-20.xlsx"]


def test_cleaning_reads_a_form_without_a_doubt(tmp_path: Path) -> None:
    put(tmp_path, "LK-20.xlsx", fill(form(), FILLED))

    cleaned = clean(read_form_folder(tmp_path, OFFICES), OFFICES, MEETING, load_questionnaire())

    answer = cleaned.answers.loc["LK-20"]
    assert (answer["affected"], answer["influence"]) == (5, 0)
    assert answer["pressure_status"] == "missing"
    assert [(role.field, role.role) for role in answer["fields"]] == [("SPR", "F"), ("ARB", "B")]
    assert [(one.office, one.state) for one in answer["interfaces"]] == [("LK-22", "teilweise"), ("LK-06", "fehlt")]
    # A no-break space kept the name in one piece.
    assert [(body.name.replace("\u00a0", " "), body.suitable) for body in answer["bodies"]] == [
        ("AG: Sprache; Schule", "ja")
    ]
    assert answer["missing_actors"] == ("BAMF-Regionalkoordination", "Kreissportbund")
    assert answer["contribution"] == ("fach", "raum")
    assert answer["contribution_text"] == "zwei Räume"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_form_that_libreoffice_saved_again_reads_the_same(tmp_path: Path) -> None:
    put(tmp_path, "vorher.xlsx", fill(form(), FILLED))
    (tmp_path / "zurück").mkdir()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profil", "--convert-to", "xlsx",
         "--outdir", str(tmp_path / "zurück"), str(tmp_path / "vorher.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    table = read_form_folder(tmp_path / "zurück", OFFICES)

    assert table.rows[1][4:] == to_row(STORED, KVHS, OFFICES, response_id="", submitted_at="")[4:]


def test_an_empty_form_is_no_answer(tmp_path: Path) -> None:
    put(tmp_path, "LK-20.xlsx", form())
    put(tmp_path, "LK-22.xlsx", fill(form(JOBCENTRE), {"affected": "3 – mittel"}))

    table = read_form_folder(tmp_path, OFFICES)

    assert len(table.rows) == 2
    assert answers(table)["Akteur"] == "Jobcenter Landkreis Auental"
    assert "LK-20.xlsx: nicht ausgefüllt" in said(table)


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        (4, "4"),
        ("4", "4"),
        ("4 - Stark", "4"),
        ("stark", "stark"),  # cleaning knows the words
        ("4 – sehr stark", "4 – sehr stark"),  # number and word disagree: a question, not a guess
        ("3-4", "3-4"),
        (datetime(2026, 5, 4), "2026-05-04"),  # noqa: DTZ001 - cells have no zone
    ],
)
def test_a_value_that_was_typed_instead_of_chosen_arrives_as_it_was_typed(
    tmp_path: Path, typed: object, cell: str
) -> None:
    put(tmp_path, "a.xlsx", fill(form(), {"affected": typed}))

    assert answers(read_form_folder(tmp_path, OFFICES))["Wie stark bin ich betroffen? (0-5)"] == cell


def test_no_field_and_a_role_at_once_both_arrive(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", fill(form(), {"fields:SPR": "mitwirkend", "fields:none": "ja"}))

    cell = answers(read_form_folder(tmp_path, OFFICES))["Handlungsfelder und Rolle"]
    assert cell == "Sprache: mitwirkend; keines dieser Handlungsfelder"


def test_a_remark_in_the_place_of_yes_is_kept(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", fill(form(), {"contribution:mittel": "bis 5.000 Euro"}))

    cell = answers(read_form_folder(tmp_path, OFFICES))["Was kann die Stelle einbringen?"]
    assert cell == "Haushaltsmittel | Haushaltsmittel: bis 5.000 Euro"


def saved_at(content: bytes, moment: datetime) -> bytes:
    """Set the date that the form itself carries, as the spreadsheet of the office does when it saves."""
    book = load_workbook(io.BytesIO(content))
    book.properties.created = NOON.replace(tzinfo=None) - timedelta(days=9)
    file = io.BytesIO()
    book.save(file)
    target = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w") as copy:
        for member in source.namelist():
            data = source.read(member)
            if member == "docProps/core.xml":
                said_now = f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>".encode()
                data = re.sub(rb"[^>]*</dcterms:modified>", said_now, data)
            copy.writestr(member, data)
    return target.getvalue()


def test_of_two_versions_the_one_that_was_saved_last_counts_whatever_the_files_are_called(tmp_path: Path) -> None:
    complete = {"affected": 2, "pressure": 2, "influence": 2}
    first = saved_at(fill(form(), complete | {"joint_topic": "alt"}), NOON)
    second = saved_at(fill(form(), complete | {"joint_topic": "neu"}), NOON + timedelta(days=2))
    # The mail program gave the older file the later date.
    put(tmp_path, "a Formular (2).xlsx", second, changed=NOON)
    put(tmp_path, "b Formular.xlsx", first, changed=NOON + timedelta(days=9))

    table = read_form_folder(tmp_path, OFFICES)
    cleaned = clean(table, OFFICES, MEETING, load_questionnaire())

    assert [answers(table, row)["Eingegangen am"] for row in (1, 2)] == [
        "2026-10-22T12:00:00+02:00",
        "2026-10-20T12:00:00+02:00",
    ]
    assert cleaned.answers.loc["LK-20"]["joint_topic"] == "neu"
    assert cleaned.versions_merged == ("LK-20",)


def test_a_form_whose_program_kept_no_date_has_that_of_the_file(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", saved_at(fill(form(), {"affected": 2}), NOON - timedelta(days=9)), changed=NOON)

    assert answers(read_form_folder(tmp_path, OFFICES))["Eingegangen am"] == "2026-10-20T12:00:00+02:00"


def test_other_files_in_the_folder_are_named_and_temporary_ones_are_not(tmp_path: Path) -> None:
    put(tmp_path, "umbenannt.xlsx", fill(form(), {"affected": 2}))
    put(tmp_path, "~$umbenannt.xlsx", b"\x05Meier" + b" " * 150)
    put(tmp_path, ".~lock.umbenannt.xlsx#", b",meier")
    put(tmp_path, "scan.pdf", b"%PDF-1.4 ...")
    put(tmp_path, "liste.csv", b"A;B\n1;2\n")
    put(tmp_path, "leer.xlsx", b"")
    put(tmp_path, "halb.xlsx", form()[:2000])
    (tmp_path / "alt").mkdir()

    table = read_form_folder(tmp_path, OFFICES)

    assert len(table.rows) == 2
    notes = " · ".join(said(table))
    assert "scan.pdf: Die Datei ist ein PDF" in notes
    assert "liste.csv: kein Formular, nicht gelesen" in notes
    assert "leer.xlsx: Die Datei ist leer" in notes
    assert "halb.xlsx: Die Datei ist beschädigt" in notes
    assert "alt: Unterordner, nicht gelesen" in notes
    assert "~$" not in notes
    assert "lock" not in notes


def test_the_form_of_an_office_that_is_no_longer_on_the_roster_still_arrives(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", fill(form(), {"affected": 2}))

    table = read_form_folder(tmp_path, [office for office in OFFICES if office is not KVHS])

    assert answers(table)["Akteur"] == "Kreisvolkshochschule Auental"


def test_a_folder_without_any_form_is_one_sentence(tmp_path: Path) -> None:
    put(tmp_path, "scan.pdf", b"%PDF-1.4 ...")

    with pytest.raises(UserError, match=r"kein Formular.*Bitte legen Sie die zurückgekommenen"):
        read_form_folder(tmp_path, OFFICES)
