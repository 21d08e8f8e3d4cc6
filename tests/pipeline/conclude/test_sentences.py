"""The sentences as data: complete, in both languages, with the singular, and without words that judge."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import pipeline.conclude
from pipeline.conclude.catalogue import Sentence, sentences
from tests.conclusions import FORBIDDEN, WRONG_NUMBER

FOLDER = Path(pipeline.conclude.__file__).parent
FILES = ("statements.toml", "decisions.toml", "agenda.toml", "page_one.toml")
PLACEHOLDER = re.compile(r"\{(\w*)\}")


def texts(content: Any) -> list[str]:
    if isinstance(content, str):
        return [content]
    return [text for value in content.values() for text in texts(value)] if isinstance(content, dict) else []


@pytest.mark.parametrize("file", FILES)
def test_no_sentence_holds_a_word_that_judges_or_claims_too_much(file: str) -> None:
    content = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    assert [text for text in texts(content) if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize("sentence", sentences().values(), ids=sentences())
def test_every_wording_of_a_sentence_takes_the_same_placeholders(sentence: Sentence) -> None:
    needed = set(PLACEHOLDER.findall(sentence.text.de))
    assert set(PLACEHOLDER.findall(sentence.text.en)) == needed
    if sentence.singular:
        assert sentence.singular_when
        assert set(PLACEHOLDER.findall(sentence.singular.de)) == set(PLACEHOLDER.findall(sentence.singular.en))
        assert set(PLACEHOLDER.findall(sentence.singular.de)) <= needed | {sentence.singular_when}


@pytest.mark.parametrize("file", FILES)
def test_no_word_carries_a_sign_of_gender(file: str) -> None:
    text = (FOLDER / file).read_text(encoding="utf-8")
    assert not re.search(r"\w[*:_·]in(nen)?\b|\w\*\w|[a-zß]Innen\b", text)


def test_all_rules_of_the_recommendation_have_a_sentence() -> None:
    assert {sentence.id for sentence in sentences().values()} == {
        "R1", "R2", "R3", "R4", "R5", "R6", "D1", "D2", "D3", "D4", "D5",
        "S1", "S2a", "S2b", "S2c", "S3", "S4", "S5",
        "P1", "P2", "P3", "P4", "P5", "P5a", "P6", "P7", "P8", "P9",
        "F1", "F1a", "F2", "F3", "I1", "I2", "I3", "I4", "I5", "I6", "G1", "G2",
        "M1", "M1s", "M2", "M3", "M4", "X1", "X2", "C1", "C2", "T1", "T2", "T3",
    }  # fmt: skip


def test_who_reads_what() -> None:
    by_audience: dict[str, set[str]] = {}
    for sentence in sentences().values():
        by_audience.setdefault(sentence.audience, set()).add(sentence.id)
    assert by_audience["leadership"] == {"R6", "P5a", "M1s"}
    assert by_audience["coordinator"] == {"P9", "I4", "I5"}
    assert set(by_audience) == {"all", "leadership", "coordinator"}


@pytest.mark.parametrize("rule", sorted({sentence.id for sentence in sentences().values()}))
def test_a_reader_finds_every_rule_as_a_function_of_its_name(rule: str) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (FOLDER / "rules").glob("*.py"))
    assert len(re.findall(rf"^def {rule.lower()}\(", code, re.MULTILINE)) == 1


@pytest.mark.parametrize(
    "text", ["ein signifikanter Unterschied", "im Durchschnitt 3", "Schulnote: Note 2", "disagreement"]
)
def test_the_check_for_judging_words_finds_them(text: str) -> None:
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "1 Stellen wählen", "von 1 Stellen", "1 von 1 eingeladenen Stellen", "1 von 21 Stellen wählen",
        "1 offices", "of 1 invited offices",
    ],
)  # fmt: skip
def test_the_check_for_a_wrong_number_finds_it(text: str) -> None:
    assert WRONG_NUMBER.search(text)


@pytest.mark.parametrize(
    "text", ["1 von 21 Stellen wählt", "1 of 21 offices chooses", "21 Stellen", "von 1 Stelle", "11 offices"]
)
def test_the_check_for_a_wrong_number_lets_right_ones_pass(text: str) -> None:
    assert not WRONG_NUMBER.search(text)
