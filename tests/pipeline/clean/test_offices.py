"""Which office a typed name means (scoring.md, section 1, "Office"; reference.md, section 4)."""

from __future__ import annotations

import pytest

from pipeline.clean.offices import Directory
from pipeline.model import Office
from tests.auental import offices

AUENTAL = Directory(offices())


@pytest.mark.parametrize(
    ("typed", "office", "how"),
    [
        ("Amt 52 – Unterbringung und Wohnen", "LK-13", "exact"),
        ("LK-12", "LK-12", "exact"),
        (" Amt 50 – Sozialamt ", "LK-11", "normalised"),
        ("AMT 50 – SOZIALAMT", "LK-11", "normalised"),
        ("Amt 61 – Kreis\u200bentwicklung und Bauen", "LK-15", "normalised"),
        ("Amt 33 – Aus\u00adländerbehörde", "LK-06", "normalised"),
        ("Amt 33 – Ausla\u0308nderbeho\u0308rde", "LK-06", "normalised"),
        ("KVHS", "LK-20", "alias"),
        ("abh", "LK-06", "alias"),
        ("Amt 33", "LK-06", "alias"),
        ("INT", "LK-01", "alias"),
        ("Amt 51 - Jugendamt", "LK-12", "punctuation"),
        ("Jugend-Amt", "LK-12", "punctuation"),
        ("51 Jugendamt", "LK-12", "punctuation"),
        ("Schulverwaltungsamt (Fr. Fröhlich-Meissner)", "LK-09", "fuzzy"),
        ("Bundesagentur f. Arbeit (Auenstadt)", "LK-23", "fuzzy"),
        ("Auslaenderbehoerde", "LK-06", "fuzzy"),
        ("Staatl. Schulamt", "LK-24", "fuzzy"),
        ("Landratsamt Auental, Amt 33", "LK-06", "fuzzy"),
        ("Jugendamt, Herr Weißgerber", "LK-12", "fuzzy"),
        ("Kulturamt und Ehrenamtskoordination", "LK-10", "fuzzy"),  # two names of one office
        ("Schul- und Bildungsamt", "LK-09", "fuzzy"),
    ],
)
def test_an_office_is_found_from_certain_to_likely(typed: str, office: str, how: str) -> None:
    match = AUENTAL.match(typed)
    assert (match.office, match.how) == (office, how)


@pytest.mark.parametrize(
    "typed",
    ["Caritas – Migrationsberatung", "Amt", "Landkreis Auental", "Landkreis", "Auenstadt", "Stadt Auenstadt", "Amt 5",
     "Amt 100", "Amt 99 – Weltraumbehörde", "Schuldnerberatung", "asdf", "0815", "FB 51", "Leitung", "👍"],
)  # fmt: skip
def test_what_names_no_office_for_sure_is_assigned_to_none(typed: str) -> None:
    match = AUENTAL.match(typed)
    assert (match.office, match.how) == (None, "none")


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("Jugendamt und Sozialamt", {"LK-12", "LK-11"}),
        ("Jugendamt / Sozialamt", {"LK-12", "LK-11"}),
        ("Sozialamt, Jugendamt", {"LK-12", "LK-11"}),
        ("Jugend- und Sozialamt", {"LK-12", "LK-11"}),
        ("Sozial-/Jugendamt", {"LK-12", "LK-11"}),
        ("Ausländer- und Einbürgerungsbehörde", {"LK-06", "LK-07"}),
        ("Sozialamt Jugendamt", {"LK-12", "LK-11"}),
        ("Amt 50/51", {"LK-11", "LK-12"}),
        ("Ämter 50 und 51", {"LK-11", "LK-12"}),
        ("Jobcenter (Herr Böttcher) & Agentur für Arbeit", {"LK-22", "LK-23"}),
    ],
)
def test_a_joint_answer_is_assigned_to_none_of_its_offices(typed: str, candidates: set[str]) -> None:
    match = AUENTAL.match(typed)
    assert (match.office, match.how, set(match.candidates)) == (None, "joint", candidates)


def test_a_number_of_another_office_contradicts_the_name() -> None:
    match = AUENTAL.match("Amt 52 – Jugendamt")
    assert (match.office, match.how, match.candidates) == (None, "ambiguous", ("LK-12", "LK-13"))


def test_schulamt_means_the_office_whose_alias_it_is_on_the_roster() -> None:
    assert AUENTAL.match("Schulamt").office == "LK-24"


@pytest.mark.parametrize("typed", ["Schulamt des Landkreises", "Schulamt (Frau Meier)", "Das Schulamt"])
def test_schulamt_is_never_guessed_where_schools_have_two_offices(typed: str) -> None:
    match = AUENTAL.match(typed)
    assert (match.office, match.how, set(match.candidates)) == (None, "ambiguous", {"LK-09", "LK-24"})


def test_schulamt_without_the_alias_is_never_guessed_either() -> None:
    directory = Directory((_office("a", "Schulverwaltungsamt"), _office("b", "Staatliches Schulamt")))
    assert directory.match("Schulamt").office is None


def test_a_look_alike_letter_is_not_silently_equated() -> None:
    assert AUENTAL.match("\u0410BH").office is None  # Cyrillic А
    assert AUENTAL.match("\u0410mt 33 – Ausländerbehörde").how == "fuzzy"  # listed for confirmation


def test_one_name_of_two_offices_is_ambiguous() -> None:
    directory = Directory((_office("a", "Amt 1", "Beratungsstelle"), _office("b", "Amt 2", "Beratungsstelle")))
    assert directory.match("Beratungsstelle").candidates == ("a", "b")


def test_blank_is_blank() -> None:
    assert AUENTAL.match(" \u200b").how == "blank"


def test_a_single_digit_in_the_office_column_is_no_short_name() -> None:
    directory = Directory((Office(key="x", short="5", label="Amt 5", name="Amt 5 – Soziales"),))
    assert directory.match("5").office is None


def _office(key: str, name: str, *aliases: str) -> Office:
    return Office(key=key, short=key, label=name, name=name, aliases=aliases)
