"""Rules M1–M4, X1, X2: who is missing at the table, and which experts from outside are proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.conclude.case import Case
from pipeline.conclude.catalogue import state, word
from pipeline.conclude.concluded import Statement
from pipeline.language import listing
from pipeline.score.scored import MINIMUM_FOR_SUMMARY, NamedActor

_SEVERAL = 2


def missing(case: Case) -> Iterator[Statement]:
    """State who is missing."""
    for rule in (m1, m1s, m2, m3, m4):
        yield from rule(case)


def external(case: Case) -> Iterator[Statement]:
    """State which experts from outside are proposed."""
    for rule in (x1, x2):
        yield from rule(case)


def m1(case: Case) -> Iterator[Statement]:
    """Per actor: not invited, named by two or more."""
    for actor in _often_missed(case):
        yield state("M1", name=actor.name, k=len(actor.named_by), offices=actor.named_by, subject=actor.name)


def m1s(case: Case) -> Iterator[Statement]:
    """All actors of M1 in one sentence, for page 1."""
    actors = _often_missed(case)
    if actors:
        liste = listing(f"{actor.name} ({len(actor.named_by)})" for actor in actors)
        yield state("M1s", liste=liste, offices=_naming(actors))


def m2(case: Case) -> Iterator[Statement]:
    """Actors that are not invited and were named once."""
    actors = [actor for actor in case.scored.missing_actors if _absent(case, actor) and len(actor.named_by) == 1]
    if actors:
        liste = listing(actor.name for actor in actors)
        yield state("M2", k=len(actors), liste=liste, offices=_naming(actors))


def m3(case: Case) -> Iterator[Statement]:
    """Per actor: named as missing, but invited."""
    for actor in case.scored.missing_actors:
        if not _absent(case, actor):
            addition = word("answer_outstanding") if actor.office in case.silent else ""
            yield state("M3", name=actor.name, zusatz=addition, offices=actor.named_by, subject=actor.name)


def m4(case: Case) -> Iterator[Statement]:
    """At least five answers, and nobody named."""
    if case.response.answered >= MINIMUM_FOR_SUMMARY and not case.scored.missing_actors:
        yield state("M4")


def x1(case: Case) -> Iterator[Statement]:
    """Experts from outside were named; the number stands behind a name from two on."""
    experts = case.scored.external_experts
    if experts:
        yield state("X1", liste=listing(_with_count(expert) for expert in experts))


def x2(case: Case) -> Iterator[Statement]:
    """At least five answers, and no expert named."""
    if case.response.answered >= MINIMUM_FOR_SUMMARY and not case.scored.external_experts:
        yield state("X2")


def _often_missed(case: Case) -> list[NamedActor]:
    return [actor for actor in case.scored.missing_actors if _absent(case, actor) and len(actor.named_by) >= _SEVERAL]


def _naming(actors: Iterable[NamedActor]) -> tuple[str, ...]:
    """Return who named one of these actors, each office once."""
    return tuple(dict.fromkeys(key for actor in actors for key in actor.named_by))


def _absent(case: Case, actor: NamedActor) -> bool:
    """Whether an actor is not invited: not on the roster, or known there without an invitation."""
    return actor.office is None or not case.offices[actor.office].invited


def _with_count(expert: NamedActor) -> str:
    count = len(expert.named_by)
    return f"{expert.name} ({count})" if count >= _SEVERAL else expert.name
