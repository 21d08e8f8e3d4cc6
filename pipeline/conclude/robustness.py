"""Whether a statement hangs on a single answer: the condition is checked again without each of them.

Works on a tally of what the offices answered. Offices with the same answer are interchangeable, so one removal per
distinct answer is as good as one per office (scoring.md, section 2, "Leave-one-out").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from pipeline.conclude.catalogue import word
from pipeline.model import Text

_Answer = TypeVar("_Answer")


def caution(tally: Counter[_Answer], holds: Callable[[Counter[_Answer]], bool]) -> Text | None:
    """Return the sentence to append if a statement hangs on a single answer; arguments as below."""
    return word("one_answer") if hangs_on_one_answer(tally, holds) else None


def hangs_on_one_answer(tally: Counter[_Answer], holds: Callable[[Counter[_Answer]], bool]) -> bool:
    """Whether the condition fails for the removal of any single answer.

    Args:
        tally: how many offices gave each answer; an office that answered without a value counts as well.
        holds: the condition of the statement; the number of invited offices stays.
    """
    return any(not holds(tally - Counter([answer])) for answer in tally)
