"""The sentences of `statements.toml`, loaded once, and how a rule fills one in.

Knows no condition: when a sentence may be stated is said in `rules`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.conclude.concluded import Statement
from pipeline.conclude.wording import Value, fill, join
from pipeline.model import Audience, Text

_FILE = Path(__file__).parent / "statements.toml"


@dataclass(frozen=True)
class Sentence:
    """One entry of `statements.toml`."""

    id: str
    section: str
    audience: Audience
    text: Text
    singular: Text | None
    singular_when: str  # name of the count whose 1 asks for the singular

    def wording(self, values: Mapping[str, Value]) -> Text:
        """Return the wording that the counts ask for."""
        return self.singular if self.singular and values[self.singular_when] == 1 else self.text


def state(
    key: str, *, offices: Iterable[str] = (), subject: str = "", supplement: Text | None = None, **values: Value
) -> Statement:
    """Fill in a sentence: the statement in both languages.

    Args:
        key: entry in `statements.toml`.
        offices: keys of the offices that the statement speaks of.
        subject: scale, field code, body or actor that it speaks of.
        supplement: a sentence that is appended.
        values: what the placeholders stand for; counts are kept as `facts`.
    """
    sentence = sentences()[key]
    text = fill(sentence.wording(values), values)
    return Statement(
        id=sentence.id,
        section=sentence.section,
        audience=sentence.audience,
        text=join([text, supplement], " ") if supplement else text,
        offices=tuple(offices),
        subject=subject,
        facts=tuple((name, value) for name, value in values.items() if isinstance(value, int)),
    )


@cache
def sentences() -> dict[str, Sentence]:
    """Return the sentences by their entry in `statements.toml`, in the order of the file."""
    return {key: _sentence(key, entry) for key, entry in _content().items() if key != "words"}


@cache
def word(name: str) -> Text:
    """Return a word or phrase that is put into sentences, from the part `words` of `statements.toml`."""
    return _text(_content()["words"][name])


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _sentence(key: str, entry: Mapping[str, Any]) -> Sentence:
    singular = entry.get("singular")
    return Sentence(
        id=entry.get("id", key),
        section=entry["section"],
        audience=entry["audience"],
        text=_text(entry),
        singular=_text(singular) if singular else None,
        singular_when=singular["when"] if singular else "",
    )


def _text(entry: Mapping[str, Any]) -> Text:
    return Text(entry["de"], entry["en"])
