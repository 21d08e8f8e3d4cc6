"""The checks can fail: faults put into a sound file on purpose are found."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from report_templates.tagged import BulletList, Column, Figure, Paragraph, Run, Table, TableStyle
from tests.pdf_checks import assert_sound, invariant_failures, rule_failures, tagged_text
from tests.report_templates.tagged.making import BODY, LOREM, SMALL, made


@pytest.fixture(scope="module")
def sound() -> bytes:
    columns = [Column(60, "Stelle"), Column(200, "Antwort")]
    pdf = made(
        Paragraph("Titel", BODY, tag="H1", outline=1, anchor="a"),
        Paragraph([LOREM, Run("Siehe oben", link="#a")], BODY),
        BulletList(["eins", "zwei"], BODY),
        Table(columns, [[f"Amt {i}", LOREM] for i in range(40)], TableStyle(SMALL)),
        Figure(50, 50, lambda canvas: canvas.rect(0, 0, 50, 50), "Kasten"),
    )
    assert_sound(pdf)
    return pdf


def with_fault(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        change(file)
        result = io.BytesIO()
        file.save(result)
        return result.getvalue()


def operators(file: pikepdf.Pdf, old: bytes, new: bytes, count: int = 1) -> None:
    """Replaces operators in the content of the first page."""
    content = file.pages[0].Contents[0]
    data = content.read_bytes()
    assert old in data
    content.write(data.replace(old, new, count))


def first(file: pikepdf.Pdf, tag: str) -> Any:
    queue = [file.Root.StructTreeRoot.K]
    while queue:
        element = queue.pop(0)
        if str(element.S) == f"/{tag}":
            return element
        kids = element.get("/K", [])
        queue[:0] = [
            kid
            for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]
    raise AssertionError(tag)


def swap_parents(file: pikepdf.Pdf) -> None:
    entries = file.Root.StructTreeRoot.ParentTree.Nums[1]
    if not isinstance(entries, pikepdf.Array):
        entries = next(e for e in file.Root.StructTreeRoot.ParentTree.Nums if isinstance(e, pikepdf.Array))
    entries[0], entries[1] = entries[1], entries[0]


def drop_last_parent(file: pikepdf.Pdf) -> None:
    entries = next(e for e in file.Root.StructTreeRoot.ParentTree.Nums if isinstance(e, pikepdf.Array))
    del entries[len(entries) - 1]


def repeat_content(file: pikepdf.Pdf) -> None:
    row = first(file, "TR")
    row.K[1].K = row.K[0].K
    row.K[1].Pg = row.K[0].Pg


INVARIANTS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "two entries of the parent tree are swapped": swap_parents,
    "the parent tree is too short": drop_last_parent,
    "a child points to another parent": lambda file: first(file, "TR").K[0].__setattr__("P", first(file, "H1")),
    "an element names content that is not there": lambda file: first(file, "H1").__setattr__("K", 99),
    "content belongs to two elements": repeat_content,
    "a page has no key": lambda file: file.pages[0].obj.__delitem__("/StructParents"),
    "two pages have the same key": lambda file: file.pages[1].obj.__setitem__(
        "/StructParents", file.pages[0].obj.StructParents
    ),
    "text is painted without a mark": lambda file: operators(file, b"/H1<</MCID 0>>BDC", b"/H1 BMC"),
    "a mark is not ended": lambda file: operators(file, b"ET EMC", b"ET"),
    "a header cell without scope": lambda file: first(file, "TH").__delitem__("/A"),
    "a link has no key": lambda file: file.pages[0].obj.Annots[0].__setitem__("/StructParent", 4711),
}
RULES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "no language": lambda file: file.Root.__delitem__("/Lang"),
    "no title in the window": lambda file: file.Root.__delitem__("/ViewerPreferences"),
    "not marked": lambda file: file.Root.__delitem__("/MarkInfo"),
    "no metadata": lambda file: file.Root.__delitem__("/Metadata"),
    "no output intent": lambda file: file.Root.__delitem__("/OutputIntents"),
    "a figure without alternative text": lambda file: first(file, "Figure").__delitem__("/Alt"),
    "a row outside of the table": lambda file: first(file, "TR").__setattr__("S", pikepdf.Name.P),
    "a link without description": lambda file: file.pages[0].obj.Annots[0].__delitem__("/Contents"),
    "no tab order": lambda file: file.pages[0].obj.__delitem__("/Tabs"),
    "a font without a way back to text": lambda file: next(iter(file.pages[0].Resources.Font.values())).__delitem__(
        "/ToUnicode"
    ),
    "a heading level left out": lambda file: first(file, "H1").__setattr__("S", pikepdf.Name.H3),
}


@pytest.mark.parametrize("fault", INVARIANTS)
def test_the_invariants_check_finds(fault: str, sound: bytes) -> None:
    assert invariant_failures(with_fault(sound, INVARIANTS[fault]))


@pytest.mark.parametrize("fault", RULES)
def test_the_rules_find(fault: str, sound: bytes) -> None:
    assert rule_failures(with_fault(sound, RULES[fault]))


def test_the_list_of_tags_and_texts_shows_a_heading_tagged_as_a_paragraph(sound: bytes) -> None:
    wrong = with_fault(sound, lambda file: first(file, "H1").__setattr__("S", pikepdf.Name.P))
    assert tagged_text(sound)[0] == ("H1", "Titel")
    assert tagged_text(wrong)[0] == ("P", "Titel")


def test_the_text_shows_a_wrong_way_back_from_glyphs(sound: bytes) -> None:
    def change(file: pikepdf.Pdf) -> None:
        font = next(iter(file.pages[0].Resources.Font.values()))
        font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0074> <0074>", b"<0074> <0064>"))

    assert tagged_text(with_fault(sound, change)) != tagged_text(sound)
