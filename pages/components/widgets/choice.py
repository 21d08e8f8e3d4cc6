"""Choosing: one option out of several, and at most so many; what was not offered is no choice."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from pipeline.questionnaire.model import Question

Code = TypeVar("Code")


def most(question: Question, chosen: Collection[object]) -> int | None:
    """Return how many may be chosen; no limit where there are more already, which Streamlit would refuse to show.

    That they are too many, the checks say.
    """
    limit = question.max_entries
    return limit if limit is None or len(chosen) <= limit else None


def in_former_order(given: Sequence[Code], before: Sequence[Code]) -> list[Code]:
    """Return what is given now as it was given before, new ones last: who opens a page has changed nothing by that."""
    kept = dict.fromkeys(one for one in before if one in given)
    return list(dict.fromkeys([*kept, *given]))


def choose_one(
    label: str,
    options: Mapping[Code, str],
    chosen: object,
    *,
    key: str,
    captions: Sequence[str] | None = None,
    horizontal: bool = False,
    hidden_label: bool = False,
) -> Code | None:
    """Show radio buttons, `options` by code with their words; returns the code, None as long as none is chosen."""
    codes = list(options)
    answer = st.radio(
        label,
        codes,
        index=codes.index(chosen) if chosen in codes else None,  # type: ignore[arg-type]
        format_func=options.__getitem__,
        captions=captions,
        horizontal=horizontal,
        key=key,
        label_visibility="collapsed" if hidden_label else "visible",
    )
    return answer if answer in options else None  # Streamlit passes on words that are no option
