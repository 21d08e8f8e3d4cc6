"""How a story falls on pages: nothing torn apart that can be helped, headers where they belong."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from report_templates.tagged import (
    BulletList,
    Cell,
    Choice,
    Column,
    KeepTogether,
    LayoutTable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    SwitchTemplate,
    Table,
    TableStyle,
    TaggingError,
    TextStyle,
)
from tests.pdf_checks import assert_sound, tagged_text
from tests.report_templates.tagged.making import BODY, HEADINGS, LANDSCAPE, LOREM, SMALL, document, made

LINES = 10
SHORT = PageTemplate("short", 400, 40 + LINES * 14, left=50, right=50, top=20, bottom=20)  # ten lines of BODY
TIGHT = TextStyle(10, 14)
COLUMNS = [Column(60, "Stelle"), Column(200, "Antwort")]


def pages(*story: Any, **options: Any) -> list[list[str]]:
    """The lines of each page."""
    pdf = made(*story, **({"templates": [SHORT, LANDSCAPE]} | options))
    assert_sound(pdf)
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]


def lines(count: int, name: str = "Zeile") -> Paragraph:
    return Paragraph("\n".join(f"{name} {i}" for i in range(1, count + 1)), TIGHT)


@pytest.mark.parametrize(
    ("above", "count", "first"), [(0, 10, 10), (4, 6, 6), (4, 7, 5), (8, 4, 2), (9, 4, 0), (8, 3, 0)]
)
def test_no_line_of_a_paragraph_stands_alone(above: int, count: int, first: int) -> None:
    story = [*(Paragraph(f"oben {i}", TIGHT) for i in range(above)), lines(count)]
    result = pages(*story)
    assert len([line for line in result[0] if line.startswith("Zeile")]) == first


def test_a_heading_stays_with_the_first_lines_of_its_text() -> None:
    heading = Paragraph("Überschrift", HEADINGS[0], tag="H1")
    result = pages(lines(8, "oben"), heading, lines(6))
    assert [page[0] for page in result] == ["oben 1", "Überschrift"]


def test_a_heading_stays_with_whatever_version_follows_it() -> None:
    heading = Paragraph("Überschrift", HEADINGS[0], tag="H1")
    versions = [[KeepTogether([lines(count, "lang")])] for count in (6, 5)]
    result = pages(lines(7, "oben"), heading, Choice(versions))
    assert [page[0] for page in result] == ["oben 1", "Überschrift"]


@pytest.mark.parametrize(("above", "stays"), [(4, True), (5, False), (7, False)])
def test_a_heading_stays_with_the_first_two_rows_of_its_table(above: int, stays: bool) -> None:
    heading = Paragraph("Überschrift", TextStyle(10, 14, bold=True, keep_with_next=True), tag="H1")
    rows = [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]]
    result = pages(lines(above, "oben"), heading, Table(COLUMNS, rows, TableStyle(TIGHT)))
    assert ("Überschrift" in result[0]) == stays
    assert stays or result[1][0] == "Überschrift"


def test_of_a_long_first_row_some_lines_are_enough_to_begin() -> None:
    heading = Paragraph("Überschrift", TextStyle(10, 14, bold=True, keep_with_next=True), tag="H1")
    table = Table(COLUMNS, [["a", "b\n" * 12], ["c", "d"]], TableStyle(TIGHT))
    assert "Überschrift" in pages(lines(1, "oben"), heading, table)[0]


def test_what_is_kept_together_moves_to_the_next_page() -> None:
    together = KeepTogether([lines(2, "a"), lines(2, "b")])
    assert [len(page) for page in pages(lines(7, "oben"), together)] == [7, 4]


def test_what_is_kept_together_but_too_long_is_split() -> None:
    together = KeepTogether([lines(8, "a"), lines(8, "b")])
    assert [len(page) for page in pages(lines(7, "oben"), together)] == [10, 10, 3]


@pytest.mark.parametrize(("above", "second"), [(4, 2), (7, 8)])
def test_what_is_kept_together_is_split_where_too_much_of_a_page_would_stay_empty(above: int, second: int) -> None:
    kept = KeepTogether([lines(2, "a"), lines(6, "b")], spare=0.5)
    assert [len(page) for page in pages(lines(above, "oben"), kept)] == [above + 8 - second, second]


def test_a_list_is_split_between_and_within_items() -> None:
    items = ["eins\nzwei", "drei\nvier\nfünf\nsechs\nsieben", "acht"]
    result = pages(lines(5, "oben"), BulletList(items, TIGHT, gap=0))
    assert result[0][5:] == ["• eins", "zwei", "• drei", "vier", "fünf"]
    assert result[1] == ["sechs", "sieben", "• acht"]


def test_a_page_break_at_the_top_of_a_page_makes_no_empty_page() -> None:
    assert [len(page) for page in pages(PageBreak(), lines(1), PageBreak(), PageBreak(), lines(1))] == [1, 1]


def test_the_kind_of_page_changes_with_the_story() -> None:
    pdf = made(Paragraph("hoch", BODY), SwitchTemplate("landscape"), Paragraph("quer", BODY))
    sizes = subprocess.run(["pdfinfo", "-l", "-1", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert [line.split()[3:6:2] for line in sizes.splitlines() if "size" in line and line.startswith("Page ")] == [
        ["595.28", "841.89"],
        ["841.89", "595.28"],
    ]


def test_space_at_the_top_of_a_page_is_dropped() -> None:
    assert document().build([Spacer(100), Paragraph("a", BODY)]) == document().build([Paragraph("a", BODY)])


def test_the_header_of_a_table_is_repeated_but_read_once() -> None:
    table = Table(COLUMNS, [[f"Amt {i}", "Antwort"] for i in range(30)], TableStyle(TIGHT))
    result = pages(table)
    assert all(page[0].split() == ["Stelle", "Antwort"] for page in result)
    pdf = made(Table(COLUMNS, [[f"Amt {i}", "x"] for i in range(30)], TableStyle(TIGHT)), templates=[SHORT])
    assert [text for _, text in tagged_text(pdf)].count("Stelle") == 1


def test_a_row_stands_whole_where_a_page_can_hold_it() -> None:
    rows = [["a", "1\n2\n3\n4"], ["b", "1\n2\n3\n4"], ["c", "1\n2"]]
    result = pages(Table(COLUMNS, rows, TableStyle(TIGHT, padding_y=0)))
    assert [[line for line in page if line[0] in "abc"] for page in result] == [
        ["a          1", "b          1"],
        ["c          1"],
    ] or [len(page) for page in result] == [9, 3]


def test_a_row_longer_than_a_page_goes_on_with_header_and_name_of_the_row() -> None:
    rows = [["Amt 1", "kurz"], ["Amt 2", "\n".join(f"Zeile {i}" for i in range(25))], ["Amt 3", "kurz"]]
    pdf = made(Table(COLUMNS, rows, TableStyle(TIGHT, padding_y=0)), templates=[SHORT])
    assert_sound(pdf)
    assert [text for _, text in tagged_text(pdf)] == ["Stelle", "Antwort", "Amt 1", "kurz", *rows[1], "Amt 3", "kurz"]
    result = pages(Table(COLUMNS, rows, TableStyle(TIGHT, padding_y=0)))
    assert [page[1].split()[:2] for page in result] == [["Amt", "1"], ["Amt", "2"], ["Amt", "2"]]


def test_a_lone_last_row_is_not_left_for_the_next_page() -> None:
    rows = [[f"Amt {i}", "x"] for i in range(10)]  # with the header one more than fits
    result = pages(Table(COLUMNS, rows, TableStyle(TIGHT, padding_y=0)))
    assert [len(page) for page in result] == [9, 3]


def test_rows_from_a_generator_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def rows() -> Any:
        for i in range(200):
            taken.append(i)
            yield [f"Amt {i}", "x"]

    marks: list[int] = []
    table = Table(COLUMNS, rows(), TableStyle(TIGHT))

    def story() -> Any:
        yield Paragraph("vorher", TIGHT)
        marks.append(len(taken))
        yield table

    assert_sound(document(templates=[SHORT]).build(story()))
    assert marks == [0]
    assert len(taken) == 200


def test_a_table_within_a_line_of_the_foot_begins_on_the_next_page() -> None:
    table = Table(COLUMNS, [["a", "b"]], TableStyle(TIGHT))
    assert [len(page) for page in pages(lines(9, "oben"), table)] == [9, 2]


def test_columns_that_no_page_can_hold_are_set_one_below_the_other() -> None:
    block = LayoutTable([None, None], [[lines(30, "links"), lines(3, "rechts")]])
    result = pages(Paragraph("oben", TIGHT), block)
    assert sum(result, [])[1:] == [f"links {i}" for i in range(1, 31)] + [f"rechts {i}" for i in range(1, 4)]  # noqa: RUF017


def test_something_higher_than_a_page_is_said_with_its_page() -> None:
    from report_templates.tagged import Figure  # noqa: PLC0415

    with pytest.raises(TaggingError, match=r"page 2: .*Figure.* higher than a page"):
        made(Paragraph("a", BODY), Figure(100, 900, lambda _: None, "zu hoch"))


def test_headers_and_footers_know_page_total_and_section() -> None:
    def footer(canvas: Any, page: Any) -> None:
        canvas.setFont("regular", 8)
        canvas.drawString(50, 8, f"{page.section}: Seite {page.number} von {page.total}")

    template = PageTemplate("short", 400, 180, left=50, right=50, top=20, bottom=20, footer=footer)
    first = Paragraph("Erstes", HEADINGS[0], tag="H1", outline=1)
    second = Paragraph("Zweites", HEADINGS[0], tag="H1", outline=1)
    result = pages(first, lines(12), PageBreak(), second, templates=[template])
    assert [page[-1] for page in result] == [
        "Erstes: Seite 1 von 3",
        "Erstes: Seite 2 von 3",
        "Zweites: Seite 3 von 3",
    ]


def test_a_measured_block_can_be_used_afterwards() -> None:
    report = document()
    block = [Paragraph(LOREM, BODY), Table(COLUMNS, [[Cell("a"), LOREM]], TableStyle(SMALL))]
    other = document().height_of(block, 300)
    assert report.height_of(block, 300) == other
    assert other > 100
    assert report.build([])
    assert_sound(made(*block))


@pytest.mark.parametrize("above", [0, 2, 4, 6])
def test_a_heading_is_not_parted_from_a_high_first_row_that_moves_to_the_next_page(above: int) -> None:
    heading = Paragraph("Überschrift", TextStyle(10, 14, bold=True, keep_with_next=True), tag="H1")
    table = Table(COLUMNS, [["a", "b\n" * 7 + "b"], ["c", "d\n" * 7 + "d"]], TableStyle(TIGHT))

    result = pages(*([lines(above, "oben")] if above else []), heading, table)

    with_heading = next(page for page in result if "Überschrift" in page)
    assert len(with_heading[with_heading.index("Überschrift") :]) > LINES / 2


def test_what_is_kept_together_only_up_to_a_share_of_a_page_is_split_beyond_it() -> None:
    def kept(count: int) -> KeepTogether:
        return KeepTogether([lines(2, "a"), lines(count, "b")], most=0.5)

    assert [len(page) for page in pages(lines(6, "oben"), kept(3))] == [6, 5]
    assert [len(page) for page in pages(lines(6, "oben"), kept(6))] == [10, 4]


@pytest.mark.parametrize(("above", "first"), [(3, "lang"), (6, "kurz")])
def test_of_several_versions_the_first_that_leaves_nothing_empty_is_placed(above: int, first: str) -> None:
    long, short = [KeepTogether([lines(6, "lang")])], [lines(2, "kurz")]
    assert pages(lines(above, "oben"), Choice([long, short]))[0][above].startswith(first)


def test_where_every_version_begins_a_new_page_the_first_is_placed() -> None:
    versions = [[KeepTogether([lines(count, "lang")])] for count in (8, 6, 9)]
    assert [len(page) for page in pages(lines(7, "oben"), Choice(versions))] == [7, 8]


def test_the_version_is_placed_that_leaves_least_empty_on_all_its_pages() -> None:
    kept, text = KeepTogether([lines(6, "Bild")]), lines(3, "Text")
    long = lines(7, "lang")

    result = pages(lines(6, "oben"), Choice([[kept, long, text], [long, kept, text], [text, kept, long]]))

    assert [line for page in result for line in page][6] == "lang 1"


def test_trying_versions_leaves_no_trace_in_what_is_kept_together() -> None:
    kept = KeepTogether([lines(3, "a"), lines(3, "b")])
    once, tried = pages(lines(6, "oben"), kept), pages(lines(6, "oben"), Choice([[kept], [kept]]))
    assert once == tried == [once[0], once[1]]
    assert len(tried[0]) == 6


def test_a_version_may_itself_hold_a_choice() -> None:
    inner = Choice([[KeepTogether([lines(9, "neun")])], [lines(3, "drei")]])
    result = pages(lines(6, "oben"), Choice([[KeepTogether([lines(5, "fünf")])], [lines(1, "eins"), inner]]))
    assert result[0][6:] == ["eins 1", "drei 1", "drei 2", "drei 3"]
