"""Fills templates in both languages at once. Knows no sentence and no rule.

A part of a template in square brackets is left out when a placeholder in it has no value: what the setup of a
meeting leaves open must still give a sound sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.model import LANGUAGES, Language, Text

Value = int | str | Text  # what a placeholder can stand for
_OPTIONAL_PART = re.compile(r"\[([^\[\]]*)\]")
_PLACEHOLDER = re.compile(r"\{(\w+)\}(\.?)")  # with the full stop of the sentence, if it is the last word


def fill(template: Text, values: Mapping[str, Value]) -> Text:
    """Fill the placeholders of a template; braces and brackets inside a value stay what they are."""
    return Text(**{language: _fill(template.in_(language), _in(values, language)) for language in LANGUAGES})


def _fill(template: str, values: Mapping[str, str]) -> str:
    def part(match: re.Match[str]) -> str:
        return match[1] if all(values[name] for name, _stop in _PLACEHOLDER.findall(match[1])) else ""

    def value(match: re.Match[str]) -> str:
        return values[match[1]].removesuffix(match[2]) + match[2] if match[2] else values[match[1]]

    return _PLACEHOLDER.sub(value, _OPTIONAL_PART.sub(part, template))


def _in(values: Mapping[str, Value], language: Language) -> dict[str, str]:
    return {name: value.in_(language) if isinstance(value, Text) else str(value) for name, value in values.items()}


def same(text: str) -> Text:
    """Return a text that reads the same in both languages: a name, a sign."""
    return Text(text, text)


def join(parts: Iterable[Text | str], separator: Text | str = ", ") -> Text:
    """Join texts in both languages; lists of the product have no "and" before the last (scoring.md, section 5)."""
    texts = [part if isinstance(part, Text) else same(part) for part in parts]
    between = separator if isinstance(separator, Text) else same(separator)
    return Text(
        **{language: between.in_(language).join(text.in_(language) for text in texts) for language in LANGUAGES}
    )


def join_with_and(parts: Iterable[Text], between: Text) -> Text:
    """Join texts with commas, and the last one with the word in `between`."""
    *first, last = parts
    return join([join(first), last], between) if first else last


def quoted(text: Text) -> Text:
    """Put quotation marks of each language around a text."""
    return Text(f"„{text.de}“", f"“{text.en}”")
