"""Choosing one office by its name."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.components.texts import text
from pipeline.model import Language


def choose_office(
    label: str, names: Mapping[str, str], language: Language, *, key: str, index: int | None = None
) -> str | None:
    """Ask for one of the offices, whose names are given by whatever tells them apart; None as long as none is chosen.

    `index` is the place of the one that is likely.
    """
    return st.selectbox(
        label,
        list(names),
        index=index,
        format_func=names.__getitem__,
        placeholder=text("choose_offices", language),
        key=key,
    )
