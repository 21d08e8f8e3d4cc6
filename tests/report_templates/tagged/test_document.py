"""The file around the pages: links, bookmarks, metadata, sameness."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pikepdf
import pytest

from report_templates.tagged import Column, Figure, PageBreak, Paragraph, Run, Table, TableStyle
from tests.pdf_checks import assert_sound, structure
from tests.report_templates.tagged.making import BODY, HEADINGS, LOREM, SMALL, made

STORY_CODE = """
from tests.report_templates.tagged.making import *
from report_templates.tagged import *
import hashlib
rows = [[f"Amt {i} 👷", LOREM] for i in range(80)]
table = Table([Column(80, "Stelle"), Column(300, "Antwort")], rows, TableStyle(SMALL), caption="Titel")
head = Paragraph("Titel", HEADINGS[0], tag="H1", outline=1, anchor="a")
print(hashlib.sha256(made(head, Paragraph(["x", Run("y", link="#a", bold=True)], BODY), table)).hexdigest())
"""


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def test_the_same_story_gives_the_same_bytes_in_every_process() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", STORY_CODE],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_another_time_gives_another_file() -> None:
    story = [Paragraph("a", BODY)]
    assert made(*story) != made(*story, created=datetime(2026, 11, 3, tzinfo=UTC))


def test_a_story_can_be_built_again() -> None:
    story = [Paragraph("a", BODY), Table([Column(80, "A")], [["x"]], TableStyle(SMALL))]
    assert made(*story) == made(*story)


def test_the_file_says_what_it_is() -> None:
    created = datetime(2026, 11, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    with opened(made(title="Ergebnisse & <Fragen>", author="Kreis „Auental“", created=created)) as file:
        assert str(file.Root.Lang) == "de"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.MarkInfo.Marked
        assert str(file.docinfo.Title) == "Ergebnisse & <Fragen>"
        assert str(file.docinfo.CreationDate) == "D:20261102093000+01'00'"
        metadata = file.open_metadata()
        assert metadata["dc:title"] == "Ergebnisse & <Fragen>"
        assert metadata["dc:creator"] == ["Kreis „Auental“"]
        assert metadata["xmp:CreateDate"] == "2026-11-02T09:30:00+01:00"
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")


@pytest.mark.parametrize("title", ["a\x00b\x0cc", "\ud800", "\u202eabc", "👷 漢字", "]]> &amp; \ufffe"])
def test_any_title_makes_a_sound_file(title: str) -> None:
    assert_sound(made(Paragraph(title, HEADINGS[0], tag="H1", outline=1, anchor=title), title=title, author=title))


def test_bookmarks_follow_the_headings() -> None:
    def heading(level: int, text: str) -> Paragraph:
        return Paragraph(text, HEADINGS[level - 1], tag=f"H{level}", outline=level)

    pdf = made(heading(1, "Eins"), heading(2, "Eins\neins"), PageBreak(), heading(2, "Zwei"), heading(1, "Drei"))
    with opened(pdf) as file, file.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Eins", "Drei"]
        assert [entry.title for entry in outline.root[0].children] == ["Eins eins", "Zwei"]
        second = outline.root[0].children[1].destination
        assert second[0].objgen == file.pages[1].obj.objgen
        assert str(file.Root.PageMode) == "/UseOutlines"


def test_a_link_whose_text_is_blank_is_described_by_its_target() -> None:
    pdf = made(Paragraph([Run("\r\r", link="https://a.de")], BODY))

    assert_sound(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.pages[0].Annots[0].Contents) == "https://a.de"


def test_a_link_leads_to_its_anchor_on_another_page() -> None:
    pdf = made(Paragraph(["Siehe ", Run("Ziel", link="#z")], BODY), PageBreak(), Paragraph("Hier", BODY, anchor="z"))
    assert_sound(pdf)
    with opened(pdf) as file:
        link = file.pages[0].Annots[0]
        assert str(link.Contents) == "Ziel"
        names = file.Root.Names.Dests.Names
        assert str(names[0]) == str(link.Dest)
        assert names[1][0].objgen == file.pages[1].obj.objgen


def test_links_lead_to_figures_and_tables_too() -> None:
    figure = Figure(40, 40, lambda canvas: canvas.circle(20, 20, 10), "Kreis", anchor="f")
    table = Table([Column(80, "A")], [["x"]], TableStyle(SMALL), anchor="t")
    assert_sound(made(Paragraph([Run("f", link="#f"), Run("t", link="#t")], BODY), figure, table))


def test_a_link_over_two_lines_is_one_link_with_two_areas() -> None:
    pdf = made(
        Paragraph([LOREM[:60], Run("ein Link über mehr als eine einzige Zeile hinweg", link="https://a.de")], BODY)
    )
    assert_sound(pdf)
    with opened(pdf) as file:
        assert len(file.pages[0].Annots) == 2
        assert structure(pdf) == ["Document", "  P", "    Link"]


def test_two_links_to_the_same_place_are_two_links() -> None:
    pdf = made(Paragraph([Run("a", link="https://a.de"), " und ", Run("b", link="https://a.de")], BODY))
    assert structure(pdf) == ["Document", "  P", "    Link", "    Link"]


def test_a_link_may_hold_any_sign() -> None:
    pdf = made(Paragraph([Run("a", link="https://a.de/ä (b)\\c?d=%20")], BODY))
    assert_sound(pdf)
    with opened(pdf) as file:
        assert str(file.pages[0].Annots[0].A.URI) == "https://a.de/%C3%A4%20(b)%5Cc?d=%20"


def test_images_gradients_and_transparency_may_be_in_figures() -> None:
    def draw(canvas: Any) -> None:
        from PIL import Image  # noqa: PLC0415
        from reportlab.lib.colors import black, white  # noqa: PLC0415
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415

        canvas.drawImage(ImageReader(Image.new("RGBA", (8, 8), (0, 0, 200, 100))), 0, 0, 40, 40, mask="auto")
        canvas.setFillAlpha(0.5)
        canvas.circle(60, 20, 15, fill=1)
        canvas.linearGradient(0, 0, 40, 40, [black, white], extend=False)

    pdf = made(Figure(100, 50, draw, "Bild"), Figure(100, 50, draw, "Noch eins"))
    assert_sound(pdf)
    shown = subprocess.run(["pdftoppm", "-r", "30", "-png"], input=pdf, capture_output=True, check=True)
    assert shown.stderr == b""


def test_colours_set_in_one_figure_do_not_reach_the_next() -> None:
    def red(canvas: Any) -> None:
        canvas.setStrokeColorRGB(1, 0, 0)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, 50, 20, fill=1)

    def plain(canvas: Any) -> None:
        canvas.rect(0, 0, 50, 20, fill=1)

    pdf = made(Figure(50, 20, red, "rot"), Figure(50, 20, plain, "schwarz"))
    with opened(pdf) as file:
        content = file.pages[0].Contents[0].read_bytes().decode("latin-1")
    assert "0 g 0 G" in content.split("EMC")[1]


def test_everything_is_in_the_document_language_of_the_reader() -> None:
    with opened(made(Paragraph("Hello", BODY), language="en-GB")) as file:
        assert str(file.Root.Lang) == "en-GB"
