"""A file that somebody chooses, read at once; what is wrong with it is said in one sentence below the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from pages.components.texts import told
from pipeline.model import Language, UserError

_Read = TypeVar("_Read")


def uploaded(
    label: str, kinds: Sequence[str], read: Callable[[str, bytes], _Read], language: Language, *, key: str
) -> _Read | None:
    """Ask for a file and return what `read` finds in it, by name and content; None without a usable one.

    `read` raises UserError where the file cannot be used.
    """
    chosen = st.file_uploader(label, type=list(kinds), key=key)
    if chosen is None:
        return None
    try:
        return read(chosen.name, chosen.getvalue())
    except UserError as error:
        st.error(told(error, language))
        return None
