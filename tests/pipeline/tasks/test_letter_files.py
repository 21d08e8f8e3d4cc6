"""What an authority that sends itself gets: drafts, a table for mail merge, one file to print, the calendar entry."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import time, timedelta
from email import message_from_bytes, policy

from icalendar import Calendar

from pipeline.tasks import letter_mail
from pipeline.tasks.letter_files import MERGE_COLUMNS, eml_zip, merge_csv, print_pdf
from tests.pipeline.tasks.letter_team import BASE, MEETING, Team
from tests.report_templates.paper import pages


def test_authorities_that_send_themselves_get_drafts(team: Team) -> None:
    with zipfile.ZipFile(io.BytesIO(eml_zip(team.desk(), "invitation", team.entries()))) as archive:
        assert archive.namelist() == ["LK-01_Amt-33.eml", "LK-02_Amt-51.eml", "EX-01_Jobcenter.eml", "LK-03_Amt-20.eml"]
        mails = [message_from_bytes(archive.read(name), policy=policy.default) for name in archive.namelist()]
    assert [str(message["To"]) for message in mails[:3]] == [
        '"Dr. Ayşe von der Aue" <amt33@auental.example>',
        "Kim Muster <amt51@auental.example>",
        "Jens Hübner <vz@jobcenter.example>",
    ]
    assert mails[3]["To"] is None
    assert {str(message["From"]) for message in mails} == {"Landkreis Auental <integration@auental.example>"}
    assert {str(message["X-Unsent"]) for message in mails} == {"1"}


def test_the_table_for_mail_merge_has_a_line_for_each_and_no_formula(team: Team) -> None:
    text = merge_csv(team.desk(), "invitation", team.entries()).decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text), delimiter=";")
    assert tuple(head) == MERGE_COLUMNS
    assert [line[5] for line in lines] == [
        "Sehr geehrte Frau Dr. von der Aue,", "Guten Tag Kim Muster,", "Sehr geehrter Herr Hübner,",
        "Guten Tag Ute Ohne,",
    ]  # fmt: skip
    assert lines[3][1] == "'=Amt 20"
    assert all(line[9].startswith(f"{BASE}/k/") for line in lines)


def test_all_letters_are_one_file_to_print_each_on_a_page_of_its_own(team: Team) -> None:
    printed = pages(print_pdf(team.desk(), "invitation", team.entries()))
    assert len(printed) == 4
    assert ["Amt 33 – Ausländerbehörde" in page for page in printed] == [True, False, False, False]
    assert "79990 Auenstadt" in printed[0]


def test_a_day_is_enough_for_the_calendar(team: Team) -> None:
    found = letter_mail.meeting_ics(team.desk(start=None, end=None).of_round, "Treffen", team.clock())
    assert found is not None
    (event,) = Calendar.from_ical(found).walk("VEVENT")
    assert event.decoded("dtstart") == MEETING.date
    assert letter_mail.meeting_ics(team.desk(date=None).of_round, "Treffen", team.clock()) is None
    late = letter_mail.meeting_ics(team.desk(end=None).of_round, "Treffen", team.clock())
    assert late is not None
    (event,) = Calendar.from_ical(late).walk("VEVENT")
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=2)
    swapped = letter_mail.meeting_ics(team.desk(end=time(8, 0)).of_round, "Treffen", team.clock())
    assert swapped == late
