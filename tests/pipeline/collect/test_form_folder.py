"""A folder of returned forms: which version counts, what else lies there, who is no longer on the roster."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.clean import clean
from pipeline.collect.forms import read_form_folder
from pipeline.model import UserError
from pipeline.questionnaire.loader import load_questionnaire
from tests.pipeline.collect.office_forms import (
    KVHS,
    MEETING,
    NOON,
    OFFICES,
    answers,
    fill,
    form,
    put,
    said,
)


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
