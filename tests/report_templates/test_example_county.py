"""The briefing of the example county: every heading, cell and sentence has its tag and stays as it is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.model import Edition, Language
from report_templates import write_briefing
from report_templates.briefing.page_one import fitting
from report_templates.briefing.page_one_steps import Step
from report_templates.briefing.view import View
from tests.numbered_briefings import briefing
from tests.pdf_checks import tagged_text
from tests.report_templates.auental import FILES, county
from tests.report_templates.paper import EDITIONS, everything, pages, squeezed

GOLDEN = Path(__file__).parents[1] / "golden" / "auental_briefing_tags.txt"
SHOWN_CHARACTERS = 90
TYPED = (
    "Warum betrifft mich das Thema?",
    "Was ist der Grund für Veränderungsdruck?",
    "Worin besteht mein Einfluss?",
    "Schnittstellen: Was sollte anders laufen?",
    "Zuerst gemeinsam: Anliegen",
    "Erwartung an das erste Treffen",
    "Ausgefüllt von",
)


def test_tags_and_texts_are_those_of_the_golden_list(regenerate: bool) -> None:
    pdf = write_briefing(county(), "leadership", "de")
    lines = [f"{tag} | {' '.join(text.split())[:SHOWN_CHARACTERS]}".rstrip() for tag, text in tagged_text(pdf)]
    hash_hidden = [line.replace(county().data_hash, "SHA-256") for line in lines]
    if regenerate:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text("\n".join(hash_hidden) + "\n", encoding="utf-8")

    assert hash_hidden == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("answers", ["clean", "messy"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_page_1_of_the_county_holds_everything_in_legible_type(answers: str, language: Language) -> None:
    step = fitting(View(county(answers), "leadership", language)).step

    assert (step.names, step.characters) == (Step().names, Step().characters)  # nothing is shortened
    assert 9 * step.size >= 8.2


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_answer_of_the_county_stands_in_the_briefing_word_for_word(edition: Edition) -> None:
    whole = everything(write_briefing(county(), edition, "de"))
    with (FILES / "auental_clean.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    for row in rows:
        for column in TYPED:
            assert squeezed(row[column]) in whole, (row["Akteur"], column)


def test_a_one_sided_complaint_is_not_printed_but_the_naming_is() -> None:
    """The adult education centre calls its interface with office 33 missing; office 33 did not name it."""
    pdf = write_briefing(county(), "leadership", "de")
    whole = everything(pdf)

    assert squeezed("Stabsstelle Integration: läuft gut; Amt 33; Amt 40: läuft gut") in whole
    legend, rule = squeezed("X fehlt, wird aber gebraucht"), squeezed("oder „fehlt, wird aber gebraucht“")
    assert squeezed("fehlt, wird aber gebraucht") not in whole.replace(legend, "").replace(rule, "")


def test_the_first_page_of_the_meeting_edition_says_what_it_is() -> None:
    first = pages(write_briefing(county(), "meeting", "de"))[0]

    assert "Sitzungsunterlage für alle eingeladenen Stellen" in first
    assert "Vfg." not in first


def test_a_long_picture_of_the_fields_begins_below_their_table() -> None:
    shown = pages(write_briefing(briefing(60), "leadership", "de"))

    assert any("Handlungsfelder und Rollen" in page and "Wer wo tätig ist" in page for page in shown)
