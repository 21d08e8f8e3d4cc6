"""Lists that people typed into one cell: fields, interfaces, bodies, actors, contributions."""

from __future__ import annotations

import pytest

from pipeline.clean.lists import Lists
from pipeline.clean.offices import Directory
from pipeline.questionnaire.loader import load_questionnaire
from tests.auental import offices

LISTS = Lists(load_questionnaire(), Directory(offices()), {"I": "berührt"})
OWN = "LK-12"  # Amt 51 – Jugendamt


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("Sprache: mitwirkend; Gesundheit und Pflege: federführend", {"SPR": "M", "GES": "F"}),
        ("Ausbildung, Arbeit und Anerkennung: F, Sprache: M", {"ARB": "F", "SPR": "M"}),  # a name with a comma
        ("Sprache (F), Gesundheit und Pflege (M)", {"SPR": "F", "GES": "M"}),
        ("F: Sprache; M: Gesundheit und Pflege", {"SPR": "F", "GES": "M"}),
        ("federführend: Sprache, Gesundheit und Pflege; mitwirkend: Wohnen", {"SPR": "F", "GES": "F", "WOH": "M"}),
        ("Sprache F\nWohnen M", {"SPR": "F", "WOH": "M"}),
        ("- Sprache: mitwirkend\n- Wohnen: berührt", {"SPR": "M", "WOH": "B"}),
        ("1. Sprache – federführend\n2. Kultur = mitw.", {"SPR": "F", "TEI": "M"}),
        ("SPR: F; GES: I", {"SPR": "F", "GES": "B"}),  # the table's own legend: I = berührt
        ("Language: lead; Health and care: touched", {"SPR": "F", "GES": "B"}),
        ("Sprache/Wohnen: F", {"SPR": "F", "WOH": "F"}),
        ("Sprache; Schule (mitwirkend)", {"SPR": "", "SCH": "M"}),  # a role that is not stated is not guessed
        ("Sprache: F; Sprache: M", {"SPR": ""}),
        ("Sprache: F, M", {"SPR": ""}),  # two roles are none
        ("Sprache (federführend) / Schule (mitwirkend)", {"SPR": "", "SCH": ""}),
        ("1. Sprache: F 2. Schule: M", {"SPR": ""}),
        ("Kita: F", {"Kita": "F"}),  # an unknown field keeps its text
        ("", {}),
        ("-", {}),
    ],
)
def test_fields_and_roles_are_read_however_they_are_written(typed: str, fields: dict[str, str]) -> None:
    read, none, _ = LISTS.fields(typed)
    assert (dict(read), none) == (fields, False)


@pytest.mark.parametrize("typed", ["keines dieser Handlungsfelder", "None of these fields", "none"])
def test_none_of_the_fields_is_an_answer_of_its_own(typed: str) -> None:
    assert LISTS.fields(typed)[:2] == ((), True)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (
            "Jobcenter gut, Sozialamt gut, Einbürgerung gut, Amt 52 teilw.",
            [("LK-22", "gut"), ("LK-11", "gut"), ("LK-07", "gut"), ("LK-13", "teilweise")],
        ),
        (
            "Jobcenter Landkreis Auental: läuft teilweise; Amt 53 – Gesundheitsamt: läuft gut",
            [("LK-22", "teilweise"), ("LK-14", "gut")],
        ),
        ("Amt 41 – Kultur, Sport und Ehrenamt: läuft gut", [("LK-10", "gut")]),
        ("Jobcenter: gut, Sozialamt: fehlt, wird aber gebraucht", [("LK-22", "gut"), ("LK-11", "fehlt")]),
        ("gut: Jobcenter, Sozialamt; fehlt: Amt 33", [("LK-22", "gut"), ("LK-11", "gut"), ("LK-06", "fehlt")]),
        ("Jobcenter – läuft nicht zufriedenstellend\nSozialamt (gut)", [("LK-22", "nicht"), ("LK-11", "gut")]),
        ("Jobcenter: works well; Polizei: missing but needed", [("LK-22", "gut"), ("LK-25", "fehlt")]),
        ("Jobcenter: gut (seit 2025)", [("LK-22", "gut")]),
        ("Jobcenter", [("LK-22", "")]),
        ("Jobcenter nicht gut", [("LK-22", "")]),  # neither gut nor nicht for sure
        ("Jobcenter: kompliziert", [("LK-22", "")]),
        ("Jobcenter: fehlt nicht; Sozialamt: gut bis teilweise", [("LK-22", ""), ("LK-11", "")]),
        ("Caritas: gut", [(None, "gut")]),
        ("Jugendamt und Sozialamt: gut", [(None, "gut")]),  # two offices are none
        ("Jugendamt: gut; Sozialamt: gut; Amt 50: gut", [("LK-11", "gut")]),  # own office and repetition taken out
        ("Sozialamt: gut; Amt 50: fehlt", [("LK-11", "")]),  # a contradiction has no state
        ("keine", []),
        ("", []),
    ],
)
def test_interfaces_and_states_are_read_however_they_are_written(
    typed: str, named: list[tuple[str | None, str]]
) -> None:
    read, _ = LISTS.interfaces(typed, OWN)
    assert [(one.office, one.state) for one in read] == named


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Jugendamt: gut", "own_office"),
        ("Sozialamt: gut; Amt 50: gut", "interface_twice"),
        ("Sozialamt: gut; Amt 50: fehlt", "interface_contradicts"),
        ("Caritas: gut", "interface_unknown"),
        ("Gesundheitsamt und Sozialamt: gut", "interface_joint"),
        ("Bundesagentur f. Arbeit (Auenstadt): gut", "interface_likely"),
        ("Jobcenter", "state_unknown"),
        ("Amt 10: gut; Amt 12: gut; Amt 20: gut; Amt 32: gut; Amt 33: gut; Amt 34: gut", "many_interfaces"),
    ],
)
def test_what_was_decided_about_an_interface_is_listed(typed: str, code: str) -> None:
    assert [remark.code for remark in LISTS.interfaces(typed, OWN)[1]] == [code]


