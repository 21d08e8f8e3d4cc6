"""Who leads, contributes to and is touched by a field of action (scoring.md, section 4)."""

from __future__ import annotations

from pipeline.score.scored import FieldCoverage
from tests.briefings import Round, draw


def field(round_: Round, code: str) -> FieldCoverage:
    return next(field for field in round_.scored.fields if field.field == code)


def test_roles_are_counted_per_field_in_roster_order() -> None:
    drawn = draw("""
        office | B D E | fields
        Kasse  | 1 1 1 | SPR:M
        Schule | 1 1 1 | SPR:M SCH:F
        Bau    | 1 1 1 | SPR:B
    """)
    assert field(drawn, "SPR") == FieldCoverage("SPR", (), ("Kasse", "Schule"), ("Bau",), ())
    assert field(drawn, "SPR").status == "gap"
    assert field(drawn, "SCH").status == "single"


def test_two_leads_are_several() -> None:
    drawn = draw("""
        office   | B D E | fields
        Jobcenter| 1 1 1 | ARB:F
        Agentur  | 1 1 1 | ARB:F
    """)
    assert field(drawn, "ARB").status == "multiple"


def test_an_expected_lead_never_fills_a_gap_it_only_says_which_silent_office_might() -> None:
    drawn = draw("""
        office | B D E  | expected
        Schule | 1 1 1  | SPR
        Polizei| silent | ZUS XXX
        Kasse  | pending| ZUS
    """)
    assert field(drawn, "SPR").expected_lead == ()  # it answered, and did not claim the lead
    assert field(drawn, "ZUS").expected_lead == ("Polizei", "Kasse")
    assert field(drawn, "ZUS").status == "gap"


def test_an_optional_field_is_listed_once_an_office_names_it() -> None:
    without = draw("office | B D E\nBau | 1 1 1")
    named = draw("office | B D E | fields\nBau | 1 1 1 | MOB:F")
    assert "MOB" not in {field.field for field in without.scored.fields}
    assert field(named, "MOB").lead == ("Bau",)


def test_a_field_typed_freely_is_no_field_of_the_questionnaire() -> None:
    drawn = draw("office | B D E | fields | joint\nBau | 1 1 1 | Brücken:F | Brücken")
    assert all(not field.lead for field in drawn.scored.fields)
    assert drawn.scored.joint_fields == {}


def test_first_joint_fields_are_counted_by_number_then_in_the_order_of_the_fields() -> None:
    drawn = draw("""
        office | B D E | joint
        A      | 1 1 1 | WOH
        B      | 1 1 1 | SPR
        C      | 1 1 1 | WOH
        D      | 1 1 1 | FAM
        E      | 1 1 1 |
    """)
    assert list(drawn.scored.joint_fields.items()) == [("WOH", 2), ("SPR", 1), ("FAM", 1)]


def test_contributions_count_offices_per_option_and_leave_free_text_alone() -> None:
    drawn = draw("""
        office | B D E | gives
        A      | 1 1 1 | raum fach @Gesine
        B      | 1 1 1 | raum raum
        C      | 1 1 1 | zeit
    """)
    assert list(drawn.scored.contributions.items()) == [("raum", 2), ("zeit", 1), ("fach", 1)]
