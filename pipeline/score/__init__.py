"""Scores the answers: every quantity of scoring.md, sections 2 and 4. Decides nothing and writes no sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pipeline.clean.cleaned import Cleaned
from pipeline.model import SCALES, Office
from pipeline.questionnaire.model import Questionnaire
from pipeline.score.actors import external_experts, missing_actors
from pipeline.score.bodies import bodies
from pipeline.score.contributions import count_in_order
from pipeline.score.fields import coverage
from pipeline.score.flagged import flagged_values
from pipeline.score.interfaces import edges, indegree, pairs
from pipeline.score.positions import median_split_changes, positions
from pipeline.score.response import counted_answers, response_of
from pipeline.score.scales import summarise
from pipeline.score.scored import Scored


def score(cleaned: Cleaned, offices: Sequence[Office], questionnaire: Questionnaire) -> Scored:
    """Compute every quantity from the cleaned answers.

    Args:
        cleaned: answers of the offices, columns as in `Cleaned`; offices that are not invited are not counted.
        offices: the whole roster in its order (organisation chart).
        questionnaire: gives the order of fields and options and the levels of interface states.
    """
    answers = counted_answers(cleaned, offices)
    roster = [office.key for office in offices]
    response = response_of(answers, cleaned, offices)
    scales = {scale: summarise(answers[scale], response.invited) for scale in SCALES}
    placed = positions(answers)
    found = edges(_column(answers, "interfaces"), roster)
    levels = {state.code: state.level for state in questionnaire.interface_states if state.level is not None}
    unheard = [office for office in offices if office.invited and office.key not in answers.index]
    return Scored(
        response=response,
        scales=scales,
        positions=placed,
        fields=coverage(answers, unheard, questionnaire),
        edges=found,
        pairs=pairs(found, levels),
        indegree=indegree(found, roster),
        missing_actors=missing_actors(_column(answers, "missing_actors"), offices),
        external_experts=external_experts(_column(answers, "external_experts")),
        bodies=bodies(_column(answers, "bodies")),
        contributions=count_in_order(answers["contribution"], [option.code for option in questionnaire.contributions]),
        joint_fields=count_in_order(
            ([field] for field in answers["joint_field"]), [field.code for field in questionnaire.fields]
        ),
        median_split_changes=median_split_changes(placed, scales["affected"].median, scales["influence"].median),
        flagged=flagged_values(answers, cleaned),
    )


def _column(answers: pd.DataFrame, name: str) -> dict[str, Any]:
    return {str(office): entries for office, entries in answers[name].items()}