def test_a_name_that_is_not_on_the_roster_keeps_its_text() -> None:
    assert LISTS.interfaces("Caritas Auenstadt: gut", OWN)[0][0].name == "Caritas Auenstadt"


@pytest.mark.parametrize(
    ("typed", "bodies"),
    [
        ("AK Migration: ja; Bildungsbeirat: nein", [("AK Migration", "ja"), ("Bildungsbeirat", "nein")]),
        ("AK Migration (ja), Runder Tisch (unklar)", [("AK Migration", "ja"), ("Runder Tisch", "unklar")]),
        ("AK Kita, Schule und Jugend: yes", [("AK Kita, Schule und Jugend", "ja")]),
        ("AK: Migration: unclear", [("AK: Migration", "unklar")]),
        ("AK Migration", [("AK Migration", "")]),
        ("AK Migration: ja; ak migration: ja", [("AK Migration", "ja")]),
        ("AK Migration: ja; AK Migration: nein", [("AK Migration", "")]),
        ("-", []),
    ],
)
def test_bodies_keep_their_names_and_their_choice(typed: str, bodies: list[tuple[str, str]]) -> None:
    assert [tuple(body) for body in LISTS.bodies(typed)[0]] == bodies


def test_a_body_with_two_answers_is_listed() -> None:
    typed = "AK Migration: ja; AK Migration: nein"
    assert [remark.code for remark in LISTS.bodies(typed)[1]] == ["body_contradicts"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (
            "Ukrainischer Verein „Nadija“ e. V. (Надія, Kontakt besteht); Eritreische Gemeinde",
            ("Ukrainischer Verein „Nadija“ e. V. (Надія, Kontakt besteht)", "Eritreische Gemeinde"),
        ),
        ("Caritas (Beratung; Herr X)\n- Diakonie", ("Caritas (Beratung; Herr X)", "Diakonie")),
        ("Polnischer Elternkreis – Kontakt über die Schule", ("Polnischer Elternkreis – Kontakt über die Schule",)),
        ("Verein A;\u00a0B; Verein C", ("Verein A;\u00a0B", "Verein C")),  # the form keeps a semicolon in a name
        ("جمعية الأمل (Verein «Hoffnung»)", ("جمعية الأمل (Verein «Hoffnung»)",)),
        ("niemand", ()),
        ("k. A.", ()),
    ],
)
def test_named_actors_are_delivered_as_typed(typed: str, names: tuple[str, ...]) -> None:
    assert LISTS.names(typed) == names


@pytest.mark.parametrize(
    ("typed", "codes", "text"),
    [
        ("Arbeitszeit von Beschäftigten; Fachwissen | 0,5 VZÄ; Pool mit 62", ("zeit", "fach"), "0,5 VZÄ; Pool mit 62"),
        ("Fachwissen, Haushaltsmittel", ("fach", "mittel"), ""),
        ("data and analyses (no personal data); budget", ("daten", "mittel"), ""),
        ("Fachwissen; ein Saal", ("fach",), "ein Saal"),
        ("Fachwissen (ein Tag im Monat); Haushaltsmittel", ("fach", "mittel"), "Fachwissen (ein Tag im Monat)"),
        ("Wir geben den Saal; Kaffee", (), "Wir geben den Saal; Kaffee"),
        ("| nur Text", (), "nur Text"),
        ("derzeit nichts", ("keine",), ""),
    ],
)
def test_contributions_are_options_and_text(typed: str, codes: tuple[str, ...], text: str) -> None:
    assert LISTS.contribution(typed) == (codes, text)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("Sprache", "SPR"),
        ("SPR", "SPR"),
        ("Health and care", "GES"),
        ("Ausbildung, Arbeit und Anerkennung", "ARB"),
        ("Wohnen", "WOH"),
        ("Sprache (Kinderbetreuung!)", "SPR"),
        ("Sprache; Wohnen", "Sprache; Wohnen"),  # two fields are not counted
        ("Sprache und Wohnen", "Sprache und Wohnen"),
        ("Sprache oder Schule", "Sprache oder Schule"),
        ("Deutschkurse", "Deutschkurse"),
        ("-", ""),
    ],
)
def test_the_first_joint_field_is_one_field_or_its_text(typed: str, field: str) -> None:
    assert LISTS.joint_field(typed)[0] == field


def test_two_joint_fields_are_listed() -> None:
    assert [remark.code for remark in LISTS.joint_field("Sprache; Wohnen")[1]] == ["two_joint_fields"]
