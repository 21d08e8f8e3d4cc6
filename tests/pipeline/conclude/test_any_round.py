"""Whatever the roster and the answers: concluding never fails, and every text keeps to the rules."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.conclude.agenda import MOST_MINUTES
from pipeline.model import Meeting, Office
from pipeline.questionnaire.loader import load_questionnaire
from tests.briefings import MEETING, Answer, Round, cleaned
from tests.conclusions import FORBIDDEN, WRONG_NUMBER, texts
from tests.numbered_briefings import briefing

CODES = [field.code for field in load_questionnaire().fields] + ["frei getippt"]
STATES = [state.code for state in load_questionnaire().interface_states] + [""]
GIFTS = [option.code for option in load_questionnaire().contributions] + ["sonstiges"]
NAMES = ["Zoll", "zoll", "Liga (Kreis)", "Liga", "Amt 1", "keine", "-", "Kammer; Verein – Kontakt"]
VALUE = st.sampled_from([0, 1, 2, 3, 4, 5, None, "", "6"])


def some(values: list[str], size: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=size)


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    """A roster of up to twelve offices, some of them not invited, and the answers of some."""
    size = draw(st.integers(0, 12))
    offices = tuple(
        Office(
            key=f"O{number}",
            short=str(number),
            label=draw(st.sampled_from([f"Amt {number}", ""])),
            name=f"Amt {number} – Aufgaben",
            level=draw(st.sampled_from(["Landkreis", "Bund", "nachgeordnet"])),
            expected_fields=tuple(draw(some(CODES))),
            invited=draw(st.integers(0, 5)) > 0,
        )
        for number in range(size)
    )
    heard = [office for office in offices if office.invited and draw(st.integers(0, 3)) > 0]
    answers = {office.key: draw(answer_of([office.key for office in offices])) for office in heard}
    silent = [office.key for office in offices if office.invited and office.key not in answers]
    pending = tuple((key, (9,)) for key in silent if draw(st.booleans()))
    log = {"pending_review": pending, "versions_merged": tuple(list(answers)[:1]), "unmatched_rows": (3,)}
    meeting = draw(st.sampled_from([MEETING, Meeting(), dataclasses.replace(MEETING, opening_undecided=True)]))
    return Round(offices, cleaned(answers, **log), meeting)


def answer_of(keys: list[str]) -> st.SearchStrategy[Answer]:
    return st.builds(
        Answer,
        values=st.tuples(VALUE, VALUE, VALUE),
        fields=st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from("FMB")), max_size=4),
        interfaces=st.lists(st.tuples(st.sampled_from([*keys, "fremd"]), st.sampled_from(STATES)), max_size=5),
        bodies=st.lists(
            st.tuples(st.sampled_from(["AK", "ak", "Rat"]), st.sampled_from(["ja", "nein", ""])), max_size=3
        ),
        missing_actors=some(NAMES),
        external_experts=some(NAMES, 2),
        contribution=some(GIFTS),
        joint_field=st.sampled_from([*CODES, ""]),
        texts=st.fixed_dictionaries({"pressure_reason": st.sampled_from(["", "Fristen", "k. A."])}),
    )


@given(rounds())
@settings(max_examples=100)
def test_every_text_is_there_in_both_languages_and_says_nothing_it_must_not(drawn: Round) -> None:
    for text in texts(drawn.concluded):
        for sentence in (text.de, text.en):
            assert sentence.strip() == sentence != ""
            assert "{" not in sentence
            assert "}" not in sentence
            assert "  " not in sentence
            assert not FORBIDDEN.search(sentence)
            assert not WRONG_NUMBER.search(sentence)


@given(rounds())
@settings(max_examples=50)
def test_every_count_of_offices_comes_with_its_n(drawn: Round) -> None:
    summaries = {"S1", "S2a", "S2b", "S2c", "S3", "S4", "S5", "P5", "P6", "T1", "T2"}
    for said in drawn.statements():
        if said.id in summaries:
            assert {"n", "N"} & dict(said.facts).keys()


@given(rounds())
@settings(max_examples=50)
def test_counts_and_bounds_hold(drawn: Round) -> None:
    scored = drawn.scored
    assert scored.response.invited == sum(office.invited for office in drawn.offices)
    assert scored.response.answered + len(scored.response.no_answer) + len(scored.response.pending) == (
        scored.response.invited
    )
    for scale in scored.scales.values():
        assert sum(scale.counts) + scale.cannot_assess + scale.no_answer == scored.response.invited


@given(rounds())
@settings(max_examples=50)
def test_page_one_and_agenda_stay_within_their_limits(drawn: Round) -> None:
    concluded = drawn.concluded
    assert len(concluded.page_one) <= 6
    assert len(concluded.decisions) <= 5
    assert concluded.agenda.total <= MOST_MINUTES
    assert sorted(concluded.agenda.speaking_order) == sorted(office.key for office in drawn.offices if office.invited)
    assert all(chosen.statement.audience != "coordinator" for chosen in concluded.page_one)


@given(rounds())
@settings(max_examples=50)
def test_what_a_rule_speaks_of_exists(drawn: Round) -> None:
    keys = {office.key for office in drawn.offices}
    for said in drawn.statements():
        assert set(said.offices) <= keys
        assert said.section


@pytest.mark.parametrize("answered", [0, 1, 2, 3, 4, 5, 8, 13, 30, 31, 60])
@pytest.mark.parametrize("silent", [0, 1, 30])
def test_rounds_of_every_size_are_concluded(answered: int, silent: int) -> None:
    made = briefing(answered, answered + silent, hostile=True, long_names=True)
    assert made.concluded.statements[0].id == "R1"
    assert made.concluded.agenda.total <= MOST_MINUTES


def test_three_thousand_offices_are_concluded() -> None:
    assert len(briefing(2400, 3000).concluded.agenda.speaking_order) == 3000
