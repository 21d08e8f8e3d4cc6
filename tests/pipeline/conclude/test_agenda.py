"""The agenda: items, minutes, how it is shortened, and who speaks when (briefing.md, section 3)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.conclude.agenda import MOST_MINUTES, Lengths, Topics, fitting, minutes_of
from pipeline.conclude.concluded import Agenda, Statement
from pipeline.model import Text
from tests.briefings import Answer, Round, cleaned, draw, rated

ITEM = Statement("F1", "fields", "all", Text("", ""))


def topics(speakers: int, fields: int = 0, pairs: int = 0) -> Topics:
    return Topics(speakers, (ITEM,) * fields, (ITEM,) * pairs)


def total(of: Topics, lengths: Lengths) -> int:
    return sum(minutes_of(of, lengths).values())


def agenda(round_: Round) -> Agenda:
    return round_.concluded.agenda


def test_a_small_round_takes_every_item_at_full_length() -> None:
    assert minutes_of(topics(6, fields=4, pairs=3), Lengths()) == {
        "welcome": 5, "aim": 5, "round": 8, "overall": 20, "fields": 20, "interfaces": 15, "framework": 10,
        "missing": 10, "agreements": 15, "close": 5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("speakers", "seconds", "minutes"),
    [(1, 80, 1), (3, 80, 4), (6, 80, 8), (26, 80, 35), (30, 80, 40), (30, 60, 30), (8, 80, 11), (7, 80, 9)],
)
def test_the_round_takes_80_seconds_per_office_rounded_half_up(speakers: int, seconds: int, minutes: int) -> None:
    assert minutes_of(topics(speakers), Lengths(per_office=seconds))["round"] == minutes


def test_more_than_30_offices_introduce_themselves_at_five_tables() -> None:
    assert minutes_of(topics(31), Lengths())["round"] == 19  # seven at a table, and ten minutes to walk round
    assert minutes_of(topics(3000), Lengths())["round"] == 30
    drawn = agenda(rated(*["1 1 1"] * 31))
    assert "an fünf Tischen" in drawn.items[2].details[0].de
    assert [len(table) for table in drawn.tables] == [6, 6, 6, 6, 7]
    assert [office for table in drawn.tables for office in table] == list(drawn.speaking_order)
    assert agenda(rated(*["1 1 1"] * 30)).tables == ()


@pytest.mark.parametrize(
    ("of", "lengths"),
    [
        (topics(11, 4), Lengths()),  # 105 minutes
        (topics(12, 4), Lengths(overall=15, missing=5)),
        (topics(20, 4), Lengths(overall=15, missing=5, fields=3)),
        (topics(15, 4, 3), Lengths(overall=15, missing=5, fields=3, pairs=2)),
        (topics(18, 4, 3), Lengths(overall=15, missing=5, fields=3, pairs=2, per_office=60)),
        (topics(24, 4, 3), Lengths(overall=15, missing=5, fields=2, pairs=2, per_office=60)),
        (topics(26, 9, 9), Lengths(overall=15, missing=5, fields=2, pairs=1, per_office=60)),
    ],
)
def test_it_is_shortened_step_by_step_and_no_further_than_needed(of: Topics, lengths: Lengths) -> None:
    assert fitting(of) == lengths
    assert total(of, lengths) <= MOST_MINUTES


@given(st.integers(0, 5000), st.integers(0, 40), st.integers(0, 40))
def test_the_plan_never_exceeds_105_minutes(speakers: int, fields: int, pairs: int) -> None:
    of = topics(speakers, fields, pairs)
    assert total(of, fitting(of)) <= MOST_MINUTES


def test_item_5_takes_missing_leads_then_unnamed_fields_then_several_leads() -> None:
    codes = ["SCH", "JUG", "WOH", "GES", "AUF", "SOZ", "TEI", "ZUS", "VER"]
    drawn = rated(*["1 1 1"] * 6, fields=["SPR:F ARB:F " + " ".join(f"{c}:F" for c in codes), "SPR:F FAM:M"])
    (item,) = [item for item in agenda(drawn).items if item.title.de.startswith("Handlungsfelder")]
    assert [detail.de for detail in item.details] == [
        "Kindertagesbetreuung und Familie: offene Federführung",
        "Sprache: mehrfache Federführung",
    ]
    assert item.minutes == 10


def test_what_finds_no_place_is_left_for_the_second_meeting() -> None:
    item = agenda(rated(*["1 1 1"] * 6, fields=["SPR:F"])).items[4]
    assert (item.minutes, len(item.details)) == (20, 5)
    assert item.details[-1].de.startswith("Zweite Sitzung: „Unterbringung und Wohnen: von keiner Stelle genannt“, „")
    assert item.details[-1].en.startswith("Second meeting: “")


def test_item_6_takes_pairs_in_which_both_see_a_lack_first() -> None:
    drawn = rated(*["1 1 1"] * 5, interfaces=["B:gut", "A:fehlt", "D:nicht", "C:nicht"])
    item = next(item for item in agenda(drawn).items if item.title.de == "Schnittstellen")
    assert [detail.de for detail in item.details] == ["C – D", "A – B"]


def test_item_8_names_who_is_missed_in_words_that_all_may_read() -> None:
    drawn = rated("1 1 1", "1 1 1", "1 1 1", missing=["Zoll; Liga", "Zoll; Liga", "Zoll; Kammer"])
    item = next(item for item in agenda(drawn).items if item.title.de.startswith("Wer fehlt"))
    assert [detail.de for detail in item.details] == ["Von mehreren Stellen vermisst: Zoll (3), Liga (2)."]
    assert item.details[0].en == "Missed by several offices: Zoll (3), Liga (2)."


def test_items_without_anything_to_deal_with_are_left_out_and_the_others_numbered_through() -> None:
    drawn = agenda(rated(silent=3))
    assert [item.number for item in drawn.items] == list(range(1, 9))
    assert not {"Schnittstellen", "Handlungsfelder: offene und mehrfache Federführung"} & {
        i.title.de for i in drawn.items
    }
    assert drawn.total == sum(item.minutes for item in drawn.items)


def test_item_4_asks_three_questions_and_agreements_are_recorded_in_five_columns() -> None:
    drawn = agenda(rated("1 1 1"))
    assert [detail.de for detail in drawn.items[3].details] == [
        "Was überrascht Sie?",
        "Wo braucht eine Stelle mit hohem Druck die Entscheidung einer anderen?",
        "Wo wirkt etwas doppelt, wo gar nicht?",
    ]
    assert [heading.de for heading in drawn.record] == [
        "Was", "Wer (federführend)", "Mit wem", "Bis wann", "Woran erkennen wir, dass es erledigt ist?",
    ]  # fmt: skip


def test_notes_say_what_is_in_reserve_and_who_stands_in_for_the_leadership() -> None:
    drawn = agenda(rated("1 1 1"))
    assert drawn.notes[0].de == f"Geplant sind {drawn.total} von 120 Minuten; der Rest ist Reserve."
    assert "die allgemeine Vertretung" in drawn.notes[1].de


def test_speakers_are_ordered_by_field_then_organisation_chart() -> None:
    drawn = draw("""
        office  | B D E    | fields      | expected
        Late    | 5 5 5    |             | SPR
        Touched | 5 5 5    | SPR:B       |
        Kasse   | 1 1 1    | SPR:M VER:F |
        Bau     | 1 1 1    | VER:F FAM:F |
        Silent  | silent   |             | XXX SCH
        Helper  | 1 1 1    | FAM:M SPR:B |
        Leader  | 0 0 0    | SPR:F       |
        Nobody  | silent   |             |
        Guest   | uninvited| SPR:F       |
        Waiting | pending  |             | FAM
    """)
    assert agenda(drawn).speaking_order == (
        "Touched", "Leader", "Bau", "Helper", "Waiting", "Silent", "Kasse", "Late", "Nobody",
    )  # fmt: skip


@given(st.permutations(range(6)))
def test_the_order_of_speakers_never_depends_on_the_values(values: list[int]) -> None:
    fields = ["SPR:F", "FAM:F", "SPR:M", "", "FAM:B", "SCH:F"]
    drawn = rated(*(f"{value} {5 - value} {value}" for value in values), fields=fields)
    assert agenda(drawn).speaking_order == ("A", "C", "B", "E", "F", "D")


def test_what_is_open_from_before_is_an_item_and_costs_no_minute() -> None:
    typed = ("Verteiler {anlegen} – Amt 33", "Sprachmittlung")
    before = topics(26, fields=4, pairs=3)
    later = replace(before, open_agreements=typed)
    assert minutes_of(later, fitting(later))["previous"] == 5
    assert sum(minutes_of(later, fitting(later)).values()) == sum(minutes_of(before, fitting(before)).values())


@pytest.mark.parametrize(
    ("stated", "read_out"),
    [
        (0, []),
        (1, ["Die Erwartungen aus den Antworten."]),
        (3, ["Die Erwartungen aus den Antworten."]),
        (4, ["Drei Erwartungen aus den Antworten, ausgewählt von der Koordination."]),
    ],
)
def test_no_more_expectations_are_announced_than_there_are(stated: int, read_out: list[str]) -> None:
    names = ("Bau", "Schule", "Kasse", "Sport", "Wald")
    offices = draw("office | B D E\n" + "\n".join(f"{name} | 3 3 3" for name in names)).offices
    answers = {
        name: Answer(values=(3, 3, 3), texts={"expectation": "Ein Termin."} if number < stated else {})
        for number, name in enumerate(names)
    }

    aim = agenda(Round(offices, cleaned(answers))).items[1]

    assert [detail.de for detail in aim.details] == read_out
