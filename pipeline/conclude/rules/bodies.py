"""Rules G1 and G2: existing bodies that might take on the topic."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conclude.case import Case
from pipeline.conclude.catalogue import state
from pipeline.conclude.concluded import Statement
from pipeline.score.scored import MINIMUM_FOR_SUMMARY

_NAMED_OFTEN = 2


def bodies(case: Case) -> Iterator[Statement]:
    """State what the offices say of existing bodies."""
    for rule in (g1, g2):
        yield from rule(case)


def g1(case: Case) -> Iterator[Statement]:
    """Per body: named by two or more."""
    for body in case.scored.bodies:
        if len(body.named_by) >= _NAMED_OFTEN:
            yield state(
                "G1",
                gremium=body.name,
                k=len(body.named_by),
                j=body.yes,
                u=body.unclear,
                x=body.no,
                offices=body.named_by,
                subject=body.name,
            )


def g2(case: Case) -> Iterator[Statement]:
    """At least five answers, and no body that anybody calls suitable."""
    if case.response.answered >= MINIMUM_FOR_SUMMARY and not any(body.yes for body in case.scored.bodies):
        yield state("G2")
