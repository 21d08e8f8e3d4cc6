"""Personal links as the coordination hands them out: one to copy, or all for mail merge."""

from __future__ import annotations

import streamlit as st

from pages.components.access import forget_links
from pages.components.download import download_button
from pages.components.store import journal
from pages.components.texts import text
from pipeline.collect.journal import RosterEntry
from pipeline.collect.links import Links, links_csv
from pipeline.model import Language


def base_url() -> str:
    """Return the address under which this visitor reaches the app: that of the start page, where links are shown."""
    return (st.context.url or "").rstrip("/")


def links_download(language: Language) -> None:
    """Offer the list of all links as CSV."""

    def make() -> bytes:
        return links_csv(Links(journal()).listing(base_url())).encode("utf-8-sig")

    label = text("all_links", language)
    download_button(label, make, "links.csv", mime="text/csv; charset=utf-8", key="all_links")


def copy_link(entry: RosterEntry, language: Language) -> None:
    """Show an office's link to copy, and offer to replace it."""
    if st.session_state.pop("link_renewed", None) == entry.id:
        st.success(text("link_renewed", language))
    st.markdown(text("link_of_office", language))
    st.code(f"{base_url()}/k/{Links(journal()).token_for('office', entry.id)}", language=None, wrap_lines=True)
    if st.button(text("renew_link", language), key="renew", help=text("renew_link_help", language)):
        journal().renew_link(entry.id)
        forget_links()
        st.session_state["link_renewed"], st.session_state["office_changed"] = entry.id, True
        st.rerun()
