"""The XLSX form per office as it is sent: what it says, what can be changed in it, what it offers."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from openpyxl.cell import Cell

from pipeline.collect.forms import write_form, write_forms
from pipeline.model import Meeting, Office
from pipeline.questionnaire.loader import load_questionnaire
from tests.pipeline.collect.office_forms import (
    JOBCENTRE,
    KVHS,
    MEETING,
    OFFICES,
    form,
    texts_of,
)


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
