"""Page 1 is one page, whatever was typed, and says where the rest stands."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.briefing import Briefing
from pipeline.model import Language, Meeting, Text
from report_templates import write_briefing
from report_templates.briefing.page_one import FREE_FOOT, PageOne, fitting
from report_templates.briefing.page_one_frame import Frame
from report_templates.briefing.page_one_steps import STEPS
from report_templates.briefing.view import View
from report_templates.texts import text
from report_templates.theme import TEXT_WIDTH, height_of
from tests.briefings import MEETING, draw
from tests.numbered_briefings import briefing
from tests.report_templates.auental import county
from tests.report_templates.paper import first_pages, pages, squeezed

LONG = ("Ein sehr langer Eintrag mit vielen Worten " * 6).strip()
LONG_ENTRIES = ("authority", "unit", "file_reference", "handled_by", "leadership", "topic", "place", "coordination")
LONG_MEETING = replace(Meeting(date=date(2026, 11, 26)), **dict.fromkeys((*LONG_ENTRIES, "coordination_share"), LONG))
CASES = {
    "nobody answered": briefing(0, 26),
    "nobody is invited": briefing(0, 0),
    "one of one": briefing(1),
    "two": briefing(2, 26),
    "four": briefing(4, 26),
    "exactly half": briefing(13, 26),
    "all": briefing(26),
    "60 offices": briefing(48, 60),
    "60 offices, 55 silent": briefing(5, 60),
    "300 offices": briefing(200, 300),
    "names of 120 characters": briefing(40, 60, long_names=True),
    "hostile texts": briefing(22, 26, hostile=True),
    "nothing is known of the meeting": briefing(22, 26, meeting=Meeting()),
    "everything about the meeting is long": briefing(22, 26, long_names=True, meeting=LONG_MEETING),
}


def page_one(shown: Briefing, language: Language = "de") -> str:
    """The text of page 1."""
    return first_pages(write_briefing(shown, "leadership", language), 1)[0]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_rest_begins_on_page_2_with_its_contents(name: str, language: Language) -> None:
    pdf = write_briefing(CASES[name], "leadership", language)

    first, second = (squeezed(page) for page in first_pages(pdf, 2))

    assert squeezed(text("page_one.note", language)) in first
    assert squeezed(text("page.contents", language)) in second[:60]
    assert squeezed(f"1 {text('s01.title', language)}") in second


@pytest.mark.parametrize("name", CASES)
def test_30_mm_stay_free_for_initials(name: str) -> None:
    page = fitting(View(CASES[name], "leadership", "de"))

    assert page.free >= 0, page.step
    assert pytest.approx(85.04, abs=0.1) == FREE_FOOT


def test_a_usual_county_fits_in_full_size_and_without_shortening() -> None:
    page = fitting(View(briefing(22, 26), "leadership", "de"))

    assert page.step.official_names
    assert page.step.size >= 0.96
    assert page.shortened_decisions == ()


def test_a_list_that_is_too_long_says_how_many_more_and_where_they_stand() -> None:
    view = View(briefing(5, 60, long_names=True), "leadership", "de")
    page = fitting(view)
    names = page.step.names

    first = squeezed(page_one(view.briefing))

    assert names < 55
    assert squeezed(f"… und {55 - names} weitere.") in first
    assert squeezed("(weiter: Abschnitt 2)") in first


def test_the_occasion_stays_whole_where_there_is_room_for_it_though_other_texts_are_shortened() -> None:
    name = "Dezernat für alle damit verbundenen Angelegenheiten der Daseinsvorsorge, Teilhabe und Zuwanderung im Umland"
    meeting = replace(MEETING, unit=name, leadership=name, place=name)
    shown = replace(briefing(12, 14, long_names=True), meeting=meeting)
    first = squeezed(page_one(shown, "en"))

    assert squeezed("… (continued: section 4)") in first
    assert squeezed(" ".join(sentence.en for sentence in shown.concluded.occasion)) in first


def test_both_sentences_of_the_occasion_begin_even_where_they_are_shortened() -> None:
    first = squeezed(page_one(CASES["everything about the meeting is long"]))

    assert squeezed("Auf Ihre Einladung kommen") in first
    assert squeezed("Diese Vorlage fasst ihre Selbsteinschätzungen zusammen") in first


def test_few_answers_stand_in_large_type_under_a_head_of_usual_size() -> None:
    view = View(briefing(1), "leadership", "de")
    page = fitting(view)

    assert page.step.size > 1
    assert _heads(page) == _heads(PageOne(view, replace(page.step, size=1.0)))


def _heads(page: PageOne) -> float:
    return height_of(list(Frame(page.view, page.step).head()), TEXT_WIDTH, "de")


def test_a_decision_that_page_1_had_to_shorten_stands_whole_in_section_10() -> None:
    usual = briefing(22, 26)
    long = replace(usual.concluded.decisions[0], proposal=Text("Vorschlag mit Begründung " * 80, "proposal " * 80))
    crowded = replace(usual, concluded=replace(usual.concluded, decisions=(long, *usual.concluded.decisions[1:])))

    pdf = write_briefing(crowded, "leadership", "de")

    assert squeezed("Vorschlag mit Begründung " * 80) not in squeezed(pages(pdf)[0])
    assert squeezed("Vorschlag mit Begründung " * 80) in "".join(squeezed(page) for page in pages(pdf))


def test_every_decision_has_its_three_boxes_and_every_result_its_link() -> None:
    shown = briefing(22, 26)
    first = squeezed(page_one(shown))

    assert first.count("☐ja") == first.count("☐nein") == first.count("☐Rücksprache") == len(shown.concluded.decisions)
    for one in shown.concluded.page_one:
        assert squeezed(f"{one.text.de} (Abschnitt {one.section})") in first


def test_each_result_has_its_keyword_before_it_and_each_step_its_day() -> None:
    shown = briefing(22, 26)
    first = squeezed(page_one(shown))

    for one in shown.concluded.page_one:
        keyword = text(f"page_one.keyword.{one.statement.id}", "de")
        assert squeezed(f"{keyword} {one.text.de}") in first
    for step in shown.concluded.next_steps:
        assert squeezed(f"{step.until.de} {step.what.de} – {step.who.de}") in first


def test_no_line_of_a_result_begins_with_its_link_or_with_a_number_torn_from_its_word() -> None:
    for language in ("de", "en"):
        first = page_one(county(), language)
        lines = [line.strip() for line in first.splitlines()]

        assert not [line for line in lines if line.startswith(("(Abschnitt", "(section"))]
        assert not [line for line in lines if re.match(r"\(\d+\)", line)]
        assert not [line for line in lines if re.search(r"\bAmt$", line)]


@pytest.mark.parametrize("answered", [0, 1, 22])
def test_no_box_is_parted_from_its_word_whatever_the_size_of_the_type(answered: int) -> None:
    first = pages(write_briefing(briefing(answered, 26), "leadership", "de"))[0]

    assert not re.search(r"☐\s*\n|Rück-", first)


def test_no_rule_number_stands_on_page_1() -> None:
    shown = briefing(22, 26)
    first = page_one(shown)

    assert not {s.id for s in shown.concluded.statements} & set(first.split())


def test_what_the_meeting_does_not_say_is_left_out() -> None:
    first = page_one(briefing(22, 26, meeting=Meeting()))

    for left_out in ("Az.", "Bearbeitung", "Tel.", "Sitzung am", "None"):
        assert left_out not in first
    assert "Vorlage für die Verwaltungsspitze" in first


def test_english_page_1_gives_the_german_official_name_at_the_first_mention() -> None:
    round_ = draw("""
        office | B D E
        Bau    | 5 5 4
        Schule | 5 5 4
        Kasse  | 1 1 4
        Sport  | 1 1 3
        Wald   | 1 0 3
        Forst  | silent
    """)
    offices = tuple(
        replace(office, name=f"{office.label} – Amtliche Stelle {office.label}") for office in round_.offices
    )
    english = replace(round_, offices=offices, meeting=MEETING).briefing()

    first = squeezed(page_one(english, "en"))

    assert first.count(squeezed("Forst (Amtliche Stelle Forst)")) == 1
    assert squeezed("Amtliche Stelle Bau") in first


def test_each_step_holds_back_at_least_as_much_as_the_one_before() -> None:
    plain = [step for step in STEPS if not step.official_names]
    for milder, stricter in itertools.pairwise(plain):
        assert stricter.names <= milder.names
        assert stricter.characters <= milder.characters
        assert stricter.size <= milder.size


def test_the_strictest_step_fits_the_worst_case() -> None:
    worst = CASES["everything about the meeting is long"]

    assert PageOne(View(worst, "leadership", "de"), STEPS[-1]).free >= 0
