"""Rules R1–R6: who answered and who did not."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conclude.case import Case
from pipeline.conclude.catalogue import state
from pipeline.conclude.concluded import Statement
from pipeline.language import date_in_table, date_in_text
from pipeline.model import Text

_NAMED_OFTEN = 2  # namings as interface from which a silent office is worth a call


def response(case: Case) -> Iterator[Statement]:
    """State the response."""
    for rule in (r1, r2, r3, r4, r5, r6):
        yield from rule(case)


def r1(case: Case) -> Iterator[Statement]:
    """Always."""
    n, invited, percent = case.response.answered, case.response.invited, case.response.percent
    day = Text(date_in_table(case.as_of, "de"), date_in_text(case.as_of, "en"))
    if percent is None:
        yield state("R1_nobody_invited", datum=day)
    else:
        yield state("R1", n=n, N=invited, p=percent, datum=day)


def r2(case: Case) -> Iterator[Statement]:
    """Offices from which nothing came in (n < N; an answer that waits for a person has come in)."""
    silent = case.response.no_answer
    if silent:
        yield state("R2", liste=case.labels(silent), offices=silent)


def r3(case: Case) -> Iterator[Statement]:
    """N = n."""
    if case.response.answered == case.response.invited > 0:
        yield state("R3", N=case.response.invited)


def r4(case: Case) -> Iterator[Statement]:
    """Fewer than five answers, or fewer than half; `statements` then leaves out every summary."""
    if not case.response.suffices:
        yield state("R4")


def r5(case: Case) -> Iterator[Statement]:
    """At least half, but less than 80 percent, and at least five."""
    if case.response.suffices and 5 * case.response.answered < 4 * case.response.invited:
        yield state("R5")


def r6(case: Case) -> Iterator[Statement]:
    """Per office: not answered, and named as interface by two or more."""
    for office in case.response.no_answer:
        named_by = case.named_by.get(office, [])
        if len(named_by) >= _NAMED_OFTEN:
            yield state(
                "R6",
                stelle=case.label(office),
                k=len(named_by),
                liste=case.labels(named_by),
                offices=(office,),
                subject=office,
            )
