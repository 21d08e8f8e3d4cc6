"""A table of contents says on which page each part begins, also when it comes before all of them."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_templates.tagged import Contents, PageBreak, PageTemplate, Paragraph, SwitchTemplate, TaggingError
from tests.pdf_checks import assert_sound, structure, tagged_text
from tests.report_templates.tagged.making import BODY, HEADINGS, LANDSCAPE, TEXTS, document, expected, made

SHORT = PageTemplate("short", 400, 180, left=50, right=50, top=20, bottom=20)


def part(name: str) -> Paragraph:
    return Paragraph(name, HEADINGS[0], tag="H1", outline=1, anchor=name)


def test_every_line_is_a_link_with_title_and_number() -> None:
    pdf = made(Contents([("Erster Teil", "a"), ("Zweiter Teil", "b")], BODY), part("a"), PageBreak(), part("b"))

    assert_sound(pdf)
    assert structure(pdf)[:8] == [
        "Document", "  TOC", "    TOCI", "      Reference", "        Link", "    TOCI", "      Reference",
        "        Link",
    ]  # fmt: skip
    assert tagged_text(pdf)[:2] == [("Reference", "Erster Teil 1"), ("Reference", "Zweiter Teil 2")]


def test_lines_lead_to_their_parts() -> None:
    pdf = made(Contents([("Teil", "a")], BODY), PageBreak(), part("a"))

    with pikepdf.open(io.BytesIO(pdf)) as file:
        (link,) = file.pages[0].obj.Annots
        assert (str(link.Dest), str(link.Contents)) == ("a", "Teil")
        assert float(link.Rect[2]) - float(link.Rect[0]) == pytest.approx(595.28 - 71 - 57, abs=0.1)


def test_a_line_without_a_part_is_an_error() -> None:
    with pytest.raises(TaggingError, match="nothing has this anchor"):
        made(Contents([("Teil", "nirgends")], BODY))


def test_a_long_table_of_contents_goes_on_on_the_next_page() -> None:
    names = [f"Teil {number}" for number in range(30)]
    story: list[Any] = [Contents([(name, name) for name in names], BODY)]
    for name in names:
        story += [PageBreak(), part(name)]
    pdf = made(*story, templates=[SHORT, LANDSCAPE])

    assert_sound(pdf)
    read = [said for tag, said in tagged_text(pdf) if tag == "Reference"]
    assert [tag.strip() for tag in structure(pdf)].count("TOC") == 1
    with pikepdf.open(io.BytesIO(pdf)) as file:
        before = len(file.pages) - 30
    assert read == [f"{name} {number}" for number, name in enumerate(names, before + 1)]


@given(st.lists(TEXTS.filter(lambda text: text.strip()), min_size=1, max_size=6), st.integers(0, 3))
@settings(max_examples=15)
def test_any_titles_are_read_with_their_numbers(titles: list[str], switches: int) -> None:
    parts: list[Any] = [part(str(number)) for number in range(len(titles))]
    gap: list[Any] = [SwitchTemplate("landscape"), SwitchTemplate("portrait")] * switches
    pdf = document().build([Contents([(t, str(n)) for n, t in enumerate(titles)], BODY), PageBreak(), *gap, *parts])

    assert_sound(pdf)
    read = [said for tag, said in tagged_text(pdf) if tag == "Reference"]
    assert [said.rpartition(" ")[0] for said in read] == [expected(title) for title in titles]
    assert all(said.rpartition(" ")[2].isdecimal() for said in read)
