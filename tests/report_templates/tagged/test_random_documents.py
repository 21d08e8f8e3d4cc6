"""Documents of any parts in any order are built, conform, and read as they were written."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from report_templates.tagged import (
    BulletList,
    Cell,
    Column,
    Figure,
    KeepTogether,
    LayoutTable,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Spacer,
    SwitchTemplate,
    Table,
    TableStyle,
)
from tests.pdf_checks import assert_sound, tagged_text
from tests.report_templates.tagged.making import BODY, SMALL, TEXTS, document, expected

Part = tuple[Any, list[str]]  # a flowable, and the texts that it must read as

LONG = st.one_of(TEXTS, TEXTS.map(lambda text: (text + " Wort ") * 150))
SPACES = st.sampled_from([PageBreak(), SwitchTemplate("landscape"), SwitchTemplate("portrait"), Rule(), Spacer(30)])


@st.composite
def paragraphs(draw: st.DrawFn) -> Part:
    text = draw(LONG)
    link = draw(st.sampled_from([None, "https://a.de/ü", "mailto:a@b.de"]))
    return Paragraph([text, Run(text, bold=True, link=link)], BODY), [text * 2]


@st.composite
def lists(draw: st.DrawFn) -> Part:
    items = draw(st.lists(LONG, min_size=1, max_size=5))
    return BulletList(items, BODY), [text for item in items for text in ("•", item)]


@st.composite
def tables(draw: st.DrawFn) -> Part:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(LONG, min_size=width, max_size=width), max_size=6))
    columns = [
        Column(440 / width, f"Spalte {i}", draw(st.sampled_from(["left", "right", "center"]))) for i in range(width)
    ]
    cells = [[Cell(text, background="#eeeeee") if len(text) % 2 else text for text in row] for row in rows]
    style = TableStyle(SMALL, zebra="#f6f7f9", column_rules=True)
    return Table(columns, cells, style), [column.header for column in columns] + [text for row in rows for text in row]


@st.composite
def figures(draw: st.DrawFn) -> Part:
    text = draw(TEXTS.filter(lambda text: text.strip()))

    def paint(canvas: Any) -> None:
        canvas.setFont("italic", 8)
        canvas.circle(50, 25, 20)
        canvas.drawCentredString(50, 25, text)

    return Figure(120, 60, paint, text), [text]


@st.composite
def blocks(draw: st.DrawFn) -> Part:
    texts = draw(st.lists(TEXTS, min_size=2, max_size=4))
    parts = [Paragraph(text, BODY) for text in texts]
    return (KeepTogether(parts) if draw(st.booleans()) else LayoutTable([None] * len(parts), [parts])), texts


STORIES = st.lists(
    st.one_of(paragraphs(), lists(), tables(), figures(), blocks(), SPACES.map(lambda part: (part, []))), max_size=8
)


@given(STORIES)
@settings(max_examples=40)
def test_any_document_is_sound_and_reads_as_written(parts: list[Part]) -> None:
    pdf = document().build([flowable for flowable, _ in parts])
    assert_sound(pdf)
    wanted = [expected(text) for _, texts in parts for text in texts]
    assert [text for _, text in tagged_text(pdf)] == [text for text in wanted if text]
