"""Rules I1–I6: interfaces that are named often, seen as lacking by both sides, or seen differently."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conclude.case import Case
from pipeline.conclude.catalogue import state
from pipeline.conclude.concluded import Statement
from pipeline.language import listing
from pipeline.score.interfaces import NEGATIVE

_NAMED_OFTEN = 3
_LISTED = 5  # ties at the last place are listed as well
_ENOUGH_EDGES = 5


def interfaces(case: Case) -> Iterator[Statement]:
    """State what the interfaces show."""
    for rule in (i1, i2, i3, i4, i5, i6):
        yield from rule(case)


def i1(case: Case) -> Iterator[Statement]:
    """The offices named most often, three times or more."""
    counts = list(case.scored.indegree.items())
    last_place = counts[min(_LISTED, len(counts)) - 1][1] if counts else 0
    often = {office: count for office, count in counts if count >= max(last_place, _NAMED_OFTEN)}
    if often:
        listed = listing(f"{case.label(office)} ({count})" for office, count in often.items())
        yield state("I1", liste=listed, offices=often)


def i2(case: Case) -> Iterator[Statement]:
    """Per pair: both named each other, and both see the interface as lacking."""
    for pair in case.scored.pairs:
        if pair.type == "both_negative":
            yield state("I2", a=case.label(pair.a), b=case.label(pair.b), offices=(pair.a, pair.b))


def i3(case: Case) -> Iterator[Statement]:
    """Per pair: both named each other, and their states are two levels apart or more."""
    for pair in case.scored.pairs:
        if pair.type == "diverging":
            yield state(
                "I3",
                a=case.label(pair.a),
                b=case.label(pair.b),
                sa=case.state_names[pair.a_says],
                sb=case.state_names[pair.b_says],
                offices=(pair.a, pair.b),
            )


def i4(case: Case) -> Iterator[Statement]:
    """Per naming: seen as lacking by one side; the other side answered and did not name it."""
    for edge in case.scored.edges:
        if edge.state in NEGATIVE and edge.checkable and not edge.returned:
            yield state(
                "I4",
                a=case.label(edge.source),
                b=case.label(edge.target),
                sa=case.state_names[edge.state],
                offices=(edge.source, edge.target),
            )


def i5(case: Case) -> Iterator[Statement]:
    """Namings of invited offices from which nothing came in."""
    open_ = [edge for edge in case.scored.edges if edge.target in case.silent]
    if open_:
        listed = listing(f"{case.label(edge.source)} → {case.label(edge.target)}" for edge in open_)
        yield state("I5", liste=listed, offices=dict.fromkeys(edge.target for edge in open_))


def i6(case: Case) -> Iterator[Statement]:
    """At least five namings, and none as lacking."""
    edges = case.scored.edges
    if len(edges) >= _ENOUGH_EDGES and not any(edge.state in NEGATIVE for edge in edges):
        yield state("I6")
