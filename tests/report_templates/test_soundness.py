"""Every document is PDF/UA-1 and PDF/A-2a, with a tree that agrees with its pages, in every case of a county."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime

import pytest

from pipeline.model import Edition, Language
from pipeline.questionnaire.loader import load_questionnaire
from report_templates import write_briefing
from report_templates.questions import write_questions
from report_templates.receipt import write_receipt
from report_templates.speaking_notes import write_speaking_notes
from tests.briefings import MEETING
from tests.numbered_briefings import briefing
from tests.pdf_checks import assert_sound
from tests.report_templates.auental import county
from tests.report_templates.paper import EDITIONS

CASES = {
    "nobody answered": lambda: briefing(0, 26),
    "one of 26": lambda: briefing(1, 26),
    "four of 26": lambda: briefing(4, 26),
    "26": lambda: briefing(26),
    "48 of 60": lambda: briefing(48, 60),
    "300": lambda: briefing(300),
    "hostile texts and long names": lambda: briefing(12, 14, hostile=True, long_names=True),
}


@pytest.mark.parametrize("answers", ["clean", "messy"])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_county_is_sound_in_both_editions_and_languages(answers: str, edition: Edition, language: Language) -> None:
    assert_sound(write_briefing(county(answers), edition, language))


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_is_copied_holds_no_soft_hyphens(language: Language) -> None:
    pdf = write_briefing(county(), "leadership", language)
    copied = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "\xad" not in copied
    assert "Gleichstellungsbeauftragte" in copied.split()


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_sound(name: str) -> None:
    assert_sound(write_briefing(CASES[name](), "leadership", "de"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_receipt_notes_and_questionnaire_are_sound(language: Language) -> None:
    shown, asked = county(), load_questionnaire()
    released = datetime(2026, 10, 5, 6, 42, tzinfo=UTC)

    receipt = write_receipt(shown.offices[0], {"affected": 5}, asked, MEETING, shown.offices, reference="AUE-1",
                            released_at=released, language=language)  # fmt: skip

    for pdf in (
        receipt,
        write_speaking_notes(shown, language),
        write_questions(asked, MEETING, shown.offices, language),
    ):
        assert_sound(pdf)
