"""Whom the leadership should call (rule R6), the most often named first. Decides nothing that the rule has not."""

from __future__ import annotations

from pipeline.briefing import Briefing
from report_templates.call_list import Call


def calls(briefing: Briefing) -> tuple[Call, ...]:
    """Return the offices of rule R6 with its sentence; ties in roster order."""
    said = [statement for statement in briefing.concluded.statements if statement.id == "R6"]
    ordered = sorted(said, key=lambda statement: -dict(statement.facts)["k"])
    return tuple(Call(briefing.office(one.subject), one.text) for one in ordered)
