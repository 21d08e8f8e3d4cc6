"""Every character that was written comes back from the finished file, in order."""

from __future__ import annotations

import subprocess
from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from report_templates.tagged import BulletList, Cell, Column, Paragraph, Run, Table, TableStyle, TextStyle
from tests.conftest import IN_CI
from tests.pdf_checks import assert_sound, tagged_text
from tests.report_templates.tagged.making import BODY, LOREM, SMALL, TEXTS, document, expected, made, thrown


def only_text(pdf: bytes) -> str:
    return "".join(text for _, text in tagged_text(pdf))


@settings(max_examples=150)
@given(TEXTS, st.sampled_from(["left", "center", "right"]), st.floats(20, 460))
def test_any_text_comes_back_exactly(text: str, align: str, indent: float) -> None:
    pdf = made(Paragraph(text, TextStyle(10, 14, align=align, left_indent=indent)))
    assert only_text(pdf) == expected(text)


@settings(max_examples=100 if IN_CI else 10)
@given(st.integers(0, 2**32))
def test_ten_thousand_texts_come_back_exactly(seed: int) -> None:
    dice = Random(seed)
    texts = [thrown(dice) for _ in range(100)]
    read = [text for _, text in tagged_text(made(*(Paragraph(text, BODY) for text in texts)))]
    assert read == [text for text in map(expected, texts) if text]


@settings(max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_any_text_makes_a_sound_file(texts: list[str]) -> None:
    rows = [[text, Cell(text, bold=True), text[::-1]] for text in texts]
    columns = [Column(60, "Stelle"), Column(90, "Aufgaben"), Column(200, "Anmerkung", "right")]
    pdf = made(Table(columns, rows, TableStyle(SMALL)), *(Paragraph(text, BODY) for text in texts))
    assert_sound(pdf)
    cells = [text for tag, text in tagged_text(pdf) if tag in ("TH", "TD", "P")][3:]
    wanted = [expected(cell) for text in texts for cell in (text, text, text[::-1])] + [expected(t) for t in texts]
    assert cells == [text for text in wanted if text]


@given(st.lists(st.tuples(TEXTS, st.booleans(), st.booleans(), st.sampled_from([None, "https://a.de", "#ziel"]))))
@settings(max_examples=60)
def test_runs_come_back_exactly(parts: list[tuple[str, bool, bool, str | None]]) -> None:
    runs = [Run(text, bold=bold, italic=italic, link=link) for text, bold, italic, link in parts]
    pdf = made(Paragraph("Ziel", BODY, anchor="ziel"), Paragraph(runs, BODY))
    assert only_text(pdf) == "Ziel" + expected("".join(run.text for run in runs))


@pytest.mark.parametrize(
    "text", ["x" * 12_000, "Wort " * 2400, "\u0308" * 12_000, LOREM * 48, "漢字" * 1500, "a-" * 6000]
)
def test_a_very_long_text_is_there_to_the_last_character(text: str) -> None:
    columns = [Column(80, "Stelle"), Column(150, "Antwort")]
    pdf = made(Table(columns, [["Amt", text], ["Ende", "Schluss"]], TableStyle(SMALL)), Paragraph(text, BODY))
    assert_sound(pdf)
    assert [t for _, t in tagged_text(pdf)] == ["Stelle", "Antwort", "Amt", text, "Ende", "Schluss", text]


def test_a_character_that_no_font_has_is_drawn_as_its_code_and_reported() -> None:
    report = document()
    pdf = report.build([Paragraph("Team 👷 漢", BODY)])
    assert report.missing_characters == ["漢", "👷"]
    assert tagged_text(pdf) == [("P", "Team 👷 漢")]
    assert "U+1F477" in shown(pdf)


def test_a_hyphenated_word_is_copied_as_one_word_without_soft_hyphens() -> None:
    pdf = made(Paragraph(LOREM * 3, TextStyle(10, 14, left_indent=300)))
    copied = printed(pdf)
    assert "\xad" not in copied
    assert copied.split() == (LOREM * 3).split()
    assert "-\n" not in copied
    assert "\xad" in shown(pdf)


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_a_hyphenated_word_beside_or_within_a_link_is_copied_as_one_word(width: int) -> None:
    words = "Zuständigkeiten der Verwaltungsgerichtsbarkeit und Gleichstellungsbeauftragten"
    style = TextStyle(10, 14, measure=width)
    pdf = made(Paragraph([f"{words} ", Run(words, link="https://a.de"), f" {words}"], style))
    assert_sound(pdf)
    copied = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert " ".join(copied.split()) == " ".join([words] * 3)


def test_words_of_two_lines_do_not_run_together() -> None:
    text = "eins zwei drei vier fünf " * 40
    assert printed(made(Paragraph(text, TextStyle(10, 14, left_indent=350)))).split() == text.split()


def test_line_breaks_in_a_text_are_kept() -> None:
    pdf = made(Paragraph("eins\nzwei\r\ndrei\n\nvier", BODY))
    assert [line for line in printed(pdf).splitlines() if line.strip()] == ["eins", "zwei", "drei", "vier"]
    assert tagged_text(pdf) == [("P", "eins\nzwei\r\ndrei\n\nvier")]


def test_nothing_is_read_as_markup() -> None:
    text = "<b>fett</b> <img src='/etc/passwd'/> &lt; <eine> Stelle"
    assert tagged_text(made(Paragraph(text, BODY), BulletList([text], BODY))) == [
        ("P", text),
        ("Lbl", "•"),
        ("LBody", text),
    ]


def test_right_to_left_text_arrives_in_logical_order_without_bidi_controls() -> None:
    assert tagged_text(made(Paragraph("Name: \u202eשלום\u202c!", BODY))) == [("P", "Name: שלום!")]


def printed(pdf: bytes) -> str:
    """The text as a person copies it from a viewer."""
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def shown(pdf: bytes) -> str:
    """The text as it is seen on paper, without replacements."""
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("text", ["\u0308" * 40_000, "Wort" * 8_000, "(" * 20_000])
def test_strings_longer_than_pdf_allows_are_divided(text: str) -> None:
    pdf = made(Paragraph([Run(text, link="https://a.de"), text], BODY, outline=1))
    assert_sound(pdf)
    assert only_text(pdf) == text * 2
