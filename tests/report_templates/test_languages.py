"""In the English edition what is German says so: a screen reader pronounces it as German."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from report_templates import write_briefing
from tests.report_templates.auental import county


def german_elements(pdf: bytes) -> set[str]:
    """The tags of the elements that are marked as German."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {str(element.S) for element in walk(file.Root.StructTreeRoot.K) if element.get("/Lang") == "de"}


def walk(element: Any) -> Iterator[Any]:
    stack = [element]
    while stack:
        element = stack.pop()
        yield element
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        stack.extend(kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)


def test_names_and_answers_are_german_in_the_english_edition() -> None:
    assert german_elements(write_briefing(county(), "meeting", "en")) >= {"/H2", "/TD", "/TH"}


def test_the_german_edition_needs_no_such_mark_in_its_tables() -> None:
    assert not german_elements(write_briefing(county(), "meeting", "de")) & {"/TD", "/TH"}
