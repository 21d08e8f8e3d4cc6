"""Concludes from the scores what may be said: statements, page 1, decisions and agenda, in both languages.

Computes no quantity and knows no layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.clean.cleaned import Cleaned
from pipeline.conclude import page_one
from pipeline.conclude.agenda import agenda
from pipeline.conclude.case import Case
from pipeline.conclude.concluded import Concluded, Statement
from pipeline.conclude.decisions import Basis, decisions
from pipeline.conclude.statements import statements
from pipeline.model import Meeting, Office
from pipeline.questionnaire.model import Questionnaire
from pipeline.score.scored import Scored


def conclude(  # noqa: PLR0917 -- the order of the stages is the order of the arguments
    cleaned: Cleaned,
    scored: Scored,
    offices: Sequence[Office],
    meeting: Meeting,
    questionnaire: Questionnaire,
    as_of: date,
) -> Concluded:
    """Return everything that may be said, for all audiences; an edition filters by audience.

    Args:
        cleaned: answers (for reasons that are quoted), log and rows (for the statements on data quality).
        scored: every quantity.
        offices: the whole roster in its order.
        meeting: for decisions and the frame of page 1; every entry may be missing.
        questionnaire: names of fields, states and options.
        as_of: the data date, printed in R1.
    """
    case = Case(cleaned, scored, tuple(offices), questionnaire, as_of)
    said = statements(case)
    stated = _by_rule(said)
    on_page_one, further = decisions(Basis(case, meeting, stated))
    return Concluded(
        statements=said,
        page_one=page_one.findings(stated),
        decisions=on_page_one,
        further_decisions=further,
        agenda=agenda(case, stated, meeting.open_agreements),
        occasion=page_one.occasion(meeting),
        next_steps=page_one.next_steps(meeting),
    )


def _by_rule(said: Iterable[Statement]) -> dict[str, list[Statement]]:
    stated: dict[str, list[Statement]] = {}
    for statement in said:
        stated.setdefault(statement.id, []).append(statement)
    return stated
