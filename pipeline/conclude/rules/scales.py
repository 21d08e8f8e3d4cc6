"""Rules S1–S5: what may be said of each scale over all offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.conclude.case import Case
from pipeline.conclude.catalogue import state, word
from pipeline.conclude.concluded import Statement
from pipeline.conclude.robustness import caution
from pipeline.language import median_in_words
from pipeline.model import SCALES, Scale
from pipeline.score.scored import MINIMUM_FOR_SPREAD, MINIMUM_FOR_SUMMARY, suffices

Values = Counter[int | None]  # values of one scale over the offices that answered; None = no value
_MINIMUM_FOR_EQUALITY = 3


def scales(case: Case) -> Iterator[Statement]:
    """State what each scale shows, then how far two of them coincide."""
    for scale in SCALES:
        for rule in (s1, s2a, s2b, s2c, s3, s4):
            yield from rule(case, scale)
    yield from s5(case)


def s1(case: Case, scale: Scale) -> Iterator[Statement]:
    """At least five values, one of them high (else S2c)."""
    summary = case.scored.scales[scale]
    if summary.shows_median and summary.middle and summary.k4:
        median = median_in_words(summary.middle)
        yield state("S1", skala=word(scale), k4=summary.k4, n=summary.n_valid, m=median, subject=scale)


def s2a(case: Case, scale: Scale) -> Iterator[Statement]:
    """More than half of all invited offices choose 4 or 5, whatever the silent ones would answer."""
    values, invited = values_of(case, scale), case.response.invited
    if majority_of_invited(values, invited):
        supplement = caution(values, lambda rest: majority_of_invited(rest, invited))
        yield state("S2a", skala=word(scale), k4=high(values), N=invited, supplement=supplement, subject=scale)


def majority_of_invited(values: Values, invited: int) -> bool:
    """The condition of S2a."""
    return _countable(values, invited) and 2 * high(values) > invited


def s2b(case: Case, scale: Scale) -> Iterator[Statement]:
    """More than half of the usable answers are 4 or 5, but not more than half of all invited offices."""
    values, invited = values_of(case, scale), case.response.invited
    if majority_of_answers_only(values, invited):
        least, most = case.scored.scales[scale].k4_bounds
        yield state(
            "S2b",
            skala=word(scale),
            k4=least,
            n=valid(values),
            k4max=most,
            N=invited,
            supplement=caution(values, lambda rest: majority_of_answers_only(rest, invited)),
            subject=scale,
        )


def majority_of_answers_only(values: Values, invited: int) -> bool:
    """The condition of S2b; exactly half is no majority."""
    return _countable(values, invited) and 2 * high(values) > valid(values) and 2 * high(values) <= invited


def s2c(case: Case, scale: Scale) -> Iterator[Statement]:
    """At least five values, none of them high; replaces S1."""
    summary = case.scored.scales[scale]
    if summary.shows_median and not summary.k4:
        yield state("S2c", skala=word(scale), n=summary.n_valid, subject=scale)


def s3(case: Case, scale: Scale) -> Iterator[Statement]:
    """At least three values, all the same."""
    values = values_of(case, scale)
    if all_equal(values):
        value = next(value for value in values if value is not None)
        yield state("S3", skala=word(scale), n=valid(values), v=value, subject=scale)


def all_equal(values: Values) -> bool:
    """The condition of S3."""
    return valid(values) >= _MINIMUM_FOR_EQUALITY and len(values.keys() - {None}) == 1


def s4(case: Case, scale: Scale) -> Iterator[Statement]:
    """At least eight values, a quarter of them 0 or 1 and a quarter 4 or 5."""
    summary = case.scored.scales[scale]
    if summary.n_valid >= MINIMUM_FOR_SPREAD and 4 * min(summary.low, summary.k4) >= summary.n_valid:
        yield state("S4", skala=word(scale), kl=summary.low, k4=summary.k4, n=summary.n_valid, subject=scale)


def s5(case: Case) -> Iterator[Statement]:
    """At least eight offices rated affectedness and pressure, and four in five rated them identically."""
    rated = [(p.affected, p.pressure) for p in case.scored.positions if p.need is not None]
    same = sum(affected == pressure for affected, pressure in rated)
    if len(rated) >= MINIMUM_FOR_SPREAD and 5 * same >= 4 * len(rated):
        yield state("S5", k=same, n=len(rated))


def values_of(case: Case, scale: Scale) -> Values:
    """Count the values of one scale, None for offices that answered without a value."""
    return Counter(getattr(position, scale) for position in case.scored.positions)


def valid(values: Values) -> int:
    """Count the valid values."""
    return values.total() - values[None]


def high(values: Values) -> int:
    """Count the values 4 and 5."""
    return values[4] + values[5]


def _countable(values: Values, invited: int) -> bool:
    return suffices(values.total(), invited) and valid(values) >= MINIMUM_FOR_SUMMARY
