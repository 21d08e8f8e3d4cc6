"""Reads the documents back as a person does: without line ends, hyphens and the spaces of the typesetting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from pipeline.briefing import Briefing
from pipeline.model import Edition, Language
from report_templates import write_briefing
from tests.pdf_checks import tagged_text

EDITIONS: tuple[Edition, ...] = ("leadership", "meeting")
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACE = re.compile(rf"[\s\u00ad\u200b{BIDI_CONTROLS}\x00-\x1f\x7f-\x9f]+")


@lru_cache(maxsize=32)
def pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page."""
    return tuple(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def first_pages(pdf: bytes, count: int) -> list[str]:
    """The text of the first pages only."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages[:count]]


def squeezed(text: str) -> str:
    """A text without white space, soft hyphens and bidi controls: what must arrive, however it is broken into lines."""
    return _SPACE.sub("", text)


@lru_cache(maxsize=32)
def everything(pdf: bytes) -> str:
    """All text in the order in which it is read aloud, squeezed; what stands at the foot of the pages is not read."""
    return squeezed("".join(text for _tag, text in tagged_text(pdf)))


def contains(pdf: bytes, text: str) -> bool:
    return squeezed(text) in everything(pdf)


def printed(briefing: Briefing) -> Iterator[tuple[Edition, Language, bytes]]:
    """The briefing in both editions and both languages."""
    for edition in EDITIONS:
        for language in ("de", "en"):
            yield edition, language, write_briefing(briefing, edition, language)  # type: ignore[arg-type]


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """Titles of the bookmarks with their level, from 0."""
    return list(_titles(PdfReader(BytesIO(pdf)).outline, 0))


def _titles(entries: list[Any], level: int) -> Iterator[tuple[str, int]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _titles(entry, level + 1)
        else:
            yield entry.title, level
