"""Receipt, speaking notes and the questionnaire on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pipeline.model import LANGUAGES, Language, Meeting
from pipeline.questionnaire.loader import load_questionnaire
from report_templates.questions import write_questions
from report_templates.receipt import write_receipt
from report_templates.speaking_notes import write_speaking_notes
from report_templates.texts import text
from tests.briefings import MEETING, draw
from tests.numbered_briefings import HOSTILE, briefing
from tests.report_templates.auental import county
from tests.report_templates.paper import contains, everything, pages, squeezed

ASKED = load_questionnaire()
OFFICES = draw("""
    office | B D E
    Bau    | 1 1 1
    Schule | 2 2 2
""").offices
ANSWERS = {
    "why_affected": "Wir planen Wohnraum.\nZweite Zeile.",
    "affected": 0,
    "pressure": "na",
    "influence": "5",
    "fields": {"SPR": "F", "WOH": "M"},
    "interfaces": [["Schule", "fehlt"], ["fort", "gut"]],
    "bodies": [["Runder Tisch", "unklar"]],
    "missing_actors": ["Sportbund", "Handwerkskammer"],
    "external_experts": HOSTILE[0],
    "contribution": {"options": [ASKED.contributions[0].code], "text": "0,5 Stellen"},
    "joint_field": "SPR",
    "filled_by": "Frau Beispiel, Leiterin",
}
IN_WORDS = (
    "Wir planen Wohnraum. Zweite Zeile.",
    "0 – gar nicht",
    "Kann ich nicht einschätzen",
    "5 – sehr großer Einfluss",
    "Sprache: federführend",
    "Schule: fehlt, wird aber gebraucht",
    "fort: läuft gut",
    "Runder Tisch (als Rahmen geeignet: unklar)",
    "Sportbund",
    "Handwerkskammer",
    HOSTILE[0],
    "0,5 Stellen",
    "Frau Beispiel, Leiterin",
)
RELEASED = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def receipt(answers: Mapping[str, Any] = ANSWERS, meeting: Meeting = MEETING, language: Language = "de") -> bytes:
    return write_receipt(OFFICES[0], answers, ASKED, meeting, OFFICES, reference="AUE-5646453C", released_at=RELEASED,
                         language=language)  # fmt: skip


def test_the_receipt_says_when_in_the_time_of_the_meeting_and_under_which_number() -> None:
    pdf = receipt()

    assert contains(pdf, "Die Einschätzung für Bau ist am 25. Oktober 2026 um 02:30 Uhr eingegangen.")
    assert all(f"{MEETING.authority} · Vorgangsnummer: AUE-5646453C" in page for page in pages(pdf))


def test_the_receipt_has_every_question_and_every_answer_in_words() -> None:
    whole = everything(receipt())

    for question in ASKED.questions:
        assert squeezed(question.label.de) in whole
    for answered in IN_WORDS:
        assert squeezed(answered) in whole


def test_what_was_not_answered_is_said_and_is_no_zero() -> None:
    whole = everything(receipt({}))

    assert whole.count(squeezed(text("receipt.not_answered", "de"))) == len(ASKED.questions) - 1  # the office is known


def test_no_field_at_all_is_an_answer() -> None:
    assert contains(receipt({"fields": {"none": ""}}), ASKED.no_field.label.de)


def test_the_english_receipt_is_english() -> None:
    whole = everything(receipt(language="en"))

    assert squeezed("I cannot assess this") in whole
    assert squeezed("missing but needed") in whole


def test_one_day_is_no_days() -> None:
    tomorrow = replace(MEETING, overview_days=1)
    assert contains(receipt(meeting=tomorrow), "spätestens 1 Tag vor der Sitzung")
    assert contains(receipt(meeting=tomorrow, language="en"), "at least 1 day before the meeting")


def test_the_same_release_gives_the_same_receipt() -> None:
    assert receipt() == receipt()


def test_a_receipt_without_anything_known_of_the_meeting_leaves_it_out() -> None:
    whole = everything(receipt(meeting=Meeting()))

    assert "None" not in whole
    assert squeezed("Bis zum") not in whole


def test_the_speaking_notes_open_with_the_leadership_and_follow_the_round() -> None:
    shown = briefing(22, 26)

    whole = everything(write_speaking_notes(shown, "de"))

    assert squeezed(text("s10.opening_words", "de")) in whole
    places = [whole.index(squeezed(shown.office(key).name)) for key in shown.concluded.agenda.speaking_order[:9]]
    assert places == sorted(places)
    assert whole.count(squeezed(text("speaking_notes.fill_in", "de"))) == 4
    assert squeezed(text("s03.legend", "de")) in whole  # what k. E. means
    assert squeezed("Sitzung am 26. November 2026, Großer Sitzungssaal") in whole


def test_the_questionnaire_on_paper_asks_everything_with_every_choice() -> None:
    for language in ("de", "en"):
        whole = everything(write_questions(ASKED, MEETING, OFFICES, language))
        for question in ASKED.questions:
            assert squeezed(f"{question.id} {question.label.in_(language)}") in whole
            assert squeezed(question.help.in_(language)) in whole
        for points in ASKED.scales.values():
            for point in points:
                assert squeezed(f"☐ {point.value} – {point.label.in_(language)}: {point.anchor.in_(language)}") in whole
        assert whole.count(squeezed(ASKED.cannot_assess.label.in_(language))) >= 3
        for field in ASKED.fields:  # the same that the form and the workbook offer
            assert (squeezed(f"☐ {field.name.in_(language)}") in whole) is (field in ASKED.asked_fields)


def test_the_questionnaire_has_five_pages_and_a_box_for_each_role_in_each_field() -> None:
    for language in LANGUAGES:
        pdf = write_questions(ASKED, county().meeting, county().offices, language)
        assert len(pages(pdf)) == 5
        assert contains(pdf, {"de": "bis zum 30. Oktober 2026", "en": "by 30 October 2026"}[language])
        for field in ASKED.asked_fields:
            assert contains(pdf, f"{field.name.in_(language)}☐☐☐")


def test_a_question_is_not_torn_from_its_choices() -> None:
    for page in pages(write_questions(ASKED, MEETING, OFFICES, "de")):
        asked = sum("☐ 0 –" in line for line in page.splitlines())
        assert asked == page.count("☐ 5 –")
