"""Rules P1–P9: the groups of offices, pressure without influence, and who stands out on both scales of need.

Every list is in the order of the organisation chart: a place in it is no rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.conclude.case import Case
from pipeline.conclude.catalogue import state
from pipeline.conclude.concluded import Statement
from pipeline.conclude.robustness import caution
from pipeline.conclude.rules.scales import all_equal
from pipeline.model import SCALES, Scale
from pipeline.score.names import is_answer
from pipeline.score.ranks import Cell, rank_spans
from pipeline.score.scored import MINIMUM_FOR_SUMMARY, Group, Position, suffices

Needs = Counter[tuple[int | None, int | None]]  # affectedness and pressure of the offices that answered
_HIGH_VALUE = 4  # asks for a reason, on every scale
_REASONS: dict[Scale, str] = {
    "affected": "why_affected",
    "pressure": "pressure_reason",
    "influence": "influence_basis",
}


def positions(case: Case) -> Iterator[Statement]:
    """State where the offices stand."""
    for rule in (p1, p2, p3, p4, p5, p5a, p6, p7, p8, p9):
        yield from rule(case)


def p1(case: Case) -> Iterator[Statement]:
    """Group "gestalten" is not empty, at least five offices are placed."""
    yield from _group(case, "P1", "gestalten")


def p2(case: Case) -> Iterator[Statement]:
    """Group "Rückendeckung brauchen" is not empty, at least five offices are placed."""
    yield from _group(case, "P2", "rueckendeckung")


def p3(case: Case) -> Iterator[Statement]:
    """Group "Einfluss einbringen" is not empty, at least five offices are placed."""
    yield from _group(case, "P3", "einfluss")


def p4(case: Case) -> Iterator[Statement]:
    """Group "Anschluss halten" is not empty, at least five offices are placed."""
    yield from _group(case, "P4", "anschluss")


def _group(case: Case, rule: str, group: Group) -> Iterator[Statement]:
    members = [p.office for p in case.scored.positions if p.group == group]
    if members and len(_placed(case)) >= MINIMUM_FOR_SUMMARY:
        yield state(rule, k=len(members), liste=case.labels(members), offices=members, subject=group)


def p5(case: Case) -> Iterator[Statement]:
    """Pressure of 4 or more with influence of 2 or less, among at least five offices with both values."""
    offices = [p.office for p in _pressed(case)]
    evaluable = sum(p.pressure_without_influence is not None for p in case.scored.positions)
    if offices and evaluable >= MINIMUM_FOR_SUMMARY:
        yield state("P5", k=len(offices), n=evaluable, liste=case.labels(offices), offices=offices)


def p5a(case: Case) -> Iterator[Statement]:
    """Per office under pressure without influence: its reason, word for word. A single fact; R4 leaves it."""
    for position in _pressed(case):
        reason = str(case.answers.at[position.office, "pressure_reason"]).strip()
        if is_answer(reason):
            yield state(
                "P5a",
                stelle=case.label(position.office),
                D=position.pressure or 0,
                E=position.influence or 0,
                grund=reason,
                offices=(position.office,),
                subject=position.office,
            )


def p6(case: Case) -> Iterator[Statement]:
    """At least one of at least five placed offices lies next to a threshold."""
    placed = _placed(case)
    near = [p.office for p in placed if p.near_threshold]
    if near and len(placed) >= MINIMUM_FOR_SUMMARY:
        yield state("P6", k=len(near), n=len(placed), offices=near)


def p7(case: Case) -> Iterator[Statement]:
    """A group stands out on affectedness and pressure under every weighting (see `stands_out`)."""
    needs, invited = needs_of(case), case.response.invited
    if stands_out(needs, invited):
        supplement = caution(needs, lambda rest: stands_out(rest, invited))
        top = _top(case)
        yield state("P7", liste=case.labels(top), offices=top, supplement=supplement)


def p8(case: Case) -> Iterator[Statement]:
    """At least five offices, no equal scale, and nobody stands out: who might, depending on the weighting."""
    needs = needs_of(case)
    if can_be_ordered(needs, case.response.invited) and not stands_out(needs, case.response.invited):
        top = _top(case)
        yield state("P8", liste=case.labels(top), offices=top)


def can_be_ordered(needs: Needs, invited: int) -> bool:
    """Whether P7 or P8 may be stated: enough answers with both values, and no scale on which all are equal (S3)."""
    affected, pressure = Counter[int | None](), Counter[int | None]()
    for (b, d), offices in needs.items():
        affected[b] += offices
        pressure[d] += offices
    equal = all_equal(affected) or all_equal(pressure)
    enough = suffices(needs.total(), invited) and _cells(needs).total() >= MINIMUM_FOR_SUMMARY
    return enough and not equal


def stands_out(needs: Needs, invited: int) -> bool:
    """The condition of P7: the offices that can be first fill the first places among themselves.

    Their rank spans start at 1 and end within the group, and the group is at most half of the offices.
    """
    if not can_be_ordered(needs, invited):
        return False
    cells = _cells(needs)
    spans = rank_spans(cells)
    top = [cell for cell, (best, _) in spans.items() if best == 1]
    size = sum(cells[cell] for cell in top)
    return all(spans[cell][1] <= size for cell in top) and 2 * size <= cells.total()


def p9(case: Case) -> Iterator[Statement]:
    """A value of 4 or 5 on a scale, and no reason written for it."""
    unexplained = [p.office for p in case.scored.positions if any(_unexplained(case, p, scale) for scale in SCALES)]
    if unexplained:
        yield state("P9", liste=case.labels(unexplained), offices=unexplained)


def _unexplained(case: Case, position: Position, scale: Scale) -> bool:
    value = getattr(position, scale)
    return (
        value is not None and value >= _HIGH_VALUE and not is_answer(case.answers.at[position.office, _REASONS[scale]])
    )


def needs_of(case: Case) -> Needs:
    """Count the offices by affectedness and pressure, None for no value."""
    return Counter((p.affected, p.pressure) for p in case.scored.positions)


def _cells(needs: Needs) -> Counter[Cell]:
    return Counter({(b, d): offices for (b, d), offices in needs.items() if b is not None and d is not None})


def _placed(case: Case) -> list[Position]:
    return [p for p in case.scored.positions if p.group]


def _pressed(case: Case) -> list[Position]:
    return [p for p in case.scored.positions if p.pressure_without_influence]


def _top(case: Case) -> list[str]:
    return [p.office for p in case.scored.positions if p.rank_span and p.rank_span[0] == 1]
