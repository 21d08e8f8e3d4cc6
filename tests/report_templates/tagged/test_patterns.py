"""The prepared hyphenation patterns are pyphen's, every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_templates.tagged.hyphenation import word_positions
from report_templates.tagged.patterns import PREPARED, dictionary_of, grouped


@pytest.mark.parametrize("prepared", sorted(PREPARED.glob("*_*.txt")), ids=lambda path: path.stem)
def test_the_prepared_patterns_are_those_of_the_package(prepared: Path, *, regenerate: bool) -> None:
    dictionary = dictionary_of(prepared.stem)
    assert dictionary
    if regenerate:
        prepared.write_text(grouped(dictionary), "utf-8")
    assert prepared.read_text("utf-8") == grouped(dictionary)


def test_a_language_that_is_not_prepared_is_read_from_the_package() -> None:
    assert not (PREPARED / "en_US.txt").exists()
    assert word_positions("responsibility", "en-US") == [6, 8, 11]
