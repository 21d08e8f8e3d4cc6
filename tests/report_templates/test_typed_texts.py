"""Every character that anybody typed arrives, however long or hostile; nothing typed is read as markup."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_templates import write_briefing
from tests.briefings import HOSTILE, TEXTS, Answer, Round, briefing, cleaned, draw
from tests.report_templates.paper import everything, squeezed

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
    assert squeezed(f"[… gekürzt, {len(typed)} Zeichen]") in whole


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


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(TEXTS), st.text(max_size=300), max_size=4))
def test_whatever_is_typed_arrives(texts: dict[str, str]) -> None:
    whole = everything(write_briefing(with_texts(texts).briefing(), "meeting", "de"))

    for typed in texts.values():
        assert squeezed(typed) in whole


@settings(max_examples=25)
@given(st.lists(st.text(max_size=200), min_size=8, max_size=8), st.text(max_size=40), st.text(max_size=130))
def test_whatever_is_typed_a_pdf_is_built(texts: list[str], body: str, name: str) -> None:
    round_ = with_texts(
        dict(zip(TEXTS, texts, strict=True)), bodies=[(body, "ja")], missing_actors=[body], external_experts=[body]
    )
    office = replace(round_.offices[0], short=name, label=name, name=name)

    assert write_briefing(
        replace(round_, offices=(office, *round_.offices[1:])).briefing(), "leadership", "de"
    ).startswith(b"%PDF")


def test_a_hostile_county_is_built_in_both_languages() -> None:
    for language in ("de", "en"):
        assert write_briefing(briefing(22, 26, hostile=True, long_names=True), "leadership", language)
