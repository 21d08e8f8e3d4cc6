"""S2a, S2b, P7 and T1 say when they hang on a single answer (scoring.md, section 2, "Leave-one-out")."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.conclude.robustness import hangs_on_one_answer
from tests.briefings import Answer, Office, Round, cleaned, rated

ALONE = "Die Aussage hängt an einer einzelnen Antwort."
ALONE_EN = "This statement depends on a single answer."
RULES = ("S2a", "S2b", "P7", "T1")
VALUE = st.sampled_from([0, 1, 3, 4, 5, 5, None])
ANSWER = st.builds(
    Answer, values=st.tuples(VALUE, VALUE, VALUE), joint_field=st.sampled_from(["SPR", "SPR", "FAM", ""])
)


def round_of(answers: list[Answer], silent: int) -> Round:
    offices = tuple(Office(f"O{n}", str(n), f"Amt {n}", f"Amt {n}") for n in range(len(answers) + silent))
    heard = dict(zip((office.key for office in offices), answers, strict=False))
    return Round(offices, cleaned(heard))


def stated(round_: Round) -> dict[tuple[str, str], str]:
    return {(said.id, said.subject): said.text.de for said in round_.statements() if said.id in RULES}


@given(st.lists(ANSWER, min_size=5, max_size=9), st.integers(0, 4))
@example([Answer((5, 5, 5), joint_field="SPR")] * 5, 0)
@example([Answer((5, 5, 5))] * 2 + [Answer((1, 1, 1))] * 4, 0)
@settings(max_examples=60)
def test_the_supplement_is_there_exactly_if_some_removal_makes_the_statement_fail(
    answers: list[Answer], silent: int
) -> None:
    """The naive way: remove each office in turn, score and conclude everything again."""
    drawn = round_of(answers, silent)
    without = [stated(drawn.without(office)) for office in drawn.cleaned.answers.index]
    for statement, text in stated(drawn).items():
        assert text.endswith(ALONE) == any(statement not in rest for rest in without)


def test_the_removed_office_counts_as_not_answered_while_n_invited_stays() -> None:
    """Six of twelve answered: without any of them it is less than half, and no summary may be stated."""
    (text,) = rated(*["5 5 5"] * 4, "1 1 1", "1 0 0", silent=6).said("P7") or rated(
        *["5 5 5"] * 3, "1 1 1", "1 0 0", "0 0 0", silent=6
    ).said("P7")
    assert text.endswith(ALONE)


def test_the_supplement_comes_in_both_languages() -> None:
    drawn = rated("5 5 0", "1 1 0", "1 0 0", "0 1 0", "0 0 0")
    assert drawn.said("P7")[0].endswith(f": A. {ALONE}")
    assert drawn.said("P7", "en")[0].endswith(f": A. {ALONE_EN}")


def test_other_statements_never_carry_it() -> None:
    drawn = rated("5 5 0", "1 1 0", "1 0 0", "0 1 0", "0 0 0")
    assert all(said.id in RULES for said in drawn.statements() if ALONE in said.text.de)


@pytest.mark.parametrize(("counts", "hangs"), [({"a": 3}, False), ({"a": 2}, True), ({"a": 2, "b": 1}, True)])
def test_one_removal_per_distinct_answer_is_enough(counts: dict[str, int], *, hangs: bool) -> None:
    assert hangs_on_one_answer(Counter(counts), lambda rest: rest["a"] >= 2) == hangs
