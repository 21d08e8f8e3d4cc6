"""In the English edition what is German says so: a screen reader pronounces it as German."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from pipeline.model import LANGUAGES, Language
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.questionnaire.offices import template_roster
from report_templates import write_briefing
from report_templates.texts import entries
from tests.briefings import draw
from tests.report_templates.auental import county
from tests.report_templates.paper import contains, pages


def german_elements(pdf: bytes) -> set[str]:
    """The tags of the elements that are marked as German."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {str(element.S) for element in walk(file.Root.StructTreeRoot.K) if element.get("/Lang") == "de"}


def walk(element: Any) -> Iterator[Any]:
    stack = [element]
    while stack:
        element = stack.pop()
        yield element
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        stack.extend(kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)


def test_names_and_answers_are_german_in_the_english_edition() -> None:
    assert german_elements(write_briefing(county(), "meeting", "en")) >= {"/H2", "/TD", "/TH"}


def test_the_german_edition_needs_no_such_mark_in_its_tables() -> None:
    assert not german_elements(write_briefing(county(), "meeting", "de")) & {"/TD", "/TH"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_the_matrices_are_those_of_the_words_in_each_language(language: Language) -> None:
    asked = load_questionnaire()
    for options in (asked.roles, asked.interface_states):
        letters = [option.letter.in_(language) for option in options]
        assert len(set(letters)) == len(letters)
        assert all(letter == "X" or letter.lower() in option.label.in_(language) for letter, option in
                   zip(letters, options, strict=True))  # fmt: skip


def test_the_english_matrix_shows_english_letters_and_says_what_they_mean() -> None:
    pdf = write_briefing(county(), "meeting", "en")

    assert contains(pdf, "L lead · C contributing · T touched")
    assert contains(pdf, "W works well · P works in part · N does not work satisfactorily · X missing but needed")
    drawn = next(page for page in pages(pdf) if "Number of leads" in page).split()
    assert {"L", "C", "T"} <= set(drawn)
    assert not {"F", "M", "B"} & set(drawn)


def test_the_usual_levels_have_english_names_and_others_stay_as_typed() -> None:
    offices = (*template_roster("county"), *template_roster("city"), *county().offices)
    known = {entry["level"].de for entry in entries("levels.known")}
    assert {office.level for office in offices if office.level} <= known

    drawn = draw("office | B D E | level\nBau | 1 1 1 | nachgeordnet\nSee | 1 1 1 | Zweckverband")
    pdf = write_briefing(drawn.briefing(), "meeting", "en")
    assert contains(pdf, "subordinate")
    assert contains(pdf, "Zweckverband")
    assert not contains(pdf, "nachgeordnet")
