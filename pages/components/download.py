"""A button that downloads: the file is made when somebody asks for it, and is gone once it was fetched."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from pages.server.cookies import owner
from pages.server.downloads import PDF, issue


def download_button(
    label: str, make: Callable[[], bytes], file_name: str, *, mime: str = PDF, key: str, primary: bool = False
) -> None:
    """Show the button; a click makes the file and starts the download (pages/server/page.js, 2)."""
    if st.button(label, key=key, icon=":material/download:", type="primary" if primary else "secondary"):
        ticket = issue(make(), file_name, mime, owner=owner(st.context.cookies))
        st.html(f'<a data-download href="dl/{ticket}" download="{escape(file_name)}">{escape(file_name)}</a>')
