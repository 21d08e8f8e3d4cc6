"""One option out of several; what was not offered is no choice, whatever the browser sends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

Code = TypeVar("Code")


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
