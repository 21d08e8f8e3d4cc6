"""What the letters on this page are written from: their language and the address that their links begin with."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.journal import Round
from pipeline.collect.journal.store import utc_now
from pipeline.model import LANGUAGES, Language
from pipeline.tasks.letters import Desk

_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")


def letter_desk(going_on: Round, language: Language, page: str) -> Desk | None:
    """Ask for both and return the desk; None while the address is none. `page` is this page's own address."""
    here = (st.context.url or "").rstrip("/").removesuffix(f"/{page}")
    with st.container(horizontal=True, vertical_alignment="top"):
        written_in: Language = st.segmented_control(
            text("letter_language", language), LANGUAGES, default="de", required=True, key="letter_language",
            format_func=lambda one: text(f"letter_language_{one}", language),
        )  # fmt: skip
        label, about = text("app_address", language), text("app_address_help", language)
        address = st.text_input(label, value=here, key="app_address", help=about, max_chars=300).strip()
    parts = urlsplit(address) if "[" not in address else urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        st.error(text("app_address_wrong", language))
        return None
    if parts.hostname in _THIS_COMPUTER:
        st.warning(text("app_address_local", language))
    return Desk(journal(), going_on, address, written_in, utc_now())
