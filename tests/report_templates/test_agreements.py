"""The agreements on paper: word for word, tagged, in both languages, whatever somebody typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.collect.journal import AgreedText, MeetingAgreement
from pipeline.model import LANGUAGES, Language, Meeting
from report_templates.agreements import write_agreements
from tests.briefings import MEETING
from tests.numbered_briefings import HOSTILE
from tests.pdf_checks import assert_sound
from tests.report_templates.paper import contains

DAY = date(2026, 11, 13)
AGREED = AgreedText(
    "Sprachmittlung ausschreiben", "Amt 33", "Jobcenter", "bis zur zweiten Sitzung", "Vertrag liegt vor"
)
ONE = MeetingAgreement(1, "r", AGREED, None, 1)
DONE = MeetingAgreement(2, "r", AgreedText("Verteiler anlegen"), DAY, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_printed_and_the_pdf_is_sound(language: Language) -> None:
    pdf = write_agreements(MEETING, [ONE, DONE], [replace(ONE, text=AgreedText("Von früher"))], DAY, language)
    assert_sound(pdf)
    day = "13.11.2026" if language == "de" else "13 Nov 2026"
    for words in (*vars(AGREED).values(), "Verteiler anlegen", "Von früher", day):
        assert contains(pdf, words), words


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_was_typed_reaches_the_paper(typed: str) -> None:
    pdf = write_agreements(MEETING, [replace(ONE, text=AgreedText(typed, typed))], [], DAY, "de")
    assert contains(pdf, typed)


def test_the_same_agreements_give_the_same_bytes_and_none_are_said_to_be_none() -> None:
    assert write_agreements(MEETING, [ONE], [], DAY, "de") == write_agreements(MEETING, [ONE], [], DAY, "de")
    empty = write_agreements(Meeting(), [], [], DAY, "de")
    assert_sound(empty)
    assert contains(empty, "Es wurde nichts verabredet.")
