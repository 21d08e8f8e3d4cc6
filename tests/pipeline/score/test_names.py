"""Missing actors, experts and bodies: which names are one, and which is shown (scoring.md, sections 4 and 5)."""

from __future__ import annotations

import pytest

from pipeline.score.actors import external_experts
from pipeline.score.scored import BodyCount, NamedActor
from tests.briefings import Round, draw


def missing(*entries: str, roster: str = "") -> list[tuple[str, int, str | None]]:
    lines = "\n".join(f"S{place} | 1 1 1 | {entry} |" for place, entry in enumerate(entries))
    drawn = draw(f"office | B D E | missing | aliases\n{lines}\n{roster}")
    return [(actor.name, len(actor.named_by), actor.office) for actor in drawn.scored.missing_actors]


def experts(*texts: str) -> list[tuple[str, int]]:
    lines = "\n".join(f"S{place} | 1 1 1 | {text}" for place, text in enumerate(texts))
    return [
        (actor.name, len(actor.named_by))
        for actor in draw(f"office | B D E | experts\n{lines}").scored.external_experts
    ]


def test_spellings_that_differ_in_case_accents_or_punctuation_are_one_name() -> None:
    assert missing("Wohnbau Auental GmbH", "wohnbau  auental gmbh.", "WOHNBAU-AUENTAL GMBH") == [
        ("Wohnbau Auental GmbH", 3, None)
    ]


def test_the_most_complete_spelling_is_shown_and_all_are_kept() -> None:
    drawn = draw("""
        office | B D E | missing
        A      | 1 1 1 | Ukrainischer Verein Nadija e.V.
        B      | 1 1 1 | Ukrainischer Verein „Nadija“ e. V.
    """)
    (actor,) = drawn.scored.missing_actors
    assert actor.name == "Ukrainischer Verein „Nadija“ e. V."
    assert actor.spellings == ("Ukrainischer Verein Nadija e.V.", "Ukrainischer Verein „Nadija“ e. V.")


def test_a_remark_in_brackets_does_not_make_another_name() -> None:
    assert missing("Caritas (Migrationsberatung)", "Caritas") == [("Caritas", 2, None)]
    assert missing("Caritas (Beratung)", "Caritas (Beratung)") == [("Caritas (Beratung)", 2, None)]


def test_similar_names_stay_apart_until_a_person_says_otherwise() -> None:
    assert [name for name, *_ in missing("Handwerkskammer", "Handwerkskammern", "HWK")] == [
        "Handwerkskammer", "Handwerkskammern", "HWK",
    ]  # fmt: skip


def test_an_office_counts_once_however_often_it_writes_a_name() -> None:
    assert missing("Liga; Liga; LIGA") == [("Liga", 1, None)]


def test_the_more_often_named_come_first_then_by_name_umlauts_as_vowels() -> None:
    named = missing("Zoll; Ärztekammer; Agentur", "Zoll; Bauhof")
    assert [name for name, *_ in named] == ["Zoll", "Agentur", "Ärztekammer", "Bauhof"]


@pytest.mark.parametrize("word", ["keine", "Niemand", "-", "–", "k. A.", "entfällt", "none", "Fehlanzeige!"])
def test_whoever_writes_that_nobody_is_missing_names_nobody(word: str) -> None:
    assert missing(word) == []


def test_a_name_on_the_roster_is_recognised_by_name_and_alias_and_shown_as_the_roster_has_it() -> None:
    assert missing("ssa", "SCHULAMT", roster="Staatliches Schulamt | silent | | SSA; Schulamt") == [
        ("Staatliches Schulamt", 2, "Staatliches Schulamt")
    ]


def test_a_name_that_fits_two_offices_stays_as_typed() -> None:
    roster = "Amt 40 | 1 1 1 | | Schulamt\nAufsicht | uninvited | | Schulamt"
    assert missing("Schulamt", roster=roster) == [("Schulamt", 1, "Amt 40")]


def test_an_expert_ends_at_bracket_or_dash_and_the_next_begins_after_a_semicolon() -> None:
    text = (
        "Frauencafé (Trägerverein); Elternkreis – Kontakt besteht; Verein Deutsch-Türkisch - seit 1998; (nur Klammer)"
    )
    assert experts(text) == [
        ("Elternkreis", 1), ("Frauencafé", 1), ("(nur Klammer)", 1), ("Verein Deutsch-Türkisch", 1),
    ]  # fmt: skip


def test_a_semicolon_in_brackets_begins_no_other_expert() -> None:
    (found,) = external_experts({"A": ("Verein B (Frau Beispiel; Telefon 1)",)})
    assert found.name == "Verein B"


def test_experts_in_any_script_keep_their_name() -> None:
    assert experts("جمعية الأمل (Verein «Hoffnung»)", "Надія", "جمعية الأمل") == [("جمعية الأمل", 2), ("Надія", 1)]


def bodies(round_: Round) -> tuple[BodyCount, ...]:
    return round_.scored.bodies


def test_a_body_counts_once_per_office_and_an_office_that_says_two_things_of_it_has_no_vote() -> None:
    drawn = draw("""
        office | B D E | bodies
        A      | 1 1 1 | AK Migration:ja; AK Migration (neu):nein
        B      | 1 1 1 | ak migration:unklar; AK Migration:unklar
        C      | 1 1 1 | AK Migration
        D      | 1 1 1 | Bildungsbeirat:nein; keine:nein
    """)
    assert bodies(drawn) == (
        BodyCount("AK Migration", ("A", "B", "C"), yes=0, unclear=1, no=0),
        BodyCount("Bildungsbeirat", ("D",), yes=0, unclear=0, no=1),
    )


def test_an_actor_on_the_roster_without_invitation_is_known_but_not_invited() -> None:
    drawn = draw("""
        office   | B D E     | missing
        Bau      | 1 1 1     | Feuerwehr
        Feuerwehr| uninvited |
    """)
    assert drawn.scored.missing_actors == (NamedActor("Feuerwehr", ("Bau",), "Feuerwehr", ("Feuerwehr",)),)
