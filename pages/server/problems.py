"""What a person sees when a page fails: one sentence that says what to do. Never a traceback."""

from __future__ import annotations

import streamlit as st

from pages.components.texts import language_from, text, told
from pipeline.model import UserError


def show_problem(error: Exception) -> bool:
    """Show the sentence of a `UserError`, else a general one; True: Streamlit adds nothing."""
    language = language_from(st.context.cookies)
    st.error(told(error, language) if isinstance(error, UserError) else text("problem", language))
    return True
