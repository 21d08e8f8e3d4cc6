"""What a screen reader is told: the tree of tags, in reading order."""

from __future__ import annotations

import io

import pikepdf

from report_templates.tagged import (
    Box,
    BulletList,
    Cell,
    Column,
    Figure,
    KeepTogether,
    LayoutTable,
    Paragraph,
    Rule,
    Run,
    Spacer,
    Table,
    TableStyle,
)
from tests.pdf_checks import assert_sound, structure, tagged_text
from tests.report_templates.tagged.making import BODY, HEADINGS, SMALL, made

STYLE = TableStyle(SMALL, zebra="#f6f7f9", column_rules=True)


def heading(level: int, text: str) -> Paragraph:
    return Paragraph(text, HEADINGS[level - 1], tag=f"H{level}", outline=level)


def tree(*story: object) -> list[str]:
    pdf = made(*story)
    assert_sound(pdf)
    return structure(pdf)


def test_headings_open_sections() -> None:
    story = [heading(1, "1"), heading(2, "1.1"), Paragraph("a", BODY), heading(2, "1.2"), heading(1, "2")]
    assert tree(*story) == [
        "Document",
        "  Sect",
        "    H1",
        "    Sect",
        "      H2",
        "      P",
        "    Sect",
        "      H2",
        "  Sect",
        "    H1",
    ]


def test_a_list_has_items_of_label_and_body() -> None:
    assert tree(BulletList(["a", ["b ", Run("c", link="https://a.de")]], BODY)) == [
        "Document",
        "  L",
        "    LI",
        "      Lbl",
        "      LBody",
        "    LI",
        "      Lbl",
        "      LBody",
        "        Link",
    ]


def test_an_ordered_list_counts() -> None:
    pdf = made(BulletList(["a", "b"], BODY, ordered=True))
    assert tagged_text(pdf) == [("Lbl", "1."), ("LBody", "a"), ("Lbl", "2."), ("LBody", "b")]


def test_a_table_has_caption_head_and_body_and_empty_cells_are_there() -> None:
    table = Table([Column(80, "A"), Column(80, "B")], [["1", ""], ["", "2"]], STYLE, caption="Titel", summary="Worum")
    assert tree(table) == [
        "Document",
        "  Table",
        "    Caption",
        "    THead",
        "      TR",
        "        TH",
        "        TH",
        "    TBody",
        "      TR",
        "        TH",
        "        TD",
        "      TR",
        "        TH",
        "        TD",
    ]


def test_header_cells_say_what_they_head_and_spans_how_far_they_go() -> None:
    columns = [Column(60, name) for name in "ABC"]
    rows = [["1", "2", "3"], ["1", Cell("2 und 3", col_span=2)]]
    pdf = made(Table(columns, rows, STYLE, column_groups=[("Eins", 1), ("Zwei", 2)], header_columns=1))
    assert_sound(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        table = file.Root.StructTreeRoot.K.K
        head, body = list(table.K)
        groups, names = list(head.K)
        assert [str(cell.A.Scope) for cell in [*groups.K, *names.K]] == ["/Column"] * 5
        assert groups.K[1].A.ColSpan == 2
        assert [str(row.K[0].A.Scope) for row in body.K] == ["/Row", "/Row"]
        assert body.K[1].K[1].A.ColSpan == 2


def test_columns_of_a_head_block_are_read_from_left_to_right_and_are_no_table() -> None:
    left, right = [Paragraph("a", BODY), Paragraph("b", BODY)], Paragraph("c", BODY)
    pdf = made(
        LayoutTable([None, 150], [[left, right], [Paragraph("d", BODY), Box(right_of("e"), "#eeeeee", "#1d4ed8")]])
    )
    assert_sound(pdf)
    assert structure(pdf) == ["Document"] + ["  P"] * 5
    assert [text for _, text in tagged_text(pdf)] == list("abcde")


def right_of(text: str) -> Paragraph:
    return Paragraph(text, BODY)


def test_a_figure_has_its_alternative_text_and_real_text_inside() -> None:
    def draw(canvas: object) -> None:
        canvas.setFont("bold", 9)  # type: ignore[attr-defined]
        canvas.rect(0, 0, 90, 40)  # type: ignore[attr-defined]
        canvas.drawString(5, 5, "Amt 33")  # type: ignore[attr-defined]

    pdf = made(Figure(100, 50, draw, "Ein Feld: Amt 33"))
    assert_sound(pdf)
    assert tagged_text(pdf) == [("Figure", "Amt 33")]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.Root.StructTreeRoot.K.K.Alt) == "Ein Feld: Amt 33"


def test_rules_and_spaces_are_not_read() -> None:
    assert tree(Paragraph("a", BODY), Rule(), Spacer(10), Paragraph("b", BODY)) == ["Document", "  P", "  P"]


def test_parts_kept_together_leave_no_trace() -> None:
    assert tree(KeepTogether([Paragraph("a", BODY), BulletList(["b"], BODY)]))[:2] == ["Document", "  P"]


def test_another_language_is_marked() -> None:
    pdf = made(Paragraph("Guten Tag", BODY), Paragraph("Good morning", BODY, language="en"))
    with pikepdf.open(io.BytesIO(pdf)) as file:
        german, english = file.Root.StructTreeRoot.K.K
        assert "/Lang" not in german
        assert str(english.Lang) == "en"


def test_notes_have_an_identity() -> None:
    assert_sound(made(Paragraph("a", BODY, tag="Note"), Paragraph("b", BODY, tag="Note")))


def test_a_sign_is_read_as_what_it_means() -> None:
    table = Table([Column(60, "A"), Column(60, "B")], [["Amt", Cell("●", actual_text="federführend")]], STYLE)
    assert tagged_text(made(table))[-1] == ("TD", "federführend")


def test_an_empty_document_is_sound() -> None:
    assert_sound(made())
