"""Rules D1–D5: what could not be counted (scoring.md, section 5, "Data quality")."""

from __future__ import annotations

import dataclasses

from pipeline.clean.cleaned import LogEntry
from pipeline.model import Text
from tests.briefings import draw, rated

ONE_OFFICE = "office | B D E\nBau | 1 1 1\nSchule | 1 1 1"


def test_d1_counts_flagged_values() -> None:
    drawn = rated("! ! 1", "1 1 1")
    assert drawn.said("D1") == [
        "Nicht gewertete Angaben (außerhalb der Skala oder nicht eindeutig): 2. Einzelheiten im Anhang."
    ]
    assert drawn.said("D1", "en") == ["Values not counted (off the scale or ambiguous): 2. See annex for details."]
    assert rated("- _ 1").said("D1") == []


def test_d1_of_one_value_is_in_the_singular() -> None:
    assert rated("! 1 1").said("D1") == [
        "Nicht gewertete Angabe (außerhalb der Skala oder nicht eindeutig): 1. Einzelheiten im Anhang."
    ]
    assert rated("! 1 1").said("D1", "en") == [
        "Value not counted (off the scale or ambiguous): 1. See annex for details."
    ]


def test_d2_names_offices_with_several_versions_in_roster_order() -> None:
    drawn = draw(ONE_OFFICE, versions_merged=("Schule", "Bau"))
    assert drawn.said("D2") == [
        "Mehrere Fassungen lagen vor von: Bau, Schule. Verwendet wurde jeweils die jüngste vollständige Fassung."
    ]
    assert drawn.said("D2", "en") == [
        "Several versions were received from: Bau, Schule. The latest complete version was used in each case."
    ]


def test_d2_of_one_office_reads_the_same() -> None:
    drawn = draw(ONE_OFFICE, versions_merged=("Bau",))
    assert drawn.said("D2") == [
        "Mehrere Fassungen lagen vor von: Bau. Verwendet wurde jeweils die jüngste vollständige Fassung."
    ]


def test_d3_counts_answers_that_belong_to_no_invited_office() -> None:
    assert draw(ONE_OFFICE, unmatched_rows=(4, 9)).said("D3") == [
        (
            "Antworten ohne Zuordnung zu einer eingeladenen Stelle: 2. "
            "Sie sind gesondert aufgeführt und nicht eingerechnet."
        )
    ]
    assert draw(ONE_OFFICE).said("D3") == []


def test_d3_of_one_answer_is_in_the_singular() -> None:
    drawn = draw(ONE_OFFICE, unmatched_rows=(4,))
    assert drawn.said("D3") == [
        "Antwort ohne Zuordnung zu einer eingeladenen Stelle: 1. Sie ist gesondert aufgeführt und nicht eingerechnet."
    ]
    assert drawn.said("D3", "en") == [
        "Answer that could not be matched to an invited office: 1. It is listed separately and not included."
    ]


def test_d4_names_per_scale_who_could_not_or_did_not_assess_but_not_whose_value_was_flagged() -> None:
    drawn = rated("1 - 1", "1 _ -", "1 ! 1", "1 1 1")
    assert drawn.said("D4") == [
        "Veränderungsdruck: keine Einschätzung von A, B.",
        "Einfluss: keine Einschätzung von B.",
    ]
    assert drawn.said("D4", "en") == ["Pressure for change: no assessment by A, B.", "Influence: no assessment by B."]


def test_d4_lists_an_office_that_wrote_texts_but_no_value() -> None:
    drawn = rated("_ _ _", reason=["Die Fallzahlen steigen."])
    assert drawn.scored.response.answered == 1
    assert len(drawn.said("D4")) == 3


def test_d5_counts_what_the_coordination_cleared_up_once_however_often_it_was_put_right() -> None:
    entry = LogEntry("clarified", Text("berichtigt", "corrected"), 2, "Bau", "pressure")
    other, again, note = (dataclasses.replace(entry, **new) for new in ({"office": "Amt"}, {}, {"kind": "note"}))
    assert draw(ONE_OFFICE, log=(entry, again, other, note)).said("D5") == [
        "Von der Koordination nach Rückfrage ergänzte oder berichtigte Angaben: 2."
    ]
    assert draw(ONE_OFFICE, log=(entry,)).said("D5") == [
        "Von der Koordination nach Rückfrage ergänzte oder berichtigte Angabe: 1."
    ]
    assert draw(ONE_OFFICE, log=(entry,)).said("D5", "en") == [
        "Value added or corrected by the coordination team after enquiry: 1."
    ]
    assert draw(ONE_OFFICE).said("D5") == []
