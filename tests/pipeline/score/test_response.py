"""Who was invited, who answered, of whom nothing came in; and which cells were not counted."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.clean.cleaned import Row, ScaleValue
from pipeline.score.scored import Response
from tests.briefings import draw, rated


def test_only_offices_with_an_invitation_count() -> None:
    drawn = draw("""
        office   | B D E
        Bau      | 1 1 1
        Feuerwehr| uninvited
        Schule   | silent
    """)
    assert drawn.scored.response == Response(invited=2, answered=1, no_answer=("Schule",))


def test_an_answer_that_waits_for_a_person_is_neither_counted_nor_called_silent() -> None:
    drawn = draw("""
        office | B D E
        Bau    | 1 1 1
        Schule | pending
        Kasse  | silent
    """)
    assert drawn.scored.response == Response(3, 1, no_answer=("Kasse",), pending=("Schule",))


def test_an_answer_of_an_office_without_invitation_is_not_counted() -> None:
    drawn = rated("5 5 5", "1 1 1")
    offices = (drawn.offices[0], dataclasses.replace(drawn.offices[1], invited=False))
    scored = dataclasses.replace(drawn, offices=offices).scored
    assert (scored.response.invited, scored.response.answered) == (1, 1)
    assert [position.office for position in scored.positions] == ["A"]


@pytest.mark.parametrize(
    ("answered", "invited", "percent", "suffices"),
    [
        (22, 26, 85, True),
        (5, 10, 50, True),  # exactly half suffices
        (5, 11, 45, False),
        (4, 4, 100, False),
        (1, 8, 13, False),  # 12.5 is rounded up
        (3, 8, 38, False),
        (0, 3, 0, False),
        (0, 0, None, False),
    ],
)
def test_percent_and_whether_the_response_suffices(
    answered: int, invited: int, percent: int | None, *, suffices: bool
) -> None:
    response = Response(invited, answered, ())
    assert (response.percent, response.suffices) == (percent, suffices)


def test_flagged_cells_are_listed_with_row_office_and_scale() -> None:
    (flagged,) = rated("5 ! 5", "1 - 1").scored.flagged
    assert (flagged.office, flagged.scale, flagged.value.raw) == ("A", "pressure", "6")


def test_flagged_cells_of_a_row_in_review_are_listed_and_those_of_an_older_version_are_not() -> None:
    flag = (("affected", ScaleValue("2-3", None, "flagged", "range", (2, 3))),)
    drawn = draw("office | B D E\nBau | pending")
    rows = (
        Row(3, "response", "Bau", values=flag, use="review"),
        Row(4, "response", "Bau", values=flag, use="no"),
    )  # fmt: skip
    scored = dataclasses.replace(drawn, cleaned=dataclasses.replace(drawn.cleaned, rows=rows)).scored
    assert [(flagged.row, flagged.office) for flagged in scored.flagged] == [(3, "Bau")]


def test_a_cell_that_was_cleared_up_is_no_longer_flagged() -> None:
    drawn = rated("5 ! 5")
    answers = drawn.cleaned.answers.assign(pressure_status="normalised", pressure_code="clarified")
    cleared = dataclasses.replace(drawn, cleaned=dataclasses.replace(drawn.cleaned, answers=answers))
    assert cleared.scored.flagged == ()
