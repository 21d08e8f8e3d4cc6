"""Fonts are read, cut to what is used, and embedded so that widths and characters are right."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from report_templates.tagged import FontFamily, Paragraph, Run, TaggingError
from report_templates.tagged.fonts import Faces
from report_templates.tagged.subset import subset
from report_templates.tagged.truetype import TrueTypeFont, open_font
from tests.pdf_checks import assert_sound, tagged_text
from tests.report_templates.tagged.making import BODY, FOLDER, FONTS, document, made

FILES = sorted(FOLDER.glob("*.ttf"))
# DIN 91379, letters that the product's readers need: Latin with all marks, and a sample of the sequences.
LATIN = (
    "ÄÖÜäöüßẞÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕØÙÚÛÝÞ"
    "àáâãåæçèéêëìíîïðñòóôõøùúûýþÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĳ"
)
SEQUENCES = "A̋C̀C̄C̆C̈C̕C̣C̦C̨D̂F̀G̀H̄H̦H̱J́K̀L̂M̀N̂P̀R̆S̀T̀ḦZ̀a̋c̀"
OTHER = "ΑΒΓΔΕΖΗΘάέήίαβγδЁЂЃЄЅАБВГДабвгдђѓєѕ€‰→←↑↓▲▼✓⚠●○■□½²³µ"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_glyphs_widths_and_outlines_are_those_that_fonttools_reads(path: Path) -> None:
    ours, theirs = TrueTypeFont(path), TTFont(path)
    cmap, order = theirs.getBestCmap(), theirs.getGlyphOrder()
    assert all(order[ours.glyph(code)] == name for code, name in cmap.items())
    assert {ours.glyph(code) for code in (0x4E2D, 0x1F477, 0x10FFFF, 0xE123)} == {0}
    metrics, units = theirs["hmtx"].metrics, theirs["head"].unitsPerEm
    for number, name in enumerate(order):
        assert (ours.advance(number), ours.side_bearing(number)) == (
            round(metrics[name][0] * 1000 / units),
            metrics[name][1],
        )
    assert ours.name == theirs["name"].getDebugName(6)


@given(st.lists(st.sampled_from(LATIN + OTHER + SEQUENCES), min_size=1, max_size=40))
@settings(max_examples=20)
def test_a_subset_draws_the_same_shapes(characters: list[str]) -> None:
    font = open_font(FILES[0])
    glyphs = [font.glyph(ord(character)) for character in characters]
    data, numbers = subset(font, glyphs)
    cut, full = TTFont(io.BytesIO(data), lazy=False), TTFont(FILES[0])
    order, names = cut.getGlyphOrder(), full.getGlyphOrder()
    for old in glyphs:
        new_shape, old_shape = cut["glyf"][order[numbers[old]]], full["glyf"][names[old]]
        assert new_shape.getCoordinates(cut["glyf"])[0] == old_shape.getCoordinates(full["glyf"])[0]
        assert cut["hmtx"].metrics[order[numbers[old]]] == full["hmtx"].metrics[names[old]]


@pytest.mark.parametrize("text", [LATIN, SEQUENCES, OTHER])
def test_letters_of_all_european_languages_are_drawn(text: str) -> None:
    report = document()
    pdf = report.build([Paragraph(text, BODY)])
    assert report.missing_characters == []
    assert_sound(pdf)
    assert tagged_text(pdf) == [("P", text)]


@pytest.fixture
def other_family(tmp_path: Path) -> FontFamily:
    """A family whose only character is 漢 (drawn with the shape of an A)."""
    font = TTFont(FILES[0])
    for table in font["cmap"].tables:
        table.cmap = {0x6F22: "A"} if table.isUnicode() else {}
    path = tmp_path / "other.ttf"
    font.save(path)
    return FontFamily(path, path, path, path)


def test_a_character_that_the_font_lacks_is_taken_from_another_family(other_family: FontFamily) -> None:
    family = FontFamily(FONTS.regular, FONTS.bold, FONTS.italic, FONTS.bold_italic, fallback=(other_family,))
    report = document(fonts=family)
    pdf = report.build([Paragraph(["Zeichen 漢 und ", Run("漢", bold=True), " Text 字"], BODY)])
    assert_sound(pdf)
    assert tagged_text(pdf) == [("P", "Zeichen 漢 und 漢 Text 字")]
    assert report.missing_characters == ["字"]


def calls_of(characters: int) -> int:
    """How many functions are called to set a text of so many different signs that no font has, eight to a word."""
    signs = [chr(0x4E00 + number) for number in range(characters)]
    text = " ".join("".join(signs[start : start + 8]) for start in range(0, characters, 8))
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        made(Paragraph(text, BODY))
    finally:
        sys.setprofile(before)
    return calls


def test_twice_as_many_signs_that_no_font_has_are_at_most_twice_the_work() -> None:
    calls_of(80)  # what is loaded and read once is none of it
    once, twice, four_times = (calls_of(count) for count in (400, 800, 1600))
    assert four_times - twice < 2.2 * (twice - once)


def test_only_styles_that_are_used_are_opened() -> None:
    faces = Faces(FONTS)
    assert faces.all == []
    faces.style(bold=True)
    assert [face.font.name for face in faces.all] == ["DejaVuSansCondensed-Bold"]


def test_a_file_that_is_no_font_is_said() -> None:
    with pytest.raises(TaggingError, match=r"making\.py is not a TrueType font"):
        TrueTypeFont(Path(__file__).with_name("making.py"))


def test_a_small_document_is_small() -> None:
    assert len(made(Paragraph("Kurz", BODY))) < 12_000
