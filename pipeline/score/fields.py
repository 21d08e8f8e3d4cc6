"""Who leads, contributes to or is touched by each field of action.

From answers only: an expected lead never fills a gap, it only says which silent office might (scoring.md, section 4).
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pipeline.model import Office
from pipeline.questionnaire.model import FieldOfAction, Questionnaire
from pipeline.score.scored import FieldCoverage

_Named = tuple[str, str, str]  # field, role, office


def coverage(
    answers: pd.DataFrame, unheard: Iterable[Office], questionnaire: Questionnaire
) -> tuple[FieldCoverage, ...]:
    """Return the coverage of every active field in the order of the questionnaire; `unheard` = no counted answer."""
    named = [(field, role, str(office)) for office, roles in answers["fields"].items() for field, role in roles]
    silent = tuple(unheard)
    return tuple(_coverage(field, named, silent) for field in active_fields(answers, questionnaire))


def active_fields(answers: pd.DataFrame, questionnaire: Questionnaire) -> tuple[FieldOfAction, ...]:
    """Return the fields that were asked; an optional one is active as soon as an answer names it."""
    used = {field for roles in answers["fields"] for field, _ in roles} | set(answers["joint_field"])
    return tuple(field for field in questionnaire.fields if not field.optional or field.code in used)


def _coverage(field: FieldOfAction, named: Iterable[_Named], unheard: Iterable[Office]) -> FieldCoverage:
    offices: dict[str, list[str]] = {"F": [], "M": [], "B": []}
    for code, role, office in named:
        if code == field.code and role in offices and office not in offices[role]:
            offices[role].append(office)
    return FieldCoverage(
        field=field.code,
        lead=tuple(offices["F"]),
        contributing=tuple(offices["M"]),
        touched=tuple(offices["B"]),
        expected_lead=tuple(office.key for office in unheard if field.code in office.expected_fields),
    )
