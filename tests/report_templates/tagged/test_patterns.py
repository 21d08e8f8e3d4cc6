"""Words are broken as LibreOffice breaks them with the same files; their groups are kept beside the bytecode."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_templates.tagged.hyphenation import word_positions
from report_templates.tagged.patterns import Patterns, grouped

_WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        # what LibreOffice's library answers, without syllables of less than three letters at the ends of a word
        ("de", "Zusam-men-ar-beit"),
        ("de", "Mit-ar-bei-tende"),
        ("de", "Berufs-sprach-kurse"),
        ("de", "Haupt-amt"),
        ("de", "Tages-ord-nungs-punkt"),
        ("de", "Aus-län-der-be-hörde"),
        ("de", "Gleich-stel-lungs-beauf-tragte"),
        ("de", "Kreis-volks-hoch-schule"),
        ("de", "Stra-ßen-ver-kehrs-be-hörde"),
        ("de", "Ver-än-de-rungs-druck"),
        ("de", "Teil-nah-me-ver-pflich-tun-gen"),
        ("de", "Inte-gra-ti-ons-kon-zept"),
        ("de", "Regi-o-nal-stelle"),
        ("de", "Vor-ab-frage"),
        ("de-AT", "Zusam-men-ar-beit"),
        ("en", "respons-ib-il-ity"),
        ("en", "inter-de-part-mental"),
        ("en-US", "respon-si-bil-ity"),
    ],
)
def test_words_are_broken_as_libreoffice_does(language: str, parts: str) -> None:
    word = parts.replace("-", "")
    edges = [0, *word_positions(word, language), len(word)]
    assert "-".join(word[edges[i] : edges[i + 1]] for i in range(len(edges) - 1)) == parts


@given(_WORDS)
def test_whatever_is_written_is_broken_only_within_itself(word: str) -> None:
    found = word_positions(word, "de")
    assert found == sorted(set(found))
    assert all(3 <= at <= len(word) - 3 for at in found)


def test_a_compound_is_parted_before_its_parts_are_broken(tmp_path: Path) -> None:
    levels = ("ord1nung", "NEXTLEVEL", "d3n", "o1r", "1nu1n")
    assert _breaks(_source(tmp_path, *levels), tmp_path / "kept", "ordnungen") == [3, 5]


def test_the_longest_pattern_at_a_letter_counts_alone(tmp_path: Path) -> None:
    assert _breaks(_source(tmp_path, "b1cd", "abcd", "d1e"), tmp_path / "kept", "abcdef") == [4]


def _source(folder: Path, *patterns: str) -> Path:
    path = folder / "hyph_xx.dic"
    path.write_bytes("\n".join(["UTF-8", *patterns]).encode())
    return path


def _breaks(source: Path, kept: Path, word: str) -> list[int]:
    return Patterns(*grouped(source, kept)).positions(word)


def test_what_was_grouped_once_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    source, kept = _source(tmp_path, "ab1c", "bcd3e"), tmp_path / "new" / "kept"
    first = _breaks(source, kept, "abcdef")
    assert first == [2, 4]
    source.write_bytes(b"x" * source.stat().st_size)
    os.utime(source, ns=(0, _time_in(kept)))  # as if it had not changed: only the copy can still be right
    assert _breaks(source, kept, "abcdef") == first


def _time_in(kept: Path) -> int:
    return int(kept.read_bytes().split(b"\n", 1)[0].split()[2])


def test_patterns_that_have_changed_are_grouped_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    kept = tmp_path / "kept"
    assert _breaks(_source(tmp_path, "ab1c"), kept, "abcdef") == [2]
    assert _breaks(_source(tmp_path, "ab1c", "d1e"), kept, "abcdef") == [2, 4]


def test_where_nothing_may_be_written_patterns_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert _breaks(_source(tmp_path, "ab1c"), tmp_path / "file" / "kept", "abcdef") == [2]
    assert _breaks(_source(tmp_path, "ab1c"), tmp_path / "file", "abcdef") == [2]
