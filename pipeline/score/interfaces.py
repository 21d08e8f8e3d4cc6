"""The interfaces as a directed graph: who named whom, in what state, and whether the other side says the same.

Self-namings and repeated namings are no edges. With at most five namings, not being named back is weak evidence;
what may be said about it is for `conclude` (scoring.md, section 4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pipeline.clean.cleaned import Interface
from pipeline.score.scored import InterfaceEdge, InterfacePair, PairType

NEGATIVE = frozenset({"nicht", "fehlt"})
_DIVERGING = 2  # levels apart


def edges(named: Mapping[str, Iterable[Interface]], roster: Iterable[str]) -> tuple[InterfaceEdge, ...]:
    """Return one edge per naming of an office on the roster, by the first, then the second office.

    Args:
        named: what each office that answered named, offices in roster order.
        roster: keys of the whole roster in its order.
    """
    order = {office: place for place, office in enumerate(roster)}
    states = {source: _states(source, interfaces, order) for source, interfaces in named.items()}
    return tuple(
        InterfaceEdge(source, target, state, checkable=target in states, returned=source in states.get(target, {}))
        for source, targets in states.items()
        for target, state in sorted(targets.items(), key=lambda item: order[item[0]])
    )


def _states(source: str, interfaces: Iterable[Interface], roster: Mapping[str, int]) -> dict[str, str]:
    """Return the state per named office: the first that was stated, if an office was named twice."""
    found: dict[str, str] = {}
    for interface in interfaces:
        target = interface.office
        if target is not None and target in roster and target != source:
            found[target] = found.get(target) or interface.state
    return found


def pairs(found: Iterable[InterfaceEdge], levels: Mapping[str, int]) -> tuple[InterfacePair, ...]:
    """Return the pairs of offices that named each other; `levels` orders the states from 0 (missing) up."""
    return tuple(_pairs({(edge.source, edge.target): edge.state for edge in found}, levels))


def _pairs(states: Mapping[tuple[str, str], str], levels: Mapping[str, int]) -> Iterator[InterfacePair]:
    seen: set[tuple[str, str]] = set()
    for (a, b), a_says in states.items():
        if (b, a) in states and (b, a) not in seen:
            seen.add((a, b))
            yield InterfacePair(a, b, a_says, states[b, a], _pair_type(a_says, states[b, a], levels))


def _pair_type(a_says: str, b_says: str, levels: Mapping[str, int]) -> PairType:
    if a_says in NEGATIVE and b_says in NEGATIVE:
        return "both_negative"
    if a_says in levels and b_says in levels and abs(levels[a_says] - levels[b_says]) >= _DIVERGING:
        return "diverging"
    return "mutual"


def indegree(found: Iterable[InterfaceEdge], roster: Iterable[str]) -> dict[str, int]:
    """Count how many offices named each office: by count, then roster order."""
    counts = Counter(edge.target for edge in found)
    return dict(sorted(((office, counts[office]) for office in roster if counts[office]), key=lambda item: -item[1]))
