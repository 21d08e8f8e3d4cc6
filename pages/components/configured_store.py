"""Where the answers lie, as it is really configured; for Google with the warning that law.md, L1, asks for."""

from __future__ import annotations

import streamlit as st

from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.model import Language


def configured_store(language: Language) -> None:
    """Say where the answers are stored, and who can change that."""
    database = "store_file" if journal().url.drivername == "sqlite" else "store_server"
    st.markdown(f"**{text('store_title', language)}:** {text(database, language)}")
    if uses_sheet():
        st.warning(text("store_google", language))
    st.caption(text("store_configured", language))
