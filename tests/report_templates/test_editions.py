"""Two editions from one briefing: who may read what, in which language, and what is the same in both."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.model import Edition, Language
from report_templates import file_name, write_briefing
from report_templates.texts import text
from tests.numbered_briefings import briefing
from tests.pdf_checks import tagged_text
from tests.report_templates.paper import EDITIONS, bookmarks, contains, everything, pages, printed, squeezed

SHOWN = briefing(22, 26, seed=3)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_an_edition_states_what_its_readers_may_read_and_nothing_else(edition: Edition, language: Language) -> None:
    text_of_all = everything(write_briefing(SHOWN, edition, language))
    allowed = {"leadership": {"all", "leadership"}, "meeting": {"all"}}[edition]

    for statement in SHOWN.concluded.statements:
        said = squeezed(statement.text.in_(language)) in text_of_all
        assert said == (statement.audience in allowed), statement


def test_the_meeting_edition_has_neither_page_1_nor_decisions() -> None:
    pdf = write_briefing(SHOWN, "meeting", "de")

    for decision in (*SHOWN.concluded.decisions, *SHOWN.concluded.further_decisions):
        assert not contains(pdf, decision.question.de)
    for only_for_the_leadership in ("page_one.decisions", "page_one.directions", "s10.further", "s10.words"):
        assert not contains(pdf, text(only_for_the_leadership, "de"))


def test_both_editions_carry_the_same_version_and_hash() -> None:
    versioned = replace(SHOWN, version=7, data_hash="ab12" * 16)
    for edition, language, pdf in printed(versioned):
        assert squeezed("ab12" * 16) in everything(pdf), (edition, language)
        assert all(text("page.version", language, version=7) in page for page in pages(pdf))


def test_every_page_says_file_reference_data_date_and_number() -> None:
    for _edition, language, pdf in printed(SHOWN):
        count = len(pages(pdf))
        for number, page in enumerate(pages(pdf), 1):
            assert text("page.number", language, x=number, y=count) in page
            assert SHOWN.meeting.file_reference in page
            assert {"de": "02.11.2026", "en": "2 Nov 2026"}[language] in page


def test_no_brace_is_ever_printed() -> None:
    for _edition, _language, pdf in printed(SHOWN):
        assert not re.search(r"[{}]", "".join(pages(pdf)))


@pytest.mark.parametrize("edition", EDITIONS)
def test_all_parts_stand_in_their_order_and_have_a_bookmark(edition: Edition) -> None:
    sections = [f"{number} {text(f's{number:02}.title', 'de')}" for number in range(1, 11)]
    annexes = [text(f"annex_{letter}.title", "de") for letter in "abcd"]

    titles = [title for title, level in bookmarks(write_briefing(SHOWN, edition, "de")) if level == 0]

    assert titles == [text("page.title", "de"), *sections, *annexes]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("answered", [0, 4, 22])
def test_the_contents_name_every_part_with_the_page_on_which_it_stands(edition: Edition, answered: int) -> None:
    pdf = write_briefing(briefing(answered, 26), edition, "de")
    parts = [title for title, level in bookmarks(pdf) if level == 0][1:]

    listed = [said.rpartition(" ") for tag, said in tagged_text(pdf) if tag == "Reference"]

    assert [title for title, _, _ in listed] == parts
    for title, _, number in listed:
        assert squeezed(title) in squeezed(pages(pdf)[int(number) - 1])


def test_without_an_answer_there_are_sections_1_2_10_and_annex_c_only() -> None:
    pdf = write_briefing(briefing(0, 26), "meeting", "de")

    assert [title for title, level in bookmarks(pdf) if level == 0] == [
        text("page.title", "de"),
        "1 Anlass und Auftrag",
        "2 Rücklauf und Datenlage",
        "10 Vorschlag für die Tagesordnung",
        "Anlage C: Verfahren und Grenzen",
    ]


@pytest.mark.parametrize(("answered", "invited", "bars", "grid"), [
    (2, 26, False, False), (4, 26, True, False), (12, 26, True, False), (13, 26, True, True), (5, 5, True, True),
])  # fmt: skip
def test_few_answers_are_shown_singly_and_not_summed_up(answered: int, invited: int, bars: bool, grid: bool) -> None:
    whole = everything(write_briefing(briefing(answered, invited), "meeting", "de"))

    assert (squeezed(text("s04.distribution", "de")) in whole) == bars
    assert (squeezed(text("s04.map", "de")) in whole) == grid
    assert (squeezed(text("s04.single_table", "de")) in whole) != grid


def test_the_same_briefing_gives_the_same_bytes() -> None:
    for edition, language, pdf in printed(SHOWN):
        assert write_briefing(briefing(22, 26, seed=3), edition, language) == pdf


def test_file_names_have_no_umlauts_and_no_spaces() -> None:
    day, county = date(2026, 11, 2), "Landkreis Auental"
    assert file_name("leadership", county, day, 1) == "2026-11-02_Vorlage_Integration_Auental_v1.pdf"
    assert file_name("meeting", county, day, 1) == "2026-11-02_Sitzungsunterlage_Integration_Auental_v1.pdf"
    assert file_name("speaking_notes", county, day, 2, "en") == "2026-11-02_Sprechzettel_Integration_Auental_v2_en.pdf"
    elsewhere = "2026-11-02_Sitzungsunterlage_Integration_Gross-Koeln-Sued_v12.pdf"
    assert file_name("meeting", "Stadt Groß Köln / Süd", day, 12) == elsewhere
    assert file_name("leadership", "", day, 1) == "2026-11-02_Vorlage_Integration_v1.pdf"
