"""The fixed sentences: both languages say the same, every rule is explained, forbidden words do not occur."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from pages.components.texts import FOLDER as SHOWN
from pipeline.conclude.catalogue import sentences as statements
from pipeline.model import Language, Meeting
from report_templates.briefing.view import SECTION_OF
from report_templates.privacy_notice import notice
from report_templates.texts import FOLDER as PRINTED
from report_templates.texts import entries, sentences, text
from tests.briefings import MEETING

FORBIDDEN = (
    "signifikant", "repräsentativ", "Ranking", "Sieger", "Verlierer", "Blockierer", "uneinig", "Durchschnitt",
    "die Verwaltung meint", "objektiv", "significant", "representative", "ranking", "blocker", "average",
    "disagreement",
)  # fmt: skip


def placeholders(sentence: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", sentences())
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    both = sentences()[key]

    assert placeholders(both.de) == placeholders(both.en)
    assert both.de
    assert both.en


def test_every_rule_that_can_be_printed_is_explained_in_plain_words() -> None:
    for sentence in statements().values():
        if sentence.audience != "coordinator":
            assert f"rule.{sentence.id}" in sentences(), sentence.id
            assert sentence.section in SECTION_OF


@pytest.mark.parametrize("word", FORBIDDEN)
def test_forbidden_words_do_not_occur(word: str) -> None:
    said = " ".join(part for both in sentences().values() for part in (both.de, both.en))

    assert not re.search(rf"\b{word}", said, re.IGNORECASE)


def test_no_gender_sign_stands_within_a_word() -> None:
    assert not [both.de for both in sentences().values() if re.search(r"\w[*:_]\w*innen|\w/-in", both.de)]


def test_english_has_typographic_apostrophes() -> None:
    assert not [both.en for both in sentences().values() if re.search(r"\w'\w|\w' ", both.en)]


@pytest.mark.parametrize("folder", [PRINTED, SHOWN], ids=["printed", "shown"])
def test_no_text_stands_in_two_files(folder: Path) -> None:
    keys = [key for file in folder.glob("*.toml") for key in tomllib.loads(file.read_text(encoding="utf-8"))]

    assert len(keys) > 10
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_a_missing_value_is_an_error_and_not_a_brace_on_paper() -> None:
    with pytest.raises(KeyError):
        text("page.number", "de", x=1)


def test_what_is_filled_in_is_not_read_as_a_placeholder() -> None:
    assert text("page.number", "de", x="{y}", y="{x}") == "Seite {y} von {x}"


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_privacy_notice_leaves_out_what_is_not_known(language: Language) -> None:
    empty, full = notice(Meeting(), language), notice(MEETING, language)

    assert not re.search(r"[{}]", empty + full)
    assert "None" not in empty
    assert MEETING.authority in full
    assert len(entries("annex_d.sentences")) == 8
