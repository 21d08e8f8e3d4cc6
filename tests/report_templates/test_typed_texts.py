"""Every character that anybody typed arrives, however long or hostile; nothing typed is read as markup."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import LANGUAGES, Edition, Language, Office
from report_templates import write_briefing
from tests.briefings import TEXTS, Answer, Round, cleaned, draw
from tests.conftest import IN_CI
from tests.numbered_briefings import HOSTILE, briefing
from tests.pdf_checks import rule_failures
from tests.report_templates.paper import EDITIONS, everything, squeezed
from tests.report_templates.tagged.making import thrown

_HALF_CHARACTERS = dict.fromkeys(range(0xD800, 0xE000))  # no file, form or database can hold them
LONG_TEXTS = st.integers(0, 2**32).map(lambda seed: thrown(Random(seed)).translate(_HALF_CHARACTERS))
TWO = draw("""
    office | B D E
    Bau    | 5 4 2
    Schule | 3 - !
""")


def with_texts(texts: dict[str, str], **other: Any) -> Round:
    """Two offices, the first of which typed these texts."""
    answers = {"Bau": Answer((5, 4, 2), texts=texts, **other), "Schule": Answer((3, None, "6"))}
    return replace(TWO, cleaned=cleaned(answers))


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_hostile_text_arrives_word_for_word_wherever_it_is_typed(typed: str) -> None:
    pdf = write_briefing(with_texts(dict.fromkeys(TEXTS, typed)).briefing(), "meeting", "de")

    assert everything(pdf).count(squeezed(typed)) >= len(TEXTS)


def test_a_text_of_12_000_characters_stands_whole_in_annex_a_and_shortened_in_the_table() -> None:
    typed = " ".join(f"Wort{number}" for number in range(1500))[:12_000]

    whole = everything(write_briefing(with_texts({"why_affected": typed}).briefing(), "meeting", "de"))

    assert squeezed(typed) in whole
    assert squeezed("[… gekürzt, 12.000 Zeichen]") in whole


def test_a_character_that_no_font_has_is_drawn_as_its_code_and_listed_in_annex_b() -> None:
    whole = everything(write_briefing(with_texts({"expectation": "Baustelle 👷 räumen"}).briefing(), "meeting", "de"))

    assert "Baustelle👷räumen" in whole  # what is read and copied
    assert "U+1F477" in whole


@pytest.mark.parametrize(
    "markup", ["<b>fett</b>", '<img src="file:///etc/passwd"/>', "{{x}}", "{liste}", "&lt;", "<eine>", "</para>", "%s"]
)
def test_markup_is_text(markup: str) -> None:
    pdf = write_briefing(
        with_texts({"joint_topic": markup}, missing_actors=[markup], bodies=[(markup, "ja")]).briefing(),
        "meeting",
        "en",
    )

    assert everything(pdf).count(squeezed(markup)) >= 3
    assert b"/etc/passwd" not in pdf


def test_what_is_typed_in_lists_arrives() -> None:
    answers = with_texts({}, fields=[("Eigenes Feld", "F")], interfaces=[("Ganz woanders", "gut")],
                         bodies=[("Runder Tisch", "unklar")], missing_actors=["Sportbund"],
                         external_experts=["Frau Muster (Verein)"], contribution=["Kaffee"],
                         joint_field="Nachbarschaft")  # fmt: skip

    whole = everything(write_briefing(answers.briefing(), "meeting", "de"))

    for typed in (
        "Eigenes Feld",
        "Ganz woanders",
        "Runder Tisch",
        "Sportbund",
        "Frau Muster (Verein)",
        "Kaffee",
        "Nachbarschaft",
    ):
        assert squeezed(typed) in whole


def test_zero_no_assessment_nothing_and_not_counted_look_different() -> None:
    round_ = draw("""
        office | B D E
        Null   | 0 0 0
        Weiss  | - - -
        Leer   | _ _ _
        Falsch | ! ! !
    """)
    whole = everything(write_briefing(round_.briefing(), "meeting", "de"))

    for value in ("0", "k. E.", "–", "n. g."):
        assert squeezed(f"Betroffenheit {value} · Veränderungsdruck {value} · Einfluss {value}") in whole


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """What any office may have answered, in any words."""
    words = st.text(max_size=40)
    return Answer(
        values=draw(st.lists(st.sampled_from([None, "", "6", 0, 1, 2, 3, 4, 5]), min_size=3, max_size=3)),
        fields=[(draw(words), role) for role in draw(st.lists(st.sampled_from("FMB"), max_size=2))],
        bodies=[(draw(words), state) for state in draw(st.lists(st.sampled_from(["ja", "nein", ""]), max_size=2))],
        missing_actors=draw(st.lists(words, max_size=2)),
        external_experts=draw(st.lists(words, max_size=2)),
        joint_field=draw(words),
        texts=draw(st.dictionaries(st.sampled_from(TEXTS), st.one_of(st.text(max_size=200), LONG_TEXTS), max_size=3)),
    )


@settings(max_examples=300 if IN_CI else 30)
@given(st.lists(answers(), max_size=6), st.sampled_from(EDITIONS), st.sampled_from(LANGUAGES), st.text(max_size=130))
def test_whatever_is_typed_arrives_in_a_document_that_conforms(
    typed: list[Answer], edition: Edition, language: Language, name: str
) -> None:
    names = [f"{name}{number}" for number in range(len(typed) + 1)]  # the last one is silent
    offices = tuple(Office(key=str(n), short=said, label=said, name=said) for n, said in enumerate(names))
    heard = cleaned({str(n): answer for n, answer in enumerate(typed)})

    pdf = write_briefing(Round(offices, heard).briefing(), edition, language)

    assert rule_failures(pdf) == []
    whole = everything(pdf)
    for text in (text for answer in typed for text in answer.texts.values()):
        assert squeezed(text) in whole


def test_a_hostile_county_is_built_in_both_languages() -> None:
    for language in ("de", "en"):
        assert write_briefing(briefing(22, 26, hostile=True, long_names=True), "leadership", language)
