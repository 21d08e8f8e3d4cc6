"""Rules D1–D5: what could not be counted, and what had to be decided on the way to the figures."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conclude.case import Case
from pipeline.conclude.catalogue import state, word
from pipeline.conclude.concluded import Statement
from pipeline.model import SCALES


def data(case: Case) -> Iterator[Statement]:
    """State the quality of the data."""
    for rule in (d1, d2, d3, d4, d5):
        yield from rule(case)


def d1(case: Case) -> Iterator[Statement]:
    """Flagged values in rows that count or wait for a person."""
    if case.scored.flagged:
        yield state("D1", k=len(case.scored.flagged))


def d2(case: Case) -> Iterator[Statement]:
    """Offices with several versions; exact copies are none."""
    merged = [office.key for office in case.roster if office.key in case.cleaned.versions_merged]
    if merged:
        yield state("D2", k=len(merged), liste=case.labels(merged), offices=merged)


def d3(case: Case) -> Iterator[Statement]:
    """Answers that belong to no invited office."""
    if case.cleaned.unmatched_rows:
        yield state("D3", k=len(case.cleaned.unmatched_rows))


def d4(case: Case) -> Iterator[Statement]:
    """Per scale: cannot assess, or blank."""
    for scale in SCALES:
        missing = list(case.answers.index[case.answers[f"{scale}_status"] == "missing"])
        if missing:
            yield state("D4", skala=word(scale), liste=case.labels(missing), offices=missing, subject=scale)


def d5(case: Case) -> Iterator[Statement]:
    """Values that the coordination entered or corrected after asking, each once, however often it was corrected."""
    clarified = {(e.office, e.question, e.row) for e in case.cleaned.log if e.kind == "clarified"}
    if clarified:
        yield state("D5", k=len(clarified))
