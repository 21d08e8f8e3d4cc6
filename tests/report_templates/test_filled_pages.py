"""No page is left a third empty without a need, and no number is parted from its word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
import pytest

from pipeline.model import Edition
from report_templates import theme, write_briefing
from report_templates.texts import text
from tests.numbered_briefings import briefing
from tests.report_templates.auental import county
from tests.report_templates.paper import EDITIONS, bookmarks, pages, squeezed
from tests.report_templates.test_since_last_version import second_version

MOST_EMPTY = 1 / 3
SCALE = 0.25
CASES = {
    "the county": county,
    "4 of 26": lambda: briefing(4, 26),
    "26": lambda: briefing(26),
    "48 of 60": lambda: briefing(48, 60),
}


def emptiness(pdf: bytes) -> Iterator[tuple[str, float]]:
    """Of each page what it begins with, and the share of its text height below the last line."""
    text_foot, frame = theme.BOTTOM * SCALE, (theme.TOP + theme.BOTTOM) * SCALE
    for page in pdfium.PdfDocument(pdf):
        shown = np.asarray(page.render(scale=SCALE, grayscale=True).to_numpy()).squeeze()
        foot = len(shown) - text_foot
        inked = np.flatnonzero((shown[: int(foot)] < 230).any(axis=1))
        kind = "landscape" if page.get_width() > page.get_height() else page.get_textpage().get_text_bounded()[:200]
        yield kind, (foot - inked.max()) / (len(shown) - frame)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", CASES)
def test_a_page_is_filled_unless_the_next_one_lies_the_other_way_or_holds_a_whole_profile(
    name: str, edition: Edition
) -> None:
    shown = list(emptiness(write_briefing(CASES[name](), edition, "de")))

    empty = [
        (number, round(share, 2))
        for number, ((kind, share), (following, _)) in enumerate(itertools.pairwise(shown), 1)
        if share > MOST_EMPTY and (kind == "landscape") == (following == "landscape")
        and not re.search(r"Betroffenheit \S+ ·|Anlage D", following)
    ]  # fmt: skip
    assert not empty


@pytest.mark.parametrize("name", ["4 of 26", "48 of 60"])
def test_no_page_ends_with_a_heading_or_a_text_that_opens_a_table(name: str) -> None:
    pdf = write_briefing(CASES[name](), "meeting", "en")
    opening = [text(key, "en") for key in ("s10.order_help", "annex_c.rules_intro", "s06.one_sided")]
    ends = tuple(map(squeezed, [*opening, *(title for title, _level in bookmarks(pdf))]))

    for number, page in enumerate(pdfium.PdfDocument(pdf), 1):
        shown = squeezed(page.get_textpage().get_text_bounded(bottom=theme.BOTTOM))
        assert not shown.endswith(ends), (number, shown[-60:])


def test_a_number_stands_on_the_line_of_its_word() -> None:
    for page in pages(write_briefing(county(), "leadership", "de")):
        assert not re.search(r"\b(Amt|unklar|nein|ab|bis)\n\d", page.split("Stellenprofile")[0])


def test_a_legend_stands_below_its_picture() -> None:
    shown = pages(write_briefing(second_version(), "leadership", "en"))

    assert "Who names whom as an interface" in next(page for page in shown if "Row names column" in page)
