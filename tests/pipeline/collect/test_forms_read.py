"""The XLSX form per office as it comes back: filled in as people do, saved again by other programs."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.collect.answers import HEADER, to_row
from pipeline.collect.forms import read_form_folder
from pipeline.questionnaire.loader import load_questionnaire
from tests.pipeline.collect.office_forms import (
    FILLED,
    JOBCENTRE,
    KVHS,
    MEETING,
    OFFICES,
    STORED,
    answers,
    fill,
    form,
    put,
    said,
)


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
