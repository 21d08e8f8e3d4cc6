"""Text decoded with the wrong encoding: repaired where that is lossless, else untouched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.mojibake import repaired

GERMAN = "Ausländerbehörde – „Größe“, Übergänge & Maßnahmen (§ 24), 5 €"


@pytest.mark.parametrize("wrong", ["latin-1", "sloppy-windows-1252", "macroman"])
def test_a_cell_read_with_the_wrong_encoding_is_restored(wrong: str) -> None:
    assert repaired(GERMAN.encode().decode(wrong)) == GERMAN


def test_a_cell_read_wrongly_twice_is_restored() -> None:
    twice = "Ausländerbehörde".encode().decode("cp1252").encode().decode("cp1252")
    assert repaired(twice) == "Ausländerbehörde"


def test_single_misread_letters_between_sound_ones_are_restored() -> None:
    assert repaired("StÃ¤dte und Größe") == "Städte und Größe"


@pytest.mark.parametrize(
    "sound",
    [GERMAN, "Gruß“", "„Gruß“ und „Kategorie Ä“", "MENÜ–KARTE", "JA, Ä…", "SÃO PAULO", "Надія", "جمعية الأمل",
     "Ayşe Yıldırım", "Ausl\ufffdnderbeh\ufffdrde", "Ausl?nderbeh?rde", "≥ 5 Â", "Wiśniewska"],
)  # fmt: skip
def test_sound_text_and_lost_letters_stay_as_they_are(sound: str) -> None:
    assert repaired(sound) == sound


@given(st.text())
def test_a_repair_can_always_be_undone(text: str) -> None:
    """What changes is a text of which every byte is still there: nothing becomes longer or is invented."""
    fixed = repaired(text)
    assert len(fixed) <= len(text)
    assert (fixed == text) or len(fixed.encode()) < len(text.encode())
