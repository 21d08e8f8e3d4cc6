"""Rules C1, C2, T1–T3: what the offices can contribute, and what they want to tackle first together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.conclude.case import Case
from pipeline.conclude.catalogue import state, word
from pipeline.conclude.concluded import Statement
from pipeline.conclude.robustness import caution
from pipeline.conclude.wording import join, join_with_and, quoted
from pipeline.model import Text
from pipeline.score.scored import MINIMUM_FOR_SUMMARY, suffices

Choices = Counter[str | None]  # first joint field of the offices that answered; None = none of the known fields
NOTHING = "keine"  # code of the option "derzeit nichts"
_DECIDING = ("entscheidung", "mittel")  # codes of the options that C2 looks for
_CLEAR, _TIED, _MINIMUM_FOR_SCATTER = 3, 2, 3


def contributions(case: Case) -> Iterator[Statement]:
    """State what the offices can contribute."""
    for rule in (c1, c2):
        yield from rule(case)


def topics(case: Case) -> Iterator[Statement]:
    """State the first joint topic."""
    for rule in (t1, t2, t3):
        yield from rule(case)


def c1(case: Case) -> Iterator[Statement]:
    """Contributions were named."""
    offered = {code: count for code, count in case.scored.contributions.items() if code != NOTHING}
    if offered:
        names = case.contribution_names
        listed = join(Text(f"{names[code].de} ({k})", f"{names[code].en} ({k})") for code, k in offered.items())
        yield state("C1", n=case.response.answered, liste=listed)


def c2(case: Case) -> Iterator[Statement]:
    """At least five answers, and neither decisions nor budget among the contributions."""
    offered = case.scored.contributions
    if case.response.answered >= MINIMUM_FOR_SUMMARY and not any(code in offered for code in _DECIDING):
        yield state("C2")


def t1(case: Case) -> Iterator[Statement]:
    """One field is named most often, three times or more."""
    choices, invited = choices_of(case), case.response.invited
    if clear_favourite(choices, invited):
        (favourite,) = _favourites(choices)
        yield state(
            "T1",
            feld=case.field_name(favourite),
            k=choices[favourite],
            n=_given(choices),
            supplement=caution(choices, lambda rest: clear_favourite(rest, invited)),
            subject=favourite,
        )


def clear_favourite(choices: Choices, invited: int) -> bool:
    """The condition of T1."""
    favourites = _favourites(choices)
    return suffices(choices.total(), invited) and len(favourites) == 1 and choices[favourites[0]] >= _CLEAR


def t2(case: Case) -> Iterator[Statement]:
    """Several fields are named equally often, twice or more."""
    choices = choices_of(case)
    tied = [code for code in case.scored.joint_fields if code in _favourites(choices)]
    if len(tied) > 1 and choices[tied[0]] >= _TIED:
        listed = join_with_and([quoted(case.field_name(code)) for code in tied], word("and"))
        yield state("T2", liste=listed, k=choices[tied[0]], n=_given(choices))


def t3(case: Case) -> Iterator[Statement]:
    """At least three offices named a field, and each another one."""
    counts = case.scored.joint_fields.values()
    if sum(counts) >= _MINIMUM_FOR_SCATTER and max(counts) == 1:
        yield state("T3")


def choices_of(case: Case) -> Choices:
    """Count the first joint fields, None for offices that named none of the known fields."""
    known = case.scored.joint_fields
    return Counter(code if code in known else None for code in case.answers["joint_field"])


def _favourites(choices: Choices) -> list[str]:
    named = {code: count for code, count in choices.items() if code is not None}
    most = max(named.values(), default=0)
    return [code for code, count in named.items() if count == most]


def _given(choices: Choices) -> int:
    return choices.total() - choices[None]
