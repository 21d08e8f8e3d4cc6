"""The papers for data protection, staff council, deletion and IT, and the call list: one page, sound, not invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.collect.meeting_file import read_meeting
from pipeline.model import Language, Meeting, Office, Text
from report_templates.call_list import Call, write_call_list
from report_templates.law_documents import PAPERS, Paper, write_law_document
from tests.briefings import MEETING
from tests.numbered_briefings import HOSTILE
from tests.pdf_checks import assert_sound
from tests.report_templates.auental import FILES
from tests.report_templates.paper import contains, pages

DAY = date(2026, 9, 1)
COUNTY = read_meeting(FILES / "meeting.toml")
KNOWN = replace(MEETING, storage="own", date=date(2026, 8, 31), retention_months=6, deletion_date=None)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_each_paper_is_sound_and_one_page(paper: Paper, language: Language) -> None:
    for meeting in (KNOWN, replace(COUNTY, storage="google"), Meeting()):
        pdf = write_law_document(paper, meeting, 26, DAY, language)
        assert_sound(pdf)
        assert len(pages(pdf)) == 1
        assert "{" not in pages(pdf)[0]
        assert "None" not in pages(pdf)[0]


def test_what_is_known_is_filled_in_and_the_rest_is_dotted() -> None:
    pdf = write_law_document("record", KNOWN, 26, DAY, "de")
    assert contains(pdf, f"in Verbindung mit {KNOWN.state_norm}")
    assert contains(pdf, "Leitungen der 26 eingeladenen Stellen")
    assert contains(pdf, "Antworten und Entwürfe spätestens 6 Monate nach der Sitzung")
    assert contains(write_law_document("record", Meeting(), 26, DAY, "de"), "in Verbindung mit ……………")


def test_the_last_day_is_counted_from_the_meeting_and_exists_in_the_calendar() -> None:
    assert contains(write_law_document("deletion_concept", KNOWN, 26, DAY, "de"), "am 28. Februar 2027")
    entered = replace(KNOWN, deletion_date=date(2027, 3, 1))
    assert contains(write_law_document("deletion_concept", entered, 26, DAY, "de"), "am 1. März 2027")


def test_google_is_named_where_it_is_switched_on_and_only_there() -> None:
    assert not contains(write_law_document("record", KNOWN, 26, DAY, "de"), "Google")
    on = write_law_document("record", replace(KNOWN, storage="google"), 26, DAY, "de")
    assert contains(on, "Google Ireland Ltd.")
    assert contains(on, "Übermittlung in die USA möglich")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_call_list_is_sound_and_says_why(language: Language) -> None:
    office = Office("LK-01", "33", "Amt 33", HOSTILE[0], head="Kim Muster", position="Leitung")
    pdf = write_call_list([Call(office, Text("weil", "because"))], MEETING, DAY, language)
    assert_sound(pdf)
    assert contains(pdf, "weil" if language == "de" else "because")
    assert contains(pdf, HOSTILE[0])
    assert_sound(write_call_list([], Meeting(), DAY, language))
