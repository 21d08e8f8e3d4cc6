"""Hyphenation patterns: the same breaks as pyphen's own reading of the same files, kept grouped beside the bytecode."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pyphen
import pytest

from report_templates.tagged.hyphenation import word_positions
from report_templates.tagged.patterns import Patterns, grouped

_FILES = Path(pyphen.__file__).parent / "dictionaries"
_WITHOUT_DIGITS = {ord(digit): None for digit in "0123456789."}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Hauptamt", "Haupt-amt"),  # patterns for the beginning of a word
        ("Tagesordnung", "Tages-ord-nung"),
        ("Kabinett", "Kabi-nett"),  # one that stands twice in the file, once without a level
        ("Vorabfrage", "Vor-ab-frage"),
    ],
)
def test_words_are_broken_where_they_should_be(word: str, parts: str) -> None:
    assert "-".join(word[start:end] for start, end in pairwise([0, *word_positions(word, "de"), len(word)])) == parts


@pytest.mark.parametrize(("language", "name", "encoding"), [("de", "de_DE", "latin-1"), ("en", "en_GB", "utf-8")])
def test_words_made_of_the_patterns_are_broken_as_pyphen_does(language: str, name: str, encoding: str) -> None:
    reference = pyphen.Pyphen(lang=name, left=3, right=3)
    lines = (_FILES / f"hyph_{name}.dic").read_text(encoding).split("\n")
    slips = {line.translate(_WITHOUT_DIGITS) for line in lines if re.search(r"\d\d", line)}  # pyphen counts them double
    stems = {line.translate(_WITHOUT_DIGITS) for line in lines[100::40]}
    words = [word for stem in stems for word in (stem, f"{stem}en", f"un{stem}") if _is_plain(word)]
    assert len(words) > 100
    different = {word for word in words if word_positions(word, language) != list(reference.positions(word))}
    assert not {word for word in different if not any(slip in word for slip in slips)}


def _is_plain(word: str) -> bool:
    is_ligature = any("\ufb00" <= character <= "\ufb06" for character in word)
    return 7 <= len(word) < 50 and word.isalpha() and word.islower() and not is_ligature


def _source(folder: Path, *patterns: str) -> Path:
    path = folder / "hyph_xx.dic"
    path.write_bytes("\n".join(["UTF-8", *patterns]).encode())
    return path


def _levels(source: Path, kept: Path, word: str) -> list[int]:
    return Patterns(*grouped(source, kept)).levels(word)[1 : len(word)]


def test_what_was_grouped_once_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    source, kept = _source(tmp_path, "a1b", "abcd3e"), tmp_path / "new" / "kept"
    first = _levels(source, kept, "abcde")
    assert first == [1, 0, 0, 3]
    source.write_bytes(b"x" * source.stat().st_size)
    os.utime(source, ns=(0, _time_in(kept)))  # as if it had not changed: only the copy can still be right
    assert _levels(source, kept, "abcde") == first


def _time_in(kept: Path) -> int:
    return int(kept.read_bytes().split(b"\n", 1)[0].split()[2])


def test_patterns_that_have_changed_are_grouped_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    kept = tmp_path / "kept"
    assert _levels(_source(tmp_path, "a1b"), kept, "abcde") == [1, 0, 0, 0]
    assert _levels(_source(tmp_path, "a1b", "c1d"), kept, "abcde") == [1, 0, 1, 0]


def test_where_nothing_may_be_written_patterns_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert _levels(_source(tmp_path, "a1b"), tmp_path / "file" / "kept", "abcde") == [1, 0, 0, 0]
    assert _levels(_source(tmp_path, "a1b"), tmp_path / "file", "abcde") == [1, 0, 0, 0]
