"""What changed since an earlier version: offices, answers and statements, and nothing that must not be repeated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from pipeline.briefing import Briefing
from pipeline.changed import AnswerChange, OfficeChange
from pipeline.changes import changes, compared
from pipeline.collect.files import read_table
from pipeline.collect.roster_file import read_roster
from pipeline.model import IN_MEETING, Clarification, Meeting
from pipeline.run import build_briefing
from pipeline.snapshot import snapshot
from tests.briefings import draw
from tests.report_templates.auental import FILES

AGREED = Clarification("Bau", "pressure", "4", "Frau A", date(2026, 10, 29), "vertippt", "M. T.")
FIRST = draw("""
    office | B D E
    Bau    | 5 3 2
    Schule | 3 4 2
    Kasse  | silent
    Wald   | pending
    Sport  | 1 1 1
""").briefing(version=1)


def drawn(picture: str, *clarifications: Clarification, version: int = 2) -> Briefing:
    return replace(draw(picture).briefing(version), clarifications=clarifications)


KASSE_TOO = drawn("""
    office | B D E
    Bau    | 5 3 2
    Schule | 3 4 2
    Kasse  | 2 2 2
    Wald   | pending
    Sport  | 1 1 1
""")


def everything_in(value: Any) -> Iterator[Any]:
    """All plain values in nested dataclasses and tuples."""
    if is_dataclass(value):
        for one in fields(value):
            yield from everything_in(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from everything_in(one)
    else:
        yield value


def test_nothing_is_different_between_two_versions_of_the_same_answers() -> None:
    found = changes(FIRST, replace(FIRST, version=2))

    assert (found.since, found.offices, found.answers, found.statements) == (1, (), (), ())


def test_an_office_that_answered_was_invited_or_removed_is_named_with_both_states() -> None:
    now = drawn("""
        office | B D E
        Bau    | 5 3 2
        Schule | 3 4 2
        Kasse  | 2 2 2
        Wald   | 1 2 3
        Forst  | silent
        Sport  | uninvited
    """)

    assert changes(FIRST, now).offices == (
        OfficeChange("Kasse", "Kasse", "silent", "answered"),
        OfficeChange("Wald", "Wald", "pending", "answered"),
        OfficeChange("Forst", "Forst", "absent", "silent"),
        OfficeChange("Sport", "Sport", "answered", "absent"),
    )


def test_an_office_that_left_the_roster_keeps_its_name() -> None:
    now = drawn("office | B D E\nBau | 5 3 2\nSchule | 3 4 2\nKasse | silent\nWald | pending")

    assert changes(FIRST, now).offices == (OfficeChange("Sport", "Sport", "answered", "absent"),)


def test_answers_of_an_office_that_is_new_are_not_listed_one_by_one() -> None:
    assert changes(FIRST, KASSE_TOO).answers == ()


@pytest.mark.parametrize(
    ("cell", "now"), [("5", 5), ("0", 0), ("-", "cannot_assess"), ("_", "blank"), ("!", "flagged")]
)
def test_a_value_that_the_office_changed_is_given_with_the_earlier_one(cell: str, now: object) -> None:
    later = drawn(f"""
        office | B D E
        Bau    | 5 {cell} 2
        Schule | 3 4 2
        Kasse  | silent
        Wald   | pending
        Sport  | 1 1 1
    """)

    assert changes(FIRST, later).answers == (AnswerChange("Bau", "pressure", "stated", now, before=3),)


CORRECTED = """
    office | B D E
    Bau    | 5 4 2
    Schule | 3 4 2
    Kasse  | silent
    Wald   | pending
    Sport  | 1 1 1
