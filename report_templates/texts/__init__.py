"""Headings and fixed sentences of all documents, from the files beside this one, in German and English.

One file a document or group of parts; a part (a heading in brackets) stands in one file only, and words in braces
are filled in, the same in both languages. Knows no layout. Sentences that follow from answers are not here: the
briefing brings them along.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model import Language, Text

FOLDER = Path(__file__).parent


def text(key: str, language: Language, **values: object) -> str:
    """Return the sentence `key` ("s02.title") with its placeholders filled in.

    Raises:
        KeyError: if there is no such sentence, or a placeholder has no value; braces are never printed.
    """
    return sentences()[key].in_(language).format_map(values)


@cache
def sentences() -> Mapping[str, Text]:
    """Return all sentences by dotted key."""
    return dict(_pairs("", _document()))


@cache
def entries(key: str) -> tuple[Mapping[str, Text], ...]:
    """Return a list of entries ("annex_c.terms"), each with its named texts."""
    part, name = key.split(".")
    return tuple({field: Text(**value) for field, value in entry.items()} for entry in _document()[part][name])


@cache
def _document() -> dict[str, Any]:
    files = (tomllib.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.toml"))
    return {part: content for file in files for part, content in file.items()}


def _pairs(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Text]]:
    for name, value in table.items():
        if not isinstance(value, dict):
            continue
        key = f"{prefix}{name}"
        if value.keys() == {"de", "en"}:
            yield key, Text(value["de"], value["en"])
        else:
            yield from _pairs(f"{key}.", value)
