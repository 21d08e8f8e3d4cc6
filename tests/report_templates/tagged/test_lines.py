"""Where lines end: after spaces, dashes and hyphens, within words as patterns say, and never in an address's word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_templates.tagged import Cell, Column, TableStyle, TextStyle
from report_templates.tagged.fonts import Faces
from report_templates.tagged.hyphenation import break_points, word_positions
from report_templates.tagged.linebreak import break_lines
from report_templates.tagged.tablerows import RowMaker
from tests.report_templates.tagged.making import FONTS, LOREM, TEXTS


def lines(text: str, width: int, language: str = "de") -> list[str]:
    """Lines of a font in which every character is one unit wide; `~` marks an inserted hyphen."""
    found = break_lines(text, [10] * len(text), width * 10, 10, language)
    return [text[line.start : line.end] + "~" * line.hyphen for line in found]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("eins zwei", 10, ["eins zwei"]),
        ("eins zwei", 8, ["eins ", "zwei"]),
        ("eins  zwei", 8, ["eins  ", "zwei"]),
        ("a\nb", 9, ["a\n", "b"]),
        ("a\r\n\r\nb\n", 9, ["a\r\n", "\r\n", "b\n", ""]),
        ("zwei Verwaltung hier", 12, ["zwei Verwal~", "tung hier"]),
        ("zwei Verwaltung", 12, ["zwei ", "Verwaltung"]),
        ("IT-Planungsrat", 10, ["IT-Pla~", "nungsrat"]),
        ("Integrations-Beratungsstelle", 18, ["Integrations-", "Beratungsstelle"]),
        ("ein Ämter-/Stellenplan", 12, ["ein Ämter-/", "Stellenplan"]),
        ("x" * 25, 10, ["x" * 10, "x" * 10, "x" * 5]),
        ("ein " + "x" * 25, 10, ["ein ", "x" * 10, "x" * 10, "x" * 5]),
        ("Ver\xadwal\xadtung", 9, ["Ver\xadwal\xad~", "tung"]),
        ("10–12 Uhr", 5, ["10–12 ", "Uhr"]),
        ("Az. 50.1-2026/117", 10, ["Az. ", "50.1-2026/", "117"]),
        ("Kennung REF-00003", 14, ["Kennung ", "REF-00003"]),
        ("am 10\xa0Uhr", 7, ["am ", "10\xa0Uhr"]),
    ],
)
def test_lines_end_where_a_typesetter_would_end_them(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_an_address_is_broken_at_its_signs_without_hyphens() -> None:
    text = "Siehe https://www.auental.de/integration/zusammenarbeit/verwaltung?seite=1"
    result = lines(text, 26)
    assert "".join(result) == text
    assert all(line[-1] in "/ .?=1" for line in result)


def test_an_email_address_is_not_hyphenated() -> None:
    assert "~" not in "".join(lines("koordination.integration@verwaltungsgemeinschaft.example.de", 20))


@given(TEXTS, st.integers(1, 60))
def test_every_character_is_in_exactly_one_line(text: str, width: int) -> None:
    found = break_lines(text, [10] * len(text), width * 10, 10, "de")
    assert [line.start for line in found] == [0, *(line.end for line in found[:-1])]
    assert found[-1].end == len(text)


@given(TEXTS, st.integers(5, 60))
def test_no_line_is_wider_than_the_column(text: str, width: int) -> None:
    found = break_lines(text, [10] * len(text), width * 10, 10, "de")
    assert all(line.width <= width * 10 + 1 for line in found)


@given(st.integers(20, 80))
def test_a_line_ends_early_only_where_the_next_word_does_not_fit(width: int) -> None:
    result = lines(LOREM, width, language="")
    for line, following in pairwise(result):
        assert len(line.rstrip()) + 1 + len(following.split(" ")[0].split("-")[0]) > width or line.endswith("-")


def test_a_language_without_patterns_is_not_hyphenated() -> None:
    assert word_positions("Verwaltung", "tlh") == []
    assert break_points("Verwaltung", "") == ()


def test_a_cell_in_another_language_is_broken_as_that_language_is() -> None:
    maker = RowMaker(Faces(FONTS), "en", [Column(60, "Office")], TableStyle(TextStyle(8, 10, hyphenate=False)), 0)
    row = maker.row([Cell("Gleichstellungsbeauftragte", language="de", hyphenate=True)])
    block = row.cells[0].block
    assert [block.text[line.start : line.end] for line in block.lines] == ["Gleichstel", "lungsbeauf", "tragte"]
    assert [line.hyphen for line in block.lines] == [True, True, False]