"""


def test_the_earlier_value_of_a_corrected_answer_is_not_repeated() -> None:
    found = changes(FIRST, drawn(CORRECTED, AGREED))

    assert found.answers == (
        AnswerChange("Bau", "pressure", "corrected", 4, before=None, corrected_on=date(2026, 10, 29)),
    )
    assert not {"Frau A", "vertippt", "M. T."} & set(everything_in(found))


def test_what_was_put_right_in_the_meeting_says_so() -> None:
    said = replace(AGREED, reason=IN_MEETING)

    assert [one.how for one in changes(FIRST, drawn(CORRECTED, said)).answers] == ["in_meeting"]


def test_a_correction_that_confirms_what_stood_there_changes_nothing() -> None:
    agreed = replace(AGREED, value="3")

    assert changes(FIRST, replace(FIRST, version=2, clarifications=(agreed,))).answers == ()


def test_a_correction_that_no_longer_counts_does_not_say_what_it_had_been() -> None:
    corrected = drawn(CORRECTED, AGREED)

    found = changes(corrected, replace(FIRST, version=3))

    assert found.since == 2
    assert found.answers == (AnswerChange("Bau", "pressure", "taken_back", 3),)


def test_texts_and_choices_are_named_without_their_content() -> None:
    before = drawn("office | B D E | reason | fields | gives\nBau | 5 3 2 | alt | SPR:F | mittel", version=1)
    now = drawn("office | B D E | reason | fields | gives\nBau | 5 3 2 | neu | SPR:M | wissen")

    found = changes(before, now)

    assert [(one.question, one.how) for one in found.answers] == [
        ("pressure_reason", "stated"), ("fields", "stated"), ("contribution", "stated"),
    ]  # fmt: skip
    assert not {"alt", "neu"} & set(everything_in(found.answers))


def test_how_an_office_assesses_an_interface_counts_only_where_both_named_each_other() -> None:
    one_sided = "office | B D E | interfaces\nBau | 5 3 2 | Schule:{}\nSchule | 3 4 2 |"
    mutual = "office | B D E | interfaces\nBau | 5 3 2 | Schule:{}\nSchule | 3 4 2 | Bau:gut"

    def listed(picture: str) -> list[str]:
        found = changes(drawn(picture.format("gut"), version=1), drawn(picture.format("nicht")))
        return [one.question for one in found.answers]

    assert listed(one_sided) == []
    assert listed(mutual) == ["interfaces"]


def test_statements_are_new_reworded_or_gone_and_the_old_wording_is_not_repeated() -> None:
    before = drawn(
        """
        office | B D E | fields      | missing
        A      | 5 4 4 | SPR:M       | Sportbund
        B      | 5 4 4 | WOH:F       | Sportbund
        C      | 5 4 4 |             |
        D      | 5 4 4 |             |
        E      | 5 4 4 |             |
    """,
        version=1,
    )
    now = drawn("""
        office | B D E | fields      | missing
        A      | 5 4 4 | SPR:F       |
        B      | 5 4 4 | WOH:F       | Sportbund
        C      | 5 4 4 | WOH:F       |
        D      | 5 4 4 |             |
        E      | 5 4 4 |             |
    """)

    found = {(one.kind, one.id, one.subject): one for one in changes(before, now).statements}

    assert ("new", "F2", "WOH") in found
    assert found["new", "F2", "WOH"].text is not None
    gone = [one for one in found.values() if one.kind == "gone"]
    assert ("gone", "F1", "SPR") in found
    assert all(one.text is None for one in gone)
    assert "Sportbund" not in {one.subject for one in gone}  # an actor that nobody misses any more is not named again


def test_a_statement_with_other_figures_is_reworded() -> None:
    reworded = {one.id: one for one in changes(FIRST, KASSE_TOO).statements if one.kind == "reworded"}

    assert "4 von 5" in str(reworded["R1"].text)


def test_the_meeting_edition_is_told_only_of_statements_that_all_may_read() -> None:
    now = drawn("""
        office | B D E | interfaces
        A      | 5 4 4 | Stumm
        B      | 5 4 1 | Stumm
        C      | 5 4 4 |
        D      | 5 4 4 |
        E      | 5 4 4 |
        Stumm  | silent |
    """)
    before = drawn("office | B D E\nA | 5 4 4\nB | 5 4 4\nC | 5 4 4\nD | 5 4 4\nE | 5 4 4\nStumm | silent", version=1)
    shown = replace(now, changes=changes(before, now))

    leadership, meeting = ({one.id for one in shown.changed_statements(e)} for e in ("leadership", "meeting"))

    assert "R6" in leadership
    assert leadership - meeting == {one.id for one in shown.changed_statements("leadership") if one.audience != "all"}
    assert replace(now, changes=None).changed_statements("leadership") == ()


def test_another_day_alone_makes_no_difference() -> None:
    raw, offices = read_table(FILES / "auental_clean.csv"), read_roster(FILES / "auental_roster.csv")
    stored = snapshot(raw, offices, Meeting(), (), date(2026, 11, 2))
    later = build_briefing(raw, offices, Meeting(), as_of=date(2026, 11, 9), version=2)

    found = compared(later, stored, 1).changes

    assert found is not None
    assert (found.offices, found.answers, found.statements) == ((), (), ())
